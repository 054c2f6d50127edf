import type { Moved } from './table.js';

/** Cells whose text the scan shifted into the row above. */
export const moved: readonly Moved[] = [
  { line: 5106, row: 'PortRange', cell: 3, ledger: 'ecs-security-group-38' },
  { line: 5117, row: 'NicType', cell: 3, ledger: 'ecs-security-group-38' },
];

/** Another reading of a few words of a cell, as the ledger decides it. */
export interface Reading {
  /** `Operation.Parameter`, as the document writes it. */
  readonly at: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly ledger: string;
}

export const readings: readonly Reading[] = [
  {
    at: [
      'CreateInstance.SystemDisk.Category',
      'CreateInstance.SystemDisk.Size',
      'CreateInstance.DataDisk.n.Size',
      'CreateInstance.DataDisk.n.Category',
    ],
    from: '- Cloud -',
    to: '- cloud -',
    ledger: 'ecs-instance-06',
  },
  {
    at: ['CreateInstance.SystemDisk.Category', 'CreateInstance.SystemDisk.Size'],
    from: 'ephemeral_ss d',
    to: 'ephemeral_ssd',
    ledger: 'ecs-instance-07',
  },
  {
    at: ['CreateInstance.DataDisk.n.Size', 'CreateInstance.DataDisk.n.Category'],
    from: '- ephemeral SSD -',
    to: '- ephemeral_ssd -',
    ledger: 'ecs-instance-08',
  },
  { at: ['CreateDisk.DiskCategory'], from: '- Cloud -', to: '- cloud -', ledger: 'ecs-disk-01' },
  { at: ['CreateDisk.Size'], from: '- Cloud -', to: '- cloud -', ledger: 'ecs-disk-02' },
  {
    at: ['ModifyImageAttribute.ImageName', 'CopyImage.DestinationImageName'],
    from: '" " or "-"',
    to: '"_" or "-"',
    ledger: 'ecs-image-27',
  },
  {
    at: ['RevokeSecurityGroupEgress.DestGroupId'],
    from: 'SourceGroupId or SourceCidrIp',
    to: 'DestGroupId or DestCidrIp',
    ledger: 'ecs-security-group-47',
  },
  { at: ['ResizeDisk.NewSize'], from: 'Cloud:', to: 'cloud:', ledger: 'ecs-disk-02' },
];

/** Figures in cells that become no limit of the client, and what stands for them instead. */
export const figuresElsewhere: readonly { readonly pattern: RegExp; readonly by: string }[] = [
  { pattern: /1 - 200 Mbps/, by: 'ecs-instance-33' },
  { pattern: /max\{40 , ImageID\}/, by: 'rule system-disk-covers-image' },
  { pattern: /maximum of 15 characters/, by: 'rule windows-host-name' },
  { pattern: /July 15, 2013/, by: 'rule snapshot-age' },
  { pattern: /n starts from 1/, by: 'ecs-instance-31' },
  { pattern: /n is greater than 10/, by: 'ecs-image-50' },
  { pattern: /24 time points available from 00:00 - 23:00|1 indicates (01:00|Monday)/, by: 'enum of the items' },
  { pattern: /ISO8601|seconds place is not 00/, by: 'format utc-second' },
];
