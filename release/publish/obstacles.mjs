import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPackages } from './packages.mjs';

/** @typedef {import('./packages.mjs').Package} Package */

/**
 * @typedef {object} State what a release is checked by, before anything is built
 * @property {string} repository the address in the root's package.json
 * @property {readonly Package[]} packages
 * @property {readonly string[]} changesets names of those that no version has taken up
 * @property {boolean} isDirty whether files differ from the last commit
 */

/**
 * @typedef {object} Options
 * @property {string} distTag
 * @property {boolean} gitTags
 */

/** @type {readonly ((state: State, options: Options) => string | undefined)[]} */
const checks = [
  ({ repository }) =>
    repository === ''
      ? 'package.json of the root has an empty "repository". Set it to the https address of the repository, run "npx yunspec generate", and commit; every package then links to it.'
      : undefined,
  ({ repository }) =>
    /^https:\/\/[^/]+\/[^/]+\/[^/]+(?<!\.git)$/.test(repository)
      ? undefined
      : `"repository" in package.json of the root must read like https://host/owner/name, not ${repository}.`,
  ({ repository, packages }) => {
    const other = packages.filter((one) => one.repository !== `git+${repository}.git`).map(({ folder }) => folder);
    return other.length === 0
      ? undefined
      : `${other.join(', ')}: the links are not those of "repository" in package.json of the root. Run "npx yunspec generate" and commit.`;
  },
  ({ changesets }) =>
    changesets.length === 0
      ? undefined
      : `changesets are waiting (${changesets.join(', ')}). Run "npm run version" and commit first.`,
  ({ isDirty }, { gitTags }) =>
    isDirty && gitTags
      ? 'files differ from the last commit, so the tags would name another state than the packages. Commit first.'
      : undefined,
  ({ packages }, { distTag }) => {
    const early = packages.filter(({ version }) => version.includes('-'));
    return early.length === 0 || distTag !== 'latest'
      ? undefined
      : `${early.map(({ name, version }) => `${name}@${version}`).join(', ')} must not become "latest". Name another dist-tag with --tag.`;
  },
];

/**
 * Returns why a release cannot begin, or undefined if it can.
 * @param {State} state
 * @param {Options} options
 * @returns {string | undefined}
 */
export function findObstacle(state, options) {
  for (const check of checks) {
    const obstacle = check(state, options);
    if (obstacle !== undefined) return obstacle;
  }
  return undefined;
}

/**
 * Reads the state of changesets' prerelease mode, which keeps changesets after they got a version.
 * @param {string} root
 * @returns {{ mode?: string, tag?: string, changesets?: string[] }}
 */
function readPrerelease(root) {
  const path = join(root, '.changeset/pre.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

/**
 * Returns the dist-tag of packages that are published without one being named.
 * @param {string} root
 */
export function findDistTag(root) {
  const { mode, tag } = readPrerelease(root);
  return mode === 'pre' && tag !== undefined ? tag : 'latest';
}

/**
 * @param {string} root
 * @returns {State}
 */
export function readState(root) {
  const { repository = '' } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const taken = new Set(readPrerelease(root).changesets);
  const { stdout } = spawnSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' });
  return {
    repository,
    packages: readPackages(root),
    changesets: readdirSync(join(root, '.changeset'))
      .filter((file) => file.endsWith('.md') && file !== 'README.md')
      .map((file) => file.replace('.md', ''))
      .filter((name) => !taken.has(name)),
    isDirty: stdout !== '',
  };
}
