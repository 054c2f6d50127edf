import { describe, expect, it } from 'vitest';
import { catchError, createLocalCaller, listCallers, startCloud } from './support/clients.js';
import { ecs, eiam } from './support/models.js';

const started = startCloud();
const disk = { RegionId: 'cn-hangzhou', ZoneId: 'cn-hangzhou-b', Size: 10, ClientToken: 'token-1' };

const ask = createLocalCaller(ecs, started.cloud);

describe.each(listCallers(started))('an idempotency token, %s', (_, way) => {
  it('makes a repeated call take effect once', async () => {
    const ask = way();
    const { DiskId, RequestId } = await ask('CreateDisk', disk);
    const again = await ask('CreateDisk', disk);
    expect(again.DiskId).toBe(DiskId);
    expect(again.RequestId).not.toBe(RequestId);
    expect((await ask('DescribeDisks', { RegionId: 'cn-hangzhou' })).TotalCount).toBe(1);
  });

  it.each([
    ['other parameters', 'CreateDisk', { ...disk, Size: 20 }],
    ['another operation', 'AllocateEipAddress', { RegionId: 'cn-hangzhou', ClientToken: 'token-1' }],
  ])('is refused with %s', async (_what, operation, input) => {
    const ask = way();
    await ask('CreateDisk', disk);
    expect(await catchError(ask(operation, input))).toMatchObject({ code: 'IdempotentParameterMismatch', status: 400 });
  });
});

describe('an idempotency token', () => {
  it('is refused for another operation, even with the same parameters', async () => {
    const region = { RegionId: 'cn-hangzhou', ClientToken: 'token-1' };
    await ask('CreateVpc', region);
    expect(await catchError(ask('CreateSecurityGroup', region))).toMatchObject({ code: 'IdempotentParameterMismatch' });
  });

  it('of a refused call can be used again', async () => {
    await catchError(ask('CreateDisk', { ...disk, SnapshotId: 's-nothing' }));
    await ask('CreateDisk', disk);
  });

  it('is forgotten after a reset', async () => {
    const { DiskId } = await ask('CreateDisk', disk);
    started.cloud.reset();
    expect((await ask('CreateDisk', disk)).DiskId).not.toBe(DiskId);
  });

  it('is forgotten after a day', async () => {
    const { DiskId } = await ask('CreateDisk', disk);
    started.clock.now += 24 * 3_600_000;
    expect((await ask('CreateDisk', disk)).DiskId).toBe(DiskId);
    started.clock.now += 1;
    expect((await ask('CreateDisk', disk)).DiskId).not.toBe(DiskId);
  });

  it('of one product is unknown to another', async () => {
    await ask('CreateDisk', disk);
    const zone = {
      InstanceId: 'idaas_111ccc11xxxx',
      NetworkZoneName: 'office',
      NetworkZoneType: 'arn:alibaba:idaas:network:zone:classic',
      Ipv4Cidrs: ['192.0.2.0/24'],
    };
    await createLocalCaller(eiam, started.cloud)('CreateNetworkZone', { ...zone, ClientToken: 'token-1' });
  });
});
