// Makes the files that the package.json of the current folder exports, from what the compiler wrote.
// - Each module becomes one file: importing ninety small files costs more time than all they contain. A target such as
//   index.node.js is the module `index` with `#platform` for Node, and index.js the same for any platform.
// - Targets in dist/cjs are CommonJS; the others are ES modules.
// - The compiler writes declarations to dist/cjs, where they are those of CommonJS. Those of ES modules re-export them:
//   two copies would be twice the size, and TypeScript would take a class of one copy for different from the other's.
// - Generated packages are mostly tables, which nobody reads in dist: with --compact, they have no white space, each schema
//   once, and declarations that are indented by tabs.
// - Modules are ASCII: V8 keeps a text with any other character in two bytes each, which take longer to parse.
// Usage, in the package: node ../../scripts/bundle.mjs [--compact] [module that is not exported ...]
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';
import { recordBuild } from './build-record.mjs';
import { shareLiterals } from './share-literals.mjs';

/** @typedef {{ format: 'esm' | 'cjs', module: string, platform: string | undefined }} Target */
/** @typedef {string | { [condition: string]: Conditions }} Conditions */

const dist = join(process.cwd(), 'dist');
const folders = { esm: dist, cjs: join(dist, 'cjs') };

/**
 * Lists the files in a tree of conditions.
 * @param {Conditions} conditions
 * @returns {string[]}
 */
const listFiles = (conditions) =>
  typeof conditions === 'string' ? [conditions] : Object.values(conditions).flatMap(listFiles);

/**
 * Parses an exported file. Returns undefined if it is not a module of dist.
 * @param {string} file
 * @returns {Target | undefined}
 */
function parseTarget(file) {
  const [, folder, module, platform] = /^\.\/dist\/(cjs\/)?(.+?)(?:\.(node|web))?\.js$/.exec(file) ?? [];
  return module === undefined ? undefined : { format: folder === undefined ? 'esm' : 'cjs', module, platform };
}

/**
 * Resolves `#platform` to the module of the platform that a target is for, by default any.
 * @param {string | undefined} platform
 * @returns {import('rolldown').Plugin}
 */
const resolvePlatform = (platform = 'any') => ({
  name: 'platform',
  resolveId: (id) => (id === '#platform' ? join(dist, `platform/${platform}.js`) : undefined),
});

/**
 * Escapes characters that are not ASCII. They only occur in strings, templates and regular expressions, which all take
 * the same escape; comments are gone.
 * @param {string} code
 */
const escapeToAscii = (code) =>
  code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * Shortens the types of an OpenAPI document, which repeat their longest parts for each operation and each status. What
 * documents those types is in openapi.json too.
 * @param {string} types
 */
const compactOpenApiTypes = (types) =>
  types
    .replace(/^\s*\/\*\*.*?\*\/\n/gms, '')
    .replace(/^ +/gm, '')
    // the addresses and parameters that an operation does not have
    .replace(/^(?!requestBody)\w+\?: never;\n/gm, '')
    .replaceAll(
      '{\nheaders: {\n[name: string]: unknown;\n};\ncontent: {\n"application/json": components["schemas"]["Error"];\n};\n};',
      'Failure;',
    )
    .replaceAll('components["schemas"]', 'Schemas')
    .concat(
      'type Schemas = components["schemas"];\n',
      'interface Failure {\nheaders: {\n[name: string]: unknown;\n};\ncontent: {\n"application/json": Schemas["Error"];\n};\n}\n',
      // without this, a declaration file exports all of its types
      'export {};\n',
    );

/**
 * Bundles one target and returns its files by path: the target itself, and what it loads later.
 * @param {Target} target
 * @returns {Promise<[string, string | Uint8Array][]>}
 */
async function bundleTarget({ format, module, platform }) {
  const bundle = await rolldown({
    input: { [platform === undefined ? module : `${module}.${platform}`]: join(dist, `${module}.js`) },
    plugins: [resolvePlatform(platform)],
    // what other packages contain stays an import
    external: (id) => !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('#') && !/^[A-Z]:/i.test(id),
    // CommonJS has no import.meta; `node` replaces import.meta.url
    platform: format === 'cjs' ? 'node' : 'neutral',
    logLevel: 'warn',
    tsconfig: false,
  });
  const { output } = await bundle.generate({
    format,
    exports: 'named',
    entryFileNames: '[name].js',
    chunkFileNames: 'later/[name].js',
    comments: { legal: false, jsdoc: false, annotation: true },
    minify: isCompact ? { compress: false, mangle: false, codegen: { removeWhitespace: true } } : false,
  });
  await bundle.close();
  return output.map((file) => [
    join(folders[format], file.fileName),
    file.type === 'chunk' ? escapeToAscii(isCompact ? shareLiterals(file.code) : file.code) : file.source,
  ]);
}

/**
 * Declares an exported ES module: the same as the CommonJS module.
 * @param {string} file
 * @returns {[string, string]}
 */
function declareModule(file) {
  const module = file.slice('./dist/'.length).replace('.d.ts', '.js');
  const up = '../'.repeat(module.split('/').length - 1);
  return [join(process.cwd(), file), `export * from '${up || './'}cjs/${module}';\n`];
}

const { values: options, positionals: modules } = parseArgs({
  options: { compact: { type: 'boolean' } },
  allowPositionals: true,
});
const isCompact = options.compact === true;

const manifest = /** @type {{ exports: Conditions }} */ (JSON.parse(readFileSync('package.json', 'utf8')));
const exported = [...new Set(listFiles(manifest.exports))];
const targets = [...exported, ...modules.map((module) => `./dist/${module}.js`)].flatMap(
  (file) => parseTarget(file) ?? [],
);
const files = [
  ...(await Promise.all(targets.map(bundleTarget))).flat(),
  ...exported.filter((file) => /^\.\/dist\/(?!cjs\/).*\.d\.ts$/.test(file)).map(declareModule),
];
// the compiler's memory goes too: it would believe that its modules are still there
for (const path of readdirSync(dist, { recursive: true, encoding: 'utf8' }))
  if (/\.js(\.map)?$|\.tsbuildinfo$/.test(path)) rmSync(join(dist, path));
for (const [path, content] of files) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
/**
 * Rewrites a declaration file in dist/cjs.
 * @param {string} path
 * @param {(text: string) => string} change
 */
const rewrite = (path, change) => writeFileSync(path, change(readFileSync(path, 'utf8')));

if (isCompact)
  for (const name of readdirSync(folders.cjs, { recursive: true, encoding: 'utf8' })) {
    if (name === 'openapi.d.ts') rewrite(join(folders.cjs, name), compactOpenApiTypes);
    else if (name.endsWith('.d.ts'))
      rewrite(join(folders.cjs, name), (text) =>
        text.replace(/^(?: {4})+/gm, (spaces) => '\t'.repeat(spaces.length / 4)),
      );
  }
writeFileSync(join(folders.cjs, 'package.json'), '{ "type": "commonjs", "sideEffects": false }\n');
// folders whose modules are now part of a bundle
for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true }).reverse()) {
  const path = join(entry.parentPath, entry.name);
  if (entry.isDirectory() && readdirSync(path).length === 0) rmSync(path, { recursive: true });
}
recordBuild(process.cwd());
