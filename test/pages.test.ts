import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkTypes, createWorkshop, runSamples } from './support/migrating/samples.js';
import { repository } from './support/packed.js';
import { readBlocks } from './support/readme.js';

// The samples of other pages compile, run, and print what the page says.

const workshop = createWorkshop();
afterAll(() => workshop.remove());

/** A compiler and a program, on a machine that may have other work. */
const timeout = 120_000;

describe.each(['testing'])('docs/%s.md', (page) => {
  const blocks = readBlocks(readFileSync(join(repository, 'docs', `${page}.md`), 'utf8'));

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
