import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/** @typedef {{ version?: string, optionalDependencies?: Record<string, string>, resolved?: string }} LockedPackage */

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
  ];
});
for (const fault of faults) console.error(`package-lock.json: ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;
