import { describe, expect, it } from 'vitest';
import { catchError, createLocalCaller, startCloud } from './support/clients.js';
import { ecs } from './support/models.js';

const started = startCloud();
const ask = createLocalCaller(ecs, started.cloud);
const region = { RegionId: 'cn-beijing' };
const listEntries = (table: { RouteEntrys: { RouteEntry: { Type: string }[] } }): object[] =>
  table.RouteEntrys.RouteEntry.filter(({ Type }) => Type === 'Custom');
const instance = { ...region, ImageId: 'ubuntu1404_64_20G_aliaegeis_20140703.vhd', InstanceType: 'ecs.t1.small' };

describe('a VPC', () => {
  it('is created with a router and a route table', async () => {
    const { VpcId, VRouterId, RouteTableId } = await ask('CreateVpc', {
      ...region,
      VpcName: 'office',
      Description: 'Office network',
    });
    expect((await ask('DescribeVpcs', region)).Vpcs.Vpc).toMatchObject([
      { VpcId, VRouterId, Status: 'Available', VpcName: 'office', VSwitchIds: { VSwitchId: [] } },
    ]);
    expect((await ask('DescribeVRouters', region)).VRouters.VRouter).toMatchObject([
      { VRouterId, VpcId, Description: '', RouteTableIds: { RouteTableId: [RouteTableId] } },
    ]);
    expect((await ask('DescribeRouteTables', { VRouterId })).RouteTables.RouteTable).toMatchObject([
      { RouteTableId, VRouterId, RouteTableType: 'System', RouteEntrys: { RouteEntry: [] } },
    ]);
  });

  it('is deleted with its router and route table once it is empty', async () => {
    const { VpcId, VRouterId, RouteTableId } = await ask('CreateVpc', region);
    const gone = (): Promise<unknown> => catchError(ask('DeleteVpc', { VpcId }));

    const { VSwitchId } = await ask('CreateVSwitch', { ZoneId: 'cn-beijing-a', VpcId, CidrBlock: '172.16.1.0/24' });
    expect(await gone()).toMatchObject({ code: 'DependencyViolation.VSwitch', status: 400 });

    const { SecurityGroupId } = await ask('CreateSecurityGroup', { ...region, VpcId });
    const { InstanceId } = await ask('CreateInstance', { ...instance, SecurityGroupId, VSwitchId });
    expect(await gone()).toMatchObject({ code: 'DependencyViolation.Instance' });
    expect(await catchError(ask('DeleteVSwitch', { VSwitchId }))).toMatchObject({
      code: 'DependencyViolation',
      status: 400,
    });
    expect((await ask('DescribeInstances', { ...region, VpcId })).Instances.Instance).toMatchObject([
      { InstanceId, InstanceNetworkType: 'vpc', VpcAttributes: { VpcId, VSwitchId } },
    ]);

    const entry = { RouteTableId, DestinationCidrBlock: '192.168.10.1/32', NextHopId: InstanceId };
    await ask('CreateRouteEntry', entry);
    expect(await catchError(ask('CreateRouteEntry', entry))).toMatchObject({
      code: 'InvalidCIDRBlock.Duplicate',
      status: 400,
    });
    const { RouteTables } = await ask('DescribeRouteTables', { VRouterId });
    expect(listEntries(RouteTables.RouteTable[0])).toMatchObject([
      { DestinationCidrBlock: '192.168.10.1/32', Status: 'Available' },
    ]);
    expect(await catchError(ask('DeleteInstance', { InstanceId }))).toMatchObject({
      code: 'DependencyViolation.RouteEntry',
      status: 400,
    });
    expect(await gone()).toMatchObject({ code: 'DependencyViolation.RouteEntry' });
    await ask('DeleteRouteEntry', entry);
    await ask('DeleteInstance', { InstanceId });

    await ask('DeleteVSwitch', { VSwitchId });
    expect(await gone()).toMatchObject({ code: 'DependencyViolation.SecurityGroup' });
    await ask('DeleteSecurityGroup', { ...region, SecurityGroupId });
    await ask('DeleteVpc', { VpcId });
    expect(await ask('DescribeVRouters', region)).toMatchObject({ TotalCount: 0 });
    expect(await catchError(ask('DescribeRouteTables', { VRouterId }))).toMatchObject({
      code: 'Forbidden.VRouterNotFound',
      status: 404,
    });
  });
});

