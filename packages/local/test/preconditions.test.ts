import { beforeEach, describe, expect, it } from 'vitest';
import { startCloud } from './support/clients.js';
import { createEcsWorld, type Row, refuse } from './support/ecs-world.js';

const started = startCloud();
const { clock } = started;
const {
  ask,
  region,
  base,
  zone,
  set,
  add,
  account,
  lock,
  instance,
  disk,
  group,
  address,
  running,
  used,
  systemDisk,
  attached,
  snapshot,
  dataSnapshot,
  image,
  vpc,
  vSwitch,
  network,
  vpcInstance,
  standing,
} = createEcsWorld(started);
const day = 24 * 3_600_000;

const rule = { IpProtocol: 'tcp', PortRange: '80/80' };
const share = { ...region, ImageId: 'm-1' };

async function ruleOfEntry(input: object): Promise<unknown> {
  const { RouteTableId } = await network();
  return ask('CreateRouteEntry', { RouteTableId, NextHopType: 'HaVip', NextHopId: 'havip-1', ...input });
}

describe('resources that do not exist', () => {
  refuse([
    ['a group', () => instance({ SecurityGroupId: 'sg-none' }), 'InvalidSecurityGroupId.NotFound', 404],
    ['a zone', () => instance({ ZoneId: 'cn-hangzhou-z' }), 'InvalidZoneId.NotFound', 404],
    ['a type', () => instance({ InstanceType: 'ecs.none' }), 'InvalidInstanceType.ValueNotSupported', 400],
    [
      'a disk',
      async () => ask('AttachDisk', { InstanceId: await instance(), DiskId: 'd-1' }),
      'InvalidDiskId.NotFound',
      404,
    ],
    ['an address', () => ask('ReleaseEipAddress', { AllocationId: 'eip-1' }), 'InvalidAllocationId.NotFound', 404],
  ]);
});

describe('regions and zones', () => {
  refuse([
    ['the zone is in another region', () => instance({ ZoneId: 'cn-qingdao-b' }), 'OperationDenied', 403],
    [
      'the group is in another region',
      async () => instance({ SecurityGroupId: await group({ RegionId: 'cn-qingdao' }) }),
      'InvalidSecurityGroupId.NotFound',
      404,
    ],
    ['the image is in another region', () => instance({ ImageId: 'm-281234567' }), 'OperationDenied', 404],
    [
      'the image to copy is in another region',
      () => ask('CopyImage', { RegionId: 'cn-qingdao', ImageId: 'm-1', DestinationRegionId: 'cn-beijing' }),
      'InvalidImageId.NotFound',
      404,
    ],
    [
      'the snapshot is in another region',
      async () =>
        ask('CreateDisk', { RegionId: 'cn-qingdao', ZoneId: 'cn-qingdao-b', SnapshotId: await dataSnapshot() }),
      'InvalidSnapshotId.NotFound',
      404,
    ],
    [
      'the disk is in another zone',
      async () => ask('AttachDisk', { InstanceId: await instance(), DiskId: await disk({ ZoneId: 'cn-hangzhou-d' }) }),
      'ResourcesNotInSameZone',
      403,
    ],
    [
      'the zone is not that of the VSwitch',
      async () => vpcInstance(await network(), { ZoneId: 'cn-hangzhou-d' }),
      'InvalidVpcZone.NotSupported',
      400,
    ],
    [
      'the address is in another region',
      async () =>
        ask('AssociateEipAddress', {
          AllocationId: await address({ RegionId: 'cn-qingdao' }),
          InstanceId: await vpcInstance(await network()),
        }),
      'InvalidParameter.Mismatch',
      400,
    ],
  ]);
});

describe('the state of an instance', () => {
  refuse([
    [
      'StartInstance: it runs',
      async () => ask('StartInstance', { InstanceId: await running() }),
      'IncorrectInstanceStatus',
      403,
    ],
    [
      'StopInstance: it is stopped',
      async () => ask('StopInstance', { InstanceId: await instance() }),
      'IncorrectInstanceStatus',
      403,
    ],
    [
      'RebootInstance: it is stopped',
      async () => ask('RebootInstance', { InstanceId: await instance() }),
      'IncorrectInstanceStatus',
      403,
    ],
    [
      'DeleteInstance: it runs',
      async () => ask('DeleteInstance', { InstanceId: await running() }),
      'IncorrectInstanceStatus',
      403,
    ],
    [
      'StartInstances: one runs',
      async () => ask('StartInstances', { ...region, InstanceId: [await instance(), await running()] }),
      'IncorrectInstanceStatus',
      403,
    ],
    [
      'DeleteInstances: one runs',
      async () => ask('DeleteInstances', { ...region, InstanceId: [await instance(), await running()] }),
      'IncorrectInstanceStatus',
      403,
    ],
    [
      'ReplaceSystemDisk: it runs',
      async () => ask('ReplaceSystemDisk', { InstanceId: await running(), ImageId: 'm-1' }),
      'IncorrectInstanceStatus',
      403,
    ],
    [
      'ModifyInstanceVpcAttribute: it runs',
      async () => {
        const net = await network();
        const InstanceId = await vpcInstance(net);
        await ask('StartInstance', { InstanceId });
        return ask('ModifyInstanceVpcAttribute', { InstanceId, VSwitchId: net.VSwitchId });
      },
      'IncorrectInstanceStatus',
      400,
    ],
    [
      'DeleteInstance: it is protected',
      async () => {
        const InstanceId = await instance();
        set('instances', InstanceId, { DeletionProtection: true });
        return ask('DeleteInstance', { InstanceId });
      },
      'InvalidOperation.DeletionProtection',
      403,
    ],
    [
      'DeleteInstance: it is a subscription',
      async () => ask('DeleteInstance', { InstanceId: await instance({ InstanceChargeType: 'PrePaid', Period: 1 }) }),
      'ChargeTypeViolation',
      403,
    ],
    [
      'DeleteInstances: one is a subscription',
      async () =>
        ask('DeleteInstances', {
          ...region,
          InstanceId: [await instance({ InstanceChargeType: 'PrePaid', Period: 1 })],
        }),
      'ChargeTypeViolation',
      403,
    ],
    [
      'ModifyInstanceNetworkSpec: pay-as-you-go beyond 100',
      async () => ask('ModifyInstanceNetworkSpec', { InstanceId: await instance(), InternetMaxBandwidthOut: 200 }),
      'InvalidInternetMaxBandwidthOut.ValueNotSupported',
      400,
    ],
    [
      'AllocatePublicIpAddress: it has one',
      async () => {
        const InstanceId = await instance();
        await ask('AllocatePublicIpAddress', { InstanceId });
        return ask('AllocatePublicIpAddress', { InstanceId });
      },
      'AllocatedAlready',
      403,
    ],
  ]);

  it('an expired subscription is released on request', async () => {
    const InstanceId = await instance({ InstanceChargeType: 'PrePaid', Period: 1 });
    set('instances', InstanceId, { ExpiredTime: '2020-01-01T00:00Z' });
    await ask('DeleteInstance', { InstanceId, TerminateSubscription: true });
  });
});

