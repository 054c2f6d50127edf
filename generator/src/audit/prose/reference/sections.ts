import { type About, claimMaxItems, claimMinLength, claimPattern, claimRule, type Extractor } from '../claims.js';

const about = (name: string, item: unknown = 'x'): About => ({
  name,
  all: [],
  makeSample: () => item,
  makeItems: (count) => Array.from({ length: count }, () => item),
});

/** How the sections of operations state limits above their tables. The parameter is the one the words are about. */
export const sectionExtractors: readonly (Extractor & { readonly of: string })[] = [
  {
    of: 'VncPassword',
    pattern: /at least (\d+) characters long and can contain capital\/lowercase letters/,
    read: ([min]) => [
      claimMinLength(Number(min), about('VncPassword')),
      claimPattern('password', about('VncPassword'), ['ABCdef', '123456'], ['12345!', '12345中']),
    ],
  },
  {
    of: 'DataDisk',
    pattern: /maximum of four data disks/,
    read: () => [claimMaxItems(4, about('DataDisk', { Size: 10 }))],
  },
  {
    of: 'DataDisk',
    pattern: /is a cloud disk, the data disk cannot be/,
    read: () => [
      claimRule(
        'system disk',
        [{ 'DataDisk.n.Category': 'ephemeral_ssd' }, false],
        [{ 'SystemDisk.Category': 'ephemeral_ssd', 'DataDisk.n.Category': 'ephemeral_ssd' }, true],
      ),
    ],
  },
  {
    of: 'SystemDisk.Category',
    pattern: /can only select the efficient cloud disk \((\w+)\)/,
    read: ([efficient]) => [
      claimRule(
        'IoOptimized',
        [{ IoOptimized: 'optimized', 'SystemDisk.Category': efficient }, true],
        [{ IoOptimized: 'optimized', 'SystemDisk.Category': 'cloud_ssd' }, true],
        [{ IoOptimized: 'optimized', 'SystemDisk.Category': 'cloud' }, false],
        [{ IoOptimized: 'optimized', 'SystemDisk.Category': 'ephemeral_ssd' }, false],
      ),
    ],
  },
  {
    of: 'PrivateIpAddress',
    pattern: /PrivateIpAddress depends on VSwitchId and cannot be specified separately/,
    read: () => [
      claimRule(
        'VSwitchId',
        [{ PrivateIpAddress: '192.168.1.10', VSwitchId: 'vsw-1' }, true],
        [{ PrivateIpAddress: '192.168.1.10', VSwitchId: undefined }, false],
      ),
    ],
  },
  {
    of: 'Size',
    pattern: /either the 'Size' or 'SnapshotId' must be selected/,
    read: () => [
      claimRule(
        'one of two',
        [{ Size: 10, SnapshotId: undefined }, true],
        [{ Size: undefined, SnapshotId: 's-1' }, true],
        [{ Size: undefined, SnapshotId: undefined }, false],
      ),
    ],
  },
  {
    of: 'CidrBlock',
    pattern: /CIDRBlock ranges includes (\S+) and (\S+) as well as their subnets/,
    read: (ranges) => [
      claimPattern(
        'subnets',
        about('CidrBlock'),
        [...ranges, '192.168.8.0/21', '172.31.0.0/24'],
        ['172.32.0.0/16', '172.16.0.0/11', '192.168.0.0/15', '10.0.0.0/8'],
      ),
    ],
  },
  {
    of: 'CidrBlock',
    pattern: /mask is (\d+)-(\d+) bits/,
    read: ([min, max]) => [
      claimPattern(
        'mask',
        about('CidrBlock'),
        [`172.16.0.0/${min}`, `172.16.0.0/${max}`],
        [`172.16.0.0/${Number(min) - 1}`, `172.16.0.0/${Number(max) + 1}`],
      ),
    ],
  },
  {
    of: 'DestinationCidrBlock',
    pattern: /network segment may not point to (100\.64\.0\.0\/10)/,
    read: ([range]) => [
      claimPattern(
        'reserved',
        about('DestinationCidrBlock'),
        ['100.63.0.0/16', '100.128.0.0/16'],
        [range, '100.64.0.0/16', '100.127.255.1'],
      ),
    ],
  },
  {
    of: 'DestinationCidrBlock',
    pattern: /can not be point to (10\.0\.0\.0\/8)/,
    read: ([range]) => [
      claimPattern('reserved', about('DestinationCidrBlock'), ['11.0.0.0/8', '9.0.0.0/8'], [range, '10.1.0.0/16']),
    ],
  },
  {
    of: 'DestinationCidrBlock',
    pattern: /'DestinationCidrBlock' is an IP address, it will/,
    read: () => [
      claimPattern(
        'cidr',
        about('DestinationCidrBlock'),
        ['192.168.10.1', '192.168.10.0/24'],
        ['192.168.10', '192.168.10.0/33'],
      ),
    ],
  },
];
