import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatShare, formatTable } from '../format.mjs';
import { cache, reports, root } from '../paths.mjs';
import { hashText } from './mutant.mjs';

const lowest = 0.9;

export const specsUsage = 'npm run mutate -- specs [product ...] [--most 40] [--seed 1] [--survivors]';

/** @typedef {{ kind: string, codes: readonly string[] }} Outcome */

/**
 * Hashes what the outcomes depend on: the specs of a product, and the checker.
 * @param {string} product
 */
function digest(product) {
  const hash = createHash('sha256');
  const folders = [
    `specs/${product}`,
    'generator/dist',
    'packages/runtime/dist/check',
    'packages/model/dist',
    'test/mutations/specs',
  ];
  for (const folder of folders) {
    const files = readdirSync(join(root, folder), { withFileTypes: true, recursive: true }).filter((one) =>
      one.isFile(),
    );
    for (const path of files.map((one) => join(one.parentPath, one.name)).sort())
      if (!path.endsWith('.map')) hash.update(path.slice(root.length)).update(readFileSync(path));
  }
  return hash.digest('base64url');
}

/**
 * Takes so many mutants of each kind, which the seed decides.
 * @template {{ id: string, kind: string }} M
 * @param {readonly M[]} mutants
 * @param {number} most
 * @param {string} seed
 */
function sample(mutants, most, seed) {
  /** @type {Map<string, M[]>} */
  const kinds = new Map();
  for (const mutant of mutants) kinds.set(mutant.kind, [...(kinds.get(mutant.kind) ?? []), mutant]);
  return [...kinds.values()].flatMap((all) =>
    all
      .map((mutant) => ({ mutant, order: hashText(`${seed} ${mutant.id}`) }))
      .sort((a, b) => a.order - b.order)
      .slice(0, most)
      .map(({ mutant }) => mutant),
  );
}

/**
 * Tries the mutants of one product.
 * @param {string} product
 * @param {{ most: number, seed: string }} options
 */
async function tryProduct(product, { most, seed }) {
  const { Bench, listMutants } = await import('./try.mjs');
  const file = join(cache, 'specs', `${product}.json`);
  const code = digest(product);
  const memory = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  /** @type {Map<string, readonly string[]>} */
  const known = new Map(memory.code === code ? memory.outcomes : []);
  mkdirSync(join(cache, 'specs'), { recursive: true });
  const save = () => writeFileSync(file, JSON.stringify({ code, outcomes: [...known] }));
  const all = listMutants(product);
  const tried = sample(all, most, seed);
  let bench;
  let saved = Date.now();
  for (const mutant of tried) {
    if (known.has(mutant.id)) continue;
    bench ??= new Bench(product);
    known.set(mutant.id, [...new Set(bench.try(mutant).map((finding) => finding.code))]);
    if (Date.now() - saved < 5000) continue;
    save();
    saved = Date.now();
  }
  save();
  return { all, tried: tried.map(({ id, kind }) => ({ id, kind, codes: known.get(id) ?? [] })) };
}

/** @typedef {{ all: number, tried: number, noticed: number, by: Map<string, number> }} Count */

/**
 * Counts the mutants of a product by kind.
 * @param {Awaited<ReturnType<typeof tryProduct>>} outcome
 * @returns {Map<string, Count>}
 */
function countKinds({ all, tried }) {
  /** @type {Map<string, Count>} */
  const kinds = new Map();
  for (const { kind } of all) {
    const count = kinds.get(kind) ?? { all: 0, tried: 0, noticed: 0, by: new Map() };
    kinds.set(kind, { ...count, all: count.all + 1 });
  }
  for (const { kind, codes } of tried) {
    const count = kinds.get(kind);
    if (count === undefined) continue;
    count.tried += 1;
    count.noticed += Number(codes.length > 0);
    for (const code of codes) count.by.set(code, (count.by.get(code) ?? 0) + 1);
  }
  return kinds;
}

/**
 * Adds the counts of several products.
 * @param {readonly Map<string, Count>[]} products
 */
