import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkTypes, createWorkshop, runSamples } from './support/migrating/samples.js';
import { repository } from './support/packed.js';
import { readBlocks } from './support/readme.js';

// The samples of other pages compile, run, and print what the page says; those for an older version are only to be read.

const workshop = createWorkshop();
afterAll(() => workshop.remove());

/** A compiler and a program, on a machine that may have other work. */
const timeout = 120_000;

describe.each(['testing', 'migrating/from-0.1'])('docs/%s.md', (path) => {
  const page = basename(path);
  const all = readBlocks(readFileSync(join(repository, 'docs', `${path}.md`), 'utf8'));
  const blocks = all.filter(({ label }) => label !== 'old');

  test(
    'its samples compile',
    () => {
      expect(checkTypes(workshop, page, 'new', blocks)).toEqual([]);
    },
    timeout,
  );

  test(
    'its samples print what it says',
    async () => {
      const printed = await runSamples(workshop, page, 'new', blocks, []);
      expect(printed).toEqual(blocks.map(({ prints }) => prints.map((text) => `${text}\n`).join('')));
    },
    timeout,
  );
});
