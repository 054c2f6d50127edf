import { createLocalCloud, type LocalCloud } from '@yunspec/local';
import { expect, test } from 'vitest';
import { recordCoverage } from '../../../test/support/coverage/recorder.js';
import type { RecordedRun } from '../src/index.js';
import { runAgainst } from './support/liar.js';
import { loadModel, products } from './support/models.js';

const { observe } = recordCoverage();

test.each(products)(
  '$product: reads and writes of the local cloud keep the contract, in both formats',
  async (model) => {
    const { differences, leftovers, chapters } = await runAgainst(
      model,
      createLocalCloud({ products: [model], observe }).fetch,
      {
        allowWrites: true,
      },
    );
    expect(differences.map(({ chapter, text }) => `${chapter}: ${text}`)).toEqual([]);
    expect(leftovers).toEqual([]);
    expect(chapters.find(({ name }) => name === 'inputs')?.run).toBeGreaterThan(100);
  },
  600_000,
);

test('a list that grows while it is read is no difference', async () => {
  const ecs = loadModel('ecs');
  const cloud = createLocalCloud({ products: [ecs], transition: 0 });
  let count = 0;
  const { differences } = await runAgainst(
    ecs,
    async (request) => {
      if (request.url.includes('DescribeImages') && ++count === 4) addImage(cloud);
      return cloud.fetch(request);
    },
    { only: ['DescribeImages'], chapters: ['pages', 'filters'] },
  );
  expect(differences.map(({ text }) => text)).toEqual([]);
  expect(count).toBeGreaterThan(4);
});

/** Adds an image of the caller to a cloud. */
function addImage(cloud: LocalCloud): void {
  cloud.seed({
    ecs: { Image: [{ RegionId: 'cn-hangzhou', ImageName: 'new', ImageOwnerAlias: 'self', Status: 'Available' }] },
  });
}

test('a run with writes is the same when it is replayed', async () => {
  const eiam = loadModel('eiam');
  let record: RecordedRun | undefined;
  const { fetch } = createLocalCloud({ products: [eiam] });
  const chapters = ['answers', 'states', 'pages', 'filters', 'idempotency', 'errors'] as const;
  const live = await runAgainst(eiam, fetch, {
    allowWrites: true,
    chapters,
    onRecord: (run) => {
      record = run;
    },
  });
  const replayed = await runAgainst(eiam, fetch, { allowWrites: true, chapters, replay: record });
  expect(replayed.chapters).toEqual(live.chapters);
  expect(replayed.differences).toEqual([]);
}, 600_000);
