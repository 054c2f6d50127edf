import { describe, expect, it } from 'vitest';
import { type Answer, catchError, createCaller, createLocalCaller, startCloud, withBearer } from './support/clients.js';
import { ecs, eiam } from './support/models.js';

const { cloud, clock } = startCloud();
const ask = createLocalCaller(ecs, cloud);
const region = { RegionId: 'cn-hangzhou' };
const base = { ...region, ImageId: 'm-1', InstanceType: 'ecs.s2.large', SecurityGroupId: 'sg-1' };

const listInstances = async (): Promise<Answer[]> => (await ask('DescribeInstances', region)).Instances.Instance;
const listDisks = async (input: object = {}): Promise<Answer[]> =>
  (await ask('DescribeDisks', { ...region, ...input })).Disks.Disk;
const create = async (input: object = {}): Promise<string> =>
  (await ask('CreateInstance', { ...base, ...input })).InstanceId;

async function createNetwork(): Promise<Answer> {
  const vpc = await ask('CreateVpc', { ...region, CidrBlock: '172.16.0.0/12' });
  const { VSwitchId } = await ask('CreateVSwitch', {
    ZoneId: 'cn-hangzhou-b',
    VpcId: vpc.VpcId,
    CidrBlock: '172.16.1.0/24',
  });
  const { SecurityGroupId } = await ask('CreateSecurityGroup', { ...region, VpcId: vpc.VpcId });
  return { ...vpc, VSwitchId, SecurityGroupId };
}

describe('a dry run', () => {
  const own = { ...region, ImageId: 'm-myimage11' };

  async function start(): Promise<string> {
    const InstanceId = await create();
    await ask('StartInstance', { InstanceId });
    return InstanceId;
  }

  /** Creates a snapshot of the system disk of an instance that is stopped again. */
  async function createSnapshot(): Promise<{ DiskId: string; SnapshotId: string }> {
    const InstanceId = await start();
    await ask('StopInstance', { InstanceId });
    const [{ DiskId }] = (await listDisks({ InstanceId })) as [Answer];
    const { SnapshotId } = await ask('CreateSnapshot', { DiskId });
    return { DiskId, SnapshotId };
  }

  const rows: readonly (readonly [operation: string, input: () => Promise<object>, code: string])[] = [
    ['CreateInstance', async () => base, 'DryRunOperation'],
    ['RunInstances', async () => ({ ...base, Amount: 10 }), 'DryRunOperation'],
    ['DeleteInstance', async () => ({ InstanceId: await create() }), 'DryRunOperation'],
    ['StartInstance', async () => ({ InstanceId: await create() }), 'DryRunOperation'],
    ['DescribeInstances', async () => region, 'DryRunOperation'],
    ['StartInstances', async () => ({ ...region, InstanceId: [await create()] }), 'DRYRUN.SUCCESS'],
    ['DeleteInstances', async () => ({ ...region, InstanceId: [await create()] }), 'DRYRUN.SUCCESS'],
    ['StopInstance', async () => ({ InstanceId: await start() }), 'DryRunOperation'],
    ['StopInstances', async () => ({ ...region, InstanceId: [await start()] }), 'DRYRUN.SUCCESS'],
    ['RebootInstance', async () => ({ InstanceId: await start() }), 'DryRunOperation'],
    ['RebootInstances', async () => ({ ...region, InstanceId: [await start()] }), 'DRYRUN.SUCCESS'],
    ['CreateImage', async () => ({ ...region, InstanceId: await create() }), 'DryRunOperation'],
    ['CopyImage', async () => ({ ...own, DestinationRegionId: 'cn-qingdao' }), 'DryRunOperation'],
    ['DeleteImage', async () => own, 'DryRunOperation'],
    ['ModifyImageAttribute', async () => ({ ...own, ImageName: 'renamed' }), 'DryRunOperation'],
    ['ModifyImageSharePermission', async () => ({ ...own, AddAccount: ['1234567890'] }), 'DryRunOperation'],
    ['ResetDisk', createSnapshot, 'DryRunOperation'],
    ['DescribeDisks', async () => region, 'DryRunOperation'],
    ['DescribeImages', async () => region, 'DryRunOperation'],
    ['DescribeSecurityGroups', async () => region, 'DryRunOperation'],
    ['DescribeSnapshots', async () => region, 'DryRunOperation'],
  ];

  it('has a row for every operation that has one', () => {
    const operations = ecs.operations.filter(({ input }) => input.properties?.DryRun !== undefined);
    expect(rows.map(([operation]) => operation).sort()).toEqual(operations.map(({ name }) => name).sort());
  });

  it.each(rows)('of %s changes nothing, and succeeds with a code of its own', async (operation, input, code) => {
    const given = await input();
    await ask('DescribeRegions');
    const before = cloud.snapshot().accounts;
    expect(await catchError(ask(operation, { ...given, DryRun: true }))).toMatchObject({ code, status: 400 });
    expect(cloud.snapshot().accounts).toEqual(before);
  });

  it('fails as the call would', async () => {
    const call = ask('CreateInstance', { ...base, ZoneId: 'cn-qingdao-b', DryRun: true });
    expect(await catchError(call)).toMatchObject({ code: 'OperationDenied' });
  });
});

