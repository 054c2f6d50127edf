import { EcsClient } from '@yunspec/ecs';
import model from '@yunspec/ecs/model.json' with { type: 'json' };
import { createLocalCloud } from '@yunspec/local';
import { beforeEach, expect, test } from 'vitest';
import { startStopped } from '../support/start-stopped.js';

// One cloud for the file. Each test begins with the resources of the seed.
const cloud = createLocalCloud({
  products: [model],
  transition: 0,
  seed: {
    ecs: {
      Instance: [
        { InstanceId: 'i-web', RegionId: 'cn-hangzhou', Status: 'Stopped' },
        { InstanceId: 'i-db', RegionId: 'cn-hangzhou', Status: 'Running' },
      ],
    },
  },
});
const ecs = new EcsClient({
  fetch: cloud.fetch,
  region: 'cn-hangzhou',
  credentials: { accessKeyId: 'local', accessKeySecret: 'local-secret' },
});

beforeEach(() => {
  cloud.reset();
});

test('what is stopped is started', async () => {
  expect(await startStopped(ecs)).toEqual(['i-web']);
  expect(cloud.ecs.instances.get('i-web')?.Status).toBe('Starting');
});

test('a throttled call is repeated', async () => {
  cloud.fail({ operation: 'StartInstance', code: 'Throttling' });
  expect(await startStopped(ecs)).toEqual(['i-web']);
  expect(cloud.calls.map(({ operation, status }) => [operation, status])).toEqual([
    ['DescribeInstances', 200],
    ['StartInstance', 400],
    ['StartInstance', 200],
  ]);
});

test('a locked instance is reported', async () => {
  cloud.fail({ operation: 'StartInstance', code: 'InstanceLockedForSecurity' });
  await expect(startStopped(ecs)).rejects.toMatchObject({ code: 'InstanceLockedForSecurity' });
});
