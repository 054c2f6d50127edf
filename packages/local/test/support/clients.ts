import PopCore from '@alicloud/pop-core';
import type { Model } from '@yunspec/model';
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
import { recordCoverage } from '../../../../test/support/coverage/recorder.js';
import { outputs } from '../../../ecs/src/outputs.js';
import { createLocalCloud, type LocalCloud, type Observe } from '../../src/index.js';
import { type LocalServer, listen } from '../../src/server.js';
import { localCredentials } from '../../src/settings.js';
import { all, ecs, findOperation } from './models.js';
import { RawError } from './raw-error.js';

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
export type Answer = Record<string, any>;
export type Ask = (operation: string, input?: object) => Promise<Answer>;

/** The error of a call, as its caller sees it. */
export interface CaughtError {
  readonly code: string;
  readonly status: number;
  readonly message: string;
}

/** Returns the error of a call. Throws if the call succeeds. */
export async function catchError(promise: Promise<unknown>): Promise<CaughtError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ServiceError || error instanceof RawError)
      return { code: error.code, status: error.status, message: error.message };
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

/** Creates a runtime client from a model. It does not check inputs, so that every refusal comes from the cloud. */
function createClient({ protocols, product, version, endpoints }: Model, options: ClientOptions): ServiceClient {
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

export function createCaller(model: Model, options: ClientOptions): Ask {
  const client = createClient(model, options);
  return (name, input = {}) => call(client, findOperation(model, name) as Operation, input) as Promise<Answer>;
}

/** Flattens an input to the parameters that a client without a schema takes. */
async function flattenInput(model: Model, name: string, input: object): Promise<Record<string, string>> {
  const operation = findOperation(model, name) as Operation;
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

function createPopCaller(model: Model, endpoint: string, method: 'GET' | 'POST'): Ask {
  const client = new PopCore({ accessKeyId, accessKeySecret, endpoint, apiVersion: model.version });
  return async (name, input = {}) =>
    (await client.request(name, await flattenInput(model, name, input), { method, formatParams: false })) as Answer;
}

export interface Started {
  readonly cloud: LocalCloud<readonly Model[]>;
  readonly url: () => string;
  readonly clock: { now: number };
  /** Records what another cloud does. */
  readonly observe: Observe;
}

/**
 * Starts a cloud that is reset before each test, and a server for it. With `transition` 0, resources reach their next
 * state by the next request.
 */
export function startCloud(transition = 0): Started {
  const clock = { now: Date.now() };
  const { observe } = recordCoverage();
  const cloud = createLocalCloud({ products: all, transition, now: () => clock.now, observe });
  let server: LocalServer | undefined;
  beforeAll(async () => {
    server = await listen(cloud);
  });
  afterAll(() => server?.close());
  beforeEach(() => {
    clock.now = Date.now();
    cloud.reset();
  });
  return { cloud, url: () => server?.url ?? '', clock, observe };
}

/** Lists the ways in which calls of ECS can reach a cloud. */
export function listCallers({ cloud, url }: Started): readonly (readonly [way: string, ask: () => Ask])[] {
  const model = ecs;
  return [
    ['in process', () => createLocalCaller(model, cloud)],
    ['over HTTP', () => createCaller(model, { endpoint: url(), credentials: key })],
    ['signed with ACS3, over HTTP', () => createCaller(model, { endpoint: url(), credentials: key, protocol: acs3() })],
    ['in XML, in process', () => createCaller(model, { fetch: cloud.fetch, credentials: key, format: xml(outputs) })],
    ['by pop-core, GET', () => createPopCaller(model, url(), 'GET')],
    ['by pop-core, POST', () => createPopCaller(model, url(), 'POST')],
  ];
}

const key = { accessKeyId, accessKeySecret };

export const createLocalCaller = (model: Model, { fetch }: LocalCloud): Ask =>
  createCaller(model, { fetch, credentials: key });

export const withBearer = { credentials: { apiKey } };
