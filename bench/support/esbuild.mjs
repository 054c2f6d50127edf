import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { CannotRun } from './process.mjs';
import { root } from './workspace.mjs';

/**
 * Bundles a module for use and returns what it weighs in bytes: all of it, minified and compressed, and the part of
 * it that comes from the runtime's folder, minified only (the parts of a compressed whole have no weight of their
 * own).
 * @param {string} contents the module's text
 * @param {string} resolveDir the folder it is read in
 * @param {'node' | 'browser'} platform
 */
export async function weighBundle(contents, resolveDir, platform) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir },
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2023',
    platform,
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  if (file === undefined) throw new CannotRun(`esbuild made no bundle of ${contents}`);
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const runtime = inputs.filter(([path]) => path.startsWith('packages/runtime/'));
  return {
    compressed: gzipSync(file.contents, { level: 9 }).length,
    runtime: runtime.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0),
  };
}
