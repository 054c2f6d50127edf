// Fails when operations begin to need more of the runtime.
//
// The bundle of an operation consists of its product's tables, which follow from the specs, and of a part of the
// runtime. Only the runtime's part has a budget (esbuild reports its exact size), so a change of the specs cannot
// exceed it.
// - A recorded operation may exceed its budget by 3 %.
// - A new operation may need as much as the largest recorded one, and 3 % more. Nobody has to record it first.
// - The entry of an operation that no longer exists is ignored.
// Only --update writes the entries.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { weighBundle } from './support/esbuild.mjs';
import { CannotRun } from './support/process.mjs';
import { root } from './support/workspace.mjs';

const locateModel = (/** @type {string} */ product) => join(root, 'packages', product, 'model.json');
const products = readdirSync(join(root, 'packages')).filter((name) => existsSync(locateModel(name)));
const slack = 0.03;
const file = new URL('bundle-budget.json', import.meta.url);

const help = `Bundles the standalone function of every operation (minified, for browsers) and compares the bytes that
come from the runtime with bundle-budget.json. The packages must be built.

Everything that a call can reach is counted, in one file without code splitting: also what only a failure or an option
needs. Nothing of it is loaded later.

Usage: node bench/bundle-guard.mjs [--update]

  --update  write the sizes as they are now into the budget
  --help    show this

Exit codes: 0 none grew by more than ${slack * 100} %; 1 some did; 2 called wrongly; 70 could not run.`;

/**
 * @typedef {{ name: string, runtime: number, compressed: number }} Weight bytes of the runtime's part, and of the whole
 * @typedef {Record<string, number>} Budget bytes of the runtime's part by product and operation
 */

const lowerFirst = (/** @type {string} */ name) => name.charAt(0).toLowerCase() + name.slice(1);
const say = (/** @type {string} */ line) => {
  process.stderr.write(`${line}\n`);
};

/**
 * Weighs the operations of a product.
 * @param {string} product
 * @returns {Promise<Weight[]>}
 */
function weighOperations(product) {
  const model = /** @type {{ className: string, operations: { name: string }[] }} */ (
    JSON.parse(readFileSync(locateModel(product), 'utf8'))
  );
  const names = model.operations.map(({ name }) => name).sort();
  say(`bundling ${names.length} operations of ${product} …`);
  return Promise.all(
    names.map(async (name) => {
      const contents = `export { create${model.className}, ${lowerFirst(name)} } from '@yunspec/${product}';`;
      return { name: `${product} ${name}`, ...(await weighBundle(contents, root, 'browser')) };
    }),
  );
}

/**
 * Describes by how much an operation is over its budget, if it is.
 * @param {Weight} weight
 * @param {Budget} budget
 */
function findExcess({ name, runtime }, budget) {
  const allowed = budget[name] ?? Math.max(...Object.values(budget));
  const growth = runtime / allowed - 1;
  if (growth <= slack) return [];
  const reason = name in budget ? 'grew' : 'is new and exceeds the largest recorded one';
  return [`${name} ${reason} by ${(growth * 100).toFixed(1)} %: ${allowed} to ${runtime} bytes of the runtime`];
}

/** @param {{ update?: boolean }} options */
async function main({ update = false }) {
  /** @type {Weight[]} */
  const weights = [];
  for (const product of products) weights.push(...(await weighOperations(product)));
  if (update) {
    const budget = Object.fromEntries(weights.map(({ name, runtime }) => [name, runtime]));
    writeFileSync(file, `${JSON.stringify(budget, null, 2)}\n`);
    say('the budget is what the sizes are now');
    return 0;
  }
  const budget = /** @type {Budget} */ (JSON.parse(readFileSync(file, 'utf8')));
  const excesses = weights.flatMap((weight) => findExcess(weight, budget));
  for (const line of excesses) console.log(line);
  const wholes = weights.map(({ compressed }) => compressed);
  const range = `${Math.min(...wholes)} to ${Math.max(...wholes)} bytes as a whole, minified and gzip`;
  say(`${weights.length} operations, ${range}; ${excesses.length} over the budget`);
  return excesses.length === 0 ? 0 : 1;
}

try {
  const { values } = parseArgs({ options: { update: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) console.log(help);
  else process.exitCode = await main(values);
} catch (error) {
  const { code, message, stack } = /** @type {NodeJS.ErrnoException} */ (error);
  const misused = code?.startsWith('ERR_PARSE_ARGS') ?? false;
  say(`bundle-guard: ${misused || error instanceof CannotRun ? message : stack}`);
  process.exitCode = misused ? 2 : 70;
}
