// npm run mutate -- tables|specs|code …
// Makes mutants, one wrong fact or one wrong line at a time, and counts what is noticed. Needs a build. What is known of the
// same code is kept, so that a run that was stopped goes on. Reports are in test/mutations/reports.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { codeUsage, mutateCode } from './code/run.mjs';
import { root } from './paths.mjs';
import { mutateSpecs, specsUsage } from './specs/run.mjs';
import { mutateTables, tablesUsage } from './tables/run.mjs';

const { values, positionals } = parseArgs({
  options: {
    fresh: { type: 'boolean' },
    most: { type: 'string' },
    seed: { type: 'string' },
    survivors: { type: 'boolean' },
    files: { type: 'string', multiple: true },
  },
  allowPositionals: true,
});
const [subject, ...wanted] = positionals;

const known = readdirSync(join(root, 'packages')).filter((name) =>
  existsSync(join(root, 'packages', name, '.generated.json')),
);

/** Reads the products of the call: those that it names, or all. */
function readProducts() {
  const stranger = wanted.find((name) => !known.includes(name));
  if (stranger === undefined) return wanted.length === 0 ? known : wanted;
  console.error(`There is no product ${stranger}; known: ${known.join(', ')}`);
  return process.exit(2);
}

/** @type {Readonly<Record<string, () => number | Promise<number>>>} */
const subjects = {
  tables: () => mutateTables(readProducts(), values.fresh === true),
  specs: () => mutateSpecs(readProducts(), { ...values, isAll: wanted.length === 0 }),
  code: () => mutateCode(wanted, values),
};

const run = subjects[subject ?? ''];
if (run === undefined) {
  console.error(['Usage:', tablesUsage, specsUsage, codeUsage].join('\n  '));
  process.exit(2);
}
process.exitCode = await run();
