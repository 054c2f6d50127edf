import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/**
 * What a module weighs when bundled for use: minified, gzip, in bytes.
 * @param {string} contents the module's text
 * @param {string} resolveDir the folder it is read in
 * @param {'node' | 'browser'} platform
 */
export async function bundledBytes(contents, resolveDir, platform) {
  const stdin = { contents, resolveDir };
  const { outputFiles } = await build({
    stdin,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    platform,
    logLevel: 'silent',
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}
