import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatTable } from '../format.mjs';
import { cache, root } from '../paths.mjs';
import { digest } from './digests.mjs';
import { folderOf, groupBy } from './groups.mjs';
import { drawSample, listFiles } from './population.mjs';
import { formatScores, heads, sumScores, writeReport } from './report.mjs';
import { files } from './sample.mjs';
import { addSuites, copyRepository, treeOf } from './tree.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const modules = join(here, 'node_modules/@stryker-mutator');
const lowest = 0.85;

/** @type {object} */
const settings = JSON.parse(readFileSync(join(here, 'stryker.json'), 'utf8'));

/** @param {string} name */
const built = (name) => `packages/${name}/dist`;

/**
 * @typedef {{
 *   folder: string,
 *   others: readonly string[],
 *   slow: readonly string[],
 *   more?: readonly string[],
 * }} Subject
 */

/** @param {string} name */
const suite = (name) => `test/${name}.test.ts`;

/**
 * Hand-written packages: what their tests look at besides, suites that run only for mutants that no other reaches, and suites
 * of the whole project that run their source.
 * @type {Readonly<Record<string, Subject>>}
 */
const subjects = {
  runtime: { folder: 'packages/runtime', others: [], slow: [suite('max-bytes')] },
  local: {
    folder: 'packages/local',
    others: ['model', 'runtime', 'contract', 'ecs', 'cas', 'eiam', 'iotda'].map(built),
    slow: ['docker', 'load'].map(suite),
  },
  generator: {
    folder: 'generator',
    others: ['specs', 'test/documents', ...['model', 'runtime', 'contract'].map(built)],
    slow: ['changeset-cli', 'diff-cli', 'write-cli'].map(suite),
    more: ['test/documents/audit.test.ts'],
  },
};

/** @typedef {import('./sample.mjs').Outcome} Outcome */
/** @typedef {import('./population.mjs').Named} Named */
/** @typedef {import('./report.mjs').Score} Score */
/** @typedef {ReturnType<typeof digest>} Digest */
/** @typedef {import('./sample.mjs').Plan} Plan */

/** Installs StrykerJS from a lock of its own: no other task needs it. */
function install() {
  if (existsSync(modules)) return;
  const { status } = spawnSync('npm', ['ci', '--no-progress'], {
    cwd: here,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(1);
}

/**
 * Reads what is known of mutants, and still true.
 * @param {string} journal
 * @param {Digest} now
 */
function readKnown(journal, now) {
  const entries = existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').filter(Boolean) : [];
  const known = entries
    .map((line) => /** @type {Outcome} */ (JSON.parse(line)))
    .filter(
      ({ all, code, by, suite }) =>
        all === now.all || (code === now.code && by !== undefined && now.suites.get(by) === suite),
    );
  return new Map(known.map((entry) => [entry.key, entry]));
}

/**
 * Tries the mutants of a plan.
 * @param {string} product
 * @param {string} memory
 * @param {Plan} plan
 * @param {readonly string[]} ranges where the mutants are: code that is not changed runs as fast as ever
 * @returns {Promise<'done' | 'stopped' | 'failed'>}
 */
function runStryker(product, memory, plan, ranges) {
  const tree = treeOf(product);
  const config = join(memory, 'config.json');
  copyRepository(tree);
  addSuites(tree, plan.folder, subjects[product]?.more ?? []);
  writeFileSync(files(memory).plan, JSON.stringify({ ...plan, folder: join(tree, plan.folder) }));
  writeFileSync(
    config,
    JSON.stringify({
      ...settings,
      mutate: ranges,
      vitest: { configFile: relative(plan.folder, 'test/mutations/code/vitest.config.ts'), related: false },
      plugins: ['sample.mjs', 'quick.mjs'].map((file) => join(here, file)),
      tempDirName: join(memory, 'backup'),
      sample: { memory },
    }),
  );
  const args = [join(modules, 'core/bin/stryker.js'), 'run', config];
  const cwd = join(tree, plan.folder);
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code === 0 ? 'done' : 'failed'));
    const stop = () => {
      resolve('stopped');
      // two runs in one tree would change each other's code
      child.kill();
    };
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, stop);
  });
}

/**
 * What StrykerJS calls a mutant that no test noticed, one that no test reaches, and one of code that runs only while its
 * file is loaded.
 */
