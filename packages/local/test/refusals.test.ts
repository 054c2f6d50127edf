import type { ErrorRow } from '@yunspec/model';
import { describe, expect, it } from 'vitest';
import { createLocalCloud } from '../src/index.js';
import { catchError, createLocalCaller, listCallers, startCloud } from './support/clients.js';
import { ecs, eiam } from './support/models.js';

const started = startCloud();
const base = { RegionId: 'cn-hangzhou', ImageId: 'm-1', InstanceType: 'ecs.t1.small', SecurityGroupId: 'sg-1' };

const calls: readonly [operation: string, input: object, code: string, status: number][] = [
  ['CreateInstance', { ...base, ImageId: undefined }, 'MissingParameter', 400],
  ['CreateInstance', { ...base, RegionId: 'cn-nowhere' }, 'InvalidRegionId.NotFound', 404],
  ['CreateInstance', { ...base, ZoneId: 'cn-nowhere-a' }, 'InvalidZoneId.NotFound', 404],
  ['CreateInstance', { ...base, ImageId: 'm-nothing' }, 'OperationDenied', 404],
  ['CreateInstance', { ...base, InstanceType: 'ecs.none' }, 'InvalidInstanceType.ValueNotSupported', 400],
  ['CreateInstance', { ...base, SecurityGroupId: 'sg-nothing' }, 'InvalidSecurityGroupId.NotFound', 404],
  ['CreateInstance', { ...base, InstanceName: '1' }, 'InvalidInstanceName.Malformed', 400],
  ['CreateInstance', { ...base, Password: 'short' }, 'InvalidPassword.Malformed', 400],
  ['CreateInstance', { ...base, InternetMaxBandwidthIn: 'fast' }, 'InvalidParameter', 400],
  ['CreateInstance', { ...base, SystemDisk: { Category: 'floppy' } }, 'CategoryNotSupported', 403],
  ['CreateInstance', { ...base, DataDisk: [{ Size: 0 }] }, 'InvalidDataDiskSize.ValueNotSupported', 400],
  ['CreateInstance', { ...base, DataDisk: [{ SnapshotId: 's-nothing' }] }, 'InvalidDataDiskSnapshotId.NotFound', 404],
  ['StartInstance', {}, 'MissingParameter', 400],
  ['StartInstance', { InstanceId: 'i-nothing' }, 'InvalidInstanceId.NotFound', 404],
  ['DeleteInstance', { InstanceId: 'i-nothing' }, 'InvalidInstanceId.NotFound', 404],
  ['DescribeInstances', {}, 'MissingParameter', 400],
  ['DescribeInstances', { RegionId: 'cn-nowhere' }, 'InvalidRegionId.NotFound', 404],
  ['DescribeInstances', { RegionId: 'cn-hangzhou', PageSize: 101 }, 'InvalidParameter', 400],
  ['DescribeEipAddresses', { RegionId: 'cn-nowhere' }, 'Forbidden.RegionNotFound', 404],
  ['AllocateEipAddress', { RegionId: 'cn-hangzhou', Bandwidth: 'wide' }, 'InvalidParameter', 400],
  ['AssociateEipAddress', { AllocationId: 'eip-1', InstanceId: 'i-1' }, 'InvalidAllocationId.NotFound', 404],
  [
    'DescribeEipMonitorData',
    { AllocationId: 'eip-1', StartTime: '2014-10-29T23:00:00Z', EndTime: '2014-10-30T08:00:00Z' },
    'InvalidAllocationId.NotFound',
    400,
  ],
  [
    'CopyImage',
    { RegionId: 'cn-hangzhou', ImageId: 'm-nothing', DestinationRegionId: 'cn-qingdao' },
    'InvalidImageId.NotFound',
    404,
  ],
  [
    'CreateVSwitch',
    { ZoneId: 'cn-beijing-a', VpcId: 'vpc-1', CidrBlock: '172.16.1.0/24' },
    'InvalidVpcId.NotFound',
    404,
  ],
];

describe.each(listCallers(started))('%s', (_, way) => {
  it.each(calls)('%s of %j is refused with %s', async (operation, input, code, status) => {
    expect(await catchError(way()(operation, input))).toMatchObject({ code, status });
  });
});

