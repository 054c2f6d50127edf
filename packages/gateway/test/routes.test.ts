import { EcsClient } from '@yunspec/ecs';
import { EcsGatewayClient } from '@yunspec/ecs-gateway';
import { describe, expect, it } from 'vitest';
import { accessKeyId, accessKeySecret, start } from './support/start.js';

// From curl to the gateway, from there with the client of ECS to a local cloud.

const region = 'cn-beijing';
const launch = { imageId: 'm-debian', instanceType: 'ecs.t1.small' };

describe('the lists', () => {
  it.each<[path: string, query: Record<string, string>, members: readonly string[]]>([
    ['/api/regions', { endpoint: '' }, ['Regions', 'RequestId']],
    ['/api/images', { regionId: region }, ['Images', 'PageNumber', 'PageSize', 'RegionId', 'RequestId', 'TotalCount']],
    ['/api/instance-types', {}, ['InstanceTypes', 'NextToken', 'RequestId']],
    [
      '/api/instances',
      { region_id: region },
      ['Instances', 'NextToken', 'PageNumber', 'PageSize', 'RequestId', 'TotalCount'],
    ],
  ])('%s has all members that the document shows', async (path, query, members) => {
    const { get } = await start();
    const { status, text, headers, body } = await get(path, query);
    expect(status).toBe(200);
    const { data } = JSON.parse(text);
    expect(Object.keys(data)).toEqual(['@type', 'value']);
    expect(data['@type']).toBe('type.googleapis.com/google.protobuf.Struct');
    expect(Object.keys(data.value)).toEqual(['body', 'headers']);
    expect(Object.keys(body).sort()).toEqual(members);
    expect(data.value.headers).toMatchObject({
      'content-type': 'application/json;charset=utf-8',
      'x-acs-request-id': body.RequestId,
    });
    expect(headers).toMatchObject({
      'content-type': 'application/json;charset=utf-8',
      'x-acs-request-id': body.RequestId,
      'cache-control': 'no-store',
    });
  });

  it('instances have lists where the document has lists, and ECS objects', async () => {
    const { get } = await start();
    const { body } = await get('/api/instances', { regionId: region });
    expect(body).toMatchObject({ PageNumber: 1, PageSize: 10, TotalCount: 2, NextToken: '' });
    const [instance] = body.Instances;
    expect(instance).toMatchObject({ InstanceId: 'i-stopped', Status: 'Stopped', RegionId: region });
    expect(instance.SecurityGroupIds).toEqual([]);
    expect(instance.PublicIpAddress).toEqual([]);
  });

  it('regions have the members that the document lists, and no others of ECS', async () => {
    const { get } = await start();
    const { body } = await get('/api/regions', { endpoint: '' });
    const documented = ['LocalName', 'RegionEndpoint', 'RegionId'];
    expect(new Set(body.Regions.Region.flatMap(Object.keys))).toEqual(new Set(documented));
  });
});

describe('both spellings of a region', () => {
  it.each([
    ['/api/images', 'regionId'],
    ['/api/images', 'region_id'],
    ['/api/instances', 'regionId'],
    ['/api/instances', 'region_id'],
  ])('%s takes %s', async (path, name) => {
    const { get } = await start();
    expect((await get(path, { [name]: region })).status).toBe(200);
  });

  it.each(['regionId', 'region_id'])('a body takes %s', async (name) => {
    const { send } = await start();
    const members = { regionId: undefined, [name]: region, instanceIds: ['i-stopped'] };
    expect((await send('PUT', '/api/instances/start', members)).status).toBe(200);
  });
});

