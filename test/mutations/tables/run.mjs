import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { loadBundled } from '../../support/load-bundled.mjs';
import { formatShare } from '../format.mjs';
import { cache, reports, root } from '../paths.mjs';

const lowest = 0.99;
const bundle = join(cache, 'tables.mjs');

export const tablesUsage = 'npm run mutate -- tables [product ...] [--fresh]';

const load = () =>
  /** @type {Promise<typeof import('./tables.js')>} */ (loadBundled(new URL('tables.ts', import.meta.url), bundle));

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
 * Tries the mutants of the tables of one product.
 * @param {string} product
 * @param {boolean} isFresh
 */
async function tryProduct(product, isFresh) {
  const { tryTables } = await load();
  const file = join(cache, `tables-${product}.json`);
  const code = digest(product);
  const memory = existsSync(file) && !isFresh ? JSON.parse(readFileSync(file, 'utf8')) : {};
  /** @type {Map<string, boolean>} */
  const outcomes = new Map(memory.code === code ? memory.outcomes : []);
  const save = () => writeFileSync(file, JSON.stringify({ code, outcomes: [...outcomes] }));
  /** @type {Map<string, { all: number, noticed: number }>} */
  const kinds = new Map();
  /** @type {{ id: string, kind: string }[]} */
  const survivors = [];
  let saved = Date.now();
  await tryTables(product, pathToFileURL(root), new Map(outcomes), ({ id, kind, isNoticed }) => {
    outcomes.set(id, isNoticed);
    const count = kinds.get(kind) ?? { all: 0, noticed: 0 };
    kinds.set(kind, { all: count.all + 1, noticed: count.noticed + Number(isNoticed) });
    if (!isNoticed) survivors.push({ id, kind });
    if (Date.now() - saved < 5000) return;
    save();
    saved = Date.now();
  });
  save();
  return { kinds, survivors };
}

/** @typedef {{ product: string, kind: string, number: number, reason: string, mutants: readonly string[] }} Entry */

/** Reads the survivors that are known, with the reason of each. */
const readKnown = () =>
  /** @type {Entry[]} */ (parse(readFileSync(join(reports, 'survivors.yaml'), 'utf8'))?.survivors ?? []);

/**
 * Finds survivors without a reason, and reasons without a survivor.
 * @param {string} product
 * @param {readonly { id: string, kind: string }[]} survivors
 */
function findUnexplained(product, survivors) {
  const entries = readKnown().filter((entry) => entry.product === product);
  const isListed = (/** @type {{ id: string, kind: string }} */ { id, kind }) =>
    entries.some((entry) => entry.kind === kind && entry.mutants.includes(id));
  const isAlive = (/** @type {Entry} */ { kind }, /** @type {string} */ id) =>
    survivors.some((one) => one.kind === kind && one.id === id);
  return [
    ...survivors.filter((one) => !isListed(one)).map(({ id }) => `survived without a reason: ${id}`),
    ...entries
      .filter(({ number, mutants }) => number !== mutants.length)
      .map(({ kind, number, mutants }) => `${kind}: ${number} survivors are said, ${mutants.length} are listed`),
    ...entries.filter(({ reason = '' }) => reason === '').map(({ kind }) => `${kind}: the reason is empty`),
    ...entries.flatMap((entry) =>
      entry.mutants.filter((id) => !isAlive(entry, id)).map((id) => `a reason without a survivor: ${id}`),
    ),
  ];
}

/**
 * Changes one fact of a generated table at a time, and looks whether the cases notice it. Fails below 99 %, and where a
 * survivor has no reason or a reason has no survivor.
 * @param {readonly string[]} products
 * @param {boolean} isFresh
 * @returns {Promise<number>} the exit code
 */
export async function mutateTables(products, isFresh) {
  let isWrong = false;
  for (const product of products) {
    const { kinds, survivors } = await tryProduct(product, isFresh);
    const all = [...kinds.values()].reduce((sum, one) => sum + one.all, 0);
    const noticed = all - survivors.length;
    console.log(`\n${product}: ${all} mutants, ${formatShare(noticed, all)} noticed, ${survivors.length} survived`);
    for (const [kind, { all: count, noticed: seen }] of [...kinds].sort())
      console.log(`  ${formatShare(seen, count).padStart(7)}  ${String(seen).padStart(5)} of ${count}  ${kind}`);
    const faults = findUnexplained(product, survivors);
    for (const fault of faults) console.log(`  ${fault}`);
    if (noticed < all * lowest || faults.length > 0) isWrong = true;
  }
  return isWrong ? 1 : 0;
}
