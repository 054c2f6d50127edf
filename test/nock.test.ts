import { createEcs, describeRegions, EcsClient } from '@yunspec/ecs';
import nock from 'nock';
import { afterAll, expect, it } from 'vitest';
import { answerJson, startLoopback } from './support/loopback.js';

// In a file of its own: msw, which interceptors.test.ts tries, patches the same modules.

const options = { credentials: { accessKeyId: 'id', accessKeySecret: 'secret' }, rateLimit: false } as const;

afterAll(() => {
  nock.restore();
});

it('nock takes effect for every later call, whenever it is switched on or off', async () => {
  // importing it switches it on
  nock.restore();
  const { url: endpoint } = await startLoopback(answerJson({ RequestId: 'real' }));
  const early = new EcsClient({ ...options, endpoint });
  const callBoth = async (): Promise<unknown[]> => [
    (await early.describeRegions()).RequestId,
    (await describeRegions(createEcs({ ...options, endpoint }))).RequestId,
  ];
  expect(await callBoth()).toEqual(['real', 'real']);
  for (let i = 0; i < 2; i++) {
    nock.activate();
    nock(endpoint).get('/').query(true).times(2).reply(200, { RequestId: 'nock' });
    expect(await callBoth()).toEqual(['nock', 'nock']);
    nock.restore();
    expect(await callBoth()).toEqual(['real', 'real']);
  }
});