describe('disks', () => {
  refuse([
    [
      'AttachDisk: attached already',
      async () => {
        const InstanceId = await instance();
        return ask('AttachDisk', { InstanceId, DiskId: await attached(InstanceId) });
      },
      'IncorrectDiskStatus',
      403,
    ],
    [
      'AttachDisk: the fifth basic data disk',
      async () => {
        const InstanceId = await instance();
        for (let i = 0; i < 5; i++) await attached(InstanceId);
      },
      'InstanceDiskLimitExceeded',
      403,
    ],
    [
      'AttachDisk: the device is taken',
      async () => {
        const InstanceId = await instance();
        await attached(InstanceId, { Device: '/dev/xvdc' });
        await attached(InstanceId, { Device: '/dev/xvdc' });
      },
      'InvalidDevice.InUse',
      403,
    ],
    [
      'AttachDisk: not portable',
      async () => {
        const DiskId = await disk();
        set('disks', DiskId, { Portable: false });
        return ask('AttachDisk', { InstanceId: await instance(), DiskId });
      },
      'DiskNotPortable',
      403,
    ],
    [
      'DetachDisk: attached to another instance',
      async () => ask('DetachDisk', { InstanceId: await instance(), DiskId: await attached(await instance()) }),
      'DependencyViolation',
      403,
    ],
    [
      'DetachDisk: not attached',
      async () => ask('DetachDisk', { InstanceId: await instance(), DiskId: await disk() }),
      'IncorrectDiskStatus',
      403,
    ],
    [
      'DetachDisk: the system disk',
      async () => {
        const InstanceId = await instance();
        return ask('DetachDisk', { InstanceId, DiskId: await systemDisk(InstanceId) });
      },
      'DiskTypeViolation',
      403,
    ],
    [
      'DeleteDisk: attached',
      async () => ask('DeleteDisk', { DiskId: await attached(await instance()) }),
      'IncorrectDiskStatus',
      403,
    ],
    [
      'DeleteDisk: a system disk',
      async () => ask('DeleteDisk', { DiskId: await systemDisk(await instance()) }),
      'DiskTypeViolation',
      403,
    ],
    [
      'ResizeDisk: smaller',
      async () => ask('ResizeDisk', { DiskId: await disk({ Size: 50 }), NewSize: 40 }),
      'InvalidDiskSize.TooSmall',
      403,
    ],
    [
      'ResizeDisk: beyond its category',
      async () => ask('ResizeDisk', { DiskId: await disk(), NewSize: 2001 }),
      'OperationDenied',
      403,
    ],
    [
      'ReInitDisk: the instance runs',
      async () => ask('ReInitDisk', { DiskId: await systemDisk(await running()) }),
      'IncorrectInstanceStatus',
      403,
    ],
    [
      'ReInitDisk: the instance was never started',
      async () => ask('ReInitDisk', { DiskId: await systemDisk(await instance()) }),
      'IncorrectDiskStatus.NeverUsed',
      403,
    ],
    ['ReInitDisk: not attached', async () => ask('ReInitDisk', { DiskId: await disk() }), 'IncorrectDiskStatus', 403],
    [
      'ModifyDiskAttribute: a system disk outlives its instance',
      async () => ask('ModifyDiskAttribute', { DiskId: await systemDisk(await instance()), DeleteWithInstance: false }),
      'DiskNotPortable',
      403,
    ],
    ['CreateDisk: the zone lacks the category', () => disk({ DiskCategory: 'cloud_ssd' }), 'CategoryNotSupported', 403],
    [
      'CreateInstance: the type lacks the category',
      () => instance({ InstanceType: 'ecs.n1.small', DataDisk: [{ Category: 'cloud', Size: 20 }] }),
      'InvalidDiskCategory.NotSupported',
      403,
    ],
    [
      'CreateInstance: no I/O optimization',
      () =>
        instance({
          InstanceType: 'ecs.t1.small',
          IoOptimized: 'optimized',
          SystemDisk: { Category: 'cloud_efficiency' },
        }),
      'IoOptimized.NotSupported',
      404,
    ],
    [
      'CreateInstance: the system disk is smaller than the image',
      () => {
        set('images', 'm-1', { Size: 100 });
        return instance({ SystemDisk: { Size: 50 } });
      },
      'InvalidSystemDiskSize.LessThanImageSize',
      404,
    ],
  ]);
});

