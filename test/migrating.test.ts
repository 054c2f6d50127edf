import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '@yunspec/local';
import { afterAll, describe, expect, test } from 'vitest';
import { checkTypes, createWorkshop, runSamples, type Side } from './support/migrating/samples.js';
import { repository } from './support/packed.js';
import { type Block, readBlocks } from './support/readme.js';

// Each pair of samples in a migration guide does the same with the old SDK and with ours, against a local cloud.

/** The guides, and the failures that their samples are about. */
const guides: Readonly<Record<string, readonly Failure[]>> = {
  'from-alicloud-ecs': [
    { operation: 'DescribeZones', code: 'Throttling' },
    { operation: 'DescribeInstanceTypes', delay: 10_000 },
  ],
  'from-pop-core': [
    { operation: 'DescribeZones', code: 'Throttling' },
    { operation: 'DescribeInstanceTypes', delay: 10_000 },
  ],
};

/** Two compilers and four programs, on a machine that may have other work. */
const timeout = 120_000;

const workshop = createWorkshop();
afterAll(() => workshop.remove());

const readGuide = (page: string): Block[] =>
  readBlocks(readFileSync(join(repository, 'docs/migrating', `${page}.md`), 'utf8'));

const selectSide = (blocks: readonly Block[], side: Side): Block[] => blocks.filter(({ label }) => label === side);

describe.each(Object.entries(guides))('%s', (page, failures) => {
  const blocks = readGuide(page);

  test('each sample for the old SDK is followed by the one for ours', () => {
    const labels = blocks.map(({ label }) => label);
    expect(labels).toEqual(labels.map((_, i) => (i % 2 === 0 ? 'old' : 'new')));
    expect(labels.length % 2).toBe(0);
  });

  test.each(['old', 'new'] as const)(
    'the %s samples compile',
    (side) => {
      expect(checkTypes(workshop, page, side, selectSide(blocks, side))).toEqual([]);
    },
    timeout,
  );

  test(
    'both samples of a pair print the same',
    async () => {
      const [old, ours] = await Promise.all(
        (['old', 'new'] as const).map((side) => runSamples(workshop, page, side, selectSide(blocks, side), failures)),
      );
      expect(ours).toEqual(old);
      expect(old).toHaveLength(blocks.length / 2);
      expect(old?.filter((printed) => printed === '')).toEqual([]);
      for (const [i, { prints }] of selectSide(blocks, 'new').entries())
        for (const text of prints) expect(ours?.[i]).toContain(text);
    },
    timeout,
  );
});
