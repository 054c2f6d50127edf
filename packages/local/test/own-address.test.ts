import { expect, it } from 'vitest';
import { createLocalCloud } from '../src/index.js';
import { localCredentials } from '../src/settings.js';
import { createCaller } from './support/clients.js';
import { ecs } from './support/models.js';

const cloud = createLocalCloud({ products: [ecs] });

it.each([
  ['https://ecs.aliyuncs.com', 'ecs.cn-hangzhou.aliyuncs.com'],
  ['https://ecs.cn-beijing.aliyuncs.com', 'ecs.cn-hangzhou.aliyuncs.com'],
  ['http://127.0.0.1:9000', '127.0.0.1:9000'],
  ['http://cloud.localhost', 'cloud.localhost'],
])('regions of a cloud that is called at %s have the endpoint %s', async (endpoint, RegionEndpoint) => {
  const options = { endpoint, fetch: cloud.fetch, credentials: localCredentials, allowInsecure: true };
  const { Regions } = await createCaller(ecs, options)('DescribeRegions');
  expect(Regions.Region[0]).toMatchObject({ RegionId: 'cn-hangzhou', RegionEndpoint });
});
