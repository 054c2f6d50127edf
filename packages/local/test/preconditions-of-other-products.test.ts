import type { Model, OperationModel } from '@yunspec/model';
import { describe, expect, it } from 'vitest';
import { type Answer, type Ask, startCloud } from './support/clients.js';
import { type Row, refuse } from './support/ecs-world.js';
import { cas, eiam, gateway, iotda } from './support/models.js';
import { createRawHttpCaller } from './support/raw-http.js';
import { createRawCaller } from './support/raw-rpc.js';

const started = startCloud();
const { cloud, clock } = started;
const day = 24 * 3_600_000;

/** An ID that no resource has; it has the form of every product's. */
const unknown = 'a0';

/** Lists a row for each operation that takes the ID of a resource: it is refused for an ID that no resource has. */
function listMissing(
  { operations }: Model,
  ask: Ask,
  member: string,
  given: Readonly<Record<string, unknown>>,
  code: string,
): Row[] {
  const takes = ({ input }: OperationModel): boolean => input.required?.includes(member) ?? false;
  return operations.filter(takes).map(({ name, input }): Row => {
    const inputs = { ...given, [member]: unknown };
    const needed = Object.entries(inputs).filter(([other]) => input.required?.includes(other));
    return [`${name}: no resource has the ${member}`, () => ask(name, Object.fromEntries(needed)), code, 404];
  });
}

/** Checks that each documented code of a product has a row, or a reason why the local cloud cannot play it. */
function expectEachCode(model: Model, rows: readonly Row[], unplayable: Readonly<Record<string, string>>): void {
  const documented = [
    ...model.commonErrors,
    ...model.serverErrors,
    ...model.operations.flatMap(({ errors }) => errors),
  ];
  const played = new Set(rows.map(([, , code]) => code));
  expect(documented.map(({ code }) => code).filter((code) => !played.has(code))).toEqual(Object.keys(unplayable));
}

const noPermissions = 'The local cloud has no permissions: an account may do everything.';
const noRates = 'The local cloud does not count calls: the speed of a machine would decide about a test.';
const noFaults = 'The local cloud has no faults of its own.';

