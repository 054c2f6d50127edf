import { type Answer, is, type Step } from './journey.js';

const RegionId = 'cn-hangzhou';
const ZoneId = 'cn-hangzhou-b';

const json = (...ids: readonly (string | undefined)[]): string => JSON.stringify(ids);

function listInstance(title: string, state: string): Step {
  return {
    title,
    operation: 'DescribeInstances',
    input: ({ InstanceId }) => ({ RegionId, InstanceIds: json(InstanceId) }),
    check: ({ Instances }) => is(Instances?.Instance?.[0]?.Status, state),
  };
}

function listDisk(title: string, state: string): Step {
  return {
    title,
    operation: 'DescribeDisks',
    input: ({ DiskId }) => ({ RegionId, DiskIds: json(DiskId) }),
    check: ({ Disks }) => is(Disks?.Disk?.[0]?.Status, state),
  };
}

const network: readonly Step[] = [
  {
    title: 'regions are listed',
    operation: 'DescribeRegions',
    check: ({ Regions }) =>
      is(
        Regions?.Region?.some((region: Answer) => region.RegionId === RegionId),
        true,
      ),
  },
  {
    title: 'types are listed by their ID',
    operation: 'DescribeInstanceTypes',
    check: ({ InstanceTypes }) =>
      is(
        InstanceTypes?.InstanceType?.some((type: Answer) => type.InstanceTypeId === 'ecs.n1.small'),
        true,
      ),
  },
  {
    title: 'a VPC is created',
    operation: 'CreateVpc',
    input: () => ({ RegionId, CidrBlock: '192.168.0.0/16', VpcName: 'office' }),
    finds: ({ VpcId }) => ({ VpcId }),
  },
  {
    title: 'the VPC is listed',
    operation: 'DescribeVpcs',
    input: ({ VpcId }) => ({ RegionId, VpcId }),
    check: ({ Vpcs }) => is(Vpcs?.Vpc?.[0]?.VpcName, 'office'),
  },
  {
    title: 'a switch is created',
    operation: 'CreateVSwitch',
    input: ({ VpcId }) => ({ RegionId, ZoneId, VpcId, CidrBlock: '192.168.1.0/24' }),
    finds: ({ VSwitchId }) => ({ VSwitchId }),
  },
  {
    title: 'the switch is listed',
    operation: 'DescribeVSwitches',
    input: ({ VpcId, VSwitchId }) => ({ RegionId, VpcId, VSwitchId }),
    check: ({ VSwitches }, { VSwitchId }) => is(VSwitches?.VSwitch?.[0]?.VSwitchId, VSwitchId),
  },
  {
    title: 'a security group is created',
    operation: 'CreateSecurityGroup',
    input: ({ VpcId }) => ({ RegionId, VpcId }),
    finds: ({ SecurityGroupId }) => ({ SecurityGroupId }),
  },
  {
    title: 'a rule is added',
    operation: 'AuthorizeSecurityGroup',
    input: ({ SecurityGroupId }) => ({
      RegionId,
      SecurityGroupId,
      IpProtocol: 'tcp',
      PortRange: '22/22',
      SourceCidrIp: '10.0.0.0/8',
    }),
  },
  {
    title: 'the rule is listed',
    operation: 'DescribeSecurityGroupAttribute',
    input: ({ SecurityGroupId }) => ({ RegionId, SecurityGroupId }),
    check: ({ Permissions }) => is(Permissions?.Permission?.[0]?.PortRange, '22/22'),
  },
];

