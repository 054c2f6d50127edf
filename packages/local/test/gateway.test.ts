import { describe, expect, it } from 'vitest';
import { recordCoverage } from '../../../test/support/coverage/recorder.js';
import { createLocalCloud } from '../src/index.js';
import { type Answer, createCaller } from './support/clients.js';
import { ecs, gateway } from './support/models.js';

const credentials = { accessKeyId: 'local', accessKeySecret: 'local-secret' };

const { observe } = recordCoverage();

function open() {
  const cloud = createLocalCloud({ products: [ecs, gateway], transition: 0, observe });
  const ask = createCaller(ecs, { fetch: cloud.fetch, credentials });
  const send = async (method: string, target: string, body?: object): Promise<{ status: number; content: Answer }> => {
    const init =
      body === undefined
        ? { method }
        : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await cloud.fetch(new Request(`http://127.0.0.1:8000${target}`, init));
    return { status: response.status, content: await response.json() };
  };
  return { cloud, ask, send };
}

const key = 'accessKeyId=local&accessKeySecret=local-secret';
const target = { ...credentials, endpoint: 'ecs.cn-beijing.aliyuncs.com', regionId: 'cn-beijing' };
const image = 'debian_10_12_x64_20G_alibase_20220328.vhd';
const order = { ...target, imageId: image, instanceType: 'ecs.t1.xsmall', instanceName: 'test' };
const documentedOrder = {
  ...order,
  systemDiskSize: '50',
  uniqueSuffix: true,
  amount: 10,
  password: 'test',
  dry_run: true,
};

const createInstance = async ({ send }: ReturnType<typeof open>): Promise<string> => {
  const { content } = await send('POST', '/api/instances', order);
  return JSON.parse(content.data.value.body.InstanceIdSets[0])[0];
};

/** The commands of the document, with a key, a secret and an instance in their placeholders. */
const commands: readonly (readonly [
  method: string,
  target: string,
  body: ((id: string) => object) | undefined,
  answer: object,
])[] = [
  [
    'GET',
    `/api/regions?${key}`,
    undefined,
    { Regions: { Region: expect.arrayContaining([expect.objectContaining({ RegionId: 'cn-beijing' })]) } },
  ],
  [
    'GET',
    `/api/images?${key}&endpoint=ecs.cn-beijing.aliyuncs.com&regionId=cn-beijing`,
    undefined,
    {
      Images: { Image: expect.arrayContaining([expect.objectContaining({ ImageId: image })]) },
      PageNumber: 1,
      PageSize: 10,
      RegionId: 'cn-beijing',
      TotalCount: expect.any(Number),
    },
  ],
  [
    'GET',
    `/api/instance-types?${key}&endpoint=ecs.cn-beijing.aliyuncs.com`,
    undefined,
    {
      InstanceTypes: {
        InstanceType: expect.arrayContaining([expect.objectContaining({ InstanceTypeId: 'ecs.t1.xsmall' })]),
      },
      NextToken: '',
    },
  ],
  ['POST', '/api/instances', () => documentedOrder, { OrderId: '', InstanceIdSets: ['[]'] }],
  [
    'GET',
    '/api/instances?local&accessKeySecret=local-secret&endpoint=ecs.cn-beijing.aliyuncs.com&region_id=cn-beijing',
    undefined,
    { Instances: [{ Status: 'Running' }], NextToken: '', PageNumber: 1, PageSize: 10, TotalCount: 1 },
  ],
  [
    'PUT',
    '/api/instances/stop',
    (id) => ({ ...target, instanceIds: [id] }),
    {
      InstanceResponses: [{ Code: '200', Message: 'success', CurrentStatus: 'Stopping', PreviousStatus: 'Running' }],
    },
  ],
  [
    'PUT',
    '/api/instances/start',
    (id) => ({ ...target, instanceIds: [id] }),
    { InstanceResponses: [{ CurrentStatus: 'Starting', PreviousStatus: 'Stopped' }] },
  ],
  [
    'PUT',
    '/api/instances/reboot',
    (id) => ({ ...target, instanceIds: [id] }),
    { InstanceResponses: [{ PreviousStatus: 'Running' }] },
  ],
];