describe('EIAM', () => {
  const ask = createRawCaller(cloud, eiam.version, () => clock.now);
  const used = { InstanceId: 'idaas_ue2jvisn35ea5lmthk267xxxxx' };
  const endpoint = { NetworkAccessEndpointName: 'to-orders', VpcId: 'vpc-1', VpcRegionId: 'cn-hangzhou' };
  const given = {
    ...used,
    ...endpoint,
    NetworkAccessEndpointId: 'nae_examplexxxx',
    NetworkZoneId: 'network_11111',
    NetworkZoneName: 'office',
    Description: 'Ranges of the office',
    NetworkZoneType: 'arn:alibaba:idaas:network:zone:classic',
    ControlElements: [{}],
    InstanceFailoverStatus: 'active',
    Language: 'en-US',
    TimeZone: 'UTC+8',
    Type: 'image',
    QuotaKey: 'userMaxNumber',
    ModuleKey: 'urn:alibaba:idaas:license:module:ud',
  };

  /** Deletes so many endpoints that no further one can be deleted at the same time. Returns one that is left. */
  async function deleteMany(): Promise<object> {
    const create = (): Promise<Answer> => ask('CreateNetworkAccessEndpoint', { ...used, ...endpoint });
    const ids = [];
    for (let i = 0; i < 11; i++) ids.push((await create()).NetworkAccessEndpointId);
    for (const NetworkAccessEndpointId of ids.slice(1)) {
      await ask('DeleteNetworkAccessEndpoint', { ...used, NetworkAccessEndpointId });
      // the clock stands before the time at which the deletion ends
      clock.now -= 1;
    }
    return { ...used, NetworkAccessEndpointId: ids[0] };
  }

  async function createInstances(): Promise<unknown> {
    for (let i = 0; i < 8; i++) await ask('CreateInstance');
    return ask('CreateInstance');
  }

  async function endpointOfAnother(): Promise<unknown> {
    const { InstanceId } = await ask('CreateInstance');
    return ask('GetNetworkAccessEndpoint', { InstanceId, NetworkAccessEndpointId: 'nae_examplexxxx' });
  }

  const rows: readonly Row[] = [
    ...listMissing(eiam, ask, 'InstanceId', given, 'InvalidInstanceId.NotFound'),
    ...['NetworkAccessEndpointId', 'NetworkZoneId', 'ModuleKey', 'QuotaKey'].flatMap((member) =>
      listMissing(eiam, ask, member, given, 'ResourceNotFound'),
    ),
    ['the endpoint is one of another instance', endpointOfAnother, 'ResourceNotFound', 404],
    ['DeleteInstance: an endpoint leads to it', () => ask('DeleteInstance', used), 'InstanceInUse', 400],
    ['CreateInstance: there are ten', createInstances, '403', 403],
    [
      'DeleteNetworkAccessEndpoint: ten are being deleted',
      async () => ask('DeleteNetworkAccessEndpoint', await deleteMany()),
      '403',
      403,
    ],
    [
      'CreateInstance: the description is too long',
      () => ask('CreateInstance', { Description: 'x'.repeat(257) }),
      '400',
      400,
    ],
    [
      'CreateNetworkZone: a token comes with another request',
      async () => {
        const zone = { ...given, ClientToken: 'token' };
        const names = ['InstanceId', 'NetworkZoneName', 'NetworkZoneType', 'ClientToken'] as const;
        const first = Object.fromEntries(names.map((name) => [name, zone[name]]));
        await ask('CreateNetworkZone', first);
        return ask('CreateNetworkZone', { ...first, NetworkZoneName: 'home' });
      },
      '400',
      400,
    ],
  ];
  refuse(rows);

  it('has a row for each documented code', () => {
    expectEachCode(eiam, rows, {
      '429': noRates,
      '500': noFaults,
      UnauthorizedOperation: noPermissions,
      Throttling: noRates,
    });
  });
});

describe('CAS', () => {
  const ask = createRawCaller(cloud, cas.version, () => clock.now);
  const bought = { InstanceId: 'cas-cn-2pn9xw04' };
  const closed = { InstanceId: 'cas-cn-5cl0zz18' };
  const set = (id: string, members: object): void => {
    cloud.account('local').cas?.certificateInstances?.set(id, members);
  };

  async function refundLate(): Promise<unknown> {
    set(bought.InstanceId, { InstanceStartTime: clock.now });
    clock.now += 8 * day;
    return ask('RefundInstance', bought);
  }

  async function deleteAccess(AccessId: string): Promise<unknown> {
    const key = { CloudName: 'Tencent', SecretId: 'AAAqdwPBA', SecretKey: 'secret-of-AAAqdwPBA' };
    await ask('AddCloudAccess', key);
    return ask('DeleteCloudAccess', { AccessId });
  }

  async function deleteTwice(): Promise<unknown> {
    await ask('DeleteInstance', bought);
    return ask('DeleteInstance', bought);
  }

  async function refundTwice(): Promise<unknown> {
    await ask('RefundInstance', bought);
    return ask('RefundInstance', bought);
  }

  const rows: readonly Row[] = [
    ...listMissing(cas, ask, 'InstanceId', {}, '404'),
    ['DeleteInstance: it is deleted already', deleteTwice, '404', 404],
    ['DeleteCloudAccess: no key has the ID', () => deleteAccess('2'), '404', 404],
    ['RefundInstance: it was bought eight days ago', refundLate, '400', 400],
    ['RefundInstance: it is refunded already', refundTwice, '400', 400],
    ['RefundInstance: it is closed', () => ask('RefundInstance', closed), '400', 400],
    [
      'UpdateInstance: an OV certificate has no company',
      () => ask('UpdateInstance', { ...closed, City: 'Hangzhou' }),
      '400',
      400,
    ],
    [
      'AddCloudAccess: the provider is not supported',
      () => ask('AddCloudAccess', { CloudName: 'Other', SecretId: 'AAAqdwPBA', SecretKey: 'secret-of-AAAqdwPBA' }),
      'InvalidParameter.CloudName',
      400,
    ],
  ];
  refuse(rows);

  it('a refund is possible within seven days', async () => {
    set(bought.InstanceId, { InstanceStartTime: clock.now });
    clock.now += 6 * day;
    expect(await ask('RefundInstance', bought)).toHaveProperty('RequestId');
  });

  it('has a row for each documented code', () => {
    expectEachCode(cas, rows, { '403': noPermissions, '429': noRates, '500': noFaults, Throttling: noRates });
  });
});

