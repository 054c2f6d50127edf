import { spawnSync } from 'node:child_process';
import { root, run } from './run.mjs';

/**
 * Runs npm in the root. Without the network: no package outside of the repository changes.
 * @param {readonly string[]} args
 */
function runNpm(args) {
  const { status } = spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  return status ?? 1;
}

/** The steps of a release's commit: versions and changelogs, then what follows from versions. */
const steps = [
  () => run('changeset', ['version', ...process.argv.slice(2)]),
  // changesets leaves the lock as it is
  async () => runNpm(['install', '--package-lock-only', '--ignore-scripts', '--offline', '--no-audit', '--no-fund']),
  () => run('node', ['scripts/lock-guard.mjs']),
  () => run('node', ['generator/bin/yunspec.js', 'generate']),
];

for (const step of steps) {
  const code = await step();
  if (code !== 0) {
    process.exitCode = code;
    break;
  }
}
