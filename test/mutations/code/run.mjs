import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatTable } from '../format.mjs';
import { cache, root } from '../paths.mjs';
import { digest } from './digests.mjs';
import { folderOf, groupBy } from './groups.mjs';
import { formatScores, heads, sumScores, writeReport } from './report.mjs';
import { describePlan, files } from './sample.mjs';
import { copyRepository, treeOf } from './tree.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const modules = join(here, 'node_modules/@stryker-mutator');
const lowest = 0.85;

/** @type {object} */
const settings = JSON.parse(readFileSync(join(here, 'stryker.json'), 'utf8'));

/** @param {string} name */
const built = (name) => `packages/${name}/dist`;

/** @typedef {{ folder: string, others: readonly string[], slow: readonly string[] }} Subject */

/** @param {string} name */
const suite = (name) => `test/${name}.test.ts`;

/**
 * Hand-written packages, what their tests look at besides, and suites that run only for mutants that no other reaches.
 * @type {Readonly<Record<string, Subject>>}
 */
const subjects = {
  runtime: { folder: 'packages/runtime', others: [], slow: [suite('max-bytes')] },
  local: {
    folder: 'packages/local',
    others: ['model', 'runtime', 'contract', 'ecs', 'cas', 'eiam', 'iotda'].map(built),
    slow: ['cli', 'docker', 'load'].map(suite),
  },
  generator: {
    folder: 'generator',
    others: ['specs', ...['model', 'runtime', 'contract'].map(built)],
    slow: ['changeset-cli', 'diff-cli', 'merges', 'updating', 'watch-cli', 'write-cli', 'write-incremental'].map(suite),
  },
};

/** @typedef {import('./sample.mjs').Outcome} Outcome */
/** @typedef {import('./sample.mjs').Population} Population */
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
 * Lists the files of a package whose mutants are made.
 * @param {string} folder
 * @param {readonly string[]} wanted files and folders, or none for all
 */
const listFiles = (folder, wanted) =>
  readdirSync(join(root, folder, 'src'), { withFileTypes: true, recursive: true })
    .filter((one) => one.isFile() && one.name.endsWith('.ts') && !one.name.endsWith('.d.ts'))
    .map((one) => relative(join(root, folder), join(one.parentPath, one.name)).replaceAll('\\', '/'))
    .filter((file) => wanted.length === 0 || wanted.some((one) => file === one || file.startsWith(`${one}/`)))
    .sort();

/**
 * Reads the list of a plan's mutants, if it was made of the same files.
 * @param {string} path
 * @param {Plan} plan
 * @returns {Population | undefined}
 */
function readPopulation(path, plan) {
  if (!existsSync(path)) return undefined;
  const population = JSON.parse(readFileSync(path, 'utf8'));
  return population.of === describePlan(plan) ? population : undefined;
}

/**
 * Tries the mutants of a plan that are not known.
 * @param {string} product
 * @param {string} memory
 * @param {Plan} plan
 * @returns {number | null} the exit code
 */
function runStryker(product, memory, plan) {
  const tree = treeOf(product);
  const { folder } = subjects[product] ?? { folder: '' };
  const config = join(memory, 'config.json');
  install();
  copyRepository(tree);
  writeFileSync(files(memory).plan, JSON.stringify({ ...plan, folder: join(tree, folder) }));
  writeFileSync(
    config,
    JSON.stringify({
      ...settings,
      mutate: plan.wanted,
      vitest: { configFile: relative(folder, 'test/mutations/code/vitest.config.ts'), related: false },
      plugins: ['sample.mjs', 'quick.mjs'].map((file) => join(here, file)),
      tempDirName: join(memory, 'backup'),
      sample: { memory },
    }),
  );
  const args = [join(modules, 'core/bin/stryker.js'), 'run', config];
  return spawnSync(process.execPath, args, { cwd: join(tree, folder), stdio: ['ignore', 'inherit', 'inherit'] }).status;
}

