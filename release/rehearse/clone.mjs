import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkModules } from '../../scripts/link-modules.mjs';
import { mustRun, Trouble } from './processes.mjs';

/** @typedef {import('./processes.mjs').Place} Place */
/** @typedef {import('./processes.mjs').Run} Run */

/** Something to find in the packages that are built after a change. */
export const marker = 'Rehearsed.';

/**
 * Clones the last commit of a repository.
 * @param {Run} run
 * @param {string} root
 * @param {Place} place the clone
 */
export async function cloneRepository(run, root, { cwd, env }) {
  const { stdout } = await mustRun(run, 'git status --porcelain', { cwd: root, env }, 2);
  if (stdout !== '')
    throw new Trouble('files differ from the last commit, which is what is rehearsed. Commit first.', 2);
  const { code, output } = await run('git', ['clone', '--quiet', root, cwd], { cwd: root, env });
  if (code !== 0) throw new Trouble(`the repository cannot be cloned: ${output.trim()}`, 2);
  const settings = [
    'user.name rehearsal',
    'user.email rehearsal@localhost',
    'commit.gpgsign false',
    'tag.gpgsign false',
  ];
  for (const setting of settings) await mustRun(run, `git config ${setting}`, { cwd, env }, 2);
  linkModules(root, cwd);
}

/**
 * Sets the repository's address, from which the links of all packages are made.
 * @param {string} folder of the clone
 * @param {string} repository
 */
export function setRepository(folder, repository) {
  const path = join(folder, 'package.json');
  const manifest = /** @type {Record<string, unknown>} */ (JSON.parse(readFileSync(path, 'utf8')));
  writeFileSync(path, `${JSON.stringify({ ...manifest, repository }, null, 2)}\n`);
}

/**
 * Gives the packages that changesets name their next versions, and commits that.
 * @param {Run} run
 * @param {Place} place
 */
export async function commitVersions(run, place) {
  await mustRun(run, 'npm run version', place);
  await mustRun(run, 'git add --all', place);
  await mustRun(run, 'git commit --quiet --message=Version', place);
}

/**
 * @param {string} folder
 * @param {string} name of the package
 */
function writeChangeset(folder, name) {
  writeFileSync(join(folder, '.changeset/rehearsal.md'), `---\n"${name}": patch\n---\n\n${marker}\n`);
}

/**
 * Changes a description in the specs of a product.
 * @param {Run} run
 * @param {Place} place
 * @param {string} product
 */
export async function changeProduct(run, place, product) {
  const folder = join(place.cwd, 'specs', product, 'operations');
  const plain = /^(summary: [A-Z][^"'#:]*\.)$/m;
  const file = readdirSync(folder).find((name) => plain.test(readFileSync(join(folder, name), 'utf8')));
  if (file === undefined) throw new Trouble(`no operation of ${product} has a summary that can be changed`, 2);
  const path = join(folder, file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(plain, `$1 ${marker}`));
  writeChangeset(place.cwd, `@yunspec/${product}`);
  await mustRun(run, 'npx yunspec generate', place);
}

/** @param {string} folder of the clone */
export function changeRuntime(folder) {
  appendFileSync(join(folder, 'packages/runtime/src/index.ts'), `\nexport const rehearsal: string = '${marker}';\n`);
  writeChangeset(folder, '@yunspec/runtime');
}
