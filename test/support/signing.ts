import {
  type AccessKey,
  type HttpRequest,
  type Operation,
  type Product,
  type Protocol,
  prepare,
  ServiceClient,
} from '@yunspec/runtime';
import { vi } from 'vitest';
import type { RandomInputs } from './random-inputs.js';

/** A call that our client and the vendor's both make. Its time is that of the frozen clock. */
export interface Asked {
  readonly method: string;
  readonly input: Record<string, unknown>;
  readonly credentials: AccessKey;
  /** With a slash at its end. */
  readonly endpoint: string;
  readonly nonce: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request as it is handed to the HTTP library: header names in lower case. */
export type Sent = Required<HttpRequest>;

export const version = '2014-05-26';
const product: Product = {
  name: 'demo',
  client: 'DemoClient',
  version,
  protocols: [],
  endpoints: {},
  regions: [],
  retry: {},
};

/** The request our client makes, with a nonce that is known. */
export async function prepareOurs(
  { credentials, endpoint, nonce, input, headers }: Asked,
  protocol: Protocol,
  operation: Operation,
): Promise<Sent> {
  const client = new ServiceClient(product, { credentials, endpoint, protocol, validate: 'off', allowInsecure: true });
  const uuid = vi.spyOn(crypto, 'randomUUID').mockReturnValue(nonce as ReturnType<typeof crypto.randomUUID>);
  const request = await prepare(client, operation, input, { headers });
  uuid.mockRestore();
  return { body: '', ...request };
}

/** Everything that is sent as `name=value`, decoded, in one order. */
export function listParameters({ url, headers, body }: Sent): [string, string][] {
  const isForm = headers['content-type'] === 'application/x-www-form-urlencoded';
  const all = [...new URL(url).searchParams, ...(isForm ? new URLSearchParams(body) : [])];
  return all.sort(([a, x], [b, y]) => (a < b || (a === b && x < y) ? -1 : 1));
}

const printable = String.fromCharCode(...Array.from({ length: 94 }, (_, i) => 33 + i));
const endpoints = [
  'https://ecs.aliyuncs.com/',
  'https://ecs.example.com:8443/',
  'http://10.0.0.1:8080/',
  'https://gateway.example/base/path_1.0/',
];

/** Sets the clock to any time, milliseconds included, and draws the rest; every third time with a session token. */
export function drawRequest({ below, times }: RandomInputs, method: string, input: Record<string, unknown>): Asked {
  const key = (length: number): string => times(length, () => printable[below(printable.length)]).join('');
  vi.setSystemTime(Date.UTC(2012 + below(20), below(12), 1 + below(28), below(24), below(60), below(60), below(1000)));
  const securityToken = below(3) === 0 ? { securityToken: key(1 + below(60)) } : {};
  return {
    method,
    input,
    credentials: { accessKeyId: key(1 + below(20)), accessKeySecret: key(1 + below(40)), ...securityToken },
    endpoint: endpoints[below(endpoints.length)] as string,
    nonce: `nonce-${below(1e9)}`,
  };
}