describe('security groups', () => {
  const SecurityGroupId = 'sg-1';
  const rule = {
    ...region,
    RegionId: 'cn-hangzhou',
    SecurityGroupId,
    IpProtocol: 'tcp',
    PortRange: '22/22',
    SourceCidrIp: '10.0.0.0/8',
  };
  const rules = async (): Promise<object[]> =>
    (await ask('DescribeSecurityGroupAttribute', { RegionId: 'cn-hangzhou', SecurityGroupId })).Permissions.Permission;

  it('hold each rule once', async () => {
    await ask('AuthorizeSecurityGroup', rule);
    await ask('AuthorizeSecurityGroup', rule);
    await ask('AuthorizeSecurityGroup', { ...rule, PortRange: '80/80', Policy: 'drop' });
    const shared = { IpProtocol: 'tcp', SourceCidrIp: '10.0.0.0/8', NicType: 'internet', Direction: 'ingress' };
    expect(await rules()).toMatchObject([
      { ...shared, PortRange: '22/22', Policy: 'accept' },
      { ...shared, PortRange: '80/80', Policy: 'drop' },
    ]);
    await ask('RevokeSecurityGroup', rule);
    expect(await rules()).toMatchObject([{ PortRange: '80/80' }]);
  });

  it('cannot be deleted while instances or rules refer to them', async () => {
    const base = { RegionId: 'cn-hangzhou', ImageId: 'm-1', InstanceType: 'ecs.t1.small', SecurityGroupId };
    const gone = { RegionId: 'cn-hangzhou', SecurityGroupId: 'sg-default' };
    const { InstanceId } = await ask('CreateInstance', base);
    await ask('JoinSecurityGroup', { InstanceId, SecurityGroupId: 'sg-default' });
    expect(await catchError(ask('JoinSecurityGroup', { InstanceId, SecurityGroupId: 'sg-default' }))).toMatchObject({
      code: 'InvalidInstanceId.AlreadyExists',
      status: 403,
    });
    expect(await catchError(ask('DeleteSecurityGroup', gone))).toMatchObject({
      code: 'DependencyViolation',
      status: 403,
    });
    await ask('LeaveSecurityGroup', { InstanceId, SecurityGroupId: 'sg-default' });
    expect(await catchError(ask('LeaveSecurityGroup', { InstanceId, SecurityGroupId }))).toMatchObject({
      code: 'InstanceLastSecurityGroup',
      status: 403,
    });
    const { SourceCidrIp: _, ...other } = rule;
    await ask('AuthorizeSecurityGroup', { ...other, NicType: 'intranet', SourceGroupId: 'sg-default' });
    expect(await catchError(ask('DeleteSecurityGroup', gone))).toMatchObject({ code: 'DependencyViolation' });
    await ask('RevokeSecurityGroup', { ...other, NicType: 'intranet', SourceGroupId: 'sg-default' });
    await ask('DeleteSecurityGroup', gone);
    expect(await catchError(ask('DeleteSecurityGroup', gone))).toMatchObject({
      code: 'InvalidSecurityGroupId.NotFound',
      status: 404,
    });
  });

  it('are limited to five for an instance', async () => {
    const { InstanceId } = await ask('CreateInstance', {
      RegionId: 'cn-hangzhou',
      ImageId: 'm-1',
      InstanceType: 'ecs.t1.small',
      SecurityGroupId,
    });
    const join = async (): Promise<unknown> =>
      ask('JoinSecurityGroup', {
        InstanceId,
        SecurityGroupId: (await ask('CreateSecurityGroup', { RegionId: 'cn-hangzhou' })).SecurityGroupId,
      });
    for (let i = 0; i < 4; i++) await join();
    expect(await catchError(join())).toMatchObject({ code: 'InstanceSecurityGroupLimitExceeded', status: 400 });
  });
});

describe('elastic addresses', () => {
  it('are associated with an instance and released', async () => {
    const { AllocationId, EipAddress } = await ask('AllocateEipAddress', region);
    const { EipAddress: other } = await ask('AllocateEipAddress', region);
    expect(other).not.toBe(EipAddress);
    const { VpcId } = await ask('CreateVpc', region);
    const { VSwitchId } = await ask('CreateVSwitch', { ZoneId: 'cn-beijing-a', VpcId, CidrBlock: '172.16.1.0/24' });
    const { SecurityGroupId } = await ask('CreateSecurityGroup', { ...region, VpcId });
    const { InstanceId } = await ask('CreateInstance', { ...instance, SecurityGroupId, VSwitchId });
    const addresses = async () =>
      (await ask('DescribeEipAddresses', { ...region, AllocationId })).EipAddresses.EipAddress;
    await ask('AssociateEipAddress', { AllocationId, InstanceId });
    expect(await addresses()).toMatchObject([{ IpAddress: EipAddress, Status: 'InUse', InstanceId, Bandwidth: '5' }]);
    expect((await ask('DescribeInstances', region)).Instances.Instance[0].EipAddress).toMatchObject({
      AllocationId,
      IpAddress: EipAddress,
      Bandwidth: 5,
      InternetChargeType: 'PayByBandwidth',
    });
    expect(await catchError(ask('ReleaseEipAddress', { AllocationId }))).toMatchObject({
      code: 'IncorrectEipStatus',
      status: 400,
    });
    await ask('UnassociateEipAddress', { AllocationId, InstanceId });
    expect(await addresses()).toMatchObject([{ Status: 'Available', InstanceId: '' }]);
    await ask('ReleaseEipAddress', { AllocationId });
    expect(await addresses()).toEqual([]);
  });
});