/** What StrykerJS calls a mutant that no test noticed. */
const survived = 'Survived';

/**
 * Counts the mutants of a package by folder of `src`.
 * @param {Population} population
 * @param {ReadonlyMap<string, Outcome>} known
 */
function countFolders({ covered, uncovered, sample }, known) {
  const all = groupBy([...covered, ...uncovered], ({ file }) => folderOf(file));
  const without = groupBy(uncovered, ({ file }) => folderOf(file));
  const tried = groupBy(sample, ({ file }) => folderOf(file));
  return new Map(
    [...all].map(([name, mutants]) => {
      const outcomes = (tried.get(name) ?? []).map(({ key }) => known.get(key)?.status);
      const alive = outcomes.filter((status) => status === survived).length;
      return [
        name,
        {
          mutants: mutants.length,
          tried: outcomes.length,
          noticed: outcomes.length - alive,
          survived: alive,
          uncovered: without.get(name)?.length ?? 0,
        },
      ];
    }),
  );
}

export const codeUsage =
  'npm run mutate -- code runtime|generator|local [--files src/check ...] [--most 40] [--seed 1] [--survivors]';

/**
 * Tries the mutants of a hand-written package with StrykerJS. Fails where fewer than 85 % are noticed. A run over all files
 * writes the report.
 * @param {readonly string[]} products
 * @param {{ files?: readonly string[] | undefined, most?: string | undefined, seed?: string | undefined, survivors?: boolean | undefined }} options
 * @returns {number} the exit code
 */
export function mutateCode(
  [product = '', ...more],
  { files: some = [], most = 'Infinity', seed = '1', survivors = false },
) {
  const subject = subjects[product];
  if (subject === undefined || more.length > 0) {
    console.error(`Usage: ${codeUsage}`);
    return 2;
  }
  const { folder, others, slow } = subject;
  const wanted = listFiles(folder, some);
  if (wanted.length === 0) {
    console.error(`${folder} has no ${some.join(' and no ')}`);
    return 2;
  }
  setPriority(10);
  const memory = join(cache, 'code', product);
  mkdirSync(memory, { recursive: true });
  const now = digest(folder, others);
  const { suites, all, code } = now;
  const { journal, population: list } = files(memory);
  const known = readKnown(journal, now);
  const plan = {
    folder,
    most,
    seed,
    known: [...known.keys()],
    all,
    code,
    suites: Object.fromEntries(suites),
    wanted,
    slow,
  };
  if (!readPopulation(list, plan)?.sample.every(({ key }) => known.has(key)))
    if (runStryker(product, memory, plan) !== 0) return 1;
  const population = readPopulation(list, plan);
  const outcomes = readKnown(journal, now);
  if (population === undefined) return 1;
  const scores = countFolders(population, outcomes);
  if (survivors) printSurvivors(population, outcomes);
  const rows = [...scores].map(([name, score]) => [name, ...formatScores([score])]);
  console.log(formatTable(['folder', ...heads], [...rows, [folder, ...formatScores([...scores.values()])]]));
  if (some.length === 0) writeReport(folder, scores, { most, seed, committed: listCommitted() });
  const { expected, mutants } = sumScores([...scores.values()]);
  return expected < mutants * lowest ? 1 : 0;
}

/** Lists the packages of the report, each with the hash of its files. */
const listCommitted = () =>
  new Map(Object.values(subjects).map(({ folder, others }) => [folder, digest(folder, others).committed]));

/**
 * Prints the mutants that nothing noticed.
 * @param {Population} population
 * @param {ReadonlyMap<string, Outcome>} known
 */
function printSurvivors({ uncovered, sample }, known) {
  for (const { key } of sample) if (known.get(key)?.status === survived) console.log(`survived: ${key}`);
  for (const { key } of uncovered) console.log(`no test: ${key}`);
}
