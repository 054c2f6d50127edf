import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { reportCoverage } from './coverage-summary.mjs';
import { installOnce } from './install.mjs';
import { root, run } from './run.mjs';

const usage = `Usage: npm test [-- --all] [turbo's options]

Runs everything that a change has to pass. With --all it also runs the journeys, which take longer than all the rest: the
recipes of CONTRIBUTING.md in a copy of the repository, new versions, and tool chains that are installed.`;

const tasks = ['build', 'specs', 'changesets', 'lint', 'types', 'bundles', 'test', 'documents'];

/** Lists the files in which each workspace's tests leave their counts. */
function listSummaryFiles() {
  const packages = readdirSync(join(root, 'packages')).map((name) => join('packages', name));
  return ['generator', 'test', 'test/documents', 'test/journeys', ...packages].map((folder) =>
    join(root, folder, '.test/summary.json'),
  );
}

/** The space that the copies of the repository in the tests may need, in bytes. */
const scratchSpace = 4 * 2 ** 30;

/**
 * Makes a folder in memory for what the tests write, where the system has one with enough space: they write many small
 * files, and wait until they are stored. Returns undefined where it has none.
 */
function createScratch() {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return undefined;
  const { bavail, bsize } = statfsSync(memory);
  if (bavail * bsize < scratchSpace) return undefined;
  const folder = mkdtempSync(join(memory, 'yunspec-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  // Ctrl+C ends turbo too, and this process after it; nobody else removes the folder
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => process.exit(143));
  return folder;
}

/** @param {readonly string[]} args */
async function main(args) {
  if (args.includes('--help')) {
    console.log(usage);
    return;
  }
  installOnce();
  const scratch = createScratch();
  if (scratch !== undefined) process.env.TMPDIR = scratch;
  for (const file of listSummaryFiles()) rmSync(file, { force: true });
  if (process.stdout.isTTY !== true) process.env.NO_COLOR = '1';
  // npm would print the command of each task
  process.env.npm_config_loglevel = 'silent';
  const code = await run('turbo', [
    'run',
    ...tasks,
    ...(args.includes('--all') ? ['journeys'] : []),
    '--continue',
    // more tasks than processors only make each other late
    `--concurrency=${availableParallelism() + 1}`,
    '--output-logs=new-only',
    ...args.filter((arg) => arg !== '--all'),
  ]);

  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const file of listSummaryFiles().filter((path) => existsSync(path))) {
    const summary = /** @type {typeof total} */ (JSON.parse(readFileSync(file, 'utf8')));
    total.passed += summary.passed;
    total.failed += summary.failed;
    total.skipped += summary.skipped;
  }
  if (!(await reportCoverage()) && total.failed === 0) total.failed = 1;
  // a step that failed without a failing test (a build, the linter) counts as one
  if (code !== 0 && total.failed === 0) total.failed = 1;
  console.log(
    `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
  );
  process.exitCode = code === 0 && total.failed === 0 ? 0 : 1;
}

await main(process.argv.slice(2));
