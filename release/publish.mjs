import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root, run } from '../scripts/run.mjs';
import { isPublished, pack, publish, tagCommit } from './publish/npm.mjs';
import { findDistTag, findObstacle, readState } from './publish/obstacles.mjs';
import { orderPackages } from './publish/packages.mjs';
import { publishAll } from './publish/publish-all.mjs';

const help = `Builds all packages and publishes those whose version the registry lacks, each after what it needs.

Usage: npm run release [-- --tag <name>] [--no-git-tag]

  --tag <name>   the dist-tag; by default "latest", in prerelease mode the one that was entered
  --no-git-tag   make no Git tags
  --help         show this

The registry and the right to publish are npm's settings. A run that stopped halfway is repeated as it was: versions that
the registry has are skipped.

Exit codes: 0 the registry has every version; 1 stopped halfway, some packages are published; 2 nothing was published.`;

/** What has to pass before anything is packed. */
const steps = [
  {
    title: 'Building',
    program: 'turbo',
    args: ['run', 'build', '--filter=./packages/*', '--filter=@yunspec/generator', '--output-logs=errors-only'],
  },
  {
    title: 'Comparing packages with specs',
    program: 'node',
    args: ['generator/bin/yunspec.js', 'generate', '--check'],
  },
  { title: 'Comparing the lock with the packages', program: 'node', args: ['scripts/lock-guard.mjs'] },
];

const say = (/** @type {string} */ line) => console.log(line);

/**
 * @param {string} sentence
 * @param {number} [code]
 */
function stop(sentence, code = 2) {
  console.error(`release: ${sentence}`);
  return code;
}

/** @typedef {import('./publish/obstacles.mjs').Options} Options */

/**
 * Returns the registry that npm is set to.
 * @param {string} folder where the tarballs go
 * @param {Options} options
 * @returns {import('./publish/publish-all.mjs').Registry}
 */
const openRegistry = (folder, { distTag, gitTags }) => ({
  has: (one) => isPublished(root, one),
  pack: (one) => pack(root, one, folder),
  publish: (one, tarball) => publish(root, one, tarball, distTag),
  published: async (one) => {
    // changesets/action reads such lines, pushes the tags and makes a release of each
    if (gitTags) say(`New tag: ${await tagCommit(root, one)}`);
  },
});

/**
 * Says how it ended, and returns the exit code.
 * @param {import('./publish/publish-all.mjs').Outcome} outcome
 * @param {Options} options
 */
function conclude({ published, missing, fault }, { distTag }) {
  if (fault === undefined) {
    say(published.length === 0 ? 'Nothing to publish.' : `Published ${published.length} packages as "${distTag}".`);
    return 0;
  }
  if (published.length === 0) return stop(`${fault}. Nothing was published.`);
  const left = missing.map(({ name, version }) => `${name}@${version}`).join(', ') || 'none';
  return stop(`${fault}. Not published: ${left}. Run it again: what is published will be skipped.`, 1);
}

/** @param {Options} options */
async function release(options) {
  const state = readState(root);
  const obstacle = findObstacle(state, options);
  if (obstacle !== undefined) return stop(obstacle);
  for (const { title, program, args } of steps) {
    say(`${title} …`);
    if ((await run(program, args, { quiet: true })) !== 0) return stop(`${title} failed. Nothing was published.`);
  }
  const packages = orderPackages(state.packages);
  say(`Publishing, in this order: ${packages.map(({ name }) => name).join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'yunspec-release-'));
  try {
    return conclude(await publishAll(packages, openRegistry(folder, options), say), options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  const { values } = parseArgs({
    options: { tag: { type: 'string' }, 'no-git-tag': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) say(help);
  else {
    process.exitCode = await release({ distTag: values.tag ?? findDistTag(root), gitTags: !values['no-git-tag'] });
  }
} catch (error) {
  process.exitCode = stop(error instanceof Error ? error.message : String(error));
}
