import { describe } from 'vitest';
import { startCloud } from './support/clients.js';
import { createEcsWorld, refuse } from './support/ecs-world.js';

const started = startCloud();
const { clock } = started;
const world = createEcsWorld(started);
const { ask, region, zone, base, set, add, account, lock, instance, disk, group, address, running, used } = world;
const { systemDisk, attached, snapshot, dataSnapshot, image, vpc, vSwitch, network, vpcInstance, standing } = world;

const rule = { ...region, IpProtocol: 'tcp', PortRange: '80/80' };
const none = { InstanceId: 'i-none' };
const format = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** Creates an instance that stays in the state Starting. */
async function starting(input: object = {}): Promise<string> {
  const InstanceId = await instance(input);
  await ask('StartInstance', { InstanceId });
  clock.now -= 1;
  return InstanceId;
}

async function startingWith(DiskId: string, InstanceId: string): Promise<string> {
  await ask('DescribeDisks', region);
  await ask('StartInstance', { InstanceId });
  clock.now -= 1;
  return DiskId;
}

async function bound(): Promise<{ AllocationId: string; InstanceId: string }> {
  const pair = { AllocationId: await address(), InstanceId: await vpcInstance(await network()) };
  await ask('AssociateEipAddress', pair);
  await ask('DescribeEipAddresses', region);
  return pair;
}

describe('CreateInstance', () => {
  refuse([
    ['unknown region', () => instance({ RegionId: 'cn-none' }), 'InvalidRegionId.NotFound', 404],
    ['unknown image', () => instance({ ImageId: 'm-none' }), 'OperationDenied', 404],
    [
      'unknown snapshot of a data disk',
      () => instance({ DataDisk: [{ SnapshotId: 's-none' }] }),
      'InvalidDataDiskSnapshotId.NotFound',
      404,
    ],
    ['no region', () => instance({ RegionId: undefined }), 'MissingParameter', 400],
    ['no image', () => instance({ ImageId: undefined }), 'MissingParameter', 400],
    ['no type', () => instance({ InstanceType: undefined }), 'MissingParameter', 400],
    [
      'a 32-bit system in 4 GiB',
      () => {
        set('images', 'm-1', { Architecture: 'i386' });
        return instance();
      },
      'InvalidParameter.Conflict',
      400,
    ],
    [
      'one device twice',
      () =>
        instance({
          DataDisk: [
            { Size: 20, Device: '/dev/xvdc' },
            { Size: 20, Device: '/dev/xvdc' },
          ],
        }),
      'InvalidDevice.InUse',
      403,
    ],
    [
      'the device of the system disk',
      () => instance({ DataDisk: [{ Size: 20, Device: '/dev/xvda' }] }),
      'InvalidDataDevice.Malformed',
      400,
    ],
    [
      '17 data disks',
      () => instance({ DataDisk: Array.from({ length: 17 }, () => ({ Size: 20 })) }),
      'QuotaExceed.PortableCloudDisk',
      403,
    ],
    [
      'an image without I/O optimization',
      () => {
        set('images', 'm-1', { IsSupportIoOptimized: false });
        return instance({ IoOptimized: 'optimized', SystemDisk: { Category: 'cloud_efficiency' } });
      },
      'IoOptimized.NotSupported',
      403,
    ],
    [
      'a zone without the type',
      () => {
        set('zones', 'cn-hangzhou-b', { AvailableInstanceTypes: { InstanceTypes: ['ecs.t1.small'] } });
        return instance({ ZoneId: 'cn-hangzhou-b' });
      },
      'InvalidInstanceType.ZoneNotSupported',
      403,
    ],
    [
      'a system disk that the zone lacks',
      () => instance({ ZoneId: 'cn-hangzhou-b', SystemDisk: { Category: 'cloud_ssd' } }),
      'CategoryNotSupported',
      403,
    ],
    [
      'a withdrawn image',
      () => {
        set('images', 'm-1', { Status: 'UnAvailable' });
        return instance();
      },
      'OperationDenied',
      403,
    ],
    ['an address without a switch', () => instance({ PrivateIpAddress: '172.16.1.9' }), 'MissingParameter', 400],
    ['an unknown switch', () => instance({ VSwitchId: 'vsw-none' }), 'InvalidVSwitchId.NotFound', 404],
    [
      'a snapshot beyond the category',
      async () => {
        const SnapshotId = await dataSnapshot();
        set('snapshots', SnapshotId, { SourceDiskSize: 3000 });
        return instance({ DataDisk: [{ SnapshotId, Category: 'cloud' }] });
      },
      'InvalidDataDiskSize.ValueNotSupported',
      400,
    ],
    [
      'a quota of instances',
      async () => {
        account({ AfterpayInstanceQuota: 1 });
        await instance();
        return instance();
      },
      'QuotaExceed.AfterpayInstance',
      400,
    ],
    [
      'a type that the account may not use',
      () => {
        account({ RefusedInstanceTypes: ['ecs.s2.large'] });
        return instance();
      },
      'InvalidInstanceType.ValueUnauthorized',
      400,
    ],
    [
      'a category that the account may not use',
      () => {
        account({ RefusedDiskCategories: ['cloud'] });
        return instance({ SystemDisk: { Category: 'cloud' } });
      },
      'InvalidSystemDiskCategory.ValueUnauthorized',
      403,
    ],
    ['a subscription without a period', () => instance({ InstanceChargeType: 'PrePaid' }), 'MissingParamter', 400],
  ]);
});

describe('RunInstances', () => {
  const run = (input: object = {}) => ask('RunInstances', { ...base, ...input });
  refuse([
    [
      'a quota of instances',
      () => {
        account({ AfterpayInstanceQuota: 1 });
        return run({ Amount: 2 });
      },
      'QuotaExceed.AfterpayInstance',
      400,
    ],
    [
      'a type that the account may not use',
      () => {
        account({ RefusedInstanceTypes: ['ecs.s2.large'] });
        return run();
      },
      'InvalidInstanceType.ValueUnauthorized',
      400,
    ],
    [
      'a region that the account may not use',
      () => {
        account({ RefusedRegions: ['cn-hangzhou'] });
        return run();
      },
      'RegionUnauthorized',
      400,
    ],
    [
      'an image without I/O optimization',
      () => {
        set('images', 'm-1', { IsSupportIoOptimized: false });
        return run({ IoOptimized: 'optimized' });
      },
      'IoOptimized.NotSupported',
      403,
    ],
    [
      'a 32-bit system in 4 GiB',
      () => {
        set('images', 'm-1', { Architecture: 'i386' });
        return run();
      },
      'InvalidParameter.Conflict',
      400,
    ],
    [
      'not subscribed',
      () => {
        set('images', 'm-1', { ImageOwnerAlias: 'marketplace', IsSubscribed: false });
        return run();
      },
      'ImageNotSubscribed',
      403,
    ],
    [
      'a type that lacks the category',
      () => run({ InstanceType: 'ecs.n1.small', SystemDisk: { Category: 'cloud' } }),
      'InvalidDiskCategory.NotSupported',
      403,
    ],
    [
      'a data disk of a category that the type lacks',
      () => run({ InstanceType: 'ecs.n1.small', DataDisk: [{ Category: 'cloud', Size: 20 }] }),
      'InvalidDiskCategory.NotSupported',
      403,
    ],
    [
      'a withdrawn image',
      () => {
        set('images', 'm-1', { Status: 'UnAvailable' });
        return run();
      },
      'OperationDenied.ImageNotValid',
      403,
    ],
    [
      'a group of another VPC',
      async () => run({ SecurityGroupId: await group(), VSwitchId: (await network()).VSwitchId }),
      'OperationDenied.InconsistentNetwork',
      403,
    ],
  ]);
});

