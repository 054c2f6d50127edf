import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatShare, formatTable } from '../format.mjs';
import { cache, reports, root } from '../paths.mjs';
import { copyRepository, tree } from './tree.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const modules = join(here, 'node_modules/@stryker-mutator');
const lowest = 0.85;

/** @type {object} */
const settings = JSON.parse(readFileSync(join(here, 'stryker.json'), 'utf8'));

/** @type {Readonly<Record<string, string>>} */
const folders = { runtime: 'packages/runtime', generator: 'generator', local: 'packages/local' };

/** @typedef {{ name: string, mutate: readonly string[], files: readonly string[] }} Group */
/** @typedef {{ mutants: number, noticed: number, survived: number, uncovered: number }} Score */

/**
 * Lists the groups of files that are tried one after the other: the folders of `src`, and the files beside them.
 * @param {string} folder
 * @returns {Group[]}
 */
function listGroups(folder) {
  const source = join(root, folder, 'src');
  const all = readdirSync(source, { withFileTypes: true, recursive: true })
    .filter((one) => one.isFile() && one.name.endsWith('.ts') && !one.name.endsWith('.d.ts'))
    .map((one) => join(one.parentPath, one.name).slice(source.length + 1))
    .sort();
  const names = [...new Set(all.map((path) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '*.ts')))];
  return names.map((name) => ({
    name: `src/${name}`,
    mutate: [name === '*.ts' ? 'src/*.ts' : `src/${name}/**/*.ts`],
    files: all
      .filter((path) => (name === '*.ts' ? !path.includes('/') : path.startsWith(`${name}/`)))
      .map((path) => `src/${path}`),
  }));
}

/**
 * Hashes the files of a group, and the tests of its package.
 * @param {string} folder
 * @param {Group} group
 */
function digest(folder, { files, mutate }) {
  const tests = readdirSync(join(root, folder, 'test'), { withFileTypes: true, recursive: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .sort();
  const hash = createHash('sha256').update(mutate.join());
  for (const path of [...files.map((file) => join(root, folder, file)), ...tests]) hash.update(readFileSync(path));
  return hash.digest('base64url');
}

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
 * Tries the mutants of a group. What is known of an earlier run is kept, where neither code nor tests changed.
 * @param {string} product
 * @param {string} folder
 * @param {Group} group
 * @returns {Score | undefined} nothing, if the run failed
 */
function tryGroup(product, folder, group) {
  const memory = join(cache, 'code', product);
  const name = group.name.replace(/[^\w.-]+/g, '-');
  const known = join(memory, `${name}.json`);
  const stamp = join(memory, `${name}.digest`);
  const wanted = digest(folder, group);
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    mkdirSync(memory, { recursive: true });
    const config = join(memory, `${name}.config.json`);
    writeFileSync(
      config,
      JSON.stringify({
        ...settings,
        mutate: group.mutate,
        plugins: [join(modules, 'vitest-runner/dist/src/index.js')],
        incrementalFile: known,
        tempDirName: join(memory, 'backup'),
      }),
    );
    const args = [join(modules, 'core/bin/stryker.js'), 'run', config];
    const { status } = spawnSync(process.execPath, args, {
      cwd: join(tree, folder),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (status !== 0) return undefined;
    writeFileSync(stamp, wanted);
  }
  return count(JSON.parse(readFileSync(known, 'utf8')), group);
}

/** @typedef {{ status: string, location: { start: { line: number } }, mutatorName: string, replacement?: string }} Tried */

/** @type {Readonly<Record<string, 'survived' | 'uncovered' | undefined>>} */
const alive = { Survived: 'survived', NoCoverage: 'uncovered' };

/**
 * Counts what became of the mutants of a group. Those of static code, which StrykerJS leaves out, are none.
 * @param {{ files: Record<string, { mutants: Tried[] }> }} report
 * @param {Group} group
 * @returns {Score}
 */
function count({ files }, { files: wanted }) {
  const tried = Object.entries(files)
    .filter(([file]) => wanted.includes(file))
    .flatMap(([file, { mutants }]) => mutants.map((mutant) => ({ file, ...mutant })))
    .filter(({ status }) => !['Ignored', 'CompileError'].includes(status));
  const score = { mutants: tried.length, noticed: 0, survived: 0, uncovered: 0 };
  for (const { file, status, location, mutatorName, replacement = '' } of tried) {
    const word = alive[status];
    score[word ?? 'noticed'] += 1;
    if (word === undefined) continue;
    const said = replacement.replace(/\s+/g, ' ').slice(0, 80);
    console.log(`  ${word}: ${file}:${location.start.line} ${mutatorName} ${said}`);
  }
  return score;
}

const heads = ['files', 'mutants', 'noticed', 'survived', 'no test', 'score'];

/**
 * Writes the report: the rows of groups that were measured, now or before.
 * @param {ReadonlyMap<string, Score>} scores
 */
function writeReport(scores) {
  const path = join(reports, 'code.md');
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const rows = new Map(
    before
      .split('\n')
      .filter((line) => /^\| (?!files)/.test(line))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      )
      .map((cells) => [cells[0] ?? '', cells]),
  );
  for (const [name, { mutants, noticed, survived, uncovered }] of scores)
    rows.set(name, [name, mutants, noticed, survived, uncovered, formatShare(noticed, mutants)].map(String));
  const sorted = [...rows.values()].sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  mkdirSync(reports, { recursive: true });
  writeFileSync(
    path,
    `# Mutants of the code\n\nWritten by \`npm run mutate -- code\`. Each row is what StrykerJS measured last; files without a row were not measured.\n\n${formatTable(heads, sorted)}\n`,
  );
}

export const codeUsage = 'npm run mutate -- code runtime|generator|local [--files src/check/rules.ts ...]';

/**
 * Tries the mutants of hand-written code with StrykerJS, folder by folder. Fails below 85 %.
 * @param {readonly string[]} wanted the package
 * @param {readonly string[]} files the files of it; otherwise all, in groups
 * @returns {number} the exit code
 */
export function mutateCode([product = '', ...more], files) {
  const folder = folders[product];
  if (folder === undefined || more.length > 0) {
    console.error(`Usage: ${codeUsage}`);
    return 2;
  }
  const all = listGroups(folder);
  const groups = all.flatMap((group) => {
    if (files.length === 0) return group;
    const chosen = group.files.filter((file) => files.some((one) => file === one || file.startsWith(`${one}/`)));
    return chosen.length === group.files.length
      ? group
      : chosen.map((file) => ({ name: file, mutate: [file], files: [file] }));
  });
  if (groups.length === 0) {
    console.error(`${folder} has no ${files.join(' and no ')}`);
    return 2;
  }
  setPriority(15);
  install();
  copyRepository();
  let isLow = false;
  for (const group of groups) {
    const score = tryGroup(product, folder, group);
    if (score === undefined) return 1;
    writeReport(new Map([[`${folder}/${group.name}`, score]]));
    console.log(
      `${folder}/${group.name}: ${score.noticed} of ${score.mutants} noticed, ${formatShare(score.noticed, score.mutants)}`,
    );
    if (score.noticed < score.mutants * lowest) isLow = true;
  }
  return isLow ? 1 : 0;
}