const instance: readonly Step[] = [
  {
    title: 'an instance is created',
    operation: 'CreateInstance',
    input: ({ SecurityGroupId, VSwitchId }) => ({
      RegionId,
      ZoneId,
      ImageId: 'm-1',
      InstanceType: 'ecs.n1.small',
      SecurityGroupId,
      VSwitchId,
      // what the client sends for a member that was set, though it is the default
      AutoRenew: false,
    }),
    finds: ({ InstanceId }) => ({ InstanceId }),
  },
  listInstance('the instance is stopped at first', 'Stopped'),
  { title: 'the instance is started', operation: 'StartInstance', input: ({ InstanceId }) => ({ InstanceId }) },
  listInstance('the instance runs', 'Running'),
  {
    title: 'the instance is found in its network',
    operation: 'DescribeInstances',
    input: ({ VpcId }) => ({ RegionId, VpcId }),
    check: ({ Instances }, { VSwitchId }) => is(Instances?.Instance?.[0]?.VpcAttributes?.VSwitchId, VSwitchId),
  },
];

const addresses: readonly Step[] = [
  {
    title: 'an address is allocated',
    operation: 'AllocateEipAddress',
    input: () => ({ RegionId }),
    finds: ({ AllocationId }) => ({ AllocationId }),
  },
  {
    title: 'the address is associated',
    operation: 'AssociateEipAddress',
    input: ({ AllocationId, InstanceId }) => ({ RegionId, AllocationId, InstanceId }),
  },
  {
    title: 'the address is in use',
    operation: 'DescribeEipAddresses',
    input: ({ AllocationId }) => ({ RegionId, AllocationId }),
    check: ({ EipAddresses }, { InstanceId }) => is(EipAddresses?.EipAddress?.[0]?.InstanceId, InstanceId),
  },
  {
    title: 'the address is dissociated',
    operation: 'UnassociateEipAddress',
    input: ({ AllocationId, InstanceId }) => ({ RegionId, AllocationId, InstanceId }),
  },
  {
    title: 'the address is available again',
    operation: 'DescribeEipAddresses',
    input: ({ AllocationId }) => ({ RegionId, AllocationId }),
    check: ({ EipAddresses }) => is(EipAddresses?.EipAddress?.[0]?.Status, 'Available'),
  },
  {
    title: 'the address is released',
    operation: 'ReleaseEipAddress',
    input: ({ AllocationId }) => ({ RegionId, AllocationId }),
  },
];

const disks: readonly Step[] = [
  {
    title: 'a disk is created',
    operation: 'CreateDisk',
    input: () => ({ RegionId, ZoneId, Size: 20, DiskCategory: 'cloud', DiskName: 'data', Encrypted: false }),
    finds: ({ DiskId }) => ({ DiskId }),
  },
  listDisk('the disk is available', 'Available'),
  {
    title: 'the disk is attached',
    operation: 'AttachDisk',
    input: ({ DiskId, InstanceId }) => ({ DiskId, InstanceId }),
  },
  listDisk('the disk is in use', 'In_use'),
  {
    title: 'the system disk is found',
    operation: 'DescribeDisks',
    input: ({ InstanceId }) => ({ RegionId, InstanceId, DiskType: 'system' }),
    check: ({ TotalCount }) => is(TotalCount, 1),
    finds: ({ Disks }) => ({ SystemDiskId: Disks?.Disk?.[0]?.DiskId }),
  },
  {
    title: 'a snapshot is created',
    operation: 'CreateSnapshot',
    input: ({ SystemDiskId }) => ({ DiskId: SystemDiskId, SnapshotName: 'before' }),
    finds: ({ SnapshotId }) => ({ SnapshotId }),
  },
  {
    title: 'the snapshot is complete',
    operation: 'DescribeSnapshots',
    input: ({ SnapshotId }) => ({ RegionId, SnapshotIds: json(SnapshotId) }),
    check: ({ Snapshots }) => is(Snapshots?.Snapshot?.[0]?.Progress, '100%'),
  },
  {
    title: 'an image is created',
    operation: 'CreateImage',
    input: ({ SnapshotId }) => ({ RegionId, SnapshotId, ImageName: 'golden' }),
    finds: ({ ImageId }) => ({ ImageId }),
  },
  {
    title: 'the image is available',
    operation: 'DescribeImages',
    input: ({ ImageId }) => ({ RegionId, ImageId }),
    check: ({ Images }) => is(Images?.Image?.[0]?.ImageName, 'golden'),
  },
  { title: 'the image is deleted', operation: 'DeleteImage', input: ({ ImageId }) => ({ RegionId, ImageId }) },
  {
    title: 'the snapshot is deleted',
    operation: 'DeleteSnapshot',
    input: ({ SnapshotId }) => ({ SnapshotId }),
  },
  {
    title: 'the disk is detached',
    operation: 'DetachDisk',
    input: ({ DiskId, InstanceId }) => ({ DiskId, InstanceId }),
  },
  { title: 'the disk is deleted', operation: 'DeleteDisk', input: ({ DiskId }) => ({ DiskId }) },
  {
    title: 'the disk is gone',
    operation: 'DescribeDisks',
    input: ({ DiskId }) => ({ RegionId, DiskIds: json(DiskId) }),
    check: ({ TotalCount }) => is(TotalCount, 0),
  },
];

