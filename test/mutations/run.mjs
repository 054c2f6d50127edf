// npm run mutate -- tables [product ...]
// Changes one fact of a generated table at a time, and looks whether the cases notice it. Needs a build. What is known of the
// same code is kept, so that a run that was stopped goes on. Fails below 99 %.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = join(root, 'node_modules/.cache/yunspec/mutations');
const usage = 'Usage: npm run mutate -- tables [product ...] [--fresh]';
const lowest = 0.99;

const { values, positionals } = parseArgs({ options: { fresh: { type: 'boolean' } }, allowPositionals: true });
const [subject, ...wanted] = positionals;
const known = readdirSync(join(root, 'packages')).filter((name) =>
  existsSync(join(root, 'packages', name, '.generated.json')),
);
const stranger = wanted.find((name) => !known.includes(name));
if (subject !== 'tables' || stranger !== undefined) {
  console.error(stranger === undefined ? usage : `There is no product ${stranger}; known: ${known.join(', ')}`);
  process.exit(2);
}

mkdirSync(cache, { recursive: true });
const bundle = join(cache, 'tables.mjs');
// in the repository, so that it finds the packages
await build({
  entryPoints: [fileURLToPath(new URL('tables.ts', import.meta.url))],
  outfile: bundle,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  logLevel: 'warning',
});
/** @type {typeof import('./tables.js')} */
const { tryTables } = await import(pathToFileURL(bundle).href);

/**
 * Hashes all that the outcomes depend on.
 * @param {string} product
 */
function digest(product) {
  const folder = join(root, 'packages', product);
  const cases = readdirSync(join(folder, 'cases')).map((name) => join(folder, 'cases', name));
  const files = [bundle, join(folder, 'dist/index.js'), join(root, 'packages/runtime/dist/check/index.js'), ...cases];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('base64url');
}

/**
 * Tries the mutants of one product, and prints its report.
 * @param {string} product
 */
async function tryProduct(product) {
  const file = join(cache, `tables-${product}.json`);
  const code = digest(product);
  const memory = existsSync(file) && !values.fresh ? JSON.parse(readFileSync(file, 'utf8')) : {};
  /** @type {Map<string, boolean>} */
  const outcomes = new Map(memory.code === code ? memory.outcomes : []);
  const save = () => writeFileSync(file, JSON.stringify({ code, outcomes: [...outcomes] }));
  /** @type {Map<string, { all: number, noticed: number }>} */
  const kinds = new Map();
  /** @type {string[]} */
  const survivors = [];
  let saved = Date.now();
  await tryTables(product, pathToFileURL(root), new Map(outcomes), ({ id, kind, isNoticed }) => {
    outcomes.set(id, isNoticed);
    const count = kinds.get(kind) ?? { all: 0, noticed: 0 };
    kinds.set(kind, { all: count.all + 1, noticed: count.noticed + Number(isNoticed) });
    if (!isNoticed) survivors.push(id);
    if (Date.now() - saved < 5000) return;
    save();
    saved = Date.now();
  });
  save();
  return { product, kinds, survivors };
}

/** @param {number} share */
const percent = (share) => `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;

let isLow = false;
for (const product of wanted.length === 0 ? known : wanted) {
  const { kinds, survivors } = await tryProduct(product);
  const all = [...kinds.values()].reduce((sum, one) => sum + one.all, 0);
  const share = all === 0 ? 1 : (all - survivors.length) / all;
  console.log(`\n${product}: ${all} mutants, ${percent(share)} noticed`);
  for (const [kind, { all: count, noticed }] of [...kinds].sort())
    console.log(`  ${percent(noticed / count).padStart(7)}  ${String(noticed).padStart(5)} of ${count}  ${kind}`);
  for (const id of survivors) console.log(`  survived: ${id}`);
  if (share < lowest) isLow = true;
}
process.exitCode = isLow ? 1 : 0;