describe('instances', () => {
  refuse([
    [
      'CreateInstance: a region that the account may not use',
      () => {
        account({ RefusedRegions: ['cn-hangzhou'] });
        return instance();
      },
      'RegionUnauthorized',
      403,
    ],
    [
      'CreateInstance: a switch that is Pending',
      async () => {
        const { VpcId } = await vpc();
        const SecurityGroupId = await group({ VpcId });
        const VSwitchId = await vSwitch(VpcId, '172.16.1.0/24');
        return standing(() => instance({ SecurityGroupId, VSwitchId }));
      },
      'IncorrectVSwitchStatus',
      400,
    ],
    [
      'JoinSecurityGroup: a group of another region',
      async () =>
        ask('JoinSecurityGroup', {
          InstanceId: await instance(),
          SecurityGroupId: await group({ RegionId: 'cn-qingdao' }),
        }),
      'InvalidInstanceId.Mismatch',
      400,
    ],
    [
      'RebootInstance: a disk is being initialized',
      async () => {
        const InstanceId = await running();
        set('disks', await systemDisk(InstanceId), { Status: 'ReIniting' });
        return standing(() => ask('RebootInstance', { InstanceId }));
      },
      'DiskError',
      403,
    ],
    [
      'StartInstances: one is being created',
      async () => {
        const InstanceId = await instance();
        set('instances', InstanceId, { Status: 'Pending' });
        return ask('StartInstances', { ...region, InstanceId: [InstanceId] });
      },
      'InstanceNotReady',
      403,
    ],
    [
      'DeleteInstances: a route entry points to one',
      async () => {
        const net = await network();
        const NextHopId = await vpcInstance(net);
        await ask('CreateRouteEntry', {
          RouteTableId: net.RouteTableId,
          DestinationCidrBlock: '10.0.1.0/24',
          NextHopId,
        });
        return ask('DeleteInstances', { ...region, InstanceId: [NextHopId] });
      },
      'DependencyViolation.RouteEntry',
      400,
    ],
    ['StartInstance: unknown', () => ask('StartInstance', none), 'InvalidInstanceId.NotFound', 404],
    ['StopInstance: unknown', () => ask('StopInstance', none), 'InvalidInstanceId.NotFound', 404],
    ['RebootInstance: unknown', () => ask('RebootInstance', none), 'InvalidInstanceId.NotFound', 404],
    [
      'StopInstance: it is starting',
      async () => ask('StopInstance', { InstanceId: await starting() }),
      'IncorrectInstanceStatus',
      403,
    ],
    [
      'RebootInstance: it is starting',
      async () => ask('RebootInstance', { InstanceId: await starting() }),
      'IncorrectInstanceStatus',
      403,
    ],
    [
      'DeleteInstance: it is starting',
      async () => ask('DeleteInstance', { InstanceId: await starting() }),
      'IncorrectInstanceStatus',
      403,
    ],
    [
      'StopInstances: one is stopped',
      async () => ask('StopInstances', { ...region, InstanceId: [await instance()] }),
      'IncorrectInstanceStatus',
      403,
    ],
    [
      'RebootInstances: one is stopped',
      async () => ask('RebootInstances', { ...region, InstanceId: [await instance()] }),
      'IncorrectInstanceStatus',
      403,
    ],
    [
      'StartInstances: one is unknown',
      async () => ask('StartInstances', { ...region, InstanceId: [await instance(), 'i-none'] }),
      'InvalidInstanceId.NotFound',
      404,
    ],
    [
      'StartInstance: it is being created',
      async () => {
        const InstanceId = await instance();
        set('instances', InstanceId, { Status: 'Pending' });
        return ask('StartInstance', { InstanceId });
      },
      'InstanceNotReady',
      403,
    ],
    [
      'StartInstance: its disk is in no state for it',
      async () => {
        const InstanceId = await instance();
        set('disks', await systemDisk(InstanceId), { Status: 'ReIniting' });
        return standing(() => ask('StartInstance', { InstanceId }));
      },
      'DiskError',
      403,
    ],
    [
      'StartInstance: no balance',
      async () => {
        const InstanceId = await instance();
        account({ Balance: 0 });
        return ask('StartInstance', { InstanceId });
      },
      'InsufficientBalance',
      403,
    ],
    [
      'StartInstance: an account in arrears',
      async () => {
        const InstanceId = await instance();
        account({ InArrears: true });
        return ask('StartInstance', { InstanceId });
      },
      'InsufficientBalance',
      403,
    ],
    [
      'ModifyInstanceAttribute: a password while it starts',
      async () => ask('ModifyInstanceAttribute', { InstanceId: await starting(), Password: 'Tr1cky!pass' }),
      'IncorrectInstanceStatus',
      403,
    ],
    [
      'ModifyInstanceAttribute: unknown',
      () => ask('ModifyInstanceAttribute', { ...none, InstanceName: 'web' }),
      'InvalidInstanceId.NotFound',
      404,
    ],
    [
      'ModifyInstanceVpcAttribute: an unknown switch',
      async () =>
        ask('ModifyInstanceVpcAttribute', { InstanceId: await vpcInstance(await network()), VSwitchId: 'vsw-none' }),
      'InvalidVSwitchId.NotFound',
      404,
    ],
    [
      'ModifyInstanceVpcAttribute: an unknown instance',
      async () => ask('ModifyInstanceVpcAttribute', { ...none, VSwitchId: (await network()).VSwitchId }),
      'InvalidInstanceId.NotFound',
      404,
    ],
    [
      'DescribeInstanceAttribute: unknown',
      () => ask('DescribeInstanceAttribute', none),
      'InvalidInstanceId.NotFound',
      404,
    ],
    [
      'DescribeInstanceVncUrl: unknown region',
      async () => ask('DescribeInstanceVncUrl', { RegionId: 'cn-none', InstanceId: await running() }),
      'InvalidRegionId.NotFound',
      404,
    ],
    [
      'DescribeInstanceVncUrl: it is stopped',
      async () => ask('DescribeInstanceVncUrl', { ...region, InstanceId: await instance() }),
      'IncorrectInstanceStatus',
      403,
    ],
    [
      'ModifyInstanceVncPasswd: unknown region',
      async () =>
        ask('ModifyInstanceVncPasswd', { RegionId: 'cn-none', InstanceId: await instance(), VncPassword: 'Ab1234' }),
      'InvalidRegionId.NotFound',
      404,
    ],
    [
      'ModifyInstanceVncPasswd: unknown instance',
      () => ask('ModifyInstanceVncPasswd', { ...region, ...none, VncPassword: 'Ab1234' }),
      'InvalidInstanceId.NotFound',
      404,
    ],
    [
      'JoinSecurityGroup: it is starting',
      async () => ask('JoinSecurityGroup', { InstanceId: await starting(), SecurityGroupId: await group() }),
      'IncorrectInstanceStatus',
      403,
    ],
    [
      'JoinSecurityGroup: unknown group',
      async () => ask('JoinSecurityGroup', { InstanceId: await instance(), SecurityGroupId: 'sg-none' }),
      'InvalidSecurityGroupId.NotFound',
      404,
    ],
    [
      'JoinSecurityGroup: unknown instance',
      () => ask('JoinSecurityGroup', { ...none, SecurityGroupId: 'sg-1' }),
      'InvalidInstanceId.NotFound',
      404,
    ],
    [
      'JoinSecurityGroup: a classic instance and a group of a VPC',
      async () =>
        ask('JoinSecurityGroup', {
          InstanceId: await instance(),
          SecurityGroupId: await group({ VpcId: (await vpc()).VpcId }),
        }),
      'InvalidInstanceId.Mismatch',
      400,
    ],
    [
      'LeaveSecurityGroup: it is starting',
      async () => ask('LeaveSecurityGroup', { InstanceId: await starting(), SecurityGroupId: 'sg-1' }),
      'IncorrectInstanceStatus',
      403,
    ],
    [
      'LeaveSecurityGroup: unknown group',
      async () => ask('LeaveSecurityGroup', { InstanceId: await instance(), SecurityGroupId: 'sg-none' }),
      'InvalidSecurityGroupId.NotFound',
      404,
    ],
    [
      'LeaveSecurityGroup: not in the group',
      async () => ask('LeaveSecurityGroup', { InstanceId: await instance(), SecurityGroupId: await group() }),
      'InstanceNotInSecurityGroup',
      403,
    ],
    [
      'DeleteInstances: one is protected',
      async () => {
        const InstanceId = await instance();
        set('instances', InstanceId, { DeletionProtection: true });
        return ask('DeleteInstances', { ...region, InstanceId: [InstanceId] });
      },
      'InvalidOperation.DeletionProtection',
      403,
    ],
    [
      'DeleteInstance: a route entry points to it',
      async () => {
        const net = await network();
        const NextHopId = await vpcInstance(net);
        await ask('CreateRouteEntry', {
          RouteTableId: net.RouteTableId,
          DestinationCidrBlock: '10.0.1.0/24',
          NextHopId,
        });
        return ask('DeleteInstance', { InstanceId: NextHopId });
      },
      'DependencyViolation.RouteEntry',
      400,
    ],
  ]);
});

