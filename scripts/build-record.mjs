import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './run.mjs';

// A build leaves a record of what it read and wrote. Packing compares it with the disk, which takes milliseconds; to
// build again at each packing would take half a minute.

/** @typedef {{ inputs: string, outputs: string }} BuildRecord */

/** In `dist`, so that caches and removals of a build include it. package.json keeps it out of the tarball. */
const recordName = '.build.json';

/**
 * Lists the files below a folder, in the same order everywhere.
 * @param {string} folder
 */
function listFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * Digests files by their place below a folder.
 * @param {string} folder
 * @param {readonly string[]} files
 * @param {string} [more] what else counts
 */
function digestFiles(folder, files, more = '') {
  const hash = createHash('sha256').update(more);
  for (const file of files) {
    hash.update(`\0${relative(folder, file).split(sep).join('/')}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * Digests everything that a package's build reads. Of package.json, that is the entries: a new version needs no build.
 * @param {string} folder
 */
function digestInputs(folder) {
  const { exports, imports, bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const shared = ['tsconfig.base.json', 'scripts/bundle.mjs', 'scripts/compile.mjs', 'scripts/share-literals.mjs'].map(
    (path) => join(root, path),
  );
  const files = [...listFiles(join(folder, 'src')), join(folder, 'tsconfig.json'), ...shared];
  return digestFiles(folder, files, JSON.stringify([exports, imports, bin]));
}

/** @param {string} folder */
function digestOutputs(folder) {
  const dist = join(folder, 'dist');
  return digestFiles(
    dist,
    listFiles(dist).filter((file) => file !== join(dist, recordName)),
  );
}

/**
 * Records a build that has just ended.
 * @param {string} folder the package's
 */
export function recordBuild(folder) {
  const record = /** @type {BuildRecord} */ ({ inputs: digestInputs(folder), outputs: digestOutputs(folder) });
  writeFileSync(join(folder, 'dist', recordName), `${JSON.stringify(record)}\n`);
}

/**
 * Returns why a package's `dist` is not what its sources give, or undefined if it is.
 * @param {string} folder the package's
 * @returns {string | undefined}
 */
export function findBuildFault(folder) {
  if (!existsSync(join(folder, 'dist'))) return 'dist is missing';
  const path = join(folder, 'dist', recordName);
  if (!existsSync(path)) return 'dist was not made by a complete build';
  const record = /** @type {BuildRecord} */ (JSON.parse(readFileSync(path, 'utf8')));
  if (record.inputs !== digestInputs(folder)) return 'the sources have changed since dist was built';
  if (record.outputs !== digestOutputs(folder)) return 'dist has changed since it was built';
  return undefined;
}
