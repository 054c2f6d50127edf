import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundledBytes } from './support/esbuild.mjs';
import { CannotRun } from './support/process.mjs';
import { root } from './support/workspace.mjs';

const modelOf = (/** @type {string} */ product) => join(root, 'packages', product, 'model.json');
const products = readdirSync(join(root, 'packages')).filter((name) => existsSync(modelOf(name)));
const slack = 0.03;
const file = new URL('bundle-budget.json', import.meta.url);

const help = `Bundles the standalone function of every operation (minified, gzip, for browsers) and compares with bundle-budget.json.
The packages must be built.

Usage: node bench/bundle-guard.mjs [--update]

  --update  write the sizes as they are now into the budget
  --help    show this

Exit codes: 0 none grew by more than ${slack * 100} %; 1 some did, or the budget names other operations; 2 called wrongly; 70 could not run.`;

/** @typedef {Record<string, Record<string, number>>} Sizes bytes by product and operation */

const camel = (/** @type {string} */ name) => name.charAt(0).toLowerCase() + name.slice(1);
const say = (/** @type {string} */ line) => {
  process.stderr.write(`${line}\n`);
};

/** @returns {Promise<Sizes>} */
async function measured() {
  /** @type {Sizes} */
  const sizes = {};
  for (const product of products) {
    const { className, operations } = JSON.parse(readFileSync(modelOf(product), 'utf8'));
    const names = /** @type {{ name: string }[]} */ (operations).map(({ name }) => name).sort();
    say(`bundling ${names.length} operations of ${product} …`);
    const sizeOf = (/** @type {string} */ name) =>
      bundledBytes(`export { create${className}, ${camel(name)} } from '@yunspec/${product}';`, root, 'browser');
    sizes[product] = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await sizeOf(name)])));
  }
  return sizes;
}

/**
 * What is wrong with one operation's size, if anything.
 * @param {string} name
 * @param {number | undefined} size
 * @param {number | undefined} budget
 */
function fault(name, size, budget) {
  if (size === undefined) return `${name} is in the budget and does not exist; run with --update`;
  if (budget === undefined) return `${name} has no budget (${size} bytes); run with --update`;
  const growth = size / budget - 1;
  return growth > slack ? `${name} grew by ${(growth * 100).toFixed(1)} %: ${budget} to ${size} bytes` : undefined;
}

/** @param {{ update?: boolean }} options */
async function main({ update = false }) {
  const sizes = await measured();
  if (update) {
    writeFileSync(file, `${JSON.stringify(sizes, null, 2)}\n`);
    say('the budget is what the sizes are now');
    return 0;
  }
  const budget = /** @type {Sizes} */ (JSON.parse(readFileSync(file, 'utf8')));
  const faults = [...new Set([...products, ...Object.keys(budget)])].flatMap((product) => {
    const names = new Set([...Object.keys(sizes[product] ?? {}), ...Object.keys(budget[product] ?? {})]);
    return [...names].flatMap(
      (name) => fault(`${product} ${name}`, sizes[product]?.[name], budget[product]?.[name]) ?? [],
    );
  });
  for (const line of faults) console.log(line);
  const all = Object.values(sizes).flatMap((one) => Object.values(one));
  say(
    `${all.length} operations, ${Math.min(...all)} to ${Math.max(...all)} bytes; ${faults.length} not within the budget`,
  );
  return faults.length === 0 ? 0 : 1;
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