describe('disks', () => {
  refuse([
    ['CreateDisk: neither size nor snapshot', () => ask('CreateDisk', zone), 'MissingParameter', 400],
    ['CreateDisk: unknown region', () => disk({ RegionId: 'cn-none' }), 'InvalidRegionId.NotFound', 404],
    ['CreateDisk: unknown zone', () => disk({ ZoneId: 'cn-none-z' }), 'InvalidZoneId.NotFound', 404],
    ['CreateDisk: a zone of another region', () => disk({ ZoneId: 'cn-qingdao-b' }), 'InvalidZoneId.NotFound', 404],
    [
      'CreateDisk: unknown snapshot',
      () => disk({ Size: undefined, SnapshotId: 's-none' }),
      'InvalidSnapshotId.NotFound',
      404,
    ],
    [
      'CreateDisk: a refused category',
      () => {
        account({ RefusedDiskCategories: ['cloud_essd'] });
        return disk({ DiskCategory: 'cloud_essd' });
      },
      'InvalidDiskCategory.ValueUnauthorized',
      403,
    ],
    [
      'AttachDisk: unknown instance',
      async () => ask('AttachDisk', { ...none, DiskId: await disk() }),
      'InvalidInstanceId.NotFound',
      404,
    ],
    [
      'AttachDisk: the instance is starting',
      async () => {
        const DiskId = await disk();
        return ask('AttachDisk', { InstanceId: await starting(), DiskId });
      },
      'IncorrectInstanceStatus',
      400,
    ],
    [
      'AttachDisk: a system disk',
      async () => ask('AttachDisk', { InstanceId: await instance(), DiskId: await systemDisk(await instance()) }),
      'IncorrectDiskStatus',
      403,
    ],
    [
      'DetachDisk: unknown disk',
      async () => ask('DetachDisk', { InstanceId: await instance(), DiskId: 'd-none' }),
      'InvalidDiskId.NotFound',
      404,
    ],
    [
      'DetachDisk: unknown instance',
      async () => ask('DetachDisk', { ...none, DiskId: await attached(await instance()) }),
      'InvalidInstanceId.NotFound',
      404,
    ],
    [
      'DetachDisk: the instance is starting',
      async () => {
        const InstanceId = await instance();
        const DiskId = await attached(InstanceId);
        await startingWith(DiskId, InstanceId);
        return ask('DetachDisk', { InstanceId, DiskId });
      },
      'IncorrectInstanceStatus',
      403,
    ],
    [
      'DetachDisk: not portable',
      async () => {
        const InstanceId = await instance();
        const DiskId = await attached(InstanceId);
        set('disks', DiskId, { Portable: false });
        return ask('DetachDisk', { InstanceId, DiskId });
      },
      'DiskNotPortable',
      403,
    ],
    [
      'ModifyDiskAttribute: nothing to modify',
      async () => ask('ModifyDiskAttribute', { DiskId: await disk() }),
      'NoAttributeToModify',
      400,
    ],
    [
      'ModifyDiskAttribute: unknown',
      () => ask('ModifyDiskAttribute', { DiskId: 'd-none', DiskName: 'web' }),
      'InvalidDiskId.NotFound',
      404,
    ],
    [
      'DeleteDisk: not portable',
      async () => {
        const DiskId = await disk();
        set('disks', DiskId, { Portable: false });
        return ask('DeleteDisk', { DiskId });
      },
      'DiskNotPortable',
      403,
    ],
    ['ReInitDisk: unknown', () => ask('ReInitDisk', { DiskId: 'd-none' }), 'InvalidDiskId.NotFound', 404],
    [
      'ReInitDisk: from an old snapshot',
      async () => {
        const SnapshotId = await dataSnapshot();
        const InstanceId = await used();
        const DiskId = (await ask('CreateDisk', { ...zone, SnapshotId })).DiskId;
        await ask('AttachDisk', { InstanceId, DiskId });
        set('snapshots', SnapshotId, { CreationTime: '2013-07-15T08:00Z' });
        return ask('ReInitDisk', { DiskId });
      },
      'InvalidSnapshot.TooOld',
      403,
    ],
    [
      'ReInitDisk: a snapshot is under way',
      async () => {
        const InstanceId = await used();
        const DiskId = await systemDisk(InstanceId);
        const SnapshotId = await snapshot(DiskId);
        set('snapshots', SnapshotId, { Progress: '0%' });
        return standing(() => ask('ReInitDisk', { DiskId }));
      },
      'DiskCreatingSnapshot',
      403,
    ],
    [
      'ResetDisk: unknown disk',
      async () => ask('ResetDisk', { DiskId: 'd-none', SnapshotId: await snapshot() }),
      'InvalidDiskId.NotFound',
      404,
    ],
    [
      'ResetDisk: unknown snapshot',
      async () => ask('ResetDisk', { DiskId: await systemDisk(await used()), SnapshotId: 's-none' }),
      'InvalidSnapshotId.NotFound',
      404,
    ],
    [
      'ResetDisk: not attached',
      async () => {
        const InstanceId = await used();
        const DiskId = await attached(InstanceId);
        const SnapshotId = await snapshot(DiskId);
        await ask('DetachDisk', { InstanceId, DiskId });
        return ask('ResetDisk', { DiskId, SnapshotId });
      },
      'IncorrectDiskStatus',
      403,
    ],
    [
      'ResetDisk: the instance runs',
      async () => {
        const DiskId = await systemDisk(await running());
        return ask('ResetDisk', { DiskId, SnapshotId: await snapshot(DiskId) });
      },
      'IncorrectInstanceStatus',
      403,
    ],
    [
      'ResetDisk: too old',
      async () => {
        const DiskId = await systemDisk(await used());
        const SnapshotId = await snapshot(DiskId);
        set('snapshots', SnapshotId, { CreationTime: '2013-07-15T08:00Z' });
        return ask('ResetDisk', { DiskId, SnapshotId });
      },
      'InvalidSnapshot.TooOld',
      403,
    ],
    [
      'ResetDisk: not complete',
      async () => {
        const DiskId = await systemDisk(await used());
        const SnapshotId = await snapshot(DiskId);
        set('snapshots', SnapshotId, { Progress: '0%' });
        return standing(() => ask('ResetDisk', { DiskId, SnapshotId }));
      },
      'InvalidSnapshotId.NotReady',
      403,
    ],
    [
      'ResetDisk: an overdue instance',
      async () => {
        const InstanceId = await used();
        const DiskId = await systemDisk(InstanceId);
        const SnapshotId = await snapshot(DiskId);
        lock('instances', InstanceId, 'financial');
        return ask('ResetDisk', { DiskId, SnapshotId });
      },
      'InstanceExpiredOrInArrears',
      403,
    ],
    [
      'ResetDisk: an overdue disk',
      async () => {
        const InstanceId = await used();
        const DiskId = await systemDisk(InstanceId);
        const SnapshotId = await snapshot(DiskId);
        lock('disks', DiskId, 'financial');
        return ask('ResetDisk', { DiskId, SnapshotId });
      },
      'InstanceExpiredOrInArrears',
      403,
    ],
    [
      'ReplaceSystemDisk: unknown instance',
      () => ask('ReplaceSystemDisk', { ...none, ImageId: 'm-1' }),
      'InvalidInstanceId.NotFound',
      404,
    ],
    [
      'ReplaceSystemDisk: unknown image',
      async () => ask('ReplaceSystemDisk', { InstanceId: await instance(), ImageId: 'm-none' }),
      'InvalidImageId.NotFound',
      404,
    ],
    [
      'ReplaceSystemDisk: an image of another region',
      async () => ask('ReplaceSystemDisk', { InstanceId: await instance(), ImageId: 'm-281234567' }),
      'InvalidImageId.NotFound',
      404,
    ],
    [
      'ReplaceSystemDisk: Windows in 512 MiB',
      async () => {
        set('instanceTypes', 'ecs.t1.small', { MemorySize: 0.5 });
        const InstanceId = await instance({ InstanceType: 'ecs.t1.small' });
        set('images', 'm-myimage11', { OSType: 'windows' });
        return ask('ReplaceSystemDisk', { InstanceId, ImageId: 'm-myimage11' });
      },
      'InvalidParameter.Conflict',
      400,
    ],
    [
      'ReplaceSystemDisk: no I/O optimization',
      async () => {
        const InstanceId = await instance();
        set('images', 'm-myimage11', { IsSupportIoOptimized: false });
        return ask('ReplaceSystemDisk', { InstanceId, ImageId: 'm-myimage11' });
      },
      'IoOptimized.NotSupported',
      403,
    ],
    ['ResizeDisk: unknown', () => ask('ResizeDisk', { DiskId: 'd-none', NewSize: 100 }), 'InvalidDiskId.NotFound', 404],
    [
      'ResizeDisk: the instance is starting',
      async () => {
        const InstanceId = await instance();
        const DiskId = await attached(InstanceId);
        await startingWith(DiskId, InstanceId);
        return ask('ResizeDisk', { DiskId, NewSize: 100 });
      },
      'OperationDenied',
      403,
    ],
  ]);
});

