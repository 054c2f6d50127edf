import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { root } from './run.mjs';

/** @typedef {{ version?: string, link?: boolean, optionalDependencies?: Record<string, string>, resolved?: string }} LockedPackage */

/** What the lock repeats of the package.json of each workspace. */
const repeated = /** @type {const} */ (['version', 'dependencies', 'devDependencies', 'peerDependencies']);

/**
 * Finds what the lock has of a workspace that its package.json has otherwise. `npm ci` passes over old versions.
 * @param {string} folder
 * @param {Record<string, unknown>} locked
 */
function findDifferences(folder, locked) {
  const manifest = /** @type {Record<string, unknown>} */ (
    JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
  );
  return repeated
    .filter((name) => !isDeepStrictEqual(locked[name], manifest[name]))
    .map(
      (name) => `${folder || 'the root'} has another ${name} in its package.json; run npm install --package-lock-only`,
    );
}

// `npm install` drops a native package's other platforms from the lock when a registry lacks them; `npm ci` then
// fails for everybody
const lock = /** @type {{ packages: Record<string, LockedPackage> }} */ (
  JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
);
const locked = new Set(Object.keys(lock.packages).map((key) => key.split('node_modules/').pop()));
const faults = Object.entries(lock.packages).flatMap(([key, { version, optionalDependencies = {}, resolved }]) => {
  const missing = Object.keys(optionalDependencies).filter((name) => !locked.has(name));
  return [
    ...(missing.length > 0 ? [`${key} ${version} lacks ${missing.join(' ')}`] : []),
    ...(resolved?.startsWith('http') ? [`${key} names a download address`] : []),
    ...(key.includes('node_modules/') ? [] : findDifferences(key, lock.packages[key] ?? {})),
  ];
});
for (const fault of faults) console.error(`package-lock.json: ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;
