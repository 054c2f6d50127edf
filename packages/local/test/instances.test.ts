import { describe, expect, it } from 'vitest';
import { type Ask, catchError, createLocalCaller, listCallers, startCloud } from './support/clients.js';
import { ecs } from './support/models.js';

const started = startCloud();
const slow = startCloud(300);
const ask = createLocalCaller(ecs, started.cloud);
const slowly = createLocalCaller(ecs, slow.cloud);
const base = { RegionId: 'cn-hangzhou', ImageId: 'm-1', InstanceType: 'ecs.t1.small', SecurityGroupId: 'sg-1' };

const readStatus = async (ask: Ask, InstanceId: string): Promise<unknown> =>
  (await ask('DescribeInstances', { RegionId: 'cn-hangzhou', InstanceIds: [InstanceId] })).Instances.Instance.map(
    (instance: { Status: string }) => instance.Status,
  );

describe.each(listCallers(started))('the life of an instance, %s', (_, way) => {
  it('goes from Stopped to Running and back, and is deleted', async () => {
    const ask = way();
    const { InstanceId } = await ask('CreateInstance', {
      ...base,
      InstanceName: 'web-1',
      DataDisk: [{ Size: 20, Category: 'cloud' }],
    });
    expect(InstanceId).toMatch(/^i-[a-z0-9]{9}$/);
    expect(await readStatus(ask, InstanceId)).toEqual(['Stopped']);
    await ask('StartInstance', { InstanceId });
    expect(await readStatus(ask, InstanceId)).toEqual(['Running']);
    expect(await catchError(ask('DeleteInstance', { InstanceId }))).toMatchObject({
      code: 'IncorrectInstanceStatus',
      status: 403,
    });
    await ask('RebootInstance', { InstanceId });
    expect(await readStatus(ask, InstanceId)).toEqual(['Running']);
    await ask('StopInstance', { InstanceId });
    expect(await readStatus(ask, InstanceId)).toEqual(['Stopped']);
    await ask('DeleteInstance', { InstanceId });
    expect(await readStatus(ask, InstanceId)).toEqual([]);
    expect(await catchError(ask('StartInstance', { InstanceId }))).toMatchObject({
      code: 'InvalidInstanceId.NotFound',
      status: 404,
    });
  });

  it('shows the created members and the documented values of the others', async () => {
    const ask = way();
    const { InstanceId } = await ask('CreateInstance', {
      ...base,
      Description: 'a web server',
      InternetMaxBandwidthOut: 5,
    });
    const { RequestId, ...attributes } = await ask('DescribeInstanceAttribute', { InstanceId });
    expect(RequestId).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
    expect(attributes).toMatchObject({
      InstanceId,
      InstanceName: InstanceId,
      HostName: InstanceId,
      Description: 'a web server',
      ImageId: 'm-1',
      RegionId: 'cn-hangzhou',
      ZoneId: 'cn-hangzhou-b',
      ClusterId: '',
      InstanceType: 'ecs.t1.small',
      Status: 'Stopped',
      OperationLocks: { LockReason: [] },
      SecurityGroupIds: { SecurityGroupId: ['sg-1'] },
      PublicIpAddress: { IpAddress: [] },
      InnerIpAddress: { IpAddress: [expect.stringMatching(/^10\.170\./)] },
      InternetMaxBandwidthIn: 10,
      InternetMaxBandwidthOut: 5,
      InternetChargeType: 'PayByTraffic',
      CreationTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/),
    });
  });
});

describe('states over time', () => {
  it.each([
    [0, 'Starting'],
    [299, 'Starting'],
    [300, 'Running'],
  ])('%i ms after StartInstance it is %s', async (ms, status) => {
    const { InstanceId } = await slowly('CreateInstance', base);
    await slowly('StartInstance', { InstanceId });
    slow.clock.now += ms;
    expect(await readStatus(slowly, InstanceId)).toEqual([status]);
  });
});

