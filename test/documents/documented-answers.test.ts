import * as gateway from '@yunspec/ecs-gateway';
import { outputs as gatewayOutputs } from '@yunspec/ecs-gateway/outputs';
import { createInstance, IotdaClient } from '@yunspec/iotda';
import { outputs as iotdaOutputs } from '@yunspec/iotda/outputs';
import { AuthError, type Drift, responseOf, ServiceError } from '@yunspec/runtime';
import { describe, expect, it, test } from 'vitest';
import { compareWith } from '../support/documents/folder.js';
import { readCalls } from '../support/documents/gateway.js';
import { readModel } from '../support/documents/product.js';

/** A client that always gets one answer, and what it notices in it. */
function stubAnswer(answer: string, status = 200, headers: Record<string, string> = {}) {
  const drift: Drift[] = [];
  const options = {
    fetch: () => Promise.resolve(new Response(answer, { status, headers })),
    hooks: { onDrift: (found: readonly Drift[]) => drift.push(...found) },
  };
  return { options, drift };
}

const key = { accessKeyId: 'my-key-id', accessKeySecret: 'my-key-secret' };
const at = { ...key, endpoint: 'ecs.cn-beijing.aliyuncs.com', regionId: 'cn-beijing' };
const batch = { ...at, instanceIds: ['i-1'] };

type Call = (client: gateway.EcsGatewayClient) => Promise<object>;

/** A call of each operation, with the answer's type seen by the compiler. */
const calls: Readonly<Record<string, Call>> = {
  ListRegions: (client) => client.listRegions(key),
  ListImages: (client) => client.listImages(at),
  ListInstanceTypes: (client) => client.listInstanceTypes({ ...key, endpoint: at.endpoint }),
  CreateInstances: (client) => client.createInstances({ ...at, imageId: 'm-1', instanceType: 'ecs.t1.xsmall' }),
  ListInstances: (client) => client.listInstances({ ...key, endpoint: at.endpoint, region_id: 'cn-beijing' }),
  StartInstances: (client) => client.startInstances(batch),
  StopInstances: (client) => client.stopInstances(batch),
  RebootInstances: (client) => client.rebootInstances(batch),
  TerminateInstances: (client) => client.terminateInstances(batch),
};

function createGateway(answer: string, status?: number) {
  const { options, drift } = stubAnswer(answer, status);
  return { client: new gateway.EcsGatewayClient({ ...options, outputs: gatewayOutputs }), drift };
}

const wrapAnswer = (body: unknown, headers: object = {}): string =>
  JSON.stringify({ data: { '@type': 'any', value: { body, headers } } });