describe('snapshots and images', () => {
  refuse([
    ['CreateSnapshot: unknown disk', () => ask('CreateSnapshot', { DiskId: 'd-none' }), 'InvalidDiskId.NotFound', 404],
    [
      'CreateSnapshot: the instance is starting',
      async () => {
        const InstanceId = await used();
        const DiskId = await systemDisk(InstanceId);
        await startingWith(DiskId, InstanceId);
        return ask('CreateSnapshot', { DiskId });
      },
      'IncorrectInstanceStatus',
      400,
    ],
    [
      'ApplyAutoSnapshotPolicy: unknown policy',
      async () =>
        ask('ApplyAutoSnapshotPolicy', {
          ...region,
          AutoSnapshotPolicyId: 'p-none',
          DiskIds: JSON.stringify([await disk()]),
        }),
      'ParameterInvalid',
      404,
    ],
    [
      'CancelAutoSnapshotPolicy: unknown disk',
      () => ask('CancelAutoSnapshotPolicy', { ...region, DiskIds: '["d-none"]' }),
      'InvalidDiskId.NotFound',
      404,
    ],
    [
      'DeleteAutoSnapshotPolicy: unknown',
      () => ask('DeleteAutoSnapshotPolicy', { ...region, AutoSnapshotPolicyId: 'p-none' }),
      'ParameterInvalid',
      404,
    ],
    [
      'ModifyAutoSnapshotPolicyEx: unknown',
      () => ask('ModifyAutoSnapshotPolicyEx', { ...region, AutoSnapshotPolicyId: 'p-none' }),
      'ParameterInvalid',
      404,
    ],
    [
      'CreateImage: unknown snapshot',
      () => ask('CreateImage', { ...region, SnapshotId: 's-none' }),
      'InvalidSnapshotId.NotFound',
      404,
    ],
    ['CreateImage: unknown region', async () => image({ RegionId: 'cn-none' }), 'InvalidRegionId.NotFound', 404],
    [
      'CreateImage: the instance is starting',
      async () => ask('CreateImage', { ...region, InstanceId: await starting() }),
      'IncorrectInstanceStatus',
      400,
    ],
    [
      'CreateImage: a locked instance',
      async () => {
        const InstanceId = await used();
        lock('instances', InstanceId, 'security');
        return ask('CreateImage', { ...region, InstanceId });
      },
      'InstanceLockedForSecurity',
      400,
    ],
    [
      'ModifyImageAttribute: unknown',
      () => ask('ModifyImageAttribute', { ...region, ImageId: 'm-none', Description: 'office' }),
      'InvalidImageId.NotFound',
      404,
    ],
    [
      'CopyImage: unknown',
      () => ask('CopyImage', { ...region, ImageId: 'm-none', DestinationRegionId: 'cn-qingdao' }),
      'InvalidImageId.NotFound',
      404,
    ],
    [
      'CopyImage: unknown source region',
      () => ask('CopyImage', { RegionId: 'cn-none', ImageId: 'm-1', DestinationRegionId: 'cn-qingdao' }),
      'SourceRegion.NotFound',
      400,
    ],
    [
      'CopyImage: unknown destination region',
      () => ask('CopyImage', { ...region, ImageId: 'm-1', DestinationRegionId: 'cn-none' }),
      'DestinationRegion.NotFound',
      400,
    ],
    [
      'CopyImage: within the region',
      () => ask('CopyImage', { ...region, ImageId: 'm-1', DestinationRegionId: 'cn-hangzhou' }),
      'IncorrectDestinationRegion',
      403,
    ],
    [
      'CopyImage: a quota',
      () => {
        account({ ImageQuota: 1 });
        return ask('CopyImage', { ...region, ImageId: 'm-1', DestinationRegionId: 'cn-qingdao' });
      },
      'QuotaExceed.Image',
      403,
    ],
    [
      'CopyImage: a system image',
      () =>
        ask('CopyImage', {
          ...region,
          ImageId: 'ubuntu1204_64_20G_aliaegeis_20140703.vhd',
          DestinationRegionId: 'cn-qingdao',
        }),
      'OperationDenied',
      403,
    ],
    [
      'CancelCopyImage: unknown',
      () => ask('CancelCopyImage', { ...region, ImageId: 'm-none' }),
      'InvalidImageId.NotFound',
      404,
    ],
    [
      'CancelCopyImage: complete',
      async () => {
        const { ImageId } = await ask('CopyImage', { ...region, ImageId: 'm-1', DestinationRegionId: 'cn-qingdao' });
        await ask('DescribeImages', region);
        return ask('CancelCopyImage', { RegionId: 'cn-qingdao', ImageId });
      },
      'IncorrectImageStatus',
      400,
    ],
    [
      'DeleteImage: being copied',
      async () => {
        const { ImageId } = await ask('CopyImage', { ...region, ImageId: 'm-1', DestinationRegionId: 'cn-qingdao' });
        clock.now -= 1;
        return ask('DeleteImage', { RegionId: 'cn-qingdao', ImageId });
      },
      'OperationDenied.ImageCopying',
      403,
    ],
    [
      'DeleteImage: the image is being created',
      async () => {
        const ImageId = await image();
        return standing(() => ask('DeleteImage', { ...region, ImageId }));
      },
      'ImageIsCreating',
      403,
    ],
    [
      'DeleteImage: unknown region',
      () => ask('DeleteImage', { RegionId: 'cn-none', ImageId: 'm-1' }),
      'InvalidRegionId.NotFound',
      404,
    ],
    [
      'ModifyImageSharePermission: unknown',
      () => ask('ModifyImageSharePermission', { ...region, ImageId: 'm-none', AddAccount: ['77'] }),
      'InvalidImageId.NotFound',
      404,
    ],
    [
      'ModifyImageSharePermission: Creating',
      () =>
        standing(() =>
          ask('ModifyImageSharePermission', { ...region, ImageId: 'img-2012-12-01-1300', AddAccount: ['77'] }),
        ),
      'IncorrectImageStatus',
      400,
    ],
    [
      'DescribeImageSharePermission: unknown',
      () => ask('DescribeImageSharePermission', { ...region, ImageId: 'm-none' }),
      'InvalidImageId.NotFound',
      404,
    ],
  ]);
});