describe('RunInstances', () => {
  it('creates instances with disks, device names, addresses and numbered names', async () => {
    const { VSwitchId, SecurityGroupId } = await createNetwork();
    const DataDisk = [{ Size: 30 }, { Size: 20, Device: '/dev/xvdb' }];
    const names = { InstanceName: 'web', HostName: 'web', UniqueSuffix: true };
    await ask('RunInstances', {
      ...base,
      ...names,
      VSwitchId,
      SecurityGroupId,
      Amount: 2,
      InternetMaxBandwidthOut: 5,
      DataDisk,
    });
    const instances = await listInstances();
    expect(instances).toMatchObject([
      {
        InstanceName: 'web001',
        HostName: 'web001',
        ZoneId: 'cn-hangzhou-b',
        VpcAttributes: { PrivateIpAddress: { IpAddress: ['172.16.1.1'] } },
      },
      {
        InstanceName: 'web002',
        HostName: 'web002',
        VpcAttributes: { PrivateIpAddress: { IpAddress: ['172.16.1.2'] } },
      },
    ]);
    const addresses = instances.map(({ PublicIpAddress }) => PublicIpAddress.IpAddress[0]);
    expect(new Set(addresses).size).toBe(2);
    for (const { InstanceId } of instances) {
      expect(await listDisks({ InstanceId })).toMatchObject([
        { Type: 'system', Device: '/dev/xvda', Size: 40, Status: 'In_use' },
        { Type: 'data', Device: '/dev/xvdc', Size: 30, Status: 'In_use' },
        { Type: 'data', Device: '/dev/xvdb', Size: 20 },
      ]);
    }
  });
});

describe('disks', () => {
  it('get the first device name that is free', async () => {
    const InstanceId = await create({ DataDisk: [{ Size: 20, Device: '/dev/xvdb' }] });
    const { DiskId } = await ask('CreateDisk', { ...region, ZoneId: 'cn-hangzhou-b', Size: 20 });
    await ask('AttachDisk', { InstanceId, DiskId });
    expect(await listDisks({ DiskIds: [DiskId] })).toMatchObject([{ Device: '/dev/xvdc' }]);
  });

  it('that replace a system disk have its category, charge type and device', async () => {
    const SystemDisk = { Category: 'cloud_essd', Size: 100 };
    const InstanceId = await create({ ZoneId: 'cn-hangzhou-d', SystemDisk, InstanceChargeType: 'PrePaid', Period: 1 });
    const [old] = await listDisks({ InstanceId });
    const { DiskId } = await ask('ReplaceSystemDisk', {
      InstanceId,
      ImageId: 'm-myimage11',
      SystemDisk: { Size: 120 },
    });
    expect(DiskId).not.toBe(old?.DiskId);
    expect(await listDisks({ InstanceId })).toMatchObject([
      {
        DiskId,
        Category: 'cloud_essd',
        DiskChargeType: 'PrePaid',
        Size: 120,
        ImageId: 'm-myimage11',
        Device: '/dev/xvda',
        DeleteWithInstance: true,
      },
    ]);
  });

  it.each(['DeleteInstance', 'DeleteInstances'])('and addresses are released by %s', async (operation) => {
    const { VSwitchId, SecurityGroupId } = await createNetwork();
    const InstanceId = await create({
      VSwitchId,
      SecurityGroupId,
      DataDisk: [{ Size: 20, DeleteWithInstance: false }],
    });
    const { AllocationId } = await ask('AllocateEipAddress', region);
    await ask('AssociateEipAddress', { AllocationId, InstanceId });
    await ask(operation, operation === 'DeleteInstance' ? { InstanceId } : { ...region, InstanceId: [InstanceId] });
    expect(await listDisks()).toMatchObject([{ Size: 20, Status: 'Available', InstanceId: '' }]);
    const { EipAddresses } = await ask('DescribeEipAddresses', { ...region, AllocationId });
    expect(EipAddresses.EipAddress).toMatchObject([{ Status: 'Available', InstanceId: '' }]);
  });
});