describe('IoTDA', () => {
  const ask = createRawHttpCaller(iotda, cloud);
  const project = { project_id: 'my-project' };
  const standard = { ...project, instance_id: '0a1b2c3d-1111-4222-8333-444455556666' };
  const subscribed = { ...project, instance_id: '5f6e7d8c-aaaa-4bbb-8ccc-ddddeeeeffff' };
  const flavor = { type: 'iotda.standard.s2', size: 1 };
  const given = {
    ...standard,
    task_id: '6b1de1a0-0002-4000-8000-000000000002',
    flavor,
    tags: [{ key: 'hall', value: '1' }],
    period_type: 'month',
    period_num: 1,
  };

  const rows: readonly Row[] = [
    ...listMissing(iotda, ask, 'instance_id', given, '404'),
    ...listMissing(iotda, ask, 'task_id', given, '404'),
    [
      'the instance is one of another project',
      () => ask('ShowInstance', { ...standard, project_id: 'other' }),
      '404',
      404,
    ],
    [
      'the task is one of another instance',
      () => ask('ShowInstanceTask', { ...subscribed, task_id: given.task_id }),
      '404',
      404,
    ],
    ['DeleteInstance: it is a subscription', () => ask('DeleteInstance', subscribed), '400', 400],
    [
      'ChangeInstanceChargeMode: it is a subscription already',
      () => ask('ChangeInstanceChargeMode', { ...subscribed, period_type: 'month', period_num: 1 }),
      '400',
      400,
    ],
    [
      'RetryInstanceTask: it has succeeded',
      () => ask('RetryInstanceTask', { ...standard, task_id: '6b1de1a0-0001-4000-8000-000000000001' }),
      '400',
      400,
    ],
    [
      'ResizeInstance: it shall wait, and there is no window',
      () => ask('ResizeInstance', { ...standard, flavor, delay: true }),
      'IOTDA.000006',
      400,
    ],
    [
      'UpdateInstance: only an enterprise instance forwards',
      () => ask('UpdateInstance', { ...standard, forwarding_info: { enable_snat: true } }),
      'IOTDA.000006',
      400,
    ],
    [
      'ListInstances: the page is too large',
      () => ask('ListInstances', { ...project, limit: 1000 }),
      'IOTDA.000017',
      400,
    ],
    [
      'ListInstances: the marker is no marker',
      () => ask('ListInstances', { ...project, marker: 'none' }),
      'IOTDA.000018',
      400,
    ],
  ];
  refuse(rows);

  it.each([
    ['no token', {}, 401],
    ['another token', { 'x-auth-token': 'other' }, 401],
  ])('a request with %s is not authenticated', async (_, headers, status) => {
    const request = new Request('https://iotda.example/v5/iot/my-project/iotda-instances', { headers });
    const response = await cloud.fetch(request);
    expect([response.status, (await response.json()).error_code]).toEqual([status, '401']);
  });

  it('a resize of a subscription is an order', async () => {
    const { order_id } = await ask('ShowInstance', subscribed);
    const resized = await ask('ResizeInstance', { ...subscribed, flavor });
    expect(resized).toEqual({ order_id: expect.stringMatching(/^CS/) });
    expect(resized.order_id).not.toBe(order_id);
    expect(await ask('ResizeInstance', { ...standard, flavor })).toEqual({});
  });

  it('has a row for each documented code', () => {
    expectEachCode(iotda, rows, {
      '401': 'The test above provokes it.',
      '403': noPermissions,
      'IOTDA.000008': 'Its documents do not tell a body that is not JSON from another wrong input, which is 400.',
    });
  });
});