describe('addresses', () => {
  refuse([
    [
      'AllocatePublicIpAddress: it is starting',
      async () => ask('AllocatePublicIpAddress', { InstanceId: await starting() }),
      'IncorrectInstanceStatus',
      403,
    ],
    ['AllocatePublicIpAddress: unknown', () => ask('AllocatePublicIpAddress', none), 'InvalidInstanceId.NotFound', 404],
    [
      'ModifyInstanceNetworkSpec: it is starting',
      async () => ask('ModifyInstanceNetworkSpec', { InstanceId: await starting(), InternetMaxBandwidthOut: 5 }),
      'IncorrectInstanceStatus',
      403,
    ],
    [
      'ModifyInstanceNetworkSpec: overdue',
      async () => {
        const InstanceId = await instance();
        lock('instances', InstanceId, 'financial');
        return ask('ModifyInstanceNetworkSpec', { InstanceId, InternetMaxBandwidthOut: 5 });
      },
      'InstanceExpiredOrInArrears',
      403,
    ],
    ['AllocateEipAddress: unknown region', () => address({ RegionId: 'cn-none' }), 'InvalidRegionId.NotFound', 404],
    [
      'AssociateEipAddress: unknown address',
      async () =>
        ask('AssociateEipAddress', { AllocationId: 'eip-none', InstanceId: await vpcInstance(await network()) }),
      'InvalidAllocationId.NotFound',
      404,
    ],
    [
      'AssociateEipAddress: unknown instance',
      async () => ask('AssociateEipAddress', { AllocationId: await address(), ...none }),
      'InvalidInstanId.NotFound',
      404,
    ],
    [
      'AssociateEipAddress: in use',
      async () => {
        const { AllocationId } = await bound();
        return ask('AssociateEipAddress', { AllocationId, InstanceId: await vpcInstance(await network()) });
      },
      'IncorrectEipStatus',
      400,
    ],
    [
      'AssociateEipAddress: the instance is starting',
      async () => {
        const AllocationId = await address();
        const InstanceId = await vpcInstance(await network());
        await ask('StartInstance', { InstanceId });
        clock.now -= 1;
        return ask('AssociateEipAddress', { AllocationId, InstanceId });
      },
      'IncorrectInstanceStatus',
      400,
    ],
    [
      'AssociateEipAddress: a locked address',
      async () => {
        const AllocationId = await address();
        lock('eipAddresses', AllocationId, 'security');
        return ask('AssociateEipAddress', { AllocationId, InstanceId: await vpcInstance(await network()) });
      },
      'OperationDenied',
      400,
    ],
    [
      'UnassociateEipAddress: unknown address',
      async () =>
        ask('UnassociateEipAddress', { AllocationId: 'eip-none', InstanceId: await vpcInstance(await network()) }),
      'InvalidAllocationId.NotFound',
      404,
    ],
    [
      'UnassociateEipAddress: unknown instance',
      async () => ask('UnassociateEipAddress', { ...(await bound()), ...none }),
      'InvalidInstanceId.NotFound',
      400,
    ],
    [
      'UnassociateEipAddress: another instance',
      async () => ask('UnassociateEipAddress', { ...(await bound()), InstanceId: await vpcInstance(await network()) }),
      'IncorrectEipStatus',
      400,
    ],
    [
      'UnassociateEipAddress: the instance is starting',
      async () => {
        const pair = await bound();
        await ask('StartInstance', { InstanceId: pair.InstanceId });
        clock.now -= 1;
        return ask('UnassociateEipAddress', pair);
      },
      'IncorrectInstanceStatus',
      400,
    ],
    [
      'UnassociateEipAddress: a locked address',
      async () => {
        const pair = await bound();
        lock('eipAddresses', pair.AllocationId, 'security');
        return ask('UnassociateEipAddress', pair);
      },
      'OperationDenied',
      400,
    ],
    [
      'ModifyEipAddressAttribute: unknown',
      () => ask('ModifyEipAddressAttribute', { AllocationId: 'eip-none', Bandwidth: '5' }),
      'InvalidAllocationId.NotFound',
      404,
    ],
    [
      'DescribeEipAddresses: unknown region',
      () => ask('DescribeEipAddresses', { RegionId: 'cn-none' }),
      'Forbidden.RegionNotFound',
      404,
    ],
  ]);
});

