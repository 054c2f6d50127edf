import { existsSync } from 'node:fs';
import { root } from './run.mjs';

/** @typedef {import('../generator/dist/write/coverage/goal.js').Aspect} Aspect */

/** The lines of the summary, each with what it counts. @type {readonly (readonly [string, readonly Aspect[]])[]} */
const lines = [
  ['constraints', ['inside', 'outside', 'wire']],
  ['operations', ['operations', 'errors', 'common']],
  ['rules and states', ['kept', 'broken', 'allowed', 'refused', 'passages']],
  ['examples', ['examples']],
];

/**
 * Prints what the tests have reached, and what is wrong with the records of it. Returns whether all is well; where tests
 * were not run, there is nothing to compare.
 */
export async function reportCoverage() {
  if (!existsSync(new URL('../generator/dist/write/coverage/check.js', import.meta.url))) return true;
  const { checkCoverage } = await import('../generator/dist/write/coverage/check.js');
  const { faults, missing, totals } = checkCoverage(root);
  for (const [name, aspects] of lines)
    console.log(`${name}: ${aspects.map((aspect) => totals.get(aspect)).join(', ')}`);
  if (missing.length > 0) console.log(`coverage was not compared: ${missing.join(', ')} left no record`);
  for (const fault of faults) console.log(fault);
  return faults.length === 0;
}
