import { expect, test } from 'vitest';
import type { KnownDifference } from '../src/index.js';
import { createLiar, runAgainst } from './support/liar.js';
import { products } from './support/models.js';

/** What the local cloud and the specs do not agree about yet. */
const known: Readonly<Record<string, readonly KnownDifference[]>> = {
  ecs: [
    {
      chapter: 'answers',
      operation: 'DescribeInstances',
      member: 'Instances.Instance[].InstanceNetworkType',
      code: 'enum',
      reason: 'The local cloud answers VPC where the list of values has vpc.',
    },
    {
      chapter: 'idempotency',
      operation: 'CreateSnapshot',
      code: 'status',
      reason: 'The local cloud takes the status from the common errors, not from the table of the operation.',
    },
  ],
  'ecs-gateway': [
    { chapter: 'answers', code: 'missing', reason: 'The local cloud leaves out numbers and sizes of pages.' },
  ],
  iotda: [
    {
      chapter: 'answers',
      member: 'access_infos[].ip_whitelist.enable',
      reason: 'The local cloud answers an object for its empty list, without the member that it always has.',
    },
  ],
};

test.each(products)(
  '$product: reads and writes of the local cloud keep the contract, in both formats',
  async (model) => {
    const entries = known[model.product] ?? [];
    const { differences, leftovers, chapters } = await runAgainst(model, createLiar(model), {
      allowWrites: true,
      known: entries,
    });
    expect(
      differences.filter(({ code }) => code !== 'known').map(({ chapter, text }) => `${chapter}: ${text}`),
    ).toEqual([]);
    expect(leftovers).toEqual([]);
    expect(chapters.find(({ name }) => name === 'inputs')?.run).toBeGreaterThan(100);
  },
  600_000,
);
