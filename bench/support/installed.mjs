import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {Readonly<Record<string, { dependencies?: object, optionalDependencies?: object }>>} Locked */

/**
 * Adds up the bytes of a package's files. Packages inside it are counted on their own.
 * @param {string} folder
 */
function countBytes(folder) {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) bytes += entry.name === 'node_modules' ? 0 : countBytes(path);
    else if (entry.isFile()) bytes += statSync(path).size;
  }
  return bytes;
}

/**
 * Finds the place of a package that another one imports, in the order in which Node looks.
 * @param {Locked} locked
 * @param {string} from
 * @param {string} name
 */
function findPlace(locked, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (place in locked) return place;
    if (at === '') return undefined;
  }
}

/**
 * Counts the packages and the megabytes that installing a package brings, by the lock file of the folder it is
 * installed in.
 * @param {string} folder
 * @param {string} name
 */
export function measureInstallation(folder, name) {
  const locked = /** @type {Locked} */ (
    JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8')).packages
  );
  const places = new Set([`node_modules/${name}`]);
  for (const place of places) {
    const { dependencies = {}, optionalDependencies = {} } = locked[place] ?? {};
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const next = findPlace(locked, place, needed);
      if (next !== undefined) places.add(next);
    }
  }
  const bytes = [...places].reduce((sum, place) => sum + countBytes(join(folder, place)), 0);
  return { packages: places.size, megabytes: bytes / 1e6 };
}