describe('snapshots', () => {
  const pending = (SnapshotId: string): string => {
    set('snapshots', SnapshotId, { Progress: '0%' });
    return SnapshotId;
  };
  const old = (SnapshotId: string): string => {
    set('snapshots', SnapshotId, { CreationTime: '2013-07-15T08:00Z' });
    return SnapshotId;
  };

  refuse([
    [
      'CreateDisk: not complete',
      async () => {
        const SnapshotId = pending(await dataSnapshot());
        return standing(() => ask('CreateDisk', { ...zone, SnapshotId }));
      },
      'InvalidSnapshotId.NotReady',
      403,
    ],
    [
      'CreateDisk: of a system disk',
      async () => ask('CreateDisk', { ...zone, SnapshotId: await snapshot() }),
      'InvalidSnapshotId.NotDataDiskSnapshot',
      403,
    ],
    [
      'CreateDisk: too old',
      async () => ask('CreateDisk', { ...zone, SnapshotId: old(await dataSnapshot()) }),
      'InvalidSnapshot.TooOld',
      403,
    ],
    [
      'CreateDisk: too large for the category',
      async () => {
        const SnapshotId = await dataSnapshot();
        set('snapshots', SnapshotId, { SourceDiskSize: 3000 });
        return ask('CreateDisk', { ...zone, SnapshotId, DiskCategory: 'cloud' });
      },
      'InvalidSnapshot.TooLarge',
      403,
    ],
    [
      'CreateInstance: not complete',
      async () => {
        const SnapshotId = pending(await dataSnapshot());
        return standing(() => instance({ DataDisk: [{ SnapshotId }] }));
      },
      'InvalidSnapshotId.NotReady',
      403,
    ],
    [
      'CreateInstance: of a system disk',
      async () => instance({ DataDisk: [{ SnapshotId: await snapshot() }] }),
      'InvalidSnapshotId.NotDataDiskSnapshot',
      403,
    ],
    [
      'CreateInstance: too old',
      async () => instance({ DataDisk: [{ SnapshotId: old(await dataSnapshot()) }] }),
      'InvalidSnapshotId.BasedSnapshotTooOld',
      400,
    ],
    [
      'CreateImage: of a data disk',
      async () => ask('CreateImage', { ...region, SnapshotId: await dataSnapshot() }),
      'OperationDenied',
      403,
    ],
    [
      'CreateImage: not complete',
      async () => {
        const SnapshotId = pending(await snapshot());
        return standing(() => ask('CreateImage', { ...region, SnapshotId }));
      },
      'InvalidSnapshotId.NotReady',
      403,
    ],
    [
      'CreateImage: too old',
      async () => {
        const SnapshotId = old(await snapshot());
        return ask('CreateImage', { ...region, SnapshotId });
      },
      'InvalidSnapshot.TooOld',
      403,
    ],
    [
      'ResetDisk: of another disk',
      async () => ask('ResetDisk', { DiskId: await systemDisk(await used()), SnapshotId: await snapshot() }),
      'InvalidParameter.Mismatch',
      403,
    ],
    [
      'ReInitDisk: its source is gone',
      async () => {
        const InstanceId = await used();
        const DiskId = await systemDisk(InstanceId);
        set('disks', DiskId, { SourceSnapshotId: 's-gone' });
        return ask('ReInitDisk', { DiskId });
      },
      'InvalidSourceSnapshot',
      403,
    ],
    [
      'CreateSnapshot: another is under way',
      async () => {
        const DiskId = await systemDisk(await used());
        const SnapshotId = pending(await snapshot(DiskId));
        return standing(() => ask('CreateSnapshot', { DiskId, SnapshotName: SnapshotId.replace('-', '') }));
      },
      'IncorrectDiskStatus.CreatingSnapshot',
      403,
    ],
    [
      'CreateSnapshot: never attached',
      async () => ask('CreateSnapshot', { DiskId: await disk() }),
      'IncorrectDiskStatus.NeverAttached',
      403,
    ],
    [
      'CreateSnapshot: never started',
      async () => ask('CreateSnapshot', { DiskId: await systemDisk(await instance()) }),
      'IncorrectDiskStatus.NeverUsed',
      403,
    ],
    [
      'DeleteDisk: a snapshot is under way',
      async () => {
        const InstanceId = await used();
        const DiskId = await attached(InstanceId);
        const SnapshotId = await snapshot(DiskId);
        await ask('DetachDisk', { InstanceId, DiskId });
        await ask('DescribeDisks', region);
        pending(SnapshotId);
        return standing(() => ask('DeleteDisk', { DiskId }));
      },
      'DiskCreatingSnapshot',
      403,
    ],
    [
      'ReplaceSystemDisk: a snapshot is under way',
      async () => {
        const InstanceId = await used();
        pending(await snapshot(await systemDisk(InstanceId)));
        return standing(() => ask('ReplaceSystemDisk', { InstanceId, ImageId: 'm-1' }));
      },
      'DiskCreatingSnapshot',
      403,
    ],
    [
      'ResizeDisk: a snapshot is under way',
      async () => {
        const DiskId = await attached(await instance());
        pending(await snapshot(DiskId));
        return standing(() => ask('ResizeDisk', { DiskId, NewSize: 100 }));
      },
      'OperationDenied',
      403,
    ],
    [
      'DeleteSnapshot: a disk was made from it',
      async () => {
        const SnapshotId = await dataSnapshot();
        await ask('CreateDisk', { ...zone, SnapshotId });
        return ask('DeleteSnapshot', { SnapshotId });
      },
      'SnapshotCreatedDisk',
      403,
    ],
    [
      'DeleteSnapshot: an image was made from it',
      async () => {
        const SnapshotId = await snapshot();
        await ask('CreateImage', { ...region, SnapshotId });
        return ask('DeleteSnapshot', { SnapshotId });
      },
      'SnapshotCreatedImage',
      403,
    ],
  ]);
});