describe('security group rules', () => {
  const group = { ...region, SecurityGroupId: 'sg-1' };
  const tcp = { ...group, IpProtocol: 'tcp', PortRange: '80/80' };
  const list = async (input: object = {}): Promise<Answer[]> =>
    (await ask('DescribeSecurityGroupAttribute', { ...group, ...input })).Permissions.Permission;

  it('are told apart by source, direction and network type', async () => {
    await ask('AuthorizeSecurityGroup', { ...tcp, SourceGroupId: 'sg-default', NicType: 'intranet' });
    await ask('AuthorizeSecurityGroup', { ...tcp, SourceCidrIp: '0.0.0.0/0', NicType: 'intranet' });
    await ask('AuthorizeSecurityGroup', { ...tcp, SourceCidrIp: '0.0.0.0/0' });
    await ask('AuthorizeSecurityGroupEgress', { ...tcp, DestCidrIp: '0.0.0.0/0' });
    const internet = [
      { SourceCidrIp: '0.0.0.0/0', Direction: 'ingress', NicType: 'internet' },
      { SourceCidrIp: '', DestCidrIp: '0.0.0.0/0', Direction: 'egress', NicType: 'internet' },
    ];
    expect(await list({ NicType: 'intranet' })).toMatchObject([
      { SourceGroupId: 'sg-default', SourceCidrIp: '', Direction: 'ingress', NicType: 'intranet' },
      { SourceGroupId: '', SourceCidrIp: '0.0.0.0/0', Direction: 'ingress', NicType: 'intranet' },
    ]);
    expect(await list({ NicType: 'internet' })).toMatchObject(internet);
    expect(await list({ Direction: 'egress' })).toHaveLength(1);
    await ask('RevokeSecurityGroup', { ...tcp, SourceCidrIp: '0.0.0.0/0', NicType: 'intranet' });
    expect(await list({ NicType: 'intranet' })).toHaveLength(1);
    expect(await list()).toMatchObject(internet);
  });

  it('are those of the internet by default, in a VPC those of the intranet', async () => {
    const { SecurityGroupId } = await createNetwork();
    await ask('AuthorizeSecurityGroup', { ...tcp, SecurityGroupId, SourceCidrIp: '0.0.0.0/0' });
    expect(await list({ SecurityGroupId })).toMatchObject([{ NicType: 'intranet' }]);
    await ask('AuthorizeSecurityGroup', { ...tcp, SourceCidrIp: '0.0.0.0/0', NicType: 'intranet' });
    expect(await list()).toEqual([]);
  });

  it('are selected before they are divided into pages', async () => {
    for (let port = 1; port <= 12; port++) {
      const rule = { ...tcp, PortRange: `${port}/${port}` };
      await ask('AuthorizeSecurityGroup', { ...rule, SourceCidrIp: '10.0.0.0/8' });
      await ask('AuthorizeSecurityGroupEgress', { ...rule, DestCidrIp: '10.0.0.0/8' });
    }
    const page = { ...group, Direction: 'egress', MaxResults: 10 };
    const { Permissions, NextToken } = await ask('DescribeSecurityGroupAttribute', page);
    const next = await ask('DescribeSecurityGroupAttribute', { ...page, NextToken });
    expect([Permissions.Permission.length, next.Permissions.Permission.length]).toEqual([10, 2]);
  });
});

describe('networks', () => {
  it('a VSwitch has a system entry in the route table, and counts its free addresses', async () => {
    const { VRouterId, VSwitchId, VpcId, SecurityGroupId } = await createNetwork();
    const { RouteTables } = await ask('DescribeRouteTables', { VRouterId });
    expect(RouteTables.RouteTable[0].RouteEntrys.RouteEntry).toMatchObject([
      { DestinationCidrBlock: '172.16.1.0/24', Type: 'System', Status: 'Available' },
    ]);
    const count = async () => (await ask('DescribeVSwitches', { VpcId })).VSwitches.VSwitch[0].AvailableIpAddressCount;
    expect(await count()).toBe(252);
    await create({ VSwitchId, SecurityGroupId });
    expect(await count()).toBe(251);
  });

  it('an instance that moves to another VSwitch gets an address of it', async () => {
    const { VpcId, VSwitchId: from, SecurityGroupId } = await createNetwork();
    const { VSwitchId } = await ask('CreateVSwitch', { ZoneId: 'cn-hangzhou-b', VpcId, CidrBlock: '172.16.2.0/24' });
    const InstanceId = await create({ VSwitchId: from, SecurityGroupId });
    await ask('ModifyInstanceVpcAttribute', { InstanceId, VSwitchId });
    expect((await listInstances())[0]?.VpcAttributes).toMatchObject({
      VSwitchId,
      PrivateIpAddress: { IpAddress: ['172.16.2.1'] },
    });
  });
});

