import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Package
 * @property {string} name
 * @property {string} version
 * @property {string} folder from the root
 * @property {readonly string[]} needs names of what it depends on
 * @property {string | undefined} repository the address in its package.json
 */

/** @param {string} path */
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/**
 * Reads the packages that are published: those in `packages` that are not private.
 * @param {string} root
 * @returns {Package[]}
 */
export function readPackages(root) {
  return readdirSync(join(root, 'packages'))
    .map((folder) => `packages/${folder}`)
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => ({ folder, manifest: readJson(join(root, folder, 'package.json')) }))
    .filter(({ manifest }) => manifest.private !== true)
    .map(({ folder, manifest }) => ({
      name: manifest.name,
      version: manifest.version,
      folder,
      needs: Object.keys({
        ...manifest.dependencies,
        ...manifest.peerDependencies,
        ...manifest.optionalDependencies,
      }),
      repository: manifest.repository?.url,
    }));
}

/**
 * Orders packages so that each comes after what it needs. Those that do not need each other keep their order by name.
 * @param {readonly Package[]} packages
 * @returns {Package[]}
 */
export function orderPackages(packages) {
  const names = new Set(packages.map(({ name }) => name));
  const waiting = [...packages].sort((a, b) => (a.name < b.name ? -1 : 1));
  /** @type {Package[]} */
  const ordered = [];
  while (waiting.length > 0) {
    const done = new Set(ordered.map(({ name }) => name));
    const at = waiting.findIndex(({ needs }) => needs.every((need) => done.has(need) || !names.has(need)));
    if (at === -1) throw new Error(`these packages need each other: ${waiting.map(({ name }) => name).join(', ')}`);
    ordered.push(...waiting.splice(at, 1));
  }
  return ordered;
}
