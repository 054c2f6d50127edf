import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/**
 * Bundles a TypeScript module for a script, and loads it.
 * @param {URL} entry
 * @param {string} file where the bundle goes: in the repository, so that it finds the packages
 * @returns {Promise<unknown>}
 */
export async function loadBundled(entry, file) {
  mkdirSync(dirname(file), { recursive: true });
  await build({
    entryPoints: [fileURLToPath(entry)],
    outfile: file,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
  return import(pathToFileURL(file).href);
}
