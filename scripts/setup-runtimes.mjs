// Installs other programs that tests need: Node 22 and 24 from npm, Chromium and Redis from Debian.
// What is not available is left out; the test then says what it skipped.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

// not in node_modules, which `npm ci` empties first
const folder = join(root, '.cache/runtimes');
const nodes = { node22: 'npm:node@22.23.3', node24: 'npm:node@24.21.0' };

/**
 * Runs an installation, and says so when it fails.
 * @param {string} title
 * @param {string} program
 * @param {readonly string[]} args
 */
function attempt(title, program, args) {
  console.log(`${title} …`);
  const { status } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'ignore'], timeout: 300_000 });
  if (status !== 0) console.log(`${title}: not available here`);
}

mkdirSync(folder, { recursive: true });
for (const [name, spec] of Object.entries(nodes)) {
  if (existsSync(join(folder, name, 'node_modules', 'node', 'bin', 'node'))) continue;
  attempt(`Node ${spec.split('@')[1]}`, 'npm', [
    'install',
    '--prefix',
    join(folder, name),
    '--no-audit',
    '--no-fund',
    spec.replace('npm:', ''),
  ]);
}

const programs = { Chromium: 'chromium', Redis: 'redis-server' };
const missing = Object.entries(programs).filter(([, name]) => !existsSync(`/usr/bin/${name}`));
if (missing.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
  attempt('Package lists', 'apt-get', ['update']);
  for (const [title, name] of missing) attempt(title, 'apt-get', ['install', '-y', '--no-install-recommends', name]);
}
