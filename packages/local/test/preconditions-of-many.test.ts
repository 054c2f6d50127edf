import { describe, expect, it } from 'vitest';
import { startCloud } from './support/clients.js';
import { createEcsWorld, refuse } from './support/ecs-world.js';

// Preconditions of operations on several resources, and calls that keep what other files break.

const started = startCloud();
const { clock } = started;
const world = createEcsWorld(started);
const { ask, region, base, zone, set, add, account, lock, instance, disk, group, address, running } = world;
const { dataSnapshot, image, network, vpcInstance } = world;

const run = (input: object = {}) => ask('RunInstances', { ...base, ...input });
const inVpc = async (input: object = {}) => {
  const { VpcId, VSwitchId } = await network();
  return run({ SecurityGroupId: await group({ VpcId }), VSwitchId, ...input });
};
const windows = (): void => set('images', 'm-1', { OSType: 'windows' });
const isoTime = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

async function lockedInstance(reason: string): Promise<string> {
  const InstanceId = reason === 'security' ? await running() : await instance();
  lock('instances', InstanceId, reason);
  return InstanceId;
}

async function pair(): Promise<{ SecurityGroupId: string; SourceGroupId: string }> {
  return { SecurityGroupId: await group(), SourceGroupId: await group() };
}

const rule = { ...region, IpProtocol: 'tcp', PortRange: '80/80' };

describe('RunInstances', () => {
  refuse([
    [
      'a category that the zone lacks',
      () => run({ ZoneId: 'cn-hangzhou-b', SystemDisk: { Category: 'cloud_ssd' } }),
      'CategoryNotSupported',
      403,
    ],
    [
      'a group that is full',
      async () => {
        const SecurityGroupId = await group();
        for (let i = 0; i < 1000; i++)
          add('instances', { SecurityGroupIds: { SecurityGroupId: [SecurityGroupId] }, RegionId: 'cn-hangzhou' });
        return run({ SecurityGroupId });
      },
      'SecurityGroupInstanceLimitExceed',
      403,
    ],
    [
      'a system disk smaller than the image',
      () => {
        set('images', 'm-1', { Size: 100 });
        return run({ SystemDisk: { Size: '40' } });
      },
      'InvalidSystemDiskSize.LessThanImageSize',
      404,
    ],
    [
      'a host name of Linux on Windows',
      () => {
        windows();
        return run({ HostName: 'my.host' });
      },
      'InvalidHostName.Malformed',
      400,
    ],
    [
      'another zone than that of the switch',
      () => inVpc({ ZoneId: 'cn-hangzhou-d' }),
      'InvalidVpcZone.NotSupported',
      400,
    ],
    ['an address of another network', () => inVpc({ PrivateIpAddress: '10.1.1.9' }), 'InvalidPrivateIpAddress', 400],
    [
      'an address that is taken',
      async () => {
        const net = await network();
        await vpcInstance(net, { PrivateIpAddress: '172.16.1.9' });
        return run({
          SecurityGroupId: await group({ VpcId: net.VpcId }),
          VSwitchId: net.VSwitchId,
          PrivateIpAddress: '172.16.1.9',
        });
      },
      'InvalidPrivateIpAddress.Duplicated',
      400,
    ],
    [
      'a category that the account may not use for system disks',
      () => {
        account({ RefusedDiskCategories: ['cloud_ssd'] });
        return run({ SystemDisk: { Category: 'cloud_ssd' } });
      },
      'InvalidSystemDiskCategory.ValueUnauthorized',
      403,
    ],
    [
      'a snapshot of the past',
      async () => {
        const SnapshotId = await dataSnapshot();
        set('snapshots', SnapshotId, { CreationTime: '2013-01-01T00:00:00Z' });
        return run({ DataDisk: [{ SnapshotId }] });
      },
      'InvalidParameter',
      400,
    ],
    ['an unknown group', () => run({ SecurityGroupId: 'sg-none' }), 'InvalidSecurityGroupId.NotFound', 400],
    ['an unknown zone', () => run({ ZoneId: 'cn-none' }), 'InvalidZoneId.NotFound', 404],
    ['an unknown snapshot', () => run({ DataDisk: [{ SnapshotId: 's-none' }] }), 'InvalidSnapshotId.NotFound', 400],
  ]);
});

describe('several instances', () => {
  refuse([
    [
      'RebootInstances: one is locked',
      async () => ask('RebootInstances', { ...region, InstanceId: [await lockedInstance('security')] }),
      'InstanceLockedForSecurity',
      403,
    ],
    [
      'StopInstances: one is locked',
      async () => ask('StopInstances', { ...region, InstanceId: [await lockedInstance('security')] }),
      'InstanceLockedForSecurity',
      403,
    ],
    [
      'StartInstances: one is locked for money',
      async () => ask('StartInstances', { ...region, InstanceId: [await lockedInstance('financial')] }),
      'InsufficientBalance',
      403,
    ],
  ]);
});

