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

/**
 * Tries the mutants of specs, one at a time. Fails where fewer than 90 % are noticed.
 * @param {readonly string[]} products
 * @param {{ most?: string | undefined, seed?: string | undefined, survivors?: boolean | undefined }} options
 * @returns {Promise<number>} the exit code
 */
export async function mutateSpecs(products, { most = 'Infinity', seed = '1', survivors = false }) {
  // the documents are no witness here
  process.env.YUNSPEC_DOCS = join(cache, 'no-documents');
  /** @type {Map<string, { all: number, tried: number, noticed: number, by: Map<string, number> }>} */
  const kinds = new Map();
  const rows = [];
  let isLow = false;
  for (const product of products) {
    const { all, tried } = await tryProduct(product, { most: Number(most), seed });
    /** @type {Map<string, { all: number, tried: number, noticed: number }>} */
    const own = new Map();
    for (const { kind } of all) {
      for (const map of [kinds, own]) {
        const count = map.get(kind) ?? { all: 0, tried: 0, noticed: 0, by: new Map() };
        count.all += 1;
        map.set(kind, /** @type {any} */ (count));
      }
    }
    for (const { id, kind, codes } of tried) {
      for (const map of [kinds, own]) {
        const count = map.get(kind);
        if (count === undefined) continue;
        count.tried += 1;
        if (codes.length > 0) count.noticed += 1;
      }
      for (const one of codes) {
        const by = kinds.get(kind)?.by;
        by?.set(one, (by.get(one) ?? 0) + 1);
      }
      if (survivors && codes.length === 0) console.log(`survived: ${product} ${id}`);
    }
    // each kind counts as often as it has mutants, however many of them were tried
    const expected = [...own.values()].reduce((sum, one) => sum + (one.all * one.noticed) / Math.max(one.tried, 1), 0);
    const noticed = [...own.values()].reduce((sum, one) => sum + one.noticed, 0);
    rows.push([product, all.length, tried.length, noticed, formatShare(expected, all.length)]);
    if (expected < all.length * lowest) isLow = true;
  }
  const byKind = [...kinds]
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
        .map(([name]) => name)
        .join(', '),
    ]);
  const text = [
    formatTable(['product', 'mutants', 'tried', 'noticed', 'score'], rows),
    '',
    formatTable(['kind', 'mutants', 'tried', 'noticed', 'score', 'mostly by'], byKind),
  ].join('\n');
  console.log(text);
  mkdirSync(reports, { recursive: true });
  return isLow ? 1 : 0;
}
