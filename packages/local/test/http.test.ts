import { call, http, huaweiKey, type Operation, ruleBook, ServiceClient } from '@yunspec/runtime';
import { describe, expect, it } from 'vitest';
import { type Answer, catchError, startCloud } from './support/clients.js';
import { findOperation, iotda } from './support/models.js';

const { cloud, url } = startCloud();

async function send(
  method: string,
  address: string,
  headers: Record<string, string> = {},
  body?: object,
): Promise<{ status: number; body: Answer }> {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await cloud.fetch(
    new Request(address, { method, headers: { 'content-type': 'application/json', ...headers }, ...json }),
  );
  return { status: response.status, body: await response.json() };
}

describe('addresses', () => {
  const key = { authorization: 'Bearer local-key' };

  it.each([
    ['GET', 'https://cas.aliyuncs.com/api/v1/instances', 200],
    ['GET', 'https://cas.aliyuncs.com/api/v1/instances/', 200],
    ['POST', 'https://cas.aliyuncs.com/api/cas/2020-04-07/ListInstances', 200],
    ['GET', 'https://cas.aliyuncs.com/api/cas/2020-04-07/GetInstanceSummary', 200],
    ['GET', 'https://eiam.aliyuncs.com/api/Eiam/2021-12-01/ListInstances?InstanceIds=idaas_111ccc11xxxx', 200],
    ['GET', 'https://eiam.aliyuncs.com/api/Eiam/2021-12-01/ListInstances?InstanceIds.1=idaas_111ccc11xxxx', 200],
    ['POST', 'https://eiam.aliyuncs.com/ListEiamRegions', 200],
    ['DELETE', 'https://cas.aliyuncs.com/api/v1/instances', 404],
    ['GET', 'https://cas.aliyuncs.com/api/v2/instances', 404],
    ['GET', 'https://cas.aliyuncs.com/api/cas/2020-04-07/DropInstances', 404],
  ])('%s %s', async (method, address, status) => {
    expect((await send(method, address, key)).status).toBe(status);
  });

  it('apply the criteria in the query', async () => {
    const { body } = await send(
      'GET',
      'https://eiam.aliyuncs.com/api/Eiam/2021-12-01/ListInstances?InstanceIds=idaas_111ccc11xxxx&Status=running',
      key,
    );
    expect(body).toMatchObject({
      TotalCount: 1,
      Instances: [{ InstanceId: 'idaas_111ccc11xxxx', Description: 'second instance' }],
    });
  });
});

describe('the gateway', () => {
  const credentials = {
    accessKeyId: 'local',
    accessKeySecret: 'local-secret',
    endpoint: 'ecs.cn-beijing.aliyuncs.com',
  };
  const address = (path: string, query: Record<string, string> = {}): string =>
    `http://127.0.0.1:8000${path}?${new URLSearchParams(query)}`;
  const states = async (): Promise<string[]> => {
    const { body } = await send('GET', address('/api/instances', { ...credentials, region_id: 'cn-beijing' }));
    return body.data.value.body.Instances.map((instance: { Status: string }) => instance.Status);
  };

  it('answers in its envelope and keeps instances', async () => {
    const input = {
      ...credentials,
      regionId: 'cn-beijing',
      imageId: 'debian_10_12_x64_20G_alibase_20220328.vhd',
      instanceType: 'ecs.t1.xsmall',
      amount: 2,
    };
    const { status, body } = await send('POST', address('/api/instances'), {}, input);
    expect(status).toBe(200);
    const [text] = body.data.value.body.InstanceIdSets;
    const instanceIds: string[] = JSON.parse(text);
    expect(instanceIds).toHaveLength(2);
    expect(await states()).toEqual(['Running', 'Running']);
    const stopped = await send(
      'PUT',
      address('/api/instances/stop'),
      {},
      { ...credentials, regionId: 'cn-beijing', instanceIds: instanceIds.slice(0, 1) },
    );
    expect(stopped.body.data.value.body.InstanceResponses).toMatchObject([
      { InstanceId: instanceIds[0], CurrentStatus: 'Stopping', PreviousStatus: 'Running' },
    ]);
    expect(await states()).toEqual(['Stopped', 'Running']);
    const other = { ...credentials, regionId: 'cn-beijing', instanceIds: instanceIds.slice(1) };
    await send('PUT', address('/api/instances/stop'), {}, other);
    await send('PUT', address('/api/instances/terminate'), {}, { ...credentials, regionId: 'cn-beijing', instanceIds });
    expect(await states()).toEqual([]);
  });

  it('refuses undocumented input', async () => {
    expect((await send('GET', address('/api/regions'))).status).toBe(400);
  });
});