const end: readonly Step[] = [
  {
    title: 'the instance is stopped',
    operation: 'StopInstance',
    input: ({ InstanceId }) => ({ InstanceId, ForceStop: true }),
  },
  listInstance('the instance has stopped', 'Stopped'),
  { title: 'the instance is deleted', operation: 'DeleteInstance', input: ({ InstanceId }) => ({ InstanceId }) },
  {
    title: 'the instance is gone',
    operation: 'DescribeInstances',
    input: ({ InstanceId }) => ({ RegionId, InstanceIds: json(InstanceId) }),
    check: ({ TotalCount }) => is(TotalCount, 0),
  },
  {
    title: 'several instances are run',
    operation: 'RunInstances',
    input: ({ SecurityGroupId, VSwitchId }) => ({
      RegionId,
      ImageId: 'm-1',
      InstanceType: 'ecs.n1.small',
      SecurityGroupId,
      VSwitchId,
      Amount: 2,
      InstanceName: 'node',
      UniqueSuffix: true,
    }),
    check: ({ InstanceIdSets }) => is(InstanceIdSets?.InstanceIdSet?.length, 2),
    finds: ({ InstanceIdSets }) => ({
      First: InstanceIdSets?.InstanceIdSet?.[0],
      Second: InstanceIdSets?.InstanceIdSet?.[1],
    }),
  },
  {
    title: 'they are in the list of states',
    operation: 'DescribeInstanceStatus',
    input: () => ({ RegionId }),
    check: ({ InstanceStatuses }) => is(InstanceStatuses?.InstanceStatus?.length, 2),
  },
  {
    title: 'they are deleted together',
    operation: 'DeleteInstances',
    input: ({ First, Second }) => ({ RegionId, InstanceId: [First, Second], Force: true }),
  },
  {
    title: 'the rule is removed',
    operation: 'RevokeSecurityGroup',
    input: ({ SecurityGroupId }) => ({
      RegionId,
      SecurityGroupId,
      IpProtocol: 'tcp',
      PortRange: '22/22',
      SourceCidrIp: '10.0.0.0/8',
    }),
  },
  {
    title: 'the security group is deleted',
    operation: 'DeleteSecurityGroup',
    input: ({ SecurityGroupId }) => ({ RegionId, SecurityGroupId }),
  },
  { title: 'the switch is deleted', operation: 'DeleteVSwitch', input: ({ VSwitchId }) => ({ VSwitchId }) },
  { title: 'the VPC is deleted', operation: 'DeleteVpc', input: ({ VpcId }) => ({ VpcId }) },
  {
    title: 'the VPC is gone',
    operation: 'DescribeVpcs',
    input: ({ VpcId }) => ({ RegionId, VpcId }),
    check: ({ TotalCount }) => is(TotalCount, 0),
  },
];

/** The life of an instance with everything around it, from its network to its end. */
export const ecsJourney: readonly Step[] = [...network, ...instance, ...addresses, ...disks, ...end];
