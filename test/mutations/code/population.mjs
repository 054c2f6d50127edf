import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { hashText } from '../specs/mutant.mjs';
import { folderOf, groupBy } from './groups.mjs';
import { nameMutant } from './sample.mjs';

/** @typedef {import('./sample.mjs').Mutant} Mutant */
/** A mutant: its name, its file, and its place as the option `mutate` of StrykerJS takes it. */
/** @typedef {{ key: string, file: string, range: string }} Named */
/** A mutant of the sample, with its number among those of its folder. */
/** @typedef {Named & { rank: number }} Drawn */

/**
 * Lists the files of a package whose mutants are made.
 * @param {string} folder
 * @param {readonly string[]} wanted files and folders, or none for all
 */
export const listFiles = (folder, wanted) =>
  readdirSync(join(folder, 'src'), { withFileTypes: true, recursive: true })
    .filter((one) => one.isFile() && one.name.endsWith('.ts') && !one.name.endsWith('.d.ts'))
    .map((one) => relative(folder, join(one.parentPath, one.name)).replaceAll('\\', '/'))
    .filter((file) => wanted.length === 0 || wanted.some((one) => file === one || file.startsWith(`${one}/`)))
    .sort();

/**
 * Lists all mutants of files, with the functions by which StrykerJS makes them.
 * @param {string} modules where StrykerJS is
 * @param {string} folder
 * @param {readonly string[]} paths
 * @returns {Promise<Named[]>}
 */
async function listMutants(modules, folder, paths) {
  const load = (/** @type {string} */ path) => import(join(modules, 'instrumenter/dist/src', path));
  const { createParser } = await load('parsers/index.js');
  const { transform, MutantCollector } = await load('transformers/index.js');
  const options = { plugins: null, excludedMutations: [], ignorers: [], noHeader: false };
  const parse = createParser(options);
  const log = () => {};
  const logger = { debug: log, trace: log, info: log, warn: log };
  const named = [];
  for (const path of paths) {
    const collector = new MutantCollector();
    const name = join(folder, path);
    transform(await parse(readFileSync(name, 'utf8'), name), collector, { options, mutateDescription: true, logger });
    for (const collected of collector.mutants) {
      /** @type {Mutant} */
      const mutant = collected.toApiMutant();
      const { start, end } = mutant.location;
      const range = `${path}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;
      named.push({ key: nameMutant(folder, mutant), file: path, range });
    }
  }
  return named;
}

/**
 * Returns how many mutants each folder of `src` has, and those of the sample: so many of each folder, which the seed decides.
 * @param {{ modules: string, folder: string, paths: readonly string[], most: string, seed: string, code: string }} wish
 * @param {string} memory where the list is kept
 * @returns {Promise<{ counts: Record<string, number>, sample: Drawn[] }>}
 */
export async function drawSample({ modules, folder, paths, most, seed, code }, memory) {
  const path = join(memory, 'sample.json');
  const of = [code, most, seed, ...paths].join(' ');
  const known = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  if (known.of === of) return known;
  const groups = groupBy(await listMutants(modules, folder, paths), ({ file }) => folderOf(file));
  const counts = Object.fromEntries([...groups].map(([name, group]) => [name, group.length]));
  const sample = [...groups.values()].flatMap((group) =>
    group
      .map((mutant) => ({ mutant, order: hashText(`${seed} ${mutant.key}`) }))
      .sort((a, b) => a.order - b.order)
      .slice(0, Number(most))
      .map(({ mutant }, rank) => ({ ...mutant, rank })),
  );
  writeFileSync(path, JSON.stringify({ of, counts, sample }));
  return { counts, sample };
}