function addKinds(products) {
  /** @type {Map<string, Count>} */
  const sum = new Map();
  for (const [kind, { all, tried, noticed, by }] of products.flatMap((kinds) => [...kinds])) {
    const count = sum.get(kind) ?? { all: 0, tried: 0, noticed: 0, by: new Map() };
    for (const [code, times] of by) count.by.set(code, (count.by.get(code) ?? 0) + times);
    sum.set(kind, { all: count.all + all, tried: count.tried + tried, noticed: count.noticed + noticed, by: count.by });
  }
  return sum;
}

/**
 * Returns how many mutants are noticed, or would be: each kind counts as often as it has mutants, however many were tried.
 * @param {Map<string, Count>} kinds
 */
const expectNoticed = (kinds) =>
  [...kinds.values()].reduce((sum, { all, tried, noticed }) => sum + (all * noticed) / Math.max(tried, 1), 0);

/** @param {Map<string, Count>} kinds */
const formatKinds = (kinds) =>
  [...kinds]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, { all, tried, noticed, by }]) => [
      kind,
      all,
      tried,
      noticed,
      formatShare(noticed, tried),
      [...by]
        .sort(([, a], [, b]) => b - a)
        .slice(0, 3)
        .map(([code]) => code)
        .join(', '),
    ]);

/**
 * Formats the report.
 * @param {readonly { product: string, kinds: Map<string, Count> }[]} products
 */
function formatReport(products) {
  const sum = (/** @type {Map<string, Count>} */ kinds, /** @type {'all' | 'tried' | 'noticed'} */ word) =>
    [...kinds.values()].reduce((total, count) => total + count[word], 0);
  const rows = products.map(({ product, kinds }) => [
    product,
    sum(kinds, 'all'),
    sum(kinds, 'tried'),
    sum(kinds, 'noticed'),
    formatShare(expectNoticed(kinds), sum(kinds, 'all')),
  ]);
  const all = addKinds(products.map(({ kinds }) => kinds));
  return [
    formatTable(['product', 'mutants', 'tried', 'noticed', 'score'], rows),
    '',
    formatTable(['kind', 'mutants', 'tried', 'noticed', 'score', 'mostly by'], formatKinds(all)),
  ].join('\n');
}

/**
 * Tries the mutants of specs, one at a time. Fails where fewer than 90 % are noticed. A run over all products writes the
 * report.
 * @param {readonly string[]} products
 * @param {{ most?: string | undefined, seed?: string | undefined, survivors?: boolean | undefined, isAll?: boolean }} options
 * @returns {Promise<number>} the exit code
 */
export async function mutateSpecs(products, { most = 'Infinity', seed = '1', survivors = false, isAll = false }) {
  // the documents are no witness here
  process.env.YUNSPEC_DOCS = join(cache, 'no-documents');
  const counted = [];
  for (const product of products) {
    const outcome = await tryProduct(product, { most: Number(most), seed });
    counted.push({ product, kinds: countKinds(outcome) });
    const alive = outcome.tried.filter(({ codes }) => codes.length === 0);
    if (survivors) for (const { id } of alive) console.log(`survived: ${product} ${id}`);
  }
  const report = formatReport(counted);
  console.log(report);
  if (isAll) writeReport(report, most, seed);
  const isLow = counted.some(({ kinds }) => {
    const all = [...kinds.values()].reduce((sum, one) => sum + one.all, 0);
    return expectNoticed(kinds) < all * lowest;
  });
  return isLow ? 1 : 0;
}

/**
 * Writes the tables of a report. What stands below them is written by hand.
 * @param {string} report
 * @param {string} most
 * @param {string} seed
 */
function writeReport(report, most, seed) {
  const path = join(reports, 'specs.md');
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const [, byHand = ''] = before.split(/(?=^## )/m, 2);
  const chosen =
    most === 'Infinity'
      ? 'Every mutant was tried.'
      : `At most ${most} mutants of each kind and product were tried (seed ${seed}); the score counts each kind as often as it has mutants.`;
  const head = `# Mutants of the specs\n\nWritten by \`npm run mutate -- specs\`. One fact of a spec is made wrong at a time; \`yunspec check\`, without the documents, has to find something. ${chosen}`;
  mkdirSync(reports, { recursive: true });
  writeFileSync(path, `${head}\n\n${report}\n${byHand === '' ? '' : `\n${byHand}`}`);
}