describe('images', () => {
  const copy = { ...region, ImageId: 'm-1', DestinationRegionId: 'cn-qingdao', DestinationImageName: 'copy-1' };
  refuse([
    [
      'CreateInstance: Creating',
      () => standing(() => instance({ ImageId: 'img-2012-12-01-1300' })),
      'OperationDenied',
      403,
    ],
    [
      'CreateInstance: not subscribed',
      () => {
        set('images', 'm-1', { ImageOwnerAlias: 'marketplace', IsSubscribed: false });
        return instance();
      },
      'ImageNotSubscribed',
      403,
    ],
    [
      'CreateInstance: Windows in 512 MiB',
      () => {
        set('images', 'm-1', { OSType: 'windows' });
        set('instanceTypes', 'ecs.t1.small', { MemorySize: 0.5 });
        return instance({ InstanceType: 'ecs.t1.small' });
      },
      'InvalidParameter.Conflict',
      400,
    ],
    [
      'CreateInstance: a long host name on Windows',
      () => {
        set('images', 'm-1', { OSType: 'windows' });
        return instance({ HostName: 'a-name-of-20-letters' });
      },
      'InvalidHostName.Malformed',
      400,
    ],
    [
      'DeleteImage: an instance uses it',
      async () => {
        await instance();
        return ask('DeleteImage', { ...region, ImageId: 'm-1' });
      },
      'ImageUsingByInstance',
      403,
    ],
    [
      'ModifyImageSharePermission: a system image',
      () =>
        ask('ModifyImageSharePermission', {
          ...region,
          ImageId: 'ubuntu1204_64_20G_aliaegeis_20140703.vhd',
          AddAccount: ['1234567890'],
        }),
      'InvalidImageId.NotFound',
      404,
    ],
    [
      'ModifyImageSharePermission: oneself',
      () => ask('ModifyImageSharePermission', { ...share, AddAccount: ['1000000000000001'] }),
      'InvalidAccount.Forbidden',
      404,
    ],
    [
      'ModifyImageSharePermission: the 51st account',
      async () => {
        for (let i = 0; i < 6; i++)
          await ask('ModifyImageSharePermission', {
            ...share,
            AddAccount: Array.from({ length: 10 }, (_, j) => `2${i}0${j}`),
          });
      },
      'QuotaExceed.ShareImageUser',
      403,
    ],
    [
      'ModifyImageSharePermission: the 31st image',
      async () => {
        for (let i = 0; i < 30; i++)
          add('images', { ImageId: `m-shared${i}`, ...region, Accounts: { Account: [{ AliyunId: '77' }] } });
        return ask('ModifyImageSharePermission', { ...share, AddAccount: ['77'] });
      },
      'QuotaExceed.ShareImage',
      403,
    ],
    [
      'CopyImage: a copy of it is under way',
      async () => {
        await ask('CopyImage', copy);
        clock.now -= 1;
        return ask('CopyImage', { ...copy, DestinationImageName: 'copy-2' });
      },
      'OperationDenied.ImageCopying',
      403,
    ],
    [
      'CopyImage: the name is taken',
      async () => {
        await ask('CopyImage', copy);
        return ask('CopyImage', copy);
      },
      'InvalidImageName.Duplicated',
      400,
    ],
    [
      'CopyImage: Creating',
      () => standing(() => ask('CopyImage', { ...copy, ImageId: 'img-2012-12-01-1300' })),
      'IncorrectImageStatus',
      400,
    ],
    [
      'CancelCopyImage: not a copy',
      () => standing(() => ask('CancelCopyImage', { ...region, ImageId: 'img-2012-12-01-1300' })),
      'IncorrectImageStatus',
      400,
    ],
    [
      'ModifyImageAttribute: the name is taken',
      () => ask('ModifyImageAttribute', { ...region, ImageId: 'm-1', ImageName: 'myimage11' }),
      'InvalidImageName.Duplicated',
      400,
    ],
    [
      'ReplaceSystemDisk: not subscribed',
      async () => {
        const InstanceId = await instance();
        set('images', 'm-myimage11', { ImageOwnerAlias: 'marketplace', IsSubscribed: false });
        return ask('ReplaceSystemDisk', { InstanceId, ImageId: 'm-myimage11' });
      },
      'ImageNotSubscribed',
      403,
    ],
  ]);
});

