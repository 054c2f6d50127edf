// Puts a package's modules into one file for each of its entries: importing ninety small files costs more time than all they
// hold. Types stay in files of their own. Usage, in the package: node ../../scripts/bundle.mjs index outputs
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';

const dist = join(process.cwd(), 'dist');
const entries = process.argv.slice(2);

const bundle = await rolldown({
  input: Object.fromEntries(entries.map((name) => [name, join(dist, `${name}.js`)])),
  // what other packages hold, and what differs between Node and browsers, stays an import
  external: (id) => !id.startsWith('.') && !id.startsWith('/') && !/^[A-Z]:/i.test(id),
  platform: 'neutral',
  logLevel: 'warn',
  tsconfig: false,
});
const { output } = await bundle.generate({
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'shared/[name].js',
  comments: { legal: false, jsdoc: false, annotation: true },
});
await bundle.close();

/** Every file below a folder. */
function below(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? below(path) : [path];
  });
}

// the compiler's memory goes too: it would believe that its modules are still there
for (const path of below(dist)) if (/\.js(\.map)?$|\.tsbuildinfo$/.test(path)) rmSync(path);
for (const { fileName, code } of output) {
  const path = join(dist, fileName);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
}