describe('monitoring data', () => {
  const format = (offset: number): string => `${new Date(clock.now + offset).toISOString().slice(0, 17)}00Z`;
  it.each([
    ['DescribeInstanceMonitorData', 'InstanceId', async () => create(), 'MonitorData.InstanceMonitorData'],
    [
      'DescribeDiskMonitorData',
      'DiskId',
      async () => (await listDisks({ InstanceId: await create() }))[0]?.DiskId,
      'MonitorData.DiskMonitorData',
    ],
    [
      'DescribeEipMonitorData',
      'AllocationId',
      async () => (await ask('AllocateEipAddress', region)).AllocationId,
      'EipMonitorDatas.EipMonitorData',
    ],
  ])('%s answers the same numbers for the same resource and time', async (operation, member, make, path) => {
    const input = { [member]: await make(), StartTime: format(-600_000), EndTime: format(-300_000) };
    const read = async (): Promise<Answer[]> => {
      const answer = await ask(operation, input);
      return path.split('.').reduce<Answer>((value, name) => value[name], answer) as Answer[];
    };
    const points = await read();
    expect(points.map(({ TimeStamp }) => TimeStamp)).toEqual(
      [10, 9, 8, 7, 6].map((minutes) => format(-minutes * 60_000)),
    );
    expect(await read()).toEqual(points);
  });
});

it('snapshot policies are applied to disks and cancelled', async () => {
  const { DiskId } = await ask('CreateDisk', { ...region, ZoneId: 'cn-hangzhou-b', Size: 20 });
  const plan = { ...region, TimePoints: ['1'], RepeatWeekdays: ['1'], RetentionDays: 7 };
  const { AutoSnapshotPolicyId } = await ask('CreateAutoSnapshotPolicy', plan);
  const count = async () =>
    (await ask('DescribeAutoSnapshotPolicyEx', { ...region, AutoSnapshotPolicyId })).AutoSnapshotPolicies
      .AutoSnapshotPolicy[0].DiskNums;
  await ask('ApplyAutoSnapshotPolicy', { ...region, AutoSnapshotPolicyId, DiskIds: [DiskId] });
  expect(await listDisks()).toMatchObject([{ AutoSnapshotPolicyId, EnableAutomatedSnapshotPolicy: true }]);
  expect(await count()).toBe(1);
  await ask('CancelAutoSnapshotPolicy', { ...region, DiskIds: [DiskId] });
  expect(await listDisks()).toMatchObject([{ AutoSnapshotPolicyId: '' }]);
  expect(await count()).toBe(0);
  const unknown = ask('ApplyAutoSnapshotPolicy', { ...region, AutoSnapshotPolicyId: 'p-none', DiskIds: [DiskId] });
  expect(await catchError(unknown)).toMatchObject({ code: 'ParameterInvalid', status: 404 });
});

describe('EIAM', () => {
  const call = createCaller(eiam, { fetch: cloud.fetch, ...withBearer });
  const InstanceId = 'idaas_ue2jvisn35ea5lmthk267xxxxx';
  const NetworkAccessEndpointId = 'nae_examplexxxx';

  it.each<[operation: string, input: object, want: object]>([
    ['ListRegions', {}, { Regions: expect.arrayContaining([expect.objectContaining({ RegionId: 'cn-hangzhou' })]) }],
    [
      'ListEiamRegions',
      {},
      { Regions: expect.arrayContaining([{ RegionId: 'cn-shanghai', LocalName: 'China (Shanghai)' }]) },
    ],
    ['GetInstanceLicense', { InstanceId }, { License: { LicenseId: 'license_free', Edition: 'free' } }],
    ['GenerateUploadAuth', { InstanceId, Type: 'image' }, { AccessId: expect.stringMatching(/^upload_/) }],
    ['CreateInstanceTrialLicense', { InstanceId }, { LicenseId: expect.stringMatching(/^license_/) }],
    [
      'ListNetworkAccessPaths',
      { InstanceId, NetworkAccessEndpointId },
      { NetworkAccessPaths: [{ NetworkAccessEndpointId }] },
    ],
    [
      'CheckInstanceForDelete',
      { InstanceId },
      { CheckInstanceResult: { Deletable: false, RestrictScenarios: [{ ResourceId: NetworkAccessEndpointId }] } },
    ],
    ['CheckInstanceForDelete', { InstanceId: 'idaas_111ccc11xxxx' }, { CheckInstanceResult: { Deletable: true } }],
    ['GetInstanceQuota', { InstanceId, QuotaKey: 'userMaxNumber' }, { Quota: { QuotaValue: 5 } }],
  ])('%s of %j', async (operation, input, want) => {
    expect(await call(operation, input)).toMatchObject(want);
  });

  it('a quota that does not exist is not found', async () => {
    expect(await catchError(call('GetInstanceQuota', { InstanceId, QuotaKey: 'none' }))).toMatchObject({ status: 404 });
  });
});