describe('quotas', () => {
  const fill = (kind: string, count: number, members: (i: number) => object): void => {
    for (let i = 0; i < count; i++) add(kind, members(i));
  };
  refuse([
    [
      'JoinSecurityGroup: the sixth group',
      async () => {
        const InstanceId = await instance();
        for (let i = 0; i < 5; i++) await ask('JoinSecurityGroup', { InstanceId, SecurityGroupId: await group() });
      },
      'InstanceSecurityGroupLimitExceeded',
      400,
    ],
    [
      'JoinSecurityGroup: the 1,001st instance',
      async () => {
        const SecurityGroupId = await group();
        fill('instances', 1000, () => ({ ...region, SecurityGroupIds: { SecurityGroupId: [SecurityGroupId] } }));
        return ask('JoinSecurityGroup', { InstanceId: await instance(), SecurityGroupId });
      },
      'SecurityGroupInstanceLimitExceeded',
      403,
    ],
    [
      'CreateInstance: the 1,001st instance',
      async () => {
        const SecurityGroupId = await group();
        fill('instances', 1000, () => ({ ...region, SecurityGroupIds: { SecurityGroupId: [SecurityGroupId] } }));
        return instance({ SecurityGroupId });
      },
      'SecurityGroupInstanceLimitExceed',
      403,
    ],
    [
      'AuthorizeSecurityGroup: rule 101',
      async () => {
        const SecurityGroupId = await group();
        for (let i = 1; i <= 101; i++)
          await ask('AuthorizeSecurityGroup', { ...region, SecurityGroupId, ...rule, SourceCidrIp: `10.0.0.${i}` });
      },
      'AuthorizationLimitExceed',
      403,
    ],
    [
      'CreateSecurityGroup: group 101',
      async () => {
        fill('securityGroups', 100, () => region);
        return group();
      },
      'QuotaExceed.SecurityGroup',
      403,
    ],
    [
      'CreateVSwitch: switch 25',
      async () => {
        const { VpcId } = await vpc();
        fill('vSwitches', 24, (i) => ({ VpcId, CidrBlock: `172.20.${i}.0/24`, Status: 'Available' }));
        return vSwitch(VpcId, '172.16.1.0/24');
      },
      'QuotaExceeded.VSwitch',
      400,
    ],
    [
      'CreateRouteEntry: entry 49',
      async () => {
        const { RouteTableId } = await network();
        fill('routeEntries', 48, (i) => ({
          RouteTableId,
          DestinationCidrBlock: `10.0.${i}.0/24`,
          Status: 'Available',
          Type: 'Custom',
        }));
        return ask('CreateRouteEntry', {
          RouteTableId,
          DestinationCidrBlock: '10.1.0.0/24',
          NextHopType: 'HaVip',
          NextHopId: 'havip-1',
        });
      },
      'QuotaExceeded',
      400,
    ],
    [
      'CreateSnapshot: snapshot 257',
      async () => {
        const SourceDiskId = await systemDisk(await used());
        fill('snapshots', 256, () => ({ ...region, SourceDiskId, Progress: '100%' }));
        return ask('CreateSnapshot', { DiskId: SourceDiskId });
      },
      'QuotaExceed.Snapshot',
      403,
    ],
    [
      'AllocateEipAddress: a quota of 1',
      async () => {
        account({ EipQuota: 1 });
        await address();
        return address();
      },
      'QuotaExceeded.Eip',
      400,
    ],
    [
      'CreateVpc: a quota of 0',
      () => {
        account({ VpcQuota: 0 });
        return vpc();
      },
      'QuotaExceeded.Vpc',
      400,
    ],
    [
      'CreateImage: a quota of 0',
      () => {
        account({ ImageQuota: 0 });
        return image();
      },
      'QuotaExceed.Image',
      403,
    ],
    [
      'CreateDisk: a quota of 0',
      () => {
        account({ PortableDiskQuota: 0 });
        return disk();
      },
      'QuotaExceed.PortableCloudDisk',
      403,
    ],
    [
      'CreateAutoSnapshotPolicy: policy 101',
      async () => {
        fill('autoSnapshotPolicies', 100, () => region);
        return ask('CreateAutoSnapshotPolicy', {
          ...region,
          TimePoints: '["1"]',
          RepeatWeekdays: '["1"]',
          RetentionDays: 1,
        });
      },
      'AutoSnapshotPolicy.QuotaExceed',
      403,
    ],
    [
      'DescribeInstances: PageSize 101',
      () => ask('DescribeInstances', { ...region, PageSize: 101 }),
      'InvalidParameter',
      400,
    ],
    ['RunInstances: Amount -1', () => ask('RunInstances', { ...base, Amount: -1 }), 'InvalidParam.Amount', 403],
    ['RunInstances: Amount 5,000', () => ask('RunInstances', { ...base, Amount: 5000 }), 'InvalidParam.Amount', 403],
  ]);
});

