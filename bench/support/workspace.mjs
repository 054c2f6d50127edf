import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './process.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const bench = join(root, 'bench');

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const readTime = (/** @type {string} */ path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

/**
 * Installs the peers as bench/package-lock.json names them, unless that has been done since the lock last changed.
 * @param {(line: string) => void} say
 */
export function installPeers(say) {
  if (readTime(join(bench, 'node_modules/.package-lock.json')) >= readTime(join(bench, 'package-lock.json'))) return;
  say('installing the peers (once) …');
  run(npm, ['ci', '--no-audit', '--no-fund'], { cwd: bench });
}

/**
 * Builds our packages. Turbo skips those that have not changed.
 * @param {(line: string) => void} say
 */
export function buildPackages(say) {
  say('building our packages …');
  run(join(root, 'node_modules/.bin/turbo'), ['run', 'build', '--output-logs=errors-only'], { cwd: root });
}

/**
 * Makes a temporary folder, runs `use` with it and removes it.
 * @template T
 * @param {(folder: string) => Promise<T>} use
 */
export async function withFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'yunspec-bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The project in which our packages are installed as their users install them. */
export const ours = join(bench, '.cache/ours');

/**
 * Packs our packages as they would be published and installs them into an empty project, with our subject beside them.
 * @param {(line: string) => void} say
 */
export function installOurs(say) {
  say('packing and installing our packages …');
  rmSync(ours, { recursive: true, force: true });
  mkdirSync(ours, { recursive: true });
  const places = ['runtime', 'ecs', 'cas'].map((name) => join(root, 'packages', name));
  const { stdout } = run(npm, ['pack', '--json', '--pack-destination', ours, ...places], { cwd: ours });
  const files = /** @type {{ filename: string }[]} */ (JSON.parse(stdout)).map(({ filename }) => `./${filename}`);
  writeFileSync(join(ours, 'package.json'), '{ "name": "ours", "private": true, "type": "module" }\n');
  run(npm, ['install', '--no-audit', '--no-fund', ...files], { cwd: ours });
  copyFileSync(join(bench, 'subjects/yunspec.mjs'), join(ours, 'yunspec.mjs'));
}
