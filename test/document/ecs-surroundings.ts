import type { Setting } from './claims.js';

const prepaid = { InstanceChargeType: 'PrePaid' };
const withoutPorts = [{}, { PortRange: '-1/-1' }];
const fromRange = [{ SourceGroupId: undefined, SourceCidrIp: '10.0.0.0/8' }];
const toRange = [{ DestGroupId: undefined, DestCidrIp: '10.0.0.0/8' }];

/** Other members that an input needs while a parameter is tried, by `Operation.Parameter`: one setting or another. */
export const surroundings: Readonly<Record<string, readonly Setting[]>> = {
  'CreateInstance.InternetChargeType': [{ InternetMaxBandwidthOut: 1 }],
  'CreateInstance.IoOptimized': [{ 'SystemDisk.Category': 'cloud_ssd' }],
  'CreateInstance.DataDisk.n.Size': [{ 'SystemDisk.Category': 'ephemeral_ssd' }],
  'CreateInstance.DataDisk.n.Category': [{ 'SystemDisk.Category': 'ephemeral_ssd' }],
  'CreateInstance.Period': [prepaid],
  'CreateInstance.AutoRenew': [{ ...prepaid, AutoRenewPeriod: 1 }],
  'CreateInstance.AutoRenewPeriod': [prepaid],
  'AuthorizeSecurityGroup.IpProtocol': withoutPorts,
  'AuthorizeSecurityGroup.NicType': fromRange,
  'AuthorizeSecurityGroupEgress.IpProtocol': withoutPorts,
  'AuthorizeSecurityGroupEgress.NicType': toRange,
  'RevokeSecurityGroup.IpProtocol': withoutPorts,
  'RevokeSecurityGroup.NicType': fromRange,
  'RevokeSecurityGroupEgress.IpProtocol': withoutPorts,
  'RevokeSecurityGroupEgress.NicType': toRange,
};
