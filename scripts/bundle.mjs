// Puts what each entry of a package needs into one file: importing ninety small files costs more time than all they
// hold. Types stay in files of their own. Usage, in the package: node ../../scripts/bundle.mjs index outputs An entry
// that differs between platforms is named with the one it is for, index@node, and becomes index.node.js.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';

const dist = join(process.cwd(), 'dist');

/** What `#platform` stands for in an entry. */
const platformOf = (platform) => ({
  name: 'platform',
  resolveId: (id) => (id === '#platform' && platform !== undefined ? join(dist, `platform/${platform}.js`) : undefined),
});

/** The files of one entry: itself, and what it loads later. */
async function bundled(entry) {
  const [name, platform] = entry.split('@');
  const bundle = await rolldown({
    input: { [platform === undefined ? name : `${name}.${platform}`]: join(dist, `${name}.js`) },
    plugins: [platformOf(platform)],
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

/** Every file below a folder. */
function below(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? below(path) : [path];
  });
}

const files = (await Promise.all(process.argv.slice(2).map(bundled))).flat();
// the compiler's memory goes too: it would believe that its modules are still there
for (const path of below(dist)) if (/\.js(\.map)?$|\.tsbuildinfo$/.test(path)) rmSync(path);
for (const { fileName, code } of files) {
  const path = join(dist, fileName);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
}
