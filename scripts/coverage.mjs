// npm run coverage [-- --update]
// Compares the records in test/coverage with what the tests have shown when they last ran, or writes them and the pages.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { reportCoverage } from './coverage-summary.mjs';
import { root, run } from './run.mjs';

const { values } = parseArgs({ options: { update: { type: 'boolean' } } });

/** Writes the records, and the pages that are made from them. */
async function update() {
  const { listGeneratedPackages } = await import('../generator/dist/read/packages.js');
  const { readRuns } = await import('../generator/dist/write/coverage/runs.js');
  const { locateRecord } = await import('../generator/dist/write/coverage/paths.js');
  const { records, missing } = readRuns(root, listGeneratedPackages(root));
  if (missing.length > 0) {
    console.error(`run npm test first: ${missing.join(', ')} left no record`);
    return 2;
  }
  for (const [product, text] of records) {
    const file = join(root, locateRecord(product));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return run('yunspec', ['generate']);
}

const code = values.update ? await update() : 0;
process.exitCode = code === 0 && !(await reportCoverage()) ? 1 : code;
