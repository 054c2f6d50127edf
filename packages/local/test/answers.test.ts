import type { Model, ValueModel } from '@yunspec/model';
import { check, isObject } from '@yunspec/runtime/check';
import { beforeAll, expect, it } from 'vitest';
import { createLocalCloud } from '../src/index.js';
import { type Answer, type Ask, createLocalCaller } from './support/clients.js';
import { all, cas, ecs, eiam, findOperation, gateway, iotda } from './support/models.js';
import { createRawHttpCaller } from './support/raw-http.js';

const cloud = createLocalCloud({ products: all, transition: 0 });
const ask = createLocalCaller(ecs, cloud);
const region = { RegionId: 'cn-hangzhou' };
const seconds = (offset: number): string => `${new Date(Date.now() + offset).toISOString().slice(0, 19)}Z`;
const span = { StartTime: seconds(-3_600_000), EndTime: seconds(-3_000_000) };

/** Writes the shapes in a value out, once each, so that the answer of an operation can be checked. */
function expand(model: Model, schema: ValueModel, seen: readonly string[] = []): ValueModel {
  const { shape } = schema;
  const full = shape === undefined ? schema : { ...model.shapes[shape], ...schema };
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
            Object.entries(properties).map(([name, inner]) => [name, expand(model, inner, path)]),
          ),
        }),
    ...(items === undefined ? {} : { items: expand(model, items, path) }),
  };
}

const findOutput = (model: Model, operation: string): ValueModel =>
  expand(model, findOperation(model, operation).output);

/** Lists the documented members of values, and whether any value has them. Members of empty lists do not count. */
function listMembers(schema: ValueModel, values: readonly unknown[], path: string, isNewer: boolean): Member[] {
  if (schema.type === 'array') {
    const items = values.flatMap((value) => (Array.isArray(value) ? value : []));
    return items.length === 0 || schema.items === undefined ? [] : listMembers(schema.items, items, path, isNewer);
  }
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const given = values.flatMap((value) => (isObject(value) && value[name] !== undefined ? [value[name]] : []));
    const member = { path: `${path}.${name}`, isGiven: given.length > 0, isNewer: isNewer || inner.docs !== undefined };
    return [member, ...(given.length === 0 ? [] : listMembers(inner, given, member.path, member.isNewer))];
  });
}

interface Member {
  readonly path: string;
  readonly isGiven: boolean;
  /** Whether only a newer document than that of the operation has it. */
  readonly isNewer: boolean;
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

const instance = { InstanceId: 'idaas_ue2jvisn35ea5lmthk267xxxxx' };
const endpoint = { ...instance, NetworkAccessEndpointId: 'nae_examplexxxx' };
const module = { ...instance, ModuleKey: 'urn:alibaba:idaas:license:module:application' };
const thing = { project_id: 'my-project', instance_id: '0a1b2c3d-1111-4222-8333-444455556666' };

/** The products with their callers, and the inputs of operations that need some. */
const products: readonly (readonly [Model, Ask, Record<string, () => object>])[] = [
  [ecs, ask, inputs],
  [
    eiam,
    createLocalCaller(eiam, cloud),
    {
      CheckInstanceForDelete: () => instance,
      CheckInstanceModuleStatus: () => module,
      GetInstance: () => instance,
      GetInstanceControlConfiguration: () => instance,
      GetInstanceGlobalizationConfig: () => instance,
      GetInstanceLicense: () => instance,
      GetInstanceModuleInfo: () => module,
      GetInstanceQuota: () => ({ ...instance, QuotaKey: 'userMaxNumber' }),
      GetInstanceTrialStatus: () => instance,
      GetNetworkAccessEndpoint: () => endpoint,
      GetNetworkZone: () => ({ ...instance, NetworkZoneId: 'network_11111' }),
      ListNetworkAccessEndpoints: () => instance,
      ListNetworkAccessPaths: () => endpoint,
      ListNetworkZones: () => instance,
    },
  ],
  [cas, createLocalCaller(cas, cloud), { GetInstanceDetail: () => ({ InstanceId: 'cas-cn-68n1mm16****' }) }],
  [
    iotda,
    createRawHttpCaller(iotda, cloud),
    {
      ListInstanceFlavors: () => ({ project_id: thing.project_id }),
      ListInstanceTasks: () => thing,
      ListInstances: () => ({ project_id: thing.project_id }),
      ShowInstance: () => thing,
      ShowInstanceTask: () => ({ ...thing, task_id: '6b1de1a0-0001-4000-8000-000000000001' }),
    },
  ],
  [
    gateway,
    createRawHttpCaller(gateway, cloud),
    {
      ListImages: () => ({ regionId: region.RegionId }),
      ListInstances: () => ({ region_id: region.RegionId }),
    },
  ],
];

const reads = products.flatMap(([model, ask, given]) =>
  model.operations
    .filter(({ name }) => /^(Describe|List|Get|Show|Check)/.test(name))
    .map(({ name }) => ({ model, name, ask: () => ask(name, given[name]?.()) })),
);

it.each(reads)('$model.product $name answers within its own spec', async ({ model, name, ask }) => {
  const issues = check(findOutput(model, name), await ask(), { level: 'strict' });
  expect(issues.map(({ path, code, actual }) => [path.join('.'), code, actual])).toEqual([]);
});

it('what ECS describes has all members of the document of the operation, and most of newer documents', async () => {
  const members: Member[] = [];
  for (const { model, name, ask } of reads)
    if (model === ecs) members.push(...listMembers(findOutput(ecs, name), [await ask()], name, false));
  const absent = members.filter(({ isGiven, isNewer }) => !isGiven && !isNewer);
  // members of old answers, which the ledger explains: those of today have others instead
  const policy = 'DescribeAutoSnapshotPolicyEx.AutoSnapshotPolicies.AutoSnapshotPolicy';
  const old = ['Enabled', 'TimePeriod', 'RetentionDays', 'RetentionLastWeek'];
  expect(absent.map(({ path }) => path)).toEqual([
    ...['System', 'Data'].flatMap((disk) => old.map((member) => `${policy}.${disk}DiskPolicy${member}`)),
    'DescribeInstanceTypes.InstanceTypes.InstanceType.InstanceId',
  ]);
  const count = (isGiven: boolean): number => members.filter((member) => member.isGiven === isGiven).length;
  expect({ given: count(true), absent: count(false) }).toEqual({ given: 566, absent: 106 });
});