describe('networks', () => {
  refuse([
    [
      'CreateVSwitch: outside the VPC',
      async () => vSwitch((await vpc()).VpcId, '10.0.1.0/24'),
      'InvalidParameter',
      400,
    ],
    [
      'CreateVSwitch: ranges overlap',
      async () => vSwitch((await network()).VpcId, '172.16.1.128/25'),
      'InvalidCidrBlock.Overlapped',
      400,
    ],
    [
      'CreateVSwitch: contains the destination of an entry',
      async () => {
        const { VpcId, RouteTableId } = await network();
        add('routeEntries', {
          RouteTableId,
          DestinationCidrBlock: '172.17.5.0/24',
          Status: 'Available',
          Type: 'Custom',
        });
        return vSwitch(VpcId, '172.17.0.0/16');
      },
      'InvalidCidrBlock.Overlapped',
      400,
    ],
    [
      'CreateVSwitch: the VPC is Pending',
      async () => {
        const { VpcId } = await vpc();
        clock.now -= 1;
        return vSwitch(VpcId, '172.16.1.0/24');
      },
      'IncorrectVpcStatus',
      400,
    ],
    [
      'CreateVSwitch: another is Pending',
      async () => {
        const { VpcId } = await network();
        clock.now -= 1;
        return vSwitch(VpcId, '172.16.2.0/24');
      },
      'IncorrectVSwitchStatus',
      400,
    ],
    [
      'CreateRouteEntry: the range of a switch',
      () => ruleOfEntry({ DestinationCidrBlock: '172.16.1.0/24' }),
      'InvalidCidrBlock',
      400,
    ],
    [
      'CreateRouteEntry: around the range of the service',
      () => ruleOfEntry({ DestinationCidrBlock: '100.0.0.0/8' }),
      'InvalidCidrBlock',
      400,
    ],
    [
      'CreateRouteEntry: the destination is taken',
      async () => {
        const { RouteTableId } = await network();
        const entry = { RouteTableId, DestinationCidrBlock: '10.0.1.0/24', NextHopType: 'HaVip', NextHopId: 'havip-1' };
        await ask('CreateRouteEntry', entry);
        return ask('CreateRouteEntry', entry);
      },
      'InvalidCIDRBlock.Duplicate',
      400,
    ],
    [
      'CreateRouteEntry: the next hop is in another VPC',
      async () => {
        const { RouteTableId } = await network();
        const NextHopId = await vpcInstance(await network());
        return ask('CreateRouteEntry', { RouteTableId, DestinationCidrBlock: '10.0.1.0/24', NextHopId });
      },
      'InvalidInstanceId.NotFound',
      404,
    ],
    [
      'CreateRouteEntry: another is Pending',
      async () => {
        const { RouteTableId } = await network();
        const entry = { RouteTableId, NextHopType: 'HaVip', NextHopId: 'havip-1' };
        await ask('CreateRouteEntry', { ...entry, DestinationCidrBlock: '10.0.1.0/24' });
        clock.now -= 1;
        return ask('CreateRouteEntry', { ...entry, DestinationCidrBlock: '10.0.2.0/24' });
      },
      'IncorrectRouteEntryStatus',
      400,
    ],
    [
      'DeleteRouteEntry: a system entry',
      async () => {
        const { RouteTableId } = await network();
        return ask('DeleteRouteEntry', { RouteTableId, DestinationCidrBlock: '172.16.1.0/24', NextHopId: '' });
      },
      'OperationDenied',
      400,
    ],
    [
      'CreateInstance: an address outside the switch',
      async () => vpcInstance(await network(), { PrivateIpAddress: '172.16.9.9' }),
      'InvalidPrivateIpAddress',
      400,
    ],
    [
      'CreateInstance: the address is taken',
      async () => {
        const net = await network();
        await vpcInstance(net, { PrivateIpAddress: '172.16.1.9' });
        return vpcInstance(net, { PrivateIpAddress: '172.16.1.9' });
      },
      'InvalidPrivateIpAddress.Duplicated',
      400,
    ],
    [
      'CreateInstance: the group is in another VPC',
      async () => vpcInstance(await network(), { SecurityGroupId: await group({ VpcId: (await vpc()).VpcId }) }),
      'OperationDenied.InconsistentNetwork',
      403,
    ],
    [
      'ModifyInstanceVpcAttribute: a classic instance',
      async () =>
        ask('ModifyInstanceVpcAttribute', { InstanceId: await instance(), VSwitchId: (await network()).VSwitchId }),
      'OperationDenied',
      400,
    ],
    [
      'ModifyInstanceVpcAttribute: a switch of another VPC',
      async () =>
        ask('ModifyInstanceVpcAttribute', {
          InstanceId: await vpcInstance(await network()),
          VSwitchId: (await network()).VSwitchId,
        }),
      'InvalidVSwitchId.NotFound',
      404,
    ],
    [
      'ModifyInstanceVpcAttribute: a switch of another zone',
      async () => {
        const net = await network();
        const InstanceId = await vpcInstance(net);
        return ask('ModifyInstanceVpcAttribute', {
          InstanceId,
          VSwitchId: await vSwitch(net.VpcId, '172.16.2.0/24', 'cn-hangzhou-d'),
        });
      },
      'InvalidVSwitchId.Mismatch',
      400,
    ],
    [
      'ModifyInstanceVpcAttribute: an address outside the switch',
      async () => {
        const net = await network();
        return ask('ModifyInstanceVpcAttribute', {
          InstanceId: await vpcInstance(net),
          VSwitchId: net.VSwitchId,
          PrivateIpAddress: '10.1.1.1',
        });
      },
      'InvalidPrivateIpAddress.Mismatch',
      400,
    ],
    [
      'ModifyInstanceVpcAttribute: the address is taken',
      async () => {
        const net = await network();
        await vpcInstance(net, { PrivateIpAddress: '172.16.1.9' });
        return ask('ModifyInstanceVpcAttribute', {
          InstanceId: await vpcInstance(net),
          VSwitchId: net.VSwitchId,
          PrivateIpAddress: '172.16.1.9',
        });
      },
      'InvalidPrivateIpAddress.Duplicated',
      400,
    ],
    [
      'ModifyInstanceVpcAttribute: changed since the stop',
      async () => {
        const net = await network();
        const change = { InstanceId: await vpcInstance(net), VSwitchId: net.VSwitchId };
        await ask('ModifyInstanceVpcAttribute', { ...change, PrivateIpAddress: '172.16.1.77' });
        return ask('ModifyInstanceVpcAttribute', { ...change, PrivateIpAddress: '172.16.1.78' });
      },
      'InvalidPrivateIp.Changing',
      400,
    ],
    [
      'JoinSecurityGroup: a group of another VPC',
      async () =>
        ask('JoinSecurityGroup', { InstanceId: await vpcInstance(await network()), SecurityGroupId: await group() }),
      'InvalidInstanceId.Mismatch',
      400,
    ],
    [
      'JoinSecurityGroup: in it already',
      async () => ask('JoinSecurityGroup', { InstanceId: await instance(), SecurityGroupId: 'sg-1' }),
      'InvalidInstanceId.AlreadyExists',
      403,
    ],
    [
      'LeaveSecurityGroup: the last one',
      async () => ask('LeaveSecurityGroup', { InstanceId: await instance(), SecurityGroupId: 'sg-1' }),
      'InstanceLastSecurityGroup',
      403,
    ],
    [
      'AuthorizeSecurityGroup: an unknown source group',
      () =>
        ask('AuthorizeSecurityGroup', {
          ...region,
          SecurityGroupId: 'sg-1',
          ...rule,
          SourceGroupId: 'sg-none',
          NicType: 'intranet',
        }),
      'InvalidSourceGroupId.NotFound',
      404,
    ],
    [
      'AuthorizeSecurityGroup: a source group of another VPC',
      async () =>
        ask('AuthorizeSecurityGroup', {
          ...region,
          SecurityGroupId: 'sg-1',
          ...rule,
          SourceGroupId: await group({ VpcId: (await vpc()).VpcId }),
          NicType: 'intranet',
        }),
      'InvalidSourceGroupId.Mismatch',
      403,
    ],
    [
      'AuthorizeSecurityGroup: another owner',
      async () =>
        ask('AuthorizeSecurityGroup', {
          ...region,
          SecurityGroupId: 'sg-1',
          ...rule,
          SourceGroupId: await group(),
          SourceGroupOwnerAccount: 'ops@example.com',
          NicType: 'intranet',
        }),
      'InvalidSourceGroupOwnerUserAccount.Mismatch',
      403,
    ],
    [
      'AssociateEipAddress: a classic instance',
      async () => ask('AssociateEipAddress', { AllocationId: await address(), InstanceId: await instance() }),
      'OperationDenied',
      400,
    ],
    [
      'AssociateEipAddress: the instance has one',
      async () => {
        const InstanceId = await vpcInstance(await network());
        await ask('AssociateEipAddress', { AllocationId: await address(), InstanceId });
        return ask('AssociateEipAddress', { AllocationId: await address(), InstanceId });
      },
      'InvalidAssociation.Duplicated',
      400,
    ],
    [
      'ReleaseEipAddress: in use',
      async () => {
        const AllocationId = await address();
        await ask('AssociateEipAddress', { AllocationId, InstanceId: await vpcInstance(await network()) });
        return ask('ReleaseEipAddress', { AllocationId });
      },
      'IncorrectEipStatus',
      400,
    ],
    [
      'UnassociateEipAddress: not in use',
      async () =>
        ask('UnassociateEipAddress', { AllocationId: await address(), InstanceId: await vpcInstance(await network()) }),
      'IncorrectEipStatus',
      400,
    ],
  ]);
});

