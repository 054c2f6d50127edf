import type { ValueModel } from '@yunspec/model';
import { check, isObject } from '@yunspec/runtime/check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createLocalCloud } from '../src/index.js';
import { type Answer, createLocalCaller } from './support/clients.js';
import { ecs, findOperation } from './support/models.js';

const cloud = createLocalCloud({ products: [ecs], transition: 0 });
const ask = createLocalCaller(ecs, cloud);
const region = { RegionId: 'cn-hangzhou' };
const seconds = (offset: number): string => `${new Date(Date.now() + offset).toISOString().slice(0, 19)}Z`;
const span = { StartTime: seconds(-3_600_000), EndTime: seconds(-3_000_000) };

/** Writes the shapes in a value out, once each, so that the answer of an operation can be checked. */
function expand(schema: ValueModel, seen: readonly string[] = []): ValueModel {
  const { shape } = schema;
  const full = shape === undefined ? schema : { ...ecs.shapes[shape], ...schema };
  // a client that knows the schema decodes such a text
  if (full.wire === 'json-string') return { type: 'string' };
  if (shape !== undefined && seen.includes(shape)) return { type: 'any' };
  const path = shape === undefined ? seen : [...seen, shape];
  const { properties, items } = full;
  return {
    ...full,
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, inner]) => [name, expand(inner, path)]),
          ),
        }),
    ...(items === undefined ? {} : { items: expand(items, path) }),
  };
}

const findOutput = (operation: string): ValueModel => expand(findOperation(ecs, operation).output);

/** Counts the documented members that an answer has, and those that it lacks. Members of empty lists do not count. */
function countMembers(schema: ValueModel, values: readonly unknown[]): { given: number; absent: number } {
  if (schema.type === 'array') {
    const items = values.flatMap((value) => (Array.isArray(value) ? value : []));
    return items.length === 0 || schema.items === undefined
      ? { given: 0, absent: 0 }
      : countMembers(schema.items, items);
  }
  const counts = Object.entries(schema.properties ?? {}).map(([name, inner]) => {
    const given = values.flatMap((value) => (isObject(value) && value[name] !== undefined ? [value[name]] : []));
    const inside = countMembers(inner, given);
    return given.length === 0 ? { given: 0, absent: 1 } : { given: inside.given + 1, absent: inside.absent };
  });
  return counts.reduce((sum, one) => ({ given: sum.given + one.given, absent: sum.absent + one.absent }), {
    given: 0,
    absent: 0,
  });
}

const inputs: Record<string, () => object> = {};

beforeAll(async () => {
  const { VpcId, VRouterId, RouteTableId } = await ask('CreateVpc', {
    ...region,
    VpcName: 'office',
    CidrBlock: '172.16.0.0/12',
  });
  const { VSwitchId } = await ask('CreateVSwitch', { ZoneId: 'cn-hangzhou-b', VpcId, CidrBlock: '172.16.1.0/24' });
  const { SecurityGroupId } = await ask('CreateSecurityGroup', { ...region, VpcId, SecurityGroupName: 'web' });
  await ask('AuthorizeSecurityGroup', {
    ...region,
    SecurityGroupId,
    IpProtocol: 'tcp',
    PortRange: '80/80',
    SourceCidrIp: '10.0.0.0/8',
    Description: 'web',
  });
  const { InstanceIdSets } = await ask('RunInstances', {
    ...region,
    ImageId: 'm-1',
    InstanceType: 'ecs.s2.large',
    SecurityGroupId,
    VSwitchId,
    InstanceName: 'web',
    DataDisk: [{ Size: 20 }],
    Tag: [{ Key: 'team', Value: 'shop' }],
  });
  const [InstanceId] = InstanceIdSets.InstanceIdSet;
  const { AllocationId } = await ask('AllocateEipAddress', region);
  await ask('AssociateEipAddress', { AllocationId, InstanceId });
  const [system, data] = (await ask('DescribeDisks', { ...region, InstanceId })).Disks.Disk as Answer[];
  const { AutoSnapshotPolicyId } = await ask('CreateAutoSnapshotPolicy', {
    ...region,
    TimePoints: ['1'],
    RepeatWeekdays: ['1'],
    RetentionDays: 7,
    AutoSnapshotPolicyName: 'nightly',
  });
  await ask('ApplyAutoSnapshotPolicy', { ...region, AutoSnapshotPolicyId, DiskIds: [data?.DiskId] });
  const { SnapshotId } = await ask('CreateSnapshot', { DiskId: system?.DiskId, SnapshotName: 'before' });
  const { ImageId } = await ask('CreateImage', {
    ...region,
    SnapshotId,
    ImageName: 'golden',
    Description: 'made here',
  });
  await ask('ModifyImageSharePermission', { ...region, ImageId, AddAccount: ['1234567890'] });
  const given: Record<string, object> = {
    DescribeAutoSnapshotPolicyEx: region,
    DescribeDiskMonitorData: { DiskId: system?.DiskId, ...span },
    DescribeDisks: region,
    DescribeEipAddresses: region,
    DescribeEipMonitorData: { AllocationId, ...span },
    DescribeImageSharePermission: { ...region, ImageId },
    DescribeImages: region,
    DescribeInstanceAttribute: { InstanceId },
    DescribeInstanceMonitorData: { InstanceId, ...span },
    DescribeInstanceStatus: region,
    DescribeInstanceTypeFamilies: region,
    DescribeInstanceTypes: {},
    DescribeInstanceVncUrl: { ...region, InstanceId },
    DescribeInstances: region,
    DescribeRegions: {},
    DescribeRouteTables: { VRouterId, RouteTableId },
    DescribeSecurityGroupAttribute: { ...region, SecurityGroupId },
    DescribeSecurityGroups: region,
    DescribeSnapshots: region,
    DescribeVRouters: region,
    DescribeVSwitches: { VpcId },
    DescribeVpcs: region,
    DescribeZones: region,
  };
  for (const [operation, input] of Object.entries(given)) inputs[operation] = () => input;
});

const operations = ecs.operations.map(({ name }) => name).filter((name) => name.startsWith('Describe'));

describe.each(operations)('%s', (operation) => {
  it('answers within its own spec', async () => {
    const answer = await ask(operation, inputs[operation]?.());
    const issues = check(findOutput(operation), answer, { level: 'strict' });
    expect(issues.map(({ path, code, actual }) => [path.join('.'), code, actual])).toEqual([]);
  });
});

it('the Describe operations answer most documented members', async () => {
  const counts = [];
  for (const operation of operations) {
    const answer = await ask(operation, inputs[operation]?.());
    counts.push(countMembers(findOutput(operation), [answer]));
  }
  const given = counts.reduce((sum, one) => sum + one.given, 0);
  const absent = counts.reduce((sum, one) => sum + one.absent, 0);
  expect({ given, absent }).toEqual({ given: 486, absent: 165 });
});