describe('operations on several instances', () => {
  it('start and stop all, and report on each', async () => {
    const ids = [(await ask('CreateInstance', base)).InstanceId, (await ask('CreateInstance', base)).InstanceId];
    const { InstanceResponses } = await ask('StartInstances', { RegionId: 'cn-hangzhou', InstanceId: ids });
    const shared = { Code: '200', Message: 'success', CurrentStatus: 'Starting', PreviousStatus: 'Stopped' };
    expect(InstanceResponses.InstanceResponse).toEqual(ids.map((InstanceId) => ({ InstanceId, ...shared })));
    await ask('DeleteInstances', { RegionId: 'cn-hangzhou', InstanceId: ids, Force: true });
    expect((await ask('DescribeInstances', { RegionId: 'cn-hangzhou' })).TotalCount).toBe(0);
  });

  it('change no instance if one is in the wrong state', async () => {
    const { InstanceId } = await ask('CreateInstance', base);
    const { InstanceId: running } = await ask('CreateInstance', base);
    await ask('StartInstance', { InstanceId: running });
    await catchError(ask('StartInstances', { RegionId: 'cn-hangzhou', InstanceId: [InstanceId, running] }));
    expect(await readStatus(ask, InstanceId)).toEqual(['Stopped']);
  });

  it('create the requested number', async () => {
    const { InstanceIdSets } = await ask('RunInstances', {
      RegionId: 'cn-hangzhou',
      ImageId: 'm-1',
      InstanceType: 'ecs.t1.small',
      Amount: 3,
    });
    expect(InstanceIdSets.InstanceIdSet).toHaveLength(3);
    expect((await ask('DescribeInstances', { RegionId: 'cn-hangzhou' })).TotalCount).toBe(3);
  });
});

describe('names of several instances', () => {
  const names = { InstanceName: 'web', HostName: 'host' };
  const listInstances = async (): Promise<readonly { InstanceName: string; HostName?: string }[]> =>
    (await ask('DescribeInstances', { RegionId: 'cn-hangzhou', PageSize: 50 })).Instances.Instance;

  it.each<[amount: number, suffix: boolean, want: readonly string[]]>([
    [2, true, ['web001 host001', 'web002 host002']],
    [11, true, ['web010 host010', 'web011 host011']],
    [2, false, ['web host', 'web host']],
    [1, true, ['web host']],
  ])('%i with a suffix: %s', async (Amount, UniqueSuffix, want) => {
    const order = { RegionId: 'cn-hangzhou', ImageId: 'm-1', InstanceType: 'ecs.t1.small', ...names };
    await ask('RunInstances', { ...order, Amount, UniqueSuffix });
    const created = await listInstances();
    expect(
      created
        .map(({ InstanceName, HostName }) => `${InstanceName} ${HostName}`)
        .sort()
        .slice(-2),
    ).toEqual(want);
  });

  it('that are not given have no suffix', async () => {
    const order = { RegionId: 'cn-hangzhou', ImageId: 'm-1', InstanceType: 'ecs.t1.small' };
    await ask('RunInstances', { ...order, Amount: 2, UniqueSuffix: true });
    for (const { HostName = '' } of await listInstances()) expect(HostName).not.toMatch(/00[12]$/);
  });
});