describe('images and snapshots', () => {
  it('are created from disks and from one another, and keep their sources from being deleted', async () => {
    const base = { RegionId: 'cn-hangzhou', ImageId: 'm-1', InstanceType: 'ecs.t1.small', SecurityGroupId: 'sg-1' };
    const { InstanceId } = await ask('CreateInstance', base);
    const { DiskId } = await ask('CreateDisk', { RegionId: 'cn-hangzhou', ZoneId: 'cn-hangzhou-b', Size: 25 });
    await ask('AttachDisk', { InstanceId, DiskId });
    const { SnapshotId } = await ask('CreateSnapshot', { DiskId, SnapshotName: 'snap-1' });
    const list = { RegionId: 'cn-hangzhou' };
    expect((await ask('DescribeSnapshots', { ...list, DiskId })).Snapshots.Snapshot).toMatchObject([
      { SnapshotId, SourceDiskId: DiskId, SourceDiskSize: 25, Progress: '100%' },
    ]);
    const { DiskId: copy } = await ask('CreateDisk', { RegionId: 'cn-hangzhou', ZoneId: 'cn-hangzhou-b', SnapshotId });
    expect((await ask('DescribeDisks', { ...list, DiskIds: [copy] })).Disks.Disk).toMatchObject([
      { Size: 25, SourceSnapshotId: SnapshotId },
    ]);
    expect(await catchError(ask('DeleteSnapshot', { SnapshotId }))).toMatchObject({
      code: 'SnapshotCreatedDisk',
      status: 403,
    });
    await ask('DeleteDisk', { DiskId: copy });
    await ask('DeleteSnapshot', { SnapshotId });
    await ask('StartInstance', { InstanceId });
    const [system] = (await ask('DescribeDisks', { ...list, InstanceId, DiskType: 'system' })).Disks.Disk;
    const { SnapshotId: ofSystem } = await ask('CreateSnapshot', { DiskId: system.DiskId });
    const { ImageId } = await ask('CreateImage', { ...list, SnapshotId: ofSystem, ImageName: 'golden' });
    expect(await catchError(ask('DeleteSnapshot', { SnapshotId: ofSystem }))).toMatchObject({
      code: 'SnapshotCreatedImage',
      status: 403,
    });
    const { ImageId: far } = await ask('CopyImage', {
      ...list,
      ImageId,
      DestinationRegionId: 'cn-qingdao',
      DestinationImageName: 'golden-copy',
    });
    expect(far).not.toBe(ImageId);
    expect((await ask('DescribeImages', { RegionId: 'cn-qingdao', ImageId: [far] })).Images.Image).toMatchObject([
      { ImageId: far, ImageName: 'golden-copy', Status: 'Available' },
    ]);
    await ask('DeleteImage', { ...list, ImageId });
    await ask('DeleteImage', { ...list, ImageId });
    await ask('DeleteSnapshot', { SnapshotId: ofSystem });
    expect((await ask('DescribeSnapshots', list)).TotalCount).toBe(0);
  });

  it('are shared with accounts', async () => {
    const image = { RegionId: 'cn-hangzhou', ImageId: 'm-1' };
    await ask('ModifyImageSharePermission', { ...image, AddAccount: ['1', '2', '3'] });
    await ask('ModifyImageSharePermission', { ...image, RemoveAccount: ['2'] });
    const answer = await ask('DescribeImageSharePermission', { ...image, PageSize: 1, PageNumber: 2 });
    expect(answer).toMatchObject({
      ...image,
      TotalCount: 2,
      PageNumber: 2,
      Accounts: { Account: [{ AliyunId: '3' }] },
      ShareGroups: { ShareGroup: [] },
    });
  });
});