describe('instances', () => {
  it('are created, stopped, started, restarted and released, in the world of ECS', async () => {
    const { send, get, endpoint } = await start();
    const ecs = new EcsClient({ endpoint, region, credentials: { accessKeyId, accessKeySecret } });
    const find = async (InstanceId: string) =>
      (await ecs.describeInstances({ InstanceIds: [InstanceId] })).Instances.Instance?.[0];

    const created = await send('POST', '/api/instances', { ...launch, amount: 2, instanceName: 'web' });
    expect(created).toMatchObject({ status: 200, body: { OrderId: expect.any(String) } });
    const { Instances } = await ecs.describeInstances({});
    const ids = (Instances.Instance ?? []).flatMap(({ InstanceId = '', InstanceName }) =>
      InstanceName === 'web' ? [InstanceId] : [],
    );
    const [id = ''] = ids;
    expect(ids).toHaveLength(2);
    expect((await find(id))?.Status).toBe('Running');
    expect((await get('/api/instances', { regionId: region })).body.TotalCount).toBe(4);

    const responses = (PreviousStatus: string, CurrentStatus: string) => ({
      status: 200,
      body: {
        InstanceResponses: ids.map((InstanceId) => ({
          Code: '200',
          Message: 'success',
          InstanceId,
          PreviousStatus,
          CurrentStatus,
        })),
      },
    });
    const put = (action: string) => send('PUT', `/api/instances/${action}`, { instanceIds: ids });
    expect(await put('stop')).toMatchObject(responses('Running', 'Stopping'));
    expect((await find(id))?.Status).toBe('Stopped');
    expect(await put('start')).toMatchObject(responses('Stopped', 'Starting'));
    expect((await find(id))?.Status).toBe('Running');
    expect(await put('reboot')).toMatchObject({ status: 200, body: { InstanceResponses: [{}, {}] } });
    await put('stop');
    await find(id);
    const released = await put('terminate');
    expect(released.status).toBe(200);
    expect(Object.keys(released.body)).toEqual(['RequestId']);
    expect(await find(id)).toBeUndefined();
  });

  it.each(['start', 'stop', 'reboot', 'terminate'])('an unknown ID gets the code of ECS from %s', async (action) => {
    const { send } = await start();
    expect(await send('PUT', `/api/instances/${action}`, { instanceIds: ['i-unknown'] })).toMatchObject({
      status: 404,
      body: { Code: 'InvalidInstanceId.NotFound', RequestId: expect.any(String), HostId: expect.any(String) },
    });
  });

  it('every member of a creation reaches ECS', async () => {
    const sent: URLSearchParams[] = [];
    const { send } = await start({
      fetch: async (request) => {
        sent.push(new URLSearchParams(await request.text()));
        return Response.json({
          RequestId: 'r-1',
          OrderId: 'o-1',
          TradePrice: 0.5,
          InstanceIdSets: { InstanceIdSet: ['i-1'] },
        });
      },
    });
    const { status, body } = await send('POST', '/api/instances', {
      ...launch,
      systemDiskSize: '50',
      instanceName: 'test',
      uniqueSuffix: true,
      amount: 10,
      password: 'test',
      dry_run: false,
    });
    expect([status, body]).toEqual([
      200,
      { RequestId: 'r-1', OrderId: 'o-1', TradePrice: 0.5, InstanceIdSets: ['["i-1"]'] },
    ]);
    expect(Object.fromEntries(sent[0] ?? [])).toMatchObject({
      Action: 'RunInstances',
      AccessKeyId: accessKeyId,
      RegionId: region,
      ImageId: 'm-debian',
      InstanceType: 'ecs.t1.small',
      'SystemDisk.Size': '50',
      InstanceName: 'test',
      UniqueSuffix: 'true',
      Amount: '10',
      Password: 'test',
      DryRun: 'false',
    });
  });
});

describe('a dry run', () => {
  const dryRun = { ...launch, amount: 10, dry_run: true };

  it('that ECS finds right is a success, as in the document, and creates nothing', async () => {
    const { send } = await start({
      fetch: async () =>
        Response.json({ Code: 'DryRunOperation', Message: 'It would succeed.', RequestId: 'r-1' }, { status: 400 }),
    });
    expect(await send('POST', '/api/instances', dryRun)).toMatchObject({
      status: 200,
      body: { RequestId: 'r-1', OrderId: '', InstanceIdSets: ['[]'] },
    });
  });

  it('says what ECS finds wrong', async () => {
    const { send } = await start();
    const answer = await send('POST', '/api/instances', { ...dryRun, imageId: 'm-unknown' });
    expect(answer).toMatchObject({ status: 404, body: { Code: 'InvalidImageId.NotFound' } });
  });
});

describe('answers of ECS in either form', () => {
  it.each<[form: string, answer: object, want: object]>([
    [
      'a list in an object',
      { InstanceResponses: { InstanceResponse: [{ Code: '200' }] } },
      { InstanceResponses: [{ Code: '200' }] },
    ],
    ['a list', { InstanceResponses: [{ Code: '200' }] }, { InstanceResponses: [{ Code: '200' }] }],
    ['an object without a list', { InstanceResponses: {} }, { InstanceResponses: [] }],
    ['nothing', {}, { InstanceResponses: [] }],
    ['a member that the document does not list', { Newer: { List: [1] } }, { InstanceResponses: [] }],
  ])('%s', async (_, answer, want) => {
    const { send } = await start({ fetch: async () => Response.json({ RequestId: 'r-1', ...answer }) });
    const { body } = await send('PUT', '/api/instances/start', { instanceIds: ['i-1'] });
    expect(body).toEqual({ RequestId: 'r-1', ...want });
  });

  it.each<[form: string, answer: object, want: readonly string[]]>([
    ['a list of IDs in an object', { InstanceIdSets: { InstanceIdSet: ['i-1', 'i-2'] } }, ['["i-1","i-2"]']],
    ['a list of IDs in a list', { InstanceIdSets: [['i-1', 'i-2']] }, ['["i-1","i-2"]']],
    ['an object without IDs', { InstanceIdSets: { InstanceIdSet: [] } }, ['[]']],
  ])('%s', async (_, answer, want) => {
    const { send } = await start({ fetch: async () => Response.json({ RequestId: 'r-1', ...answer }) });
    const { body } = await send('POST', '/api/instances', launch);
    expect(body).toEqual({ RequestId: 'r-1', OrderId: '', InstanceIdSets: want });
  });
});

it('the client that is made from the same document understands answers and errors', async () => {
  const { url, endpoint } = await start();
  const client = new EcsGatewayClient({ endpoint: url });
  const input = { accessKeyId, accessKeySecret, endpoint, region_id: region };
  expect(await client.listInstances(input)).toMatchObject({ TotalCount: 2, Instances: [{}, {}] });
  const created = await client.createInstances({ ...launch, accessKeyId, accessKeySecret, endpoint, regionId: region });
  expect(created.InstanceIdSets).toEqual([expect.any(Array)]);
  await expect(client.listInstances({ ...input, accessKeyId: 'unknown' })).rejects.toMatchObject({
    code: 'InvalidAccessKeyId.NotFound',
    requestId: expect.any(String),
  });
});