describe('groups of other accounts', () => {
  const foreign = async () => {
    const ids = await pair();
    set('securityGroups', ids.SourceGroupId, { OwnerAccount: 'other@example.com' });
    return ids;
  };
  const toEgress = ({ SecurityGroupId, SourceGroupId }: Awaited<ReturnType<typeof pair>>) => ({
    SecurityGroupId,
    DestGroupId: SourceGroupId,
  });
  refuse([
    [
      'AuthorizeSecurityGroup: the owner is not named',
      async () => ask('AuthorizeSecurityGroup', { ...rule, ...(await foreign()), NicType: 'intranet' }),
      'InvalidSourceGroupId.Mismatch',
      403,
    ],
    [
      'AuthorizeSecurityGroupEgress: the owner is not named',
      async () => ask('AuthorizeSecurityGroupEgress', { ...rule, ...toEgress(await foreign()), NicType: 'intranet' }),
      'InvalidDestGroupId.Mismatch',
      403,
    ],
    [
      'RevokeSecurityGroup: the owner is not named',
      async () => ask('RevokeSecurityGroup', { ...rule, ...(await foreign()), NicType: 'intranet' }),
      'InvalidSourceGroupId.Mismatch',
      403,
    ],
    [
      'RevokeSecurityGroupEgress: the owner is not named',
      async () => ask('RevokeSecurityGroupEgress', { ...rule, ...toEgress(await foreign()), NicType: 'intranet' }),
      'InvalidDestGroupId.Mismatch',
      403,
    ],
    [
      'RevokeSecurityGroupEgress: another owner is named',
      async () =>
        ask('RevokeSecurityGroupEgress', {
          ...rule,
          ...toEgress(await foreign()),
          DestGroupOwnerAccount: 'third@example.com',
          NicType: 'intranet',
        }),
      'InvalidDestGroupOwnerUserAccount.Mismatch',
      403,
    ],
  ]);
});

describe('one resource', () => {
  refuse([
    [
      'ReplaceSystemDisk: an unknown disk',
      async () => ask('ReplaceSystemDisk', { InstanceId: await instance(), ImageId: 'm-1', DiskId: 'd-none' }),
      'InvalidDiskId.NotFound',
      400,
    ],
    [
      'AllocatePublicIpAddress: it has an Elastic IP address',
      async () => {
        const InstanceId = await vpcInstance(await network());
        await ask('AssociateEipAddress', { AllocationId: await address(), InstanceId });
        return ask('AllocatePublicIpAddress', { InstanceId });
      },
      'OperationDenied',
      400,
    ],
    [
      'DeleteSecurityGroup: a rule of another group names it',
      async () => {
        const ids = await pair();
        await ask('AuthorizeSecurityGroup', { ...rule, ...ids, NicType: 'intranet' });
        return ask('DeleteSecurityGroup', { ...region, SecurityGroupId: ids.SourceGroupId });
      },
      'DependencyViolation',
      403,
    ],
    [
      'ModifyImageAttribute: a shared image becomes deprecated',
      async () => {
        const ImageId = await image();
        await ask('ModifyImageSharePermission', { ...region, ImageId, AddAccount: ['1234567890'] });
        return ask('ModifyImageAttribute', { ...region, ImageId, Status: 'Deprecated' });
      },
      'InvalidParameter',
      400,
    ],
    [
      'ModifyInstanceAttribute: a password of Linux on Windows',
      async () => {
        const InstanceId = await instance();
        windows();
        return ask('ModifyInstanceAttribute', { InstanceId, Password: '/aB3bbbbb' });
      },
      'InvalidHostPassword.Malformed',
      400,
    ],
    [
      'ModifyInstanceAttribute: a host name of Linux on Windows',
      async () => {
        const InstanceId = await instance();
        windows();
        return ask('ModifyInstanceAttribute', { InstanceId, HostName: 'my.host' });
      },
      'InvalidHostName.Malformed',
      400,
    ],
  ]);
});

describe('what is kept', () => {
  it.each<[name: string, call: () => Promise<unknown>]>([
    [
      'a host name of Windows',
      async () => {
        windows();
        await instance({ HostName: 'host-1' });
        await run({ HostName: 'host-1' });
      },
    ],
    [
      'a marketplace image that is subscribed',
      async () => {
        set('images', 'm-1', { ImageOwnerAlias: 'marketplace', IsSubscribed: true });
        await instance();
        await run();
        await ask('ReplaceSystemDisk', { InstanceId: await instance(), ImageId: 'm-1' });
      },
    ],
    [
      'Windows on enough memory',
      async () => {
        windows();
        await run({ IoOptimized: 'none' });
        await ask('ReplaceSystemDisk', { InstanceId: await instance(), ImageId: 'm-1' });
      },
    ],
    ['I/O optimization', () => run({ InstanceType: 'ecs.n1.small', IoOptimized: 'optimized' })],
    [
      'a password and a host name of Windows',
      async () => {
        const InstanceId = await instance();
        windows();
        await ask('ModifyInstanceAttribute', { InstanceId, Password: 'aB3bbbbb', HostName: 'host-1' });
      },
    ],
    [
      'the end of a subscription',
      async () => {
        const InstanceId = await instance({ InstanceChargeType: 'PrePaid', Period: 1 });
        set('instances', InstanceId, { ExpiredTime: isoTime(clock.now - 3_600_000) });
        await ask('DeleteInstances', { ...region, InstanceId: [InstanceId], TerminateSubscription: true });
      },
    ],
    [
      'a portable disk',
      async () => ask('ModifyDiskAttribute', { DiskId: await disk({ ...zone }), DeleteWithInstance: false }),
    ],
  ])('%s', async (_, call) => {
    await expect(call()).resolves.not.toThrow();
  });
});