describe('dependencies', () => {
  refuse([
    [
      'DeleteVSwitch: an instance is behind it',
      async () => {
        const net = await network();
        await vpcInstance(net);
        return ask('DeleteVSwitch', { VSwitchId: net.VSwitchId });
      },
      'DependencyViolation',
      400,
    ],
    [
      'DeleteVpc: a switch is in it',
      async () => ask('DeleteVpc', { VpcId: (await network()).VpcId }),
      'DependencyViolation.VSwitch',
      400,
    ],
    [
      'DeleteSecurityGroup: another group names it',
      async () => {
        const SecurityGroupId = await group();
        await ask('AuthorizeSecurityGroup', {
          ...region,
          SecurityGroupId: 'sg-1',
          ...rule,
          SourceGroupId: SecurityGroupId,
          NicType: 'intranet',
        });
        return ask('DeleteSecurityGroup', { ...region, SecurityGroupId });
      },
      'DependencyViolation',
      403,
    ],
    [
      'DeleteSecurityGroup: an instance is in it',
      async () => {
        await instance();
        return ask('DeleteSecurityGroup', { ...region, SecurityGroupId: 'sg-1' });
      },
      'DependencyViolation',
      403,
    ],
  ]);
});

describe('tokens', () => {
  refuse([
    [
      'CreateInstance: with another request',
      async () => {
        await instance({ ClientToken: 't' });
        return instance({ ClientToken: 't', InstanceName: 'other' });
      },
      'IdempotentParameterMismatch',
      400,
    ],
    [
      'CreateImage: with another request',
      async () => {
        await image({ ClientToken: 't' });
        return image({ ClientToken: 't', ImageName: 'other' });
      },
      'InvalidParamter.Conflict',
      403,
    ],
  ]);
});

describe('times', () => {
  const format = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;
  const monitor = (from: number, to: number) => async () =>
    ask('DescribeInstanceMonitorData', {
      InstanceId: await instance(),
      StartTime: format(clock.now + from),
      EndTime: format(clock.now + to),
    });
  refuse([
    [
      'DescribeInstanceMonitorData: 31 days ago',
      monitor(-31 * day, -31 * day + 1000),
      'InvalidStartTime.TooEarly',
      400,
    ],
    [
      'DescribeInstanceMonitorData: 401 points',
      monitor(-day, -day + 401 * 60_000),
      'InvalidParameter.TooManyDataQueried',
      400,
    ],
    ['DescribeInstanceMonitorData: begin after end', monitor(-1000, -day), 'InvalidStartTime.ValueNotSupported', 400],
    [
      'DescribeEipMonitorData: 201 points',
      async () =>
        ask('DescribeEipMonitorData', {
          AllocationId: await address(),
          StartTime: format(clock.now - day),
          EndTime: format(clock.now - day + 201 * 60_000),
        }),
      'OperationDenied.ToManyDataQueried',
      400,
    ],
    [
      'RunInstances: released at once',
      () => ask('RunInstances', { ...base, AutoReleaseTime: format(clock.now + 60_000) }),
      'InvalidAutoReleaseTime.Malformed',
      400,
    ],
  ]);
});

