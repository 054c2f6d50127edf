import type { Setting } from './claims.js';

const prepaid = { InstanceChargeType: 'PrePaid' };
const fromRange = (group: string, range: string): Setting => ({ [group]: undefined, [range]: '10.0.0.0/8' });

/** What else an input must hold while the values of a parameter are tried: `Operation.Parameter`, then the members. */
export const surroundings: Readonly<Record<string, Setting>> = {
  'CreateInstance.InternetChargeType': { InternetMaxBandwidthOut: 1 },
  'CreateInstance.IoOptimized': { 'SystemDisk.Category': 'cloud_ssd' },
  'CreateInstance.DataDisk.n.Size': { 'SystemDisk.Category': 'ephemeral_ssd' },
  'CreateInstance.DataDisk.n.Category': { 'SystemDisk.Category': 'ephemeral_ssd' },
  'CreateInstance.Period': prepaid,
  'CreateInstance.AutoRenew': { ...prepaid, AutoRenewPeriod: 1 },
  'CreateInstance.AutoRenewPeriod': prepaid,
  'AuthorizeSecurityGroup.NicType': fromRange('SourceGroupId', 'SourceCidrIp'),
  'RevokeSecurityGroup.NicType': fromRange('SourceGroupId', 'SourceCidrIp'),
  'AuthorizeSecurityGroupEgress.NicType': fromRange('DestGroupId', 'DestCidrIp'),
  'RevokeSecurityGroupEgress.NicType': fromRange('DestGroupId', 'DestCidrIp'),
};

/** Values that only go with others: `Operation.Parameter`, the value, then the members. */
export const companions: readonly { readonly of: RegExp; readonly when: (value: unknown) => boolean; readonly set: Setting }[] = [
  { of: /SecurityGroup(Egress)?\.IpProtocol$/, when: (value) => ['icmp', 'gre', 'all'].includes(String(value)), set: { PortRange: '-1/-1' } },
];
