import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { root } from '../../scripts/run.mjs';
import { marker } from './clone.mjs';
import { mustRun, Trouble } from './processes.mjs';

/** @typedef {import('./processes.mjs').Place} Place */
/** @typedef {import('./processes.mjs').Run} Run */
/** @typedef {import('./registry.mjs').Publication} Publication */

const shared = join(root, 'test/support/tool-chains');
const readShared = (/** @type {string} */ name) => readFileSync(join(shared, name), 'utf8');

/** @type {Record<string, string>} */
const versions = JSON.parse(readShared('versions.json'));
const want = JSON.parse(readShared('result.json'));
const program = readShared('program.ts');
const print = '\nvoid run().then((result) => console.log(JSON.stringify(result)));\n';
const inJest = `import { expect, test } from '@jest/globals';
${program}
test('runs', async () => {
  expect(await run()).toEqual(${JSON.stringify(want)});
});
`;

const compilerOptions = { target: 'es2022', lib: ['es2022', 'dom'], types: [], strict: true, outDir: 'out' };
const compile = 'npx tsc -p .';
const execute = 'node out/program.js';

/**
 * @typedef {object} Consumer a project of a user
 * @property {string} name
 * @property {'module' | 'commonjs'} type
 * @property {object} options of the compiler, which checks our declarations as well
 * @property {readonly string[]} tools
 * @property {string} file
 * @property {string} text
 * @property {readonly string[]} commands the last one runs the program
 */

/** @type {readonly Consumer[]} */
export const consumers = [
  {
    name: 'ESM',
    type: 'module',
    options: { module: 'esnext', moduleResolution: 'bundler' },
    tools: ['typescript'],
    file: 'program.ts',
    text: program + print,
    commands: [compile, execute],
  },
  {
    name: 'nodenext',
    type: 'module',
    options: { module: 'nodenext', verbatimModuleSyntax: true, exactOptionalPropertyTypes: true },
    tools: ['typescript'],
    file: 'program.ts',
    text: program + print,
    commands: [compile, execute],
  },
  {
    name: 'CommonJS',
    type: 'commonjs',
    options: { module: 'node16' },
    tools: ['typescript'],
    file: 'program.ts',
    text: program + print,
    commands: [compile, execute],
  },
  {
    name: 'Jest',
    type: 'commonjs',
    options: { module: 'commonjs', esModuleInterop: true, skipLibCheck: true },
    tools: ['typescript', 'jest', 'ts-jest'],
    file: 'program.test.ts',
    text: inJest,
    commands: ['npx jest --preset ts-jest'],
  },
];

/** The parser of XML, which is optional. */
const peers = ['fast-xml-parser'];

/**
 * Returns what is wrong with an installed package, if anything is.
 * @param {string} folder the project's
 * @param {Publication} publication what should be there
 */
function findFault(folder, { name, version }) {
  const at = join(folder, 'node_modules', name);
  const manifest = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8'));
  if (manifest.version !== version) return `${name} is ${manifest.version}, not ${version}`;
  if (!existsSync(join(at, 'CHANGELOG.md'))) return `${name} has no CHANGELOG.md`;
  if (existsSync(join(at, 'node_modules/@yunspec'))) return `${name} has its own copies of our packages`;
  if (!manifest.repository?.url || !manifest.homepage || !manifest.bugs?.url) return `${name} has no links`;
  return undefined;
}

/**
 * Returns whether the files of an installed package contain a text.
 * @param {string} folder
 * @param {string} text
 */
const contains = (folder, text) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((path) =>
    path.endsWith('.js') || path.endsWith('.d.ts') ? readFileSync(join(folder, path), 'utf8').includes(text) : false,
  );

/**
 * Installs our packages into an empty project, checks the types of a program that uses all their entries, and runs it
 * against the local cloud.
 * @param {Run} run
 * @param {Consumer} consumer
 * @param {Place} place an empty folder
 * @param {{ latest: readonly Publication[], changed: readonly string[] }} expected `changed` are the packages whose
 *   sources were changed on the way
 */
export async function tryConsumer(
  run,
  { name, type, options, tools, file, text, commands },
  { cwd, env },
  { latest, changed },
) {
  mkdirSync(cwd, { recursive: true });
  const write = (/** @type {string} */ path, /** @type {object | string} */ content) =>
    writeFileSync(join(cwd, path), typeof content === 'string' ? content : JSON.stringify(content));
  write('package.json', { name: 'project', private: true, type });
  write('tsconfig.json', { compilerOptions: { ...compilerOptions, ...options }, files: [file] });
  write(file, text);
  const others = [...tools, ...peers].map((tool) => `${tool}@${versions[tool]}`);
  const ours = latest.map((one) => one.name);
  const place = { cwd, env };
  await mustRun(run, `npm install --no-audit --no-fund ${[...ours, ...others].join(' ')}`, place, 2);
  const faults = latest.flatMap((one) => findFault(cwd, one) ?? []);
  for (const one of changed) {
    const isThere = contains(join(cwd, 'node_modules', one, 'dist'), marker);
    if (!isThere) faults.push(`${one} was published without the change of its sources`);
  }
  if (faults.length > 0) throw new Trouble(`installed into a project (${name}): ${faults.join('; ')}`, 1);
  let printed = '';
  for (const command of commands) printed = (await mustRun(run, command, place)).stdout;
  if (commands.includes(execute) && !isDeepStrictEqual(JSON.parse(printed), want)) {
    throw new Trouble(`in a project (${name}) the program gives ${printed.trim()}`, 1);
  }
}