describe('a security lock', () => {
  let InstanceId = '';
  let DiskId = '';
  beforeEach(async () => {
    InstanceId = await used();
    DiskId = await systemDisk(InstanceId);
  });
  const locked = (operation: string, input: () => object | Promise<object>): Row => [
    operation,
    async () => {
      const given = await input();
      lock('instances', InstanceId, 'security');
      return ask(operation, given);
    },
    'InstanceLockedForSecurity',
    403,
  ];
  refuse([
    locked('StartInstance', () => ({ InstanceId })),
    locked('StartInstances', () => ({ ...region, InstanceId: [InstanceId] })),
    locked('StopInstance', async () => {
      await ask('StartInstance', { InstanceId });
      await ask('DescribeInstances', region);
      return { InstanceId };
    }),
    locked('RebootInstance', async () => {
      await ask('StartInstance', { InstanceId });
      await ask('DescribeInstances', region);
      return { InstanceId };
    }),
    locked('ModifyInstanceAttribute', () => ({ InstanceId, Password: 'Tr1cky!pass' })),
    locked('AllocatePublicIpAddress', () => ({ InstanceId })),
    locked('AttachDisk', async () => ({ InstanceId, DiskId: await disk() })),
    locked('DetachDisk', async () => ({ InstanceId, DiskId: await attached(InstanceId) })),
    locked('JoinSecurityGroup', async () => ({ InstanceId, SecurityGroupId: await group() })),
    locked('LeaveSecurityGroup', () => ({ InstanceId, SecurityGroupId: 'sg-1' })),
    locked('ReInitDisk', () => ({ DiskId })),
    locked('ResetDisk', async () => ({ DiskId, SnapshotId: await snapshot(DiskId) })),
    locked('ReplaceSystemDisk', () => ({ InstanceId, ImageId: 'm-1' })),
    locked('CreateSnapshot', () => ({ DiskId })),
    locked('ModifyInstanceNetworkSpec', () => ({ InstanceId, InternetMaxBandwidthOut: 5 })),
  ]);

  it('makes DeleteInstance delete the disks that were to be kept', async () => {
    const kept = await attached(InstanceId, { DeleteWithInstance: false });
    lock('instances', InstanceId, 'security');
    await ask('DeleteInstance', { InstanceId });
    expect((await ask('DescribeDisks', { ...region, DiskIds: JSON.stringify([kept]) })).Disks.Disk).toEqual([]);
  });
});

describe('arrears and balance', () => {
  const inArrears = (call: () => Promise<unknown>) => async () => {
    account({ InArrears: true });
    return call();
  };
  const overdue = (operation: string, input: (id: string) => object | Promise<object>) => async () => {
    const InstanceId = await used();
    const given = await input(InstanceId);
    lock('instances', InstanceId, 'financial');
    return ask(operation, given);
  };
  refuse([
    ['CreateInstance', inArrears(() => instance()), 'Account.Arrearage', 400],
    ['RunInstances', inArrears(() => ask('RunInstances', base)), 'Account.Arrearage', 400],
    ['CreateDisk', inArrears(() => disk()), 'Account.Arrearage', 400],
    ['AllocateEipAddress', inArrears(() => address()), 'InsufficientBalance', 400],
    ['StartInstance', overdue('StartInstance', (InstanceId) => ({ InstanceId })), 'InsufficientBalance', 403],
    [
      'AttachDisk',
      overdue('AttachDisk', async (InstanceId) => ({ InstanceId, DiskId: await disk() })),
      'InstanceExpiredOrInArrears',
      403,
    ],
    [
      'AllocatePublicIpAddress',
      overdue('AllocatePublicIpAddress', (InstanceId) => ({ InstanceId })),
      'InstanceExpiredOrInArrears',
      403,
    ],
    [
      'ReInitDisk',
      overdue('ReInitDisk', async (InstanceId) => ({ DiskId: await systemDisk(InstanceId) })),
      'InstanceExpiredOrInArrears',
      403,
    ],
    [
      'ReplaceSystemDisk',
      overdue('ReplaceSystemDisk', (InstanceId) => ({ InstanceId, ImageId: 'm-1' })),
      'InstanceExpiredOrInArrears',
      403,
    ],
    [
      'ResizeDisk',
      overdue('ResizeDisk', async (InstanceId) => ({ DiskId: await systemDisk(InstanceId), NewSize: 100 })),
      'InstanceExpiredOrInArrears',
      403,
    ],
    [
      'AttachDisk of an overdue disk',
      async () => {
        const DiskId = await disk();
        lock('disks', DiskId, 'financial');
        return ask('AttachDisk', { InstanceId: await instance(), DiskId });
      },
      'DiskInArrears',
      403,
    ],
    [
      'CreateInstance by subscription without balance',
      () => {
        account({ Balance: 0 });
        return instance({ InstanceChargeType: 'PrePaid', Period: 1 });
      },
      'InsufficientBalance',
      403,
    ],
    [
      'ModifyEipAddressAttribute without balance',
      async () => {
        const AllocationId = await address();
        account({ Balance: 0 });
        return ask('ModifyEipAddressAttribute', { AllocationId, Bandwidth: 10 });
      },
      'InsufficientBalance',
      400,
    ],
    [
      'CreateDisk without a verified name',
      () => {
        account({ RealNameVerified: false });
        return disk();
      },
      'RealNameAuthenticationError',
      403,
    ],
  ]);
});
