// Puts what each entry of a package needs into one file: importing ninety small files costs more time than all they
// hold. Types stay in files of their own. Usage, in the package: node ../../scripts/bundle.mjs index outputs An entry
// that differs between platforms is named with the one it is for, index@node, and becomes index.node.js.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';

const dist = join(process.cwd(), 'dist');

/**
 * Resolves `#platform` to the module of the platform that an entry is for.
 * @param {string | undefined} platform
 * @returns {import('rolldown').Plugin}
 */
const resolvePlatform = (platform) => ({
  name: 'platform',
  resolveId: (id) => (id === '#platform' && platform !== undefined ? join(dist, `platform/${platform}.js`) : undefined),
});

/**
 * Bundles one entry and returns its files: the entry itself, and what it loads later.
 * @param {string} entry
 */
async function bundleEntry(entry) {
  const [name = entry, platform] = entry.split('@');
  const bundle = await rolldown({
    input: { [platform === undefined ? name : `${name}.${platform}`]: join(dist, `${name}.js`) },
    plugins: [resolvePlatform(platform)],
    // what other packages hold stays an import
    external: (id) => !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('#') && !/^[A-Z]:/i.test(id),
    platform: 'neutral',
    logLevel: 'warn',
    tsconfig: false,
  });
  const { output } = await bundle.generate({
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'later/[name].js',
    comments: { legal: false, jsdoc: false, annotation: true },
  });
  await bundle.close();
  return output;
}

const files = (await Promise.all(process.argv.slice(2).map(bundleEntry))).flat();
// the compiler's memory goes too: it would believe that its modules are still there
for (const path of readdirSync(dist, { recursive: true, encoding: 'utf8' }))
  if (/\.js(\.map)?$|\.tsbuildinfo$/.test(path)) rmSync(join(dist, path));
for (const file of files) {
  const path = join(dist, file.fileName);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, file.type === 'chunk' ? file.code : file.source);
}
