import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {Readonly<Record<string, { dependencies?: object, optionalDependencies?: object, dev?: boolean }>>} Locked */

/** @param {string} folder the bytes of its files; packages inside it count for themselves */
function bytesIn(folder) {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) bytes += entry.name === 'node_modules' ? 0 : bytesIn(path);
    else if (entry.isFile()) bytes += statSync(path).size;
  }
  return bytes;
}

/**
 * The place a package finds another at, as Node looks for it.
 * @param {Locked} locked
 * @param {string} from
 * @param {string} name
 */
function found(locked, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (place in locked) return place;
    if (at === '') return undefined;
  }
}

/**
 * What installing a package brings: how many packages in all and their megabytes, by the lock file of a folder it is
 * installed in.
 * @param {string} folder
 * @param {string} name
 */
export function installed(folder, name) {
  const locked = /** @type {Locked} */ (
    JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8')).packages
  );
  const places = new Set([`node_modules/${name}`]);
  for (const place of places) {
    const { dependencies = {}, optionalDependencies = {} } = locked[place];
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const next = found(locked, place, needed);
      if (next !== undefined) places.add(next);
    }
  }
  const bytes = [...places].reduce((sum, place) => sum + bytesIn(join(folder, place)), 0);
  return { packages: places.size, megabytes: bytes / 1e6 };
}
