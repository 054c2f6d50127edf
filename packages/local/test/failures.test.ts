import { describe, expect, it } from 'vitest';
import { asking, inProcess, refused, startCloud } from './support/clients.js';
import { cas, ecs } from './support/models.js';

const { cloud, url } = startCloud();
const ask = inProcess(ecs, cloud);
const disk = { RegionId: 'cn-hangzhou', ZoneId: 'cn-hangzhou-b', Size: 10 };
const count = async (): Promise<number> => (await ask('DescribeDisks', { RegionId: 'cn-hangzhou' })).TotalCount;

describe('a cloud told to fail', () => {
  it.each([
    [{ code: 'Throttling' }, 'Throttling', 400],
    [{ code: 'InsufficientBalance' }, 'InsufficientBalance', 400],
    [{ code: 'ServiceUnavailable' }, 'ServiceUnavailable', 500],
    [{ code: 'Throttling', status: 429 }, 'Throttling', 429],
    [{ status: 503 }, 'ServiceUnavailable', 503],
    [{ status: 502 }, 'InternalError', 502],
    [{ code: 'SomethingNew' }, 'SomethingNew', 400],
  ])('by %j answers %s with %i', async (failure, code, status) => {
    cloud.fail(failure);
    expect(await refused(ask('CreateDisk', disk))).toMatchObject({ code, status });
    expect(await count()).toBe(0);
  });

  it('answers as each product documents it', async () => {
    cloud.fail({ status: 500 });
    expect(await refused(inProcess(cas, cloud)('ListInstances'))).toMatchObject({ code: '500', status: 500 });
    cloud.fail({ code: 'InstanceLockedForSecurity', operation: 'StartInstance' });
    const { InstanceId } = await ask('CreateInstance', {
      RegionId: 'cn-hangzhou',
      ImageId: 'm-1',
      InstanceType: 'ecs.t1.small',
      SecurityGroupId: 'sg-1',
    });
    expect(await refused(ask('StartInstance', { InstanceId }))).toMatchObject({
      code: 'InstanceLockedForSecurity',
      status: 403,
    });
  });

  it('fails as often as it was told, and the operation it was told', async () => {
    cloud.fail({ code: 'Throttling', operation: 'CreateDisk', times: 2 });
    expect(await count()).toBe(0);
    await refused(ask('CreateDisk', disk));
    await refused(ask('CreateDisk', disk));
    await ask('CreateDisk', disk);
  });

  it('no longer does after a reset', async () => {
    cloud.fail({ code: 'Throttling', times: 9 });
    cloud.reset();
    await ask('CreateDisk', disk);
  });

  it('is slow when told so', async () => {
    cloud.fail({ delay: 30 });
    const from = performance.now();
    await ask('CreateDisk', disk);
    expect(performance.now() - from).toBeGreaterThan(25);
  });

  it.each([
    ['in process', () => ask],
    [
      'over HTTP',
      () => asking(ecs, { endpoint: url(), credentials: { accessKeyId: 'local', accessKeySecret: 'local-secret' } }),
    ],
  ])('cuts the connection once the call is done, %s', async (_, way) => {
    cloud.fail({ cut: true });
    await expect(way()('CreateDisk', disk)).rejects.toMatchObject({ name: 'ConnectionError', sent: true });
    expect(await count()).toBe(1);
  });
});
