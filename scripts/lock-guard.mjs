import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

// `npm install` drops a native package's other platforms from the lock when a registry lacks them; `npm ci` then
// fails for everybody
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const have = new Set(Object.keys(packages).map((key) => key.split('node_modules/').pop()));
const faults = Object.entries(packages).flatMap(([key, { version, optionalDependencies = {}, resolved }]) => {
  const missing = Object.keys(optionalDependencies).filter((name) => !have.has(name));
  return [
    ...(missing.length > 0 ? [`${key} ${version} lacks ${missing.join(' ')}`] : []),
    ...(resolved?.startsWith('http') ? [`${key} names a download address`] : []),
  ];
});
for (const fault of faults) console.error(`package-lock.json: ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;
