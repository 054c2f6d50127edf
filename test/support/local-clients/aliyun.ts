import { createRequire } from 'node:module';
import PopCore from '@alicloud/pop-core';
import { localCredentials } from '@yunspec/local';
import type { Answer, Ask } from './journey.js';

const require = createRequire(import.meta.url);
const { accessKeyId, accessKeySecret } = localCredentials;

/** Flattens lists, as callers of a client without types do. */
const flattenLists = (input: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input).flatMap(([name, value]): (readonly [string, unknown])[] =>
      Array.isArray(value) ? value.map((item, i) => [`${name}.${i + 1}`, item] as const) : [[name, value]],
    ),
  );

/** Creates a caller of the older client: signature 1.0, names as the documents have them. */
export function createOlderClient(endpoint: string, apiVersion: string, method: 'GET' | 'POST'): Ask {
  const client = new PopCore({ accessKeyId, accessKeySecret, endpoint, apiVersion });
  return async (operation, input) =>
    (await client.request(operation, flattenLists(input), { method, formatParams: false })) as Answer;
}

type Typed = { toMap(): Answer; body?: Typed };
type EcsModule = Record<string, new (members: object) => Typed> & {
  default: new (config: object) => Record<string, (request: Typed) => Promise<Typed>>;
};

// biome-ignore lint/suspicious/noExplicitAny: it has no types
const { $OpenApiUtil } = require('@alicloud/openapi-core') as any;
const ecs = require('@alicloud/ecs20140526') as EcsModule;
const { cast } = createRequire(require.resolve('@alicloud/ecs20140526'))('@darabonba/typescript') as {
  cast(members: object, type: Typed): Typed;
};

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** The ways in which the newer clients sign. */
export type Signature = 'ACS3-HMAC-SHA256' | 'v2';

const createConfig = (endpoint: string, signature: Signature): object =>
  new $OpenApiUtil.Config({
    accessKeyId,
    accessKeySecret,
    endpoint: new URL(endpoint).host,
    protocol: 'http',
    regionId: 'cn-hangzhou',
    ...(signature === 'v2' ? { signatureAlgorithm: signature } : {}),
  });

/** Creates a caller of the typed client of ECS. Its answers hold only what it reads into its types. */
export function createTypedClient(endpoint: string, signature: Signature): Ask {
  const client = new ecs.default(createConfig(endpoint, signature));
  return async (operation, input) => {
    const Request = ecs[`${operation}Request`];
    const call = client[lowerFirst(operation)];
    if (Request === undefined || call === undefined) throw new Error(`the client has no ${operation}`);
    const { body } = await call.call(client, cast(input, new Request({})));
    return (body as Typed).toMap();
  };
}

interface GenericClient {
  callApi(parameters: object, request: object, runtime: object): Promise<{ body: Answer }>;
}

const { default: OpenApiClient } = require('@alicloud/openapi-core') as {
  default: new (config: object) => GenericClient;
};

/** Creates a caller of the core of the newer clients, for any product. */
export function createGenericClient(endpoint: string, version: string, signature: Signature): Ask {
  const client = new OpenApiClient(createConfig(endpoint, signature));
  const parameters = {
    version,
    protocol: 'HTTP',
    pathname: '/',
    method: 'POST',
    authType: 'AK',
    style: 'RPC',
    reqBodyType: 'formData',
    bodyType: 'json',
  };
  return async (action, input) =>
    (await client.callApi({ ...parameters, action }, { query: flattenLists(input) }, {})).body;
}
