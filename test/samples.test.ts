import { createLocalCloud } from '@yunspec/local';
import { installedModels } from '@yunspec/local/server';
import { readModel } from '@yunspec/model';
import { describe, expect, it, test } from 'vitest';
import { readModel as readSpecs } from './support/documents/product.js';
import { createReplay, readSamples, type Way } from './support/samples.js';

// The requests that the vendor's own pages show, made again: by our client, and by the vendor's client to the local cloud.

const products = installedModels(['ecs']);
const replay = createReplay(readModel(products[0]), createLocalCloud({ products }));
const samples = readSamples('ecs');

interface Refused {
  readonly by: readonly Way[];
  readonly samples: readonly string[];
}

/** The samples that do not pass, by the entry of the ledger that says why. */
const refused: Readonly<Record<string, Refused>> = {
  'ecs-samples-01': {
    by: ['standard', 'local cloud'],
    samples: [
      'pages > Security groups > RevokeSecurityGroupEgress, line 15',
      'pages-zh > intl.zh-CN > 安全组 > RevokeSecurityGroupEgress, line 14',
      'pages-zh > intl.zh-CN > 安全组 > RevokeSecurityGroupEgress, line 44',
    ],
  },
  'ecs-samples-02': {
    by: ['standard', 'lenient', 'local cloud'],
    samples: [
      'pages > Snapshots > DescribeSnapshots, line 155',
      'pages-zh > intl.zh-CN > 快照 > DescribeSnapshots, line 155',
    ],
  },
  // the client reports values that a list does not have, and sends them
  'ecs-samples-03': {
    by: ['local cloud'],
    samples: [
      'pages > Security groups > AuthorizeSecurityGroupEgress, line 20',
      'pages > Security groups > AuthorizeSecurityGroupEgress, line 33',
      'pages > Security groups > RevokeSecurityGroupEgress, line 30',
      'pages-zh > intl.zh-CN > 安全组 > AuthorizeSecurityGroupEgress, line 22',
      'pages-zh > intl.zh-CN > 安全组 > AuthorizeSecurityGroupEgress, line 37',
      'pages-zh > intl.zh-CN > 安全组 > AuthorizeSecurityGroupEgress, line 53',
      'pages-zh > intl.zh-CN > 安全组 > AuthorizeSecurityGroupEgress, line 161',
      'pages-zh > intl.zh-CN > 安全组 > RevokeSecurityGroupEgress, line 155',
    ],
  },
  'ecs-samples-04': {
    by: ['local cloud'],
    samples: [
      'pages > Regions > DescribeRegions, line 56',
      'pages-zh > 地域 > DescribeRegions, line 66',
      'pages-zh > intl.zh-CN > 地域 > DescribeRegions, line 67',
    ],
  },
};

const isRefused = (title: string, way: Way): boolean =>
  Object.values(refused).some((entry) => entry.by.includes(way) && entry.samples.includes(title));

describe.each(['standard', 'lenient', 'local cloud'] as const)('%s', (way) => {
  it.each(samples)('%s', async (title, sample) => {
    expect(await replay.call(sample, way)).toEqual(isRefused(title, way) ? undefined : replay.want(sample));
  });
});

test('every sample that does not pass is in the ledger', () => {
  const examples = readSpecs('ecs').discrepancies.filter(({ kind }) => kind === 'example');
  expect(examples.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(refused)));
  const titles = samples.map(([title]) => title);
  expect(titles).toEqual(expect.arrayContaining(Object.values(refused).flatMap((entry) => entry.samples)));
});
