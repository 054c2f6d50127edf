import type { Exception } from './differences.js';

/** Differences between the tables of the ECS reference and the specs, each with the ledger entry that explains it. */
export const tableExceptions: readonly Exception[] = [
  {
    ledger: 'ecs-instance-01',
    what: 'type',
    at: ['CreateInstance.InternetMaxBandwidthIn', 'CreateInstance.InternetMaxBandwidthOut'],
  },
  { ledger: 'ecs-instance-02', what: 'type', at: ['CreateInstance.DataDisk.n.DeleteWithInstance'] },
  { ledger: 'ecs-instance-03', what: 'type', at: ['CreateInstance.AutoRenew'] },
  { ledger: 'ecs-instance-05', what: 'type', at: ['CreateInstance.PrivateIpAddress'] },
  { ledger: 'ecs-instance-42', what: 'type', at: ['StopInstance.ForceStop', 'RebootInstance.ForceStop'] },
  { ledger: 'ecs-instance-62', what: 'type', at: ['DescribeInstanceStatus.InstanceStatuses'] },
  {
    ledger: 'ecs-instance-75',
    what: 'type',
    at: [
      'DescribeInstances.InstanceIds',
      'DescribeInstances.PrivateIpAddresses',
      'DescribeInstances.InnerIpAddresses',
      'DescribeInstances.PublicIpAddresses',
    ],
  },
  { ledger: 'ecs-disk-25', what: 'type', at: ['DescribeDisks.DiskIds'] },
  {
    ledger: 'ecs-disk-26',
    what: 'type',
    at: [
      'DescribeDisks.Portable',
      'DescribeDisks.DeleteWithInstance',
      'DescribeDisks.DeleteAutoSnapshot',
      'AttachDisk.DeleteWithInstance',
      'ModifyDiskAttribute.DeleteWithInstance',
      'ModifyDiskAttribute.DeleteAutoSnapshot',
      'ModifyDiskAttribute.EnableAutoSnapshot',
    ],
  },
  {
    ledger: 'ecs-snapshot-15',
    what: 'type',
    at: [
      'DescribeSnapshots.SnapshotIds',
      'DescribeAutoSnapshotPolicyEx.AutoSnapshotPolicyId',
      'ApplyAutoSnapshotPolicy.DiskIds',
      'CancelAutoSnapshotPolicy.DiskIds',
    ],
  },
  {
    ledger: 'ecs-snapshot-32',
    what: 'type',
    at: [
      'CreateAutoSnapshotPolicy.TimePoints',
      'CreateAutoSnapshotPolicy.RepeatWeekdays',
      'ModifyAutoSnapshotPolicyEx.TimePoints',
      'ModifyAutoSnapshotPolicyEx.RepeatWeekdays',
    ],
  },
  { ledger: 'ecs-image-01', what: 'type', at: ['DescribeImages.ImageId'] },
  {
    ledger: 'ecs-network-12',
    what: 'type',
    at: ['AllocateEipAddress.Bandwidth', 'ModifyEipAddressAttribute.Bandwidth'],
  },
  {
    ledger: 'ecs-security-group-08',
    what: 'type',
    at: [
      'AuthorizeSecurityGroup.Priority',
      'RevokeSecurityGroup.Priority',
      'AuthorizeSecurityGroupEgress.Priority',
      'RevokeSecurityGroupEgress.Priority',
    ],
  },
  {
    ledger: 'ecs-security-group-09',
    what: 'type',
    at: ['RevokeSecurityGroup.SourceGroupId', 'RevokeSecurityGroupEgress.DestGroupId'],
  },
  { ledger: 'ecs-vpc-08', what: 'type', at: ['DescribeVpcs.Vpcs'] },
  { ledger: 'ecs-vpc-10', what: 'type', at: ['DescribeVpcs.TotalCount'] },
  { ledger: 'ecs-vswitch-09', what: 'type', at: ['DescribeVSwitches.VSwitches'] },
  { ledger: 'ecs-monitor-15', what: 'type', at: ['DescribeEipMonitorData.EipMonitorDatas'] },
  {
    ledger: 'ecs-data-type-03',
    what: 'type',
    at: [
      'DiskItemType.Portable',
      'DiskItemType.DeleteWithInstance',
      'DiskItemType.DeleteAutoSnapshot',
      'DiskItemType.EnableAutoSnapshot',
      'ImageType.IsSubscribed',
    ],
  },
  { ledger: 'ecs-data-type-10', what: 'type', at: ['VpcSetType.VSwitchIds', 'VRouterSetType.RouteTableIds'] },
  {
    ledger: 'ecs-data-type-11',
    what: 'type',
    at: [
      'IpAddressSetType.IpAddress',
      'SecurityGroupIdSetType.SecurityGroupId',
      'AvailableResourceCreationType.ResourceTypes',
      'AvailableDiskCategoriesType.DiskCategories',
    ],
  },
  { ledger: 'ecs-data-type-13', what: 'type', at: ['InstanceStatesetStatusType.InstanceStatus'] },
  { ledger: 'ecs-data-type-15', what: 'type', at: ['ZoneType.AvailableInstanceTypes'] },
  { ledger: 'ecs-snapshot-45', what: 'members', at: ['DescribeAutoSnapshotPolicyEx'] },
  { ledger: 'ecs-data-type-12', what: 'members', at: ['PermissionSetType'] },
];

/** Differences between limits. */
export const limitExceptions: readonly Exception[] = [
  // what the document says and the specs do not do
  { ledger: 'ecs-instance-134', what: 'default', at: ['CreateInstance.InternetMaxBandwidthOut'] },
  { ledger: 'ecs-disk-03', what: 'pattern:mark _', at: ['CreateDisk.DiskName'] },
  { ledger: 'ecs-snapshot-28', what: 'pattern:mark .', at: ['CreateAutoSnapshotPolicy.AutoSnapshotPolicyName'] },
  { ledger: 'ecs-snapshot-28', what: 'pattern:mark _', at: ['CreateAutoSnapshotPolicy.AutoSnapshotPolicyName'] },
  { ledger: 'ecs-network-07', what: 'minimum', at: ['ModifyInstanceNetworkSpec.InternetMaxBandwidthOut'] },
  // what the specs do and the document does not say
  {
    ledger: 'ecs-api-44',
    what: 'minimum',
    at: [
      'DescribeInstanceStatus.PageSize',
      'DescribeInstances.PageSize',
      'DescribeDisks.PageSize',
      'DescribeSnapshots.PageSize',
      'DescribeAutoSnapshotPolicyEx.PageSize',
      'DescribeImages.PageSize',
      'DescribeImageSharePermission.PageSize',
      'DescribeEipAddresses.PageSize',
      'DescribeSecurityGroups.PageSize',
      'DescribeVpcs.PageSize',
      'DescribeVRouters.PageSize',
      'DescribeVSwitches.PageSize',
      'DescribeRouteTables.PageSize',
    ],
  },
  { ledger: 'ecs-instance-05', what: 'pattern', at: ['CreateInstance.PrivateIpAddress'] },
  { ledger: 'ecs-instance-31', what: 'minItems', at: ['CreateInstance.DataDisk'] },
];