describe('security groups', () => {
  const own = { SecurityGroupId: 'sg-1' };
  refuse([
    ['CreateSecurityGroup: unknown region', () => group({ RegionId: 'cn-none' }), 'InvalidRegionId.NotFound', 404],
    ['CreateSecurityGroup: unknown VPC', () => group({ VpcId: 'vpc-none' }), 'InvalidVpcId.NotFound', 404],
    [
      'AuthorizeSecurityGroup: unknown group',
      () => ask('AuthorizeSecurityGroup', { ...rule, SecurityGroupId: 'sg-none', SourceCidrIp: '10.0.0.1' }),
      'InvalidSecurityGroupId.NotFound',
      404,
    ],
    [
      'AuthorizeSecurityGroup: a port range that runs backwards',
      () => ask('AuthorizeSecurityGroup', { ...rule, ...own, PortRange: '200/1', SourceCidrIp: '10.0.0.1' }),
      'InvalidIpProtocol.Malformed',
      400,
    ],
    [
      'AuthorizeSecurityGroup: ports of icmp',
      () => ask('AuthorizeSecurityGroup', { ...rule, ...own, IpProtocol: 'icmp', SourceCidrIp: '10.0.0.1' }),
      'OperationDenied',
      400,
    ],
    [
      'AuthorizeSecurityGroup: no source',
      () => ask('AuthorizeSecurityGroup', { ...rule, ...own }),
      'MissingParameter',
      403,
    ],
    [
      'AuthorizeSecurityGroup: a group on the internet',
      async () => ask('AuthorizeSecurityGroup', { ...rule, ...own, SourceGroupId: await group(), NicType: 'internet' }),
      'InvalidSourceGroupId.Mismatch',
      403,
    ],
    [
      'AuthorizeSecurityGroup: its own source',
      () => ask('AuthorizeSecurityGroup', { ...rule, ...own, SourceGroupId: 'sg-1', NicType: 'intranet' }),
      'InvalidParamter.Conflict',
      403,
    ],
    [
      'AuthorizeSecurityGroupEgress: a port range that runs backwards',
      () => ask('AuthorizeSecurityGroupEgress', { ...rule, ...own, PortRange: '200/1', DestCidrIp: '10.0.0.1' }),
      'InvalidIpProtocol.Malformed',
      400,
    ],
    [
      'AuthorizeSecurityGroupEgress: no destination',
      () => ask('AuthorizeSecurityGroupEgress', { ...rule, ...own }),
      'MissingParameter',
      403,
    ],
    [
      'AuthorizeSecurityGroupEgress: a group on the internet',
      async () =>
        ask('AuthorizeSecurityGroupEgress', { ...rule, ...own, DestGroupId: await group(), NicType: 'internet' }),
      'InvalidDestGroupId.Mismatch',
      403,
    ],
    [
      'AuthorizeSecurityGroupEgress: its own destination',
      () => ask('AuthorizeSecurityGroupEgress', { ...rule, ...own, DestGroupId: 'sg-1', NicType: 'intranet' }),
      'InvalidParamter.Conflict',
      403,
    ],
    [
      'AuthorizeSecurityGroupEgress: a destination of another VPC',
      async () =>
        ask('AuthorizeSecurityGroupEgress', {
          ...rule,
          ...own,
          DestGroupId: await group({ VpcId: (await vpc()).VpcId }),
          NicType: 'intranet',
        }),
      'InvalidDestGroupId.Mismatch',
      403,
    ],
    [
      'AuthorizeSecurityGroupEgress: unknown destination',
      () => ask('AuthorizeSecurityGroupEgress', { ...rule, ...own, DestGroupId: 'sg-none', NicType: 'intranet' }),
      'InvalidDestGroupId.NotFound',
      404,
    ],
    [
      'AuthorizeSecurityGroupEgress: another owner',
      async () =>
        ask('AuthorizeSecurityGroupEgress', {
          ...rule,
          ...own,
          DestGroupId: await group(),
          DestGroupOwnerAccount: 'ops@example.com',
          NicType: 'intranet',
        }),
      'InvalidDestGroupOwnerUserAccount.Mismatch',
      403,
    ],
    [
      'AuthorizeSecurityGroupEgress: rule 101',
      async () => {
        const SecurityGroupId = await group();
        for (let i = 1; i <= 101; i++)
          await ask('AuthorizeSecurityGroupEgress', { ...rule, SecurityGroupId, DestCidrIp: `10.0.0.${i}` });
      },
      'AuthorizationLimitExceed',
      403,
    ],
    [
      'RevokeSecurityGroup: unknown group',
      () => ask('RevokeSecurityGroup', { ...rule, SecurityGroupId: 'sg-none', SourceCidrIp: '10.0.0.1' }),
      'InvalidSecurityGroupId.NotFound',
      404,
    ],
    ['RevokeSecurityGroup: no source', () => ask('RevokeSecurityGroup', { ...rule, ...own }), 'MissingParameter', 400],
    [
      'RevokeSecurityGroup: unknown source',
      () => ask('RevokeSecurityGroup', { ...rule, ...own, SourceGroupId: 'sg-none', NicType: 'intranet' }),
      'InvalidSourceGroupId.NotFound',
      404,
    ],
    [
      'RevokeSecurityGroup: another owner',
      async () =>
        ask('RevokeSecurityGroup', {
          ...rule,
          ...own,
          SourceGroupId: await group(),
          SourceGroupOwnerAccount: 'ops@example.com',
          NicType: 'intranet',
        }),
      'InvalidSourceGroupOwnerUserAccount.Mismatch',
      403,
    ],
    [
      'RevokeSecurityGroupEgress: no destination',
      () => ask('RevokeSecurityGroupEgress', { ...rule, ...own }),
      'MissingParameter',
      400,
    ],
    [
      'RevokeSecurityGroupEgress: unknown destination',
      () => ask('RevokeSecurityGroupEgress', { ...rule, ...own, DestGroupId: 'sg-none', NicType: 'intranet' }),
      'InvalidDestGroupId.NotFound',
      404,
    ],
    [
      'DescribeSecurityGroupAttribute: unknown',
      () => ask('DescribeSecurityGroupAttribute', { ...region, SecurityGroupId: 'sg-none' }),
      'InvalidSecurityGroupId.NotFound',
      404,
    ],
    [
      'DescribeSecurityGroupAttribute: unknown region',
      () => ask('DescribeSecurityGroupAttribute', { RegionId: 'cn-none', ...own }),
      'InvalidRegionId.NotFound',
      404,
    ],
    [
      'DescribeSecurityGroupAttribute: a group of another region',
      () => ask('DescribeSecurityGroupAttribute', { RegionId: 'cn-qingdao', ...own }),
      'InvalidSecurityGroupId.NotFound',
      404,
    ],
    [
      'DeleteSecurityGroup: unknown region',
      () => ask('DeleteSecurityGroup', { RegionId: 'cn-none', ...own }),
      'InvalidRegionId.NotFound',
      404,
    ],
    [
      'ModifySecurityGroupAttribute: unknown region',
      () => ask('ModifySecurityGroupAttribute', { RegionId: 'cn-none', ...own, Description: 'xx' }),
      'InvalidRegionId.NotFound',
      404,
    ],
    [
      'DeleteSecurityGroup: named by a rule for outgoing traffic',
      async () => {
        const SecurityGroupId = await group();
        await ask('AuthorizeSecurityGroupEgress', {
          ...rule,
          ...own,
          DestGroupId: SecurityGroupId,
          NicType: 'intranet',
        });
        return ask('DeleteSecurityGroup', { ...region, SecurityGroupId });
      },
      'DependencyViolation',
      403,
    ],
  ]);
});