describe('the message of a refusal', () => {
  const ask = createLocalCaller(ecs, started.cloud);

  it.each<[operation: string, input: object, code: string, cause: RegExp]>([
    // what is wrong, where the documents give a code alone
    [
      'CreateInstance',
      { ...base, DataDsk: 1 },
      'UnsupportedParameter',
      /: DataDsk is not a documented parameter \(did/,
    ],
    [
      'DescribeVpcs',
      { RegionId: 'cn-hangzhou', PageSize: 51 },
      'InvalidParameter',
      /: PageSize must be at most 50, not/,
    ],
    [
      'CreateDisk',
      { RegionId: 'cn-hangzhou', ZoneId: 'cn-hangzhou-b' },
      'MissingParameter',
      /: The input needs at least/,
    ],
    // the documented cause as well, where the row is about the parameter
    ['StartInstance', {}, 'MissingParameter', /: No instance is specified\. InstanceId is required\.$/],
    [
      'CreateInstance',
      { ...base, InstanceName: '1' },
      'InvalidInstanceName.Malformed',
      /: [^:]+\. InstanceName must have/,
    ],
    [
      'CreateInstance',
      { ...base, DataDisk: [{ Size: 0 }] },
      'InvalidDataDiskSize.ValueNotSupported',
      /: [^:]+\. DataDisk\.0\.Size/,
    ],
    // the documented cause alone, where only the service can know it
    ['StartInstance', { InstanceId: 'i-nothing' }, 'InvalidInstanceId.NotFound', /: The instance does not exist\.$/],
  ])('%s of %j says what is wrong', async (operation, input, code, cause) => {
    const error = await catchError(ask(operation, input));
    expect(error.code).toBe(code);
    expect(error.message.trim()).toMatch(cause);
  });

  it('holds no secret', async () => {
    const { message } = await catchError(ask('CreateInstance', { ...base, Password: 'hunter' }));
    expect(message).toMatch(/Password must have at least 8 characters\./);
    expect(message).not.toContain('hunter');
  });
});

describe('a filter that matches nothing yields an empty list', () => {
  const ask = createLocalCaller(ecs, started.cloud);

  it.each([
    ['DescribeInstances', { InstanceIds: ['i-nothing'] }],
    ['DescribeInstances', { SecurityGroupId: 'sg-nothing' }],
    ['DescribeDisks', { InstanceId: 'i-nothing' }],
    ['DescribeImages', { ImageId: ['m-nothing'] }],
    ['DescribeSnapshots', { DiskId: 'd-nothing' }],
  ])('%s by %j', async (operation, input) => {
    expect((await ask(operation, { RegionId: 'cn-hangzhou', ...input })).TotalCount).toBe(0);
  });
});

describe('a row that newer documents no longer list', () => {
  const row = { http: 404, on: 'RegionId', kind: 'notFound', cause: 'No region.' } as const;
  const old = { ...row, code: 'Old.NotFound', withdrawn: true } as const;
  const rows: readonly [given: string, errors: readonly ErrorRow[], want: { code: string; status: number }][] = [
    ['before another', [old, { ...row, code: 'New.NotFound' }], { code: 'New.NotFound', status: 404 }],
    ['alone', [old], { code: 'Old.NotFound', status: 404 }],
    [
      'of the same code',
      [
        { ...old, http: 400 },
        { ...old, http: 403, withdrawn: false },
      ],
      { code: 'Old.NotFound', status: 403 },
    ],
  ];

  it.each(rows)('%s', async (_, errors, want) => {
    const operations = ecs.operations.map((one) => (one.name === 'DescribeDisks' ? { ...one, errors } : one));
    const cloud = createLocalCloud({ products: [{ ...ecs, operations }] });
    const error = catchError(createLocalCaller(ecs, cloud)('DescribeDisks', { RegionId: 'cn-nowhere' }));
    expect(await error).toMatchObject(want);
  });
});

describe('messages', () => {
  const ask = createLocalCaller(ecs, started.cloud);

  it('contain the cause of the row and the issue', async () => {
    const { message } = await catchError(ask('CreateInstance', { ...base, InstanceName: '1' }));
    expect(message).toContain(
      'The format of the instance name is invalid. InstanceName must have at least 2 characters, not "1".',
    );
  });

  it('name the missing resource if no row does', async () => {
    expect((await catchError(ask('DeleteVpc', { VpcId: 'vpc-nothing' }))).message).toContain(
      'There is no Vpc vpc-nothing.',
    );
  });

  it('never contain a secret', async () => {
    const { message } = await catchError(ask('CreateInstance', { ...base, Password: 'hunter2' }));
    expect(message).not.toContain('hunter2');
  });
});

describe('names that are unique only within something else', () => {
  const ask = createLocalCaller(eiam, started.cloud);
  const endpoint = { NetworkAccessEndpointId: 'nae_examplexxxx' };

  it('are found only there', async () => {
    const { NetworkAccessEndpoint } = await ask('GetNetworkAccessEndpoint', {
      InstanceId: 'idaas_ue2jvisn35ea5lmthk267xxxxx',
      ...endpoint,
    });
    expect(NetworkAccessEndpoint).toMatchObject({ ...endpoint, Status: 'running' });
    expect(
      await catchError(ask('GetNetworkAccessEndpoint', { InstanceId: 'idaas_111ccc11xxxx', ...endpoint })),
    ).toMatchObject({
      code: 'ResourceNotFound',
      status: 404,
    });
  });
});