const [survived, uncovered, ignored] = ['Survived', 'NoCoverage', 'Ignored'];

/**
 * Counts the mutants of a package by folder of `src`.
 * @param {Readonly<Record<string, number>>} counts
 * @param {readonly Named[]} sample
 * @param {ReadonlyMap<string, Outcome>} known
 * @returns {Map<string, Score>}
 */
function countFolders(counts, sample, known) {
  const groups = groupBy(sample, ({ file }) => folderOf(file));
  return new Map(
    Object.entries(counts).map(([name, mutants]) => {
      const statuses = (groups.get(name) ?? [])
        .map(({ key }) => known.get(key)?.status)
        // a run that was stopped knows nothing of some
        .filter((one) => one !== undefined && one !== ignored);
      const count = (/** @type {string} */ status) => statuses.filter((one) => one === status).length;
      const noticed = statuses.length - count(survived) - count(uncovered);
      return [
        name,
        { mutants, tried: statuses.length, noticed, survived: count(survived), uncovered: count(uncovered) },
      ];
    }),
  );
}

/**
 * Prints the mutants of a sample that nothing noticed.
 * @param {readonly Named[]} sample
 * @param {ReadonlyMap<string, Outcome>} known
 */
function printSurvivors(sample, known) {
  for (const { key } of sample) {
    const status = known.get(key)?.status;
    if (status === survived || status === uncovered) console.log(`${status}: ${key}`);
  }
}

export const codeUsage =
  'npm run mutate -- code runtime|generator|local [--files src/check ...] [--most 40] [--seed 1] [--survivors]';

/**
 * Tries the mutants of a hand-written package with StrykerJS. Fails where fewer than 85 % are noticed. A run over all files
 * writes the report; one that is stopped, of the mutants that are known.
 * @param {readonly string[]} products
 * @param {{ files?: readonly string[] | undefined, most?: string | undefined, seed?: string | undefined, survivors?: boolean | undefined }} options
 * @returns {Promise<number>} the exit code
 */
export async function mutateCode(
  [product = '', ...more],
  { files: some = [], most = 'Infinity', seed = '1', survivors = false },
) {
  const subject = subjects[product];
  if (subject === undefined || more.length > 0) {
    console.error(`Usage: ${codeUsage}`);
    return 2;
  }
  const { folder, others, slow } = subject;
  const paths = listFiles(join(root, folder), some);
  if (paths.length === 0) {
    console.error(`${folder} has no ${some.join(' and no ')}`);
    return 2;
  }
  setPriority(10);
  install();
  const memory = join(cache, 'code', product);
  mkdirSync(memory, { recursive: true });
  // of the files as they are before the run, which may take hours
  const committed = listCommitted();
  const now = digest(folder, others);
  const { suites, all, code } = now;
  const { counts, sample } = await drawSample({ modules, folder: join(root, folder), paths, most, seed, code }, memory);
  const { journal } = files(memory);
  const before = readKnown(journal, now);
  // a run that is stopped has tried as many of each folder
  const unknown = sample.filter(({ key }) => !before.has(key)).sort((a, b) => a.rank - b.rank);
  const plan = { folder, keys: unknown.map(({ key }) => key), all, code, suites: Object.fromEntries(suites), slow };
  const ranges = unknown.map(({ range }) => range);
  const end = unknown.length === 0 ? 'done' : await runStryker(product, memory, plan, ranges);
  const known = readKnown(journal, now);
  const lost = sample.filter(({ key }) => !known.has(key));
  if (end === 'done') for (const { key } of lost) console.error(`StrykerJS said nothing of ${key}`);
  if (end === 'failed' || (end === 'done' && lost.length > 0)) return 1;
  const scores = countFolders(counts, sample, known);
  if (survivors) printSurvivors(sample, known);
  const rows = [...scores].map(([name, score]) => [name, ...formatScores([score])]);
  console.log(formatTable(['folder', ...heads], [...rows, [folder, ...formatScores([...scores.values()])]]));
  if (some.length === 0) writeReport(folder, scores, { most, seed, committed });
  const { expected, rated } = sumScores([...scores.values()]);
  return expected < rated * lowest ? 1 : 0;
}

/** Lists the packages of the report, each with the hash of its files. */
const listCommitted = () =>
  new Map(Object.values(subjects).map(({ folder, others }) => [folder, digest(folder, others).committed]));