describe('networks', () => {
  const settle = () => ask('DescribeVpcs', region);
  refuse([
    ['CreateVpc: unknown region', () => vpc({ RegionId: 'cn-none' }), 'InvalidRegionId.NotFound', 404],
    [
      'DeleteVpc: Pending',
      async () => {
        const { VpcId } = await vpc();
        return standing(() => ask('DeleteVpc', { VpcId }));
      },
      'IncorrectVpcStatus',
      400,
    ],
    [
      'DeleteVpc: a group is in it',
      async () => {
        const { VpcId } = await vpc();
        await group({ VpcId });
        return ask('DeleteVpc', { VpcId });
      },
      'DependencyViolation.SecurityGroup',
      400,
    ],
    [
      'DeleteVpc: an instance is in it',
      async () => {
        const net = await network();
        await vpcInstance(net);
        return ask('DeleteVpc', { VpcId: net.VpcId });
      },
      'DependencyViolation.Instance',
      400,
    ],
    [
      'DeleteVpc: a custom route is in it',
      async () => {
        const { VpcId, RouteTableId } = await vpc();
        add('routeEntries', { RouteTableId, DestinationCidrBlock: '10.0.1.0/24', Type: 'Custom', Status: 'Available' });
        return ask('DeleteVpc', { VpcId });
      },
      'DependencyViolation.RouteEntry',
      400,
    ],
    ['DeleteVpc: unknown', () => ask('DeleteVpc', { VpcId: 'vpc-none' }), 'InvalidVpcId.NotFound', 404],
    [
      'ModifyVpcAttribute: unknown',
      () => ask('ModifyVpcAttribute', { VpcId: 'vpc-none', VpcName: 'office' }),
      'InvalidVpcId.NotFound',
      404,
    ],
    [
      'DescribeVpcs: unknown region',
      () => ask('DescribeVpcs', { RegionId: 'cn-none' }),
      'Forbidden.RegionNotFound',
      404,
    ],
    [
      'DescribeVSwitches: unknown VPC',
      () => ask('DescribeVSwitches', { VpcId: 'vpc-none' }),
      'Forbidden.VpcNotFound',
      404,
    ],
    [
      'ModifyVRouterAttribute: unknown',
      () => ask('ModifyVRouterAttribute', { VRouterId: 'vrt-none', VRouterName: 'office' }),
      'InvalidVRouterId.NotFound',
      404,
    ],
    ['CreateVSwitch: unknown VPC', () => vSwitch('vpc-none', '172.16.1.0/24'), 'InvalidVpcId.NotFound', 404],
    [
      'CreateVSwitch: unknown zone',
      async () => vSwitch((await vpc()).VpcId, '172.16.1.0/24', 'cn-none-z'),
      'InvalidZoneId.NotFound',
      404,
    ],
    [
      'CreateVSwitch: a zone of another region',
      async () => vSwitch((await vpc()).VpcId, '172.16.1.0/24', 'cn-qingdao-b'),
      'InvalidZoneId.NotFound',
      404,
    ],
    [
      'CreateVSwitch: a mask of 15 bits',
      async () => vSwitch((await vpc()).VpcId, '172.16.0.0/15'),
      'InvalidCidrBlock.MaskLength',
      400,
    ],
    [
      'CreateVSwitch: the range of an entry',
      async () => {
        const { VpcId, RouteTableId } = await network();
        add('routeEntries', {
          RouteTableId,
          DestinationCidrBlock: '172.17.5.0/24',
          Status: 'Available',
          Type: 'Custom',
        });
        return vSwitch(VpcId, '172.17.5.0/24');
      },
      'InvalidCidrBlock.Overlapped',
      400,
    ],
    [
      'CreateVSwitch: an entry is Pending',
      async () => {
        const { VpcId, RouteTableId } = await network();
        await ask('CreateRouteEntry', {
          RouteTableId,
          DestinationCidrBlock: '10.0.1.0/24',
          NextHopType: 'HaVip',
          NextHopId: 'havip-1',
        });
        clock.now -= 1;
        return vSwitch(VpcId, '172.16.2.0/24');
      },
      'IncorrectRouteEntryStatus',
      400,
    ],
    [
      'DeleteVSwitch: Pending',
      async () => {
        const { VSwitchId } = await network();
        return standing(() => ask('DeleteVSwitch', { VSwitchId }));
      },
      'IncorrectVSwitchStatus',
      400,
    ],
    [
      'DeleteVSwitch: an entry is Pending',
      async () => {
        const { VSwitchId, RouteTableId } = await network();
        await ask('CreateRouteEntry', {
          RouteTableId,
          DestinationCidrBlock: '10.0.1.0/24',
          NextHopType: 'HaVip',
          NextHopId: 'havip-1',
        });
        return standing(() => ask('DeleteVSwitch', { VSwitchId }));
      },
      'IncorrectRouteEntryStatus',
      400,
    ],
    ['DeleteVSwitch: unknown', () => ask('DeleteVSwitch', { VSwitchId: 'vsw-none' }), 'InvalidVSwitchId.NotFound', 404],
    [
      'ModifyVSwitchAttribute: unknown',
      () => ask('ModifyVSwitchAttribute', { VSwitchId: 'vsw-none', VSwitchName: 'office' }),
      'InvalidVSwitchId.NotFound',
      404,
    ],
    [
      'CreateRouteEntry: unknown table',
      () =>
        ask('CreateRouteEntry', {
          RouteTableId: 'vtb-none',
          DestinationCidrBlock: '10.0.1.0/24',
          NextHopType: 'HaVip',
          NextHopId: 'havip-1',
        }),
      'InvalidRouteTableId.NotFound',
      404,
    ],
    [
      'CreateRouteEntry: within the range of the service',
      async () =>
        ask('CreateRouteEntry', {
          RouteTableId: (await network()).RouteTableId,
          DestinationCidrBlock: '100.64.1.0/24',
          NextHopType: 'HaVip',
          NextHopId: 'havip-1',
        }),
      'InvalidCidrBlock',
      400,
    ],
    [
      'CreateRouteEntry: a switch is Pending',
      async () => {
        const { VpcId, RouteTableId } = await network();
        await vSwitch(VpcId, '172.16.2.0/24');
        return standing(() =>
          ask('CreateRouteEntry', {
            RouteTableId,
            DestinationCidrBlock: '10.0.1.0/24',
            NextHopType: 'HaVip',
            NextHopId: 'havip-1',
          }),
        );
      },
      'IncorrectRouteEntryStatus',
      400,
    ],
    [
      'CreateRouteEntry: the VPC is Pending',
      async () => {
        const { RouteTableId } = await vpc();
        return standing(() =>
          ask('CreateRouteEntry', {
            RouteTableId,
            DestinationCidrBlock: '10.0.1.0/24',
            NextHopType: 'HaVip',
            NextHopId: 'havip-1',
          }),
        );
      },
      'IncorrectVpcStatus',
      400,
    ],
    [
      'CreateRouteEntry: unknown next hop',
      async () =>
        ask('CreateRouteEntry', {
          RouteTableId: (await network()).RouteTableId,
          DestinationCidrBlock: '10.0.1.0/24',
          NextHopId: 'i-none',
        }),
      'InvalidInstanceId.NotFound',
      404,
    ],
    [
      'DeleteRouteEntry: unknown table',
      () =>
        ask('DeleteRouteEntry', { RouteTableId: 'vtb-none', DestinationCidrBlock: '10.0.1.0/24', NextHopId: 'i-1' }),
      'InvalidRouteTableId.NotFound',
      404,
    ],
    [
      'DeleteRouteEntry: Pending',
      async () => {
        const { RouteTableId } = await network();
        const entry = { RouteTableId, DestinationCidrBlock: '10.0.1.0/24', NextHopId: 'havip-1' };
        await ask('CreateRouteEntry', { ...entry, NextHopType: 'HaVip' });
        return standing(() => ask('DeleteRouteEntry', entry));
      },
      'IncorrectRouteEntryStatus',
      400,
    ],
    [
      'DeleteRouteEntry: a switch is Pending',
      async () => {
        const { VpcId, RouteTableId } = await network();
        const entry = { RouteTableId, DestinationCidrBlock: '10.0.1.0/24', NextHopId: 'havip-1' };
        await ask('CreateRouteEntry', { ...entry, NextHopType: 'HaVip' });
        await settle();
        await vSwitch(VpcId, '172.16.2.0/24');
        return standing(() => ask('DeleteRouteEntry', entry));
      },
      'IncorrectRouteEntryStatus',
      400,
    ],
    [
      'DescribeRouteTables: unknown router',
      () => ask('DescribeRouteTables', { VRouterId: 'vrt-none' }),
      'Forbidden.VRouterNotFound',
      404,
    ],
    [
      'DescribeZones: unknown region',
      () => ask('DescribeZones', { RegionId: 'cn-none' }),
      'InvalidRegionId.NotFound',
      404,
    ],
  ]);
});

