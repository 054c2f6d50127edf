import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mustRun } from './processes.mjs';

const folder = fileURLToPath(new URL('..', import.meta.url));
const readTime = (/** @type {string} */ path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

/**
 * Installs verdaccio as release/package-lock.json names it, unless that has been done since the lock last changed.
 * @param {import('./processes.mjs').Run} run
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} say
 */
export async function installTools(run, env, say) {
  if (readTime(join(folder, 'node_modules/.package-lock.json')) >= readTime(join(folder, 'package-lock.json'))) return;
  say('installing verdaccio (once) …');
  await mustRun(run, 'npm ci --no-audit --no-fund', { cwd: folder, env }, 2);
}