describe('the gateway', () => {
  const ask = createRawHttpCaller(gateway, cloud);
  const order = {
    regionId: 'cn-beijing',
    imageId: 'debian_10_12_x64_20G_alibase_20220328.vhd',
    instanceType: 'ecs.t1.xsmall',
  };
  interface Instances {
    readonly regionId: string;
    readonly instanceIds: readonly string[];
  }
  const changes = ['StartInstances', 'StopInstances', 'RebootInstances', 'TerminateInstances'];

  async function ordered(): Promise<Instances> {
    const { InstanceIdSets } = await ask('CreateInstances', order);
    return { regionId: order.regionId, instanceIds: JSON.parse(InstanceIdSets[0]) };
  }

  async function stopped(): Promise<Instances> {
    const instances = await ordered();
    await ask('StopInstances', instances);
    return instances;
  }

  async function subscribed(): Promise<object> {
    const instances = await stopped();
    for (const id of instances.instanceIds)
      cloud.account('local').ecs?.instances?.set(id, { InstanceChargeType: 'PrePaid' });
    return instances;
  }

  async function elsewhere(): Promise<object> {
    return { ...(await ordered()), regionId: 'cn-hangzhou' };
  }

  const none = { regionId: order.regionId, instanceIds: [unknown] };
  refuse([
    ...changes.map(
      (name): Row => [`${name}: no instance has the ID`, () => ask(name, none), 'InvalidInstanceId.NotFound', 404],
    ),
    ...changes.map(
      (name): Row => [
        `${name}: the instance is in another region`,
        async () => ask(name, await elsewhere()),
        'InvalidInstanceId.NotFound',
        404,
      ],
    ),
    ['StartInstances: it runs', async () => ask('StartInstances', await ordered()), 'IncorrectInstanceStatus', 403],
    ['StopInstances: it is stopped', async () => ask('StopInstances', await stopped()), 'IncorrectInstanceStatus', 403],
    [
      'RebootInstances: it is stopped',
      async () => ask('RebootInstances', await stopped()),
      'IncorrectInstanceStatus',
      403,
    ],
    [
      'TerminateInstances: it runs',
      async () => ask('TerminateInstances', await ordered()),
      'IncorrectInstanceStatus',
      403,
    ],
    [
      'TerminateInstances: its subscription runs',
      async () => ask('TerminateInstances', await subscribed()),
      'ChargeTypeViolation',
      403,
    ],
    [
      'CreateInstances: no image has the ID',
      () => ask('CreateInstances', { ...order, imageId: 'none' }),
      'InvalidImageId.NotFound',
      404,
    ],
    [
      'CreateInstances: there is no such type',
      () => ask('CreateInstances', { ...order, instanceType: 'none' }),
      'InvalidInstanceType.ValueNotSupported',
      400,
    ],
    [
      'CreateInstances: there is no such region',
      () => ask('CreateInstances', { ...order, regionId: 'none' }),
      'InvalidRegionId.NotFound',
      404,
    ],
    [
      'CreateInstances: the amount is negative',
      () => ask('CreateInstances', { ...order, amount: -1 }),
      'InvalidParam.Amount',
      403,
    ],
    [
      'CreateInstances: the amount is 5,000',
      () => ask('CreateInstances', { ...order, amount: 5000 }),
      'InvalidParam.Amount',
      403,
    ],
    [
      'ListInstances: there is no such region',
      () => ask('ListInstances', { region_id: 'none' }),
      'InvalidRegionId.NotFound',
      404,
    ],
  ]);
});