describe('monitoring', () => {
  const span = (from: number, to: number) => ({ StartTime: format(clock.now + from), EndTime: format(clock.now + to) });
  const hour = 3_600_000;
  refuse([
    [
      'DescribeInstanceMonitorData: unknown instance',
      () => ask('DescribeInstanceMonitorData', { ...none, ...span(-hour, 0) }),
      'InvalidInstanceId.NotFound',
      404,
    ],
    [
      'DescribeInstanceMonitorData: ends before it begins',
      async () => ask('DescribeInstanceMonitorData', { InstanceId: await instance(), ...span(0, -hour) }),
      'InvalidStartTime.ValueNotSupported',
      400,
    ],
    [
      'DescribeInstanceMonitorData: a period of 61 seconds',
      async () => ask('DescribeInstanceMonitorData', { InstanceId: await instance(), ...span(-hour, 0), Period: 61 }),
      'InvalidPeriod.ValueNotSupported',
      400,
    ],
    [
      'DescribeDiskMonitorData: unknown disk',
      () => ask('DescribeDiskMonitorData', { DiskId: 'd-none', ...span(-hour, 0) }),
      'InvalidDiskId.NotFound',
      404,
    ],
    [
      'DescribeDiskMonitorData: 401 points',
      async () =>
        ask('DescribeDiskMonitorData', {
          DiskId: await systemDisk(await instance()),
          ...span(-24 * hour, -24 * hour + 401 * 60_000),
        }),
      'InvalidParameter.TooManyDataQueried',
      400,
    ],
    [
      'DescribeDiskMonitorData: 31 days ago',
      async () =>
        ask('DescribeDiskMonitorData', {
          DiskId: await systemDisk(await instance()),
          ...span(-31 * 24 * hour, -31 * 24 * hour + hour),
        }),
      'InvalidStartTime.TooEarly',
      400,
    ],
    [
      'DescribeEipMonitorData: unknown address',
      () => ask('DescribeEipMonitorData', { AllocationId: 'eip-none', ...span(-hour, 0) }),
      'InvalidAllocationId.NotFound',
      400,
    ],
  ]);
});

describe('requests', () => {
  refuse([
    ['StartInstance: no instance', () => ask('StartInstance'), 'MissingParameter', 400],
    ['DescribeInstances: no region', () => ask('DescribeInstances'), 'MissingParameter', 400],
    [
      'DescribeInstances: PageNumber 0',
      () => ask('DescribeInstances', { ...region, PageNumber: 0 }),
      'InvalidParameter',
      400,
    ],
    ['DescribeDisks: PageSize 0', () => ask('DescribeDisks', { ...region, PageSize: 0 }), 'InvalidParameter', 400],
    [
      'DescribeInstances: 101 IDs',
      () =>
        ask('DescribeInstances', {
          ...region,
          InstanceIds: JSON.stringify(Array.from({ length: 101 }, (_, i) => `i-${i}`)),
        }),
      'InvalidParameter',
      400,
    ],
    [
      'DescribeDisks: an unknown type',
      () => ask('DescribeDisks', { ...region, DiskType: 'tape' }),
      'InvalidDiskType.ValueNotSupported',
      400,
    ],
    [
      'DescribeDisks: an unknown state',
      () => ask('DescribeDisks', { ...region, Status: 'Lost' }),
      'InvalidStatus.ValueNotSupported',
      400,
    ],
    [
      'DescribeImages: an unknown owner',
      () => ask('DescribeImages', { ...region, ImageOwnerAlias: 'nobody' }),
      'InvalidImageOwnerAlias.ValueNotSupported',
      400,
    ],
    ['an unknown operation', () => ask('StartEverything'), 'InvalidParameter', 400],
    ['an unknown parameter', () => ask('DescribeRegions', { Colour: 'red' }), 'UnsupportedParameter', 400],
    [
      'CreateDisk: the token of another request',
      async () => {
        await disk({ ClientToken: 't' });
        return disk({ ClientToken: 't', Size: 30 });
      },
      'IdempotentParameterMismatch',
      400,
    ],
    [
      'CreateVpc: the token of another request',
      async () => {
        await vpc({ ClientToken: 't' });
        return vpc({ ClientToken: 't', VpcName: 'office' });
      },
      'IdempotentParameterMismatch',
      400,
    ],
    [
      'both owner parameters',
      () => ask('DescribeRegions', { OwnerId: '1', OwnerAccount: 'a@example.com' }),
      'InvalidOwner',
      400,
    ],
    [
      'RunInstances: an unknown image',
      () => ask('RunInstances', { ...base, ImageId: 'm-none' }),
      'InvalidImageId.NotFound',
      404,
    ],
  ]);
});