describe('the gateway', () => {
  const model = readModel('ecs-gateway');

  it('an answer is unwrapped and typed, and its envelope stays in reach', async () => {
    const region = {
      RegionId: 'cn-qingdao',
      LocalName: '华北1（青岛）',
      RegionEndpoint: 'ecs.cn-qingdao.aliyuncs.com',
    };
    const raw = wrapAnswer({ Regions: { Region: [region] }, RequestId: 'r-1' }, { 'x-acs-trace-id': 't-1' });
    const { client } = createGateway(raw);
    const result = await client.listRegions(key);
    const first: string | undefined = result.Regions?.Region?.[0]?.RegionEndpoint;
    expect([first, result.RequestId]).toEqual(['ecs.cn-qingdao.aliyuncs.com', 'r-1']);
    expect(responseOf(result)).toMatchObject({ status: 200, body: raw });
    expect(JSON.parse(responseOf(result)?.body ?? '').data.value.headers).toEqual({ 'x-acs-trace-id': 't-1' });
  });

  it('lists of IDs that travel as JSON text are lists', async () => {
    const { client } = createGateway(wrapAnswer({ InstanceIdSets: ['["i-1", "i-2"]', '["i-3"]'] }));
    const result = await client.createInstances({ ...at, imageId: 'm-1', instanceType: 'ecs.t1.xsmall' });
    const ids: string[] = result.InstanceIdSets?.flat() ?? [];
    expect(ids).toEqual(['i-1', 'i-2', 'i-3']);
  });

  it('an answer without its envelope is read as it is, and an error is one', async () => {
    expect(await createGateway('{"RequestId":"r-1"}').client.terminateInstances(batch)).toEqual({ RequestId: 'r-1' });
    for (const body of ['{"Code":"Forbidden","Message":"no"}', wrapAnswer({ Code: 'Forbidden', Message: 'no' })]) {
      await expect(createGateway(body, 403).client.terminateInstances(batch)).rejects.toMatchObject({
        code: 'Forbidden',
        status: 403,
      });
    }
  });

  test('every operation has a call here', () => {
    expect(Object.keys(calls).sort()).toEqual(model.operations.map(({ name }) => name).sort());
  });

  compareWith(model.sources.gateway?.file, 'answers of ecs-gateway', (lines) => {
    const shown = readCalls(lines).map((one) => {
      const operation = model.operations.find(({ http }) => http?.method === one.method && http.path === one.path);
      return [operation?.name ?? one.heading, one] as const;
    });

    test.each(shown)('%s is typed, unwrapped and within reach', async (name, { answer, body }) => {
      const { client, drift } = createGateway(answer);
      const result = await calls[name]?.(client);
      const { InstanceIdSets: sets, ...others } = body;
      const decoded =
        sets === undefined ? {} : { InstanceIdSets: (sets as string[]).map((text) => JSON.parse(text) as unknown) };
      expect(result).toEqual({ ...others, ...decoded });
      expect(drift).toEqual([]);
      expect(responseOf(result ?? {})?.body).toBe(answer);
    });
  });
});

describe('IoTDA', () => {
  const input = {
    project_id: 'my-project',
    instance_type: 'standard',
    flavor: { type: 'iotda.standard.s2', size: 2 },
    name: 'iotda_instance',
    charge_info: { charge_mode: 'postPaid' },
  };

  function createIotda(answer: string, status: number, headers?: Record<string, string>) {
    const { options, drift } = stubAnswer(answer, status, headers);
    const client = new IotdaClient({
      ...options,
      credentials: { token: 'my-token' },
      endpoint: 'https://iotda.example',
      outputs: iotdaOutputs,
    });
    return { client, drift };
  }

  const model = readModel('iotda');
  compareWith(model.sources['create-instance']?.file, 'the answer of iotda', (lines) => {
    const start = lines.indexOf('{', lines.indexOf('Example Responses'));
    const text = lines.slice(start, lines.indexOf('}', start) + 1).join('\n');

    test('is typed, with nothing the specs do not know', async () => {
      const { client, drift } = createIotda(text, 200, { 'x-request-id': 'r-1' });
      const result = await createInstance(client, input);
      const state: string | undefined = result.status;
      const renewed: boolean | undefined = result.charge_info?.is_auto_renew;
      expect([state, renewed, result.tags?.[0]?.key]).toEqual(['CREATING', true, 'testTagName']);
      expect(result).toEqual(JSON.parse(text));
      expect(drift).toEqual([]);
      expect(responseOf(result)?.headers['x-request-id']).toBe('r-1');
    });
  });

  const refused = [
    ['400', ServiceError, 'IOTDA.000006'],
    ['401', AuthError, 'IOTDA.000002'],
    ['403', ServiceError, 'IOTDA.000004'],
  ] as const;

  test.each(refused)('a refusal with %s has code, message and request id', async (status, kind, code) => {
    const body = JSON.stringify({ error_code: code, error_msg: 'not this way' });
    const { client } = createIotda(body, Number(status), { 'x-request-id': 'r-9' });
    const error: unknown = await createInstance(client, input).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject({ code, status: Number(status), requestId: 'r-9', operation: 'CreateInstance' });
    expect(String(error)).toContain('not this way');
  });
});
