import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths.mjs';

/**
 * Lists the files of folders.
 * @param {readonly string[]} folders
 */
const listFiles = (folders) =>
  folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { withFileTypes: true, recursive: true }))
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .sort();

/** @param {readonly string[]} paths */
function hashFiles(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path.slice(root.length)).update('\0').update(readFileSync(path));
  return hash.digest('hex').slice(0, 12);
}

/** @param {string} path */
const isSuite = (path) => path.endsWith('.test.ts');

/**
 * Hashes what the outcomes of a package's mutants depend on.
 *
 * - `suites`: each file of tests; a mutant that one of them noticed is noticed as long as it and the code are the same
 * - `code`: all that is no file of tests
 * - `all`: both; a mutant that survived has survived these only
 * - `committed`: what of it is committed, which is the same on every machine
 * @param {string} folder
 * @param {readonly string[]} others what the tests look at outside the folder
 */
export function digest(folder, others) {
  const own = listFiles([`${folder}/src`, `${folder}/test`, `${folder}/templates`]);
  const foreign = listFiles([...others, 'test/support']).filter((path) => !path.endsWith('.map'));
  const suites = own.filter(isSuite);
  const code = hashFiles([...own.filter((path) => !isSuite(path)), ...foreign]);
  const committed = hashFiles(own);
  return {
    suites: new Map(suites.map((path) => [path.slice(join(root, folder).length + 1), hashFiles([path])])),
    code,
    committed,
    all: `${code}-${committed}`,
  };
}
