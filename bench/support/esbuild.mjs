import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { bench } from './workspace.mjs';

/**
 * What a module weighs when bundled for use: minified, gzip, in bytes.
 * @param {string} contents a module's text, read as if it stood in bench/
 * @param {'node' | 'browser'} platform
 */
export async function bundledBytes(contents, platform) {
  const stdin = { contents, resolveDir: bench };
  const { outputFiles } = await build({ stdin, bundle: true, minify: true, write: false, format: 'esm', target: 'es2023', platform, logLevel: 'silent' });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}
