import PopCore from '@alicloud/pop-core';
import {
  acs3,
  bearer,
  type ClientOptions,
  call,
  http,
  type Operation,
  rpc,
  ServiceClient,
  ServiceError,
} from '@yunspec/runtime';
import { xml } from '@yunspec/runtime/xml';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { outputs } from '../../../ecs/src/outputs.js';
import { createLocalCloud, type LocalCloud } from '../../src/index.js';
import type { Model } from '../../src/model.js';
import { type LocalServer, listen } from '../../src/server.js';
import { localCredentials } from '../../src/settings.js';
import { all, ecs, operationOf } from './models.js';

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
export type Answer = Record<string, any>;
export type Ask = (operation: string, input?: object) => Promise<Answer>;

/** What a caller sees of a refusal. */
export interface Refused {
  readonly code: string;
  readonly status: number;
  readonly message: string;
}

/** The refusal of a call that must not succeed. */
export async function refused(asking: Promise<unknown>): Promise<Refused> {
  try {
    await asking;
  } catch (error) {
    if (error instanceof ServiceError) return { code: error.code, status: error.status, message: error.message };
    const { code, data, entry } = error as {
      code: string;
      data: { Message: string };
      entry: { response: { statusCode: number } };
    };
    return { code, status: entry.response.statusCode, message: data.Message };
  }
  throw new Error('the call succeeded');
}

const { accessKeyId, accessKeySecret, apiKey } = localCredentials;

/** A runtime client made from a model, without its own checks: whatever is refused, the cloud refuses. */
function runtimeClient({ protocols, product, version, endpoints }: Model, options: ClientOptions): ServiceClient {
  const spoken = [
    ...(protocols.rpc === undefined ? [] : [rpc({ method: 'POST' }), acs3()]),
    ...(protocols.http?.path === undefined ? [] : [http({ auth: bearer, path: protocols.http.path })]),
  ];
  return new ServiceClient(
    { name: product, client: product, version, protocols: spoken, endpoints, regions: [], retry: {} } as never,
    {
      validate: 'off',
      retry: { retries: 0 },
      ...options,
    },
  );
}

export function asking(model: Model, options: ClientOptions): Ask {
  const client = runtimeClient(model, options);
  return (name, input = {}) => call(client, operationOf(model, name) as Operation, input) as Promise<Answer>;
}

/** An input as the flat parameters a client without a schema takes. */
async function flat(model: Model, name: string, input: object): Promise<Record<string, string>> {
  const operation = operationOf(model, name) as Operation;
  const attempt = {
    version: '',
    operation,
    input,
    credentials: key,
    endpoint: new URL('http://localhost'),
    now: new Date(0),
    nonce: '',
    isCustomEndpoint: true,
    format: 'JSON',
    headers: {},
  };
  const { body } = await rpc({ method: 'POST' }).request(attempt);
  const own = [...new URLSearchParams(body)].filter(([member]) =>
    Object.hasOwn(operation.input.properties ?? {}, member.split('.')[0] ?? ''),
  );
  return Object.fromEntries(own);
}

function popAsking(model: Model, endpoint: string, method: 'GET' | 'POST'): Ask {
  const client = new PopCore({ accessKeyId, accessKeySecret, endpoint, apiVersion: model.version });
  return async (name, input = {}) =>
    (await client.request(name, await flat(model, name, input), { method, formatParams: false })) as Answer;
}

export interface Started {
  readonly cloud: LocalCloud;
  readonly url: () => string;
  readonly clock: { now: number };
}

/** A cloud, fresh before each test, and a server in front of it. Things change by the next request unless `transition` says otherwise. */
export function startCloud(transition = 0): Started {
  const clock = { now: Date.now() };
  const cloud = createLocalCloud({ products: all, transition, now: () => clock.now });
  let server: LocalServer | undefined;
  beforeAll(async () => {
    server = await listen(cloud.fetch);
  });
  afterAll(() => server?.close());
  beforeEach(() => {
    clock.now = Date.now();
    cloud.reset();
  });
  return { cloud, url: () => server?.url ?? '', clock };
}

/** The ways by which calls of ECS reach a cloud. */
export function waysTo({ cloud, url }: Started): readonly (readonly [way: string, ask: () => Ask])[] {
  const model = ecs;
  return [
    ['in process', () => inProcess(model, cloud)],
    ['over HTTP', () => asking(model, { endpoint: url(), credentials: key })],
    ['signed with ACS3, over HTTP', () => asking(model, { endpoint: url(), credentials: key, protocol: acs3() })],
    ['in XML, in process', () => asking(model, { fetch: cloud.fetch, credentials: key, format: xml(outputs) })],
    ['by pop-core, GET', () => popAsking(model, url(), 'GET')],
    ['by pop-core, POST', () => popAsking(model, url(), 'POST')],
  ];
}

const key = { accessKeyId, accessKeySecret };

export const inProcess = (model: Model, { fetch }: LocalCloud): Ask => asking(model, { fetch, credentials: key });

export const withBearer = { credentials: { apiKey } };