describe('IoTDA', () => {
  const product = { name: 'iotda', client: 'IotdaClient', version: 'v5', endpoints: {}, regions: [], retry: {} };
  const address = 'https://iotda.example.com/v5/iot/project%2D1/iotda-instances';
  const instance = {
    instance_type: 'standard',
    name: 'one',
    flavor: { type: 'iotda.standard.s1', size: 1 },
    charge_info: { charge_mode: 'postPaid' },
  };

  it('accepts a token, path parameters and a nested body', async () => {
    const { status, body } = await send('POST', address, { 'x-auth-token': 'local-key' }, instance);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...instance,
      status: 'CREATING',
      instance_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(JSON.stringify(body)).not.toContain('local-key');
  });

  const createInstance = { ...findOperation(iotda, 'CreateInstance'), rules: ruleBook } as Operation;

  it('accepts an access key', async () => {
    const client = new ServiceClient({ ...product, protocols: [http({ auth: huaweiKey })] } as never, {
      endpoint: 'https://iotda.example.com',
      fetch: cloud.fetch,
      credentials: { accessKeyId: 'local', accessKeySecret: 'local-secret' },
    });
    expect(await call(client, createInstance, { project_id: 'p 1/ü'.replace('/', '-'), ...instance })).toMatchObject(
      instance,
    );
  });

  const changeHeader =
    (name: string, change: (value: string) => string) =>
    (request: Request): Request => {
      request.headers.set(name, change(request.headers.get(name) ?? ''));
      return request;
    };

  it.each<[what: string, secret: string, change: (request: Request) => Request | Promise<Request>, reason: string]>([
    ['another secret', 'other', (request) => request, 'does not match'],
    [
      'another key',
      'local-secret',
      changeHeader('authorization', (text) => text.replace('=local', '=remote')),
      'exist',
    ],
    ['another time', 'local-secret', changeHeader('x-sdk-date', () => '20200101T000000Z'), 'has expired'],
    ['no time', 'local-secret', changeHeader('x-sdk-date', () => ''), 'has expired'],
    [
      'another body',
      'local-secret',
      async (request) => new Request(request, { body: (await request.text()).replace('one', 'two') }),
      'does not match',
    ],
  ])('refuses a signature with %s with the code of the API gateway', async (_, accessKeySecret, change, reason) => {
    const client = new ServiceClient({ ...product, protocols: [http({ auth: huaweiKey })] } as never, {
      endpoint: 'https://iotda.example.com',
      fetch: async (request) => cloud.fetch(await change(request)),
      credentials: { accessKeyId: 'local', accessKeySecret },
    });
    const caught = await catchError(call(client, createInstance, { project_id: 'p', ...instance }));
    expect(caught).toMatchObject({ code: 'APIGW.0301', status: 401, message: expect.stringContaining(reason) });
  });

  it.each([
    ['no token', {}, instance, 401, '401'],
    ['another token', { 'x-auth-token': 'other' }, instance, 401, '401'],
    ['a member of the wrong type', { 'x-auth-token': 'local-key' }, { ...instance, name: 1 }, 400, '400'],
    [
      'a rule that does not hold',
      { 'x-auth-token': 'local-key' },
      { ...instance, flavor: { type: 'iotda.standard.s1' } },
      400,
      '400',
    ],
  ])('refuses %s', async (_, headers, body, status, error_code) => {
    expect(await send('POST', address, headers, body)).toMatchObject({
      status,
      body: { error_code, error_msg: expect.any(String) },
    });
  });
});

describe('a server', () => {
  it('passes the method and the body on', async () => {
    const failure = { operation: 'DescribeVpcs', code: 'Throttling' };
    const ask = async (method: string, body?: string): Promise<unknown> => {
      const response = await fetch(`${url()}/_yunspec/fail`, { method, ...(body === undefined ? {} : { body }) });
      return response.json();
    };
    expect(await ask('POST', JSON.stringify(failure))).toEqual({ ok: true });
    expect(await ask('GET')).toEqual([{ ...failure, times: 1 }]);
    expect(await ask('DELETE')).toEqual({ ok: true });
    expect(await ask('GET')).toEqual([]);
  });

  it.each([
    [{}, 401],
    [{ authorization: 'Bearer another-key' }, 401],
    [{ authorization: 'Bearer local-key' }, 200],
  ])('passes the headers on: %j', async (headers, status) => {
    const response = await fetch(`${url()}/api/Eiam/2021-12-01/ListInstances`, { headers });
    expect([Math.floor(response.status / 100), status === 200]).toEqual([Math.floor(status / 100), response.ok]);
  });

  it('answers a request for the headers alone without a body', async () => {
    const response = await fetch(`${url()}/_yunspec/health`, { method: 'HEAD' });
    expect(await response.text()).toBe('');
  });
});