describe('the gateway in front of ECS', () => {
  it('answers the commands of its document in the documented envelope', async () => {
    const world = open();
    const id = await createInstance(world);
    for (const [method, path, body, answer] of commands) {
      const { status, content } = await world.send(method, path, body?.(id));
      expect([path, status, content.data.value.body]).toMatchObject([path, 200, answer]);
      expect(Object.keys(content.data)).toEqual(['@type', 'value']);
      expect(content.data).toMatchObject({
        '@type': 'type.googleapis.com/google.protobuf.Struct',
        value: {
          body: { ...answer, RequestId: expect.stringMatching(/^[\dA-F-]{36}$/) },
          headers: { 'content-type': 'application/json;charset=utf-8', date: expect.stringMatching(/ GMT$/) },
        },
      });
    }
    expect((await world.ask('DescribeInstances', { RegionId: 'cn-beijing' })).TotalCount).toBe(1);
  });

  it('terminates what ECS lists', async () => {
    const { cloud, ask, send } = open();
    const instance = { RegionId: 'cn-beijing', ImageId: image, InstanceType: 'ecs.t1.xsmall' };
    const { SecurityGroupId } = await ask('CreateSecurityGroup', { RegionId: 'cn-beijing' });
    const { InstanceId } = await ask('CreateInstance', { ...instance, SecurityGroupId });
    const listed = await send('GET', `/api/instances?${key}&endpoint=${target.endpoint}&regionId=cn-beijing`);
    expect(listed.content.data.value.body.Instances).toMatchObject([{ InstanceId, Status: 'Stopped' }]);
    const { status, content } = await send('PUT', '/api/instances/terminate', { ...target, instanceIds: [InstanceId] });
    expect([status, Object.keys(content.data.value.body)]).toEqual([200, ['RequestId']]);
    expect(cloud.ecs.instances.all()).toEqual([]);
  });

  it.each([
    ['start', 'i-none', 404, 'InvalidInstanceId.NotFound'],
    ['stop', 'i-none', 404, 'InvalidInstanceId.NotFound'],
    ['reboot', 'i-none', 404, 'InvalidInstanceId.NotFound'],
    ['terminate', 'i-none', 404, 'InvalidInstanceId.NotFound'],
  ])('answers %s of an unknown instance with a code', async (action, id, status, code) => {
    const answer = await open().send('PUT', `/api/instances/${action}`, { ...target, instanceIds: [id] });
    expect(answer).toMatchObject({ status, content: { data: { value: { body: { Code: code } } } } });
  });

  it.each([
    ['an image', { imageId: 'm-none' }, 404, 'InvalidImageId.NotFound'],
    ['a number below 1', { amount: 0 }, 403, 'InvalidParam.Amount'],
    ['a large number', { amount: 5000 }, 403, 'InvalidParam.Amount'],
    ['a size', { systemDiskSize: 'large' }, 400, 'InvalidSystemDiskSize.ValueNotSupported'],
  ])('refuses %s as ECS does, and creates nothing', async (_, change, status, code) => {
    const { cloud, send } = open();
    const answer = await send('POST', '/api/instances', { ...order, ...change });
    expect(answer).toMatchObject({ status, content: { data: { value: { body: { Code: code } } } } });
    expect(cloud.ecs.instances.all()).toEqual([]);
  });

  it('keeps the resources of its own document where ECS is not served', async () => {
    const { fetch } = createLocalCloud({ products: [gateway] });
    const url = `http://127.0.0.1:8000/api/images?${key}&endpoint=${target.endpoint}&regionId=cn-beijing`;
    const { data } = await (await fetch(new Request(url))).json();
    expect(data.value.body.Images.Image).toHaveLength(2);
  });
});

it('every operation of the gateway is a door to one of ECS, and every member has a place there', () => {
  for (const { forwards, input } of gateway.operations) {
    const other = ecs.operations.find(({ name }) => name === forwards?.operation);
    expect(
      Object.keys(input.properties ?? {}).filter((name) => !/^accessKey|^endpoint$|^password$/.test(name)),
    ).toEqual(Object.keys(forwards?.inputs ?? {}).filter((name) => Object.hasOwn(input.properties ?? {}, name)));
    const places = Object.values(forwards?.inputs ?? {}).map((path) => path.split('.')[0]);
    expect(Object.keys(other?.input.properties ?? {})).toEqual(expect.arrayContaining(places));
  }
});