describe('disks', () => {
  const disks = async (input: object = {}) =>
    (await ask('DescribeDisks', { RegionId: 'cn-hangzhou', ...input })).Disks.Disk as Record<string, unknown>[];

  it('are created and deleted with an instance, except those that are to be kept', async () => {
    const DataDisk = [{ Size: 20, Category: 'cloud', Device: '/dev/xvdb', DeleteWithInstance: false }, { Size: 30 }];
    const { InstanceId } = await ask('CreateInstance', { ...base, SystemDisk: { Size: 60 }, DataDisk });
    expect(await disks()).toMatchObject([
      {
        Type: 'system',
        Size: 60,
        Category: 'cloud',
        Status: 'In_use',
        InstanceId,
        Portable: false,
        ImageId: 'm-1',
        ZoneId: 'cn-hangzhou-b',
      },
      { Type: 'data', Size: 20, Status: 'In_use', InstanceId, Device: '/dev/xvdb', DeleteWithInstance: false },
      { Type: 'data', Size: 30, Status: 'In_use', InstanceId, DeleteWithInstance: true },
    ]);
    await ask('DeleteInstance', { InstanceId });
    expect(await disks()).toMatchObject([{ Size: 20, Status: 'Available', InstanceId: '', Device: '' }]);
  });

  it('are attached and detached', async () => {
    const { InstanceId } = await ask('CreateInstance', base);
    const { DiskId } = await ask('CreateDisk', { RegionId: 'cn-hangzhou', ZoneId: 'cn-hangzhou-b', Size: 10 });
    await ask('AttachDisk', { InstanceId, DiskId, Device: '/dev/xvdc' });
    expect(await disks({ DiskIds: [DiskId] })).toMatchObject([{ Status: 'In_use', InstanceId, Device: '/dev/xvdc' }]);
    expect(await catchError(ask('AttachDisk', { InstanceId, DiskId }))).toMatchObject({
      code: 'IncorrectDiskStatus',
      status: 403,
    });
    expect(await catchError(ask('DeleteDisk', { DiskId }))).toMatchObject({ code: 'IncorrectDiskStatus', status: 403 });
    const { InstanceId: other } = await ask('CreateInstance', base);
    expect(await catchError(ask('DetachDisk', { InstanceId: other, DiskId }))).toMatchObject({
      code: 'DependencyViolation',
      status: 403,
    });
    await ask('DetachDisk', { InstanceId, DiskId });
    expect(await disks({ DiskIds: [DiskId] })).toMatchObject([
      { Status: 'Available', InstanceId: '', Device: '', DeleteWithInstance: false },
    ]);
    await ask('ResizeDisk', { DiskId, NewSize: 50 });
    expect(await disks({ DiskIds: [DiskId] })).toMatchObject([{ Size: 50 }]);
    await ask('DeleteDisk', { DiskId });
    expect(await disks({ DiskIds: [DiskId] })).toEqual([]);
    await ask('DeleteDisk', { DiskId });
  });

  it('are attached only to an instance that is Running or Stopped', async () => {
    const { InstanceId } = await slowly('CreateInstance', base);
    const { DiskId } = await slowly('CreateDisk', { RegionId: 'cn-hangzhou', ZoneId: 'cn-hangzhou-b', Size: 10 });
    slow.clock.now += 300;
    await slowly('StartInstance', { InstanceId });
    expect(await catchError(slowly('AttachDisk', { InstanceId, DiskId }))).toMatchObject({
      code: 'IncorrectInstanceStatus',
      status: 400,
    });
    slow.clock.now += 300;
    await slowly('AttachDisk', { InstanceId, DiskId });
  });

  it('with the system are replaced', async () => {
    const { InstanceId } = await ask('CreateInstance', base);
    const [old] = await disks();
    const { DiskId } = await ask('ReplaceSystemDisk', { InstanceId, ImageId: 'm-myimage11' });
    expect(DiskId).not.toBe(old?.DiskId);
    expect(await disks()).toMatchObject([
      { DiskId, Type: 'system', ImageId: 'm-myimage11', InstanceId, RegionId: 'cn-hangzhou' },
    ]);
    expect(await catchError(ask('DetachDisk', { InstanceId, DiskId }))).toMatchObject({
      code: 'DiskTypeViolation',
      status: 403,
    });
  });

  it.each([
    [{ DiskType: 'all' }, 3],
    [{ DiskType: 'system' }, 1],
    [{ Status: 'All', Category: 'all' }, 3],
    [{ Status: 'Available' }, 0],
    [{ DiskIds: [] }, 0],
    [{ DiskIds: ['d-nothing'] }, 0],
    [{ Portable: true }, 2],
    [{ DeleteWithInstance: false }, 1],
    [{ InstanceId: '' }, 3],
  ])('are found by %j', async (input, count) => {
    await ask('CreateInstance', { ...base, DataDisk: [{ Size: 20, DeleteWithInstance: false }, { Size: 30 }] });
    expect(await disks(input)).toHaveLength(count);
  });
});
