import { bearer, type ClientOptions, http, type Operation, type Product, rpc, ServiceClient } from '../../src/index.js';
import type { Wording } from '../../src/wording.js';

/** A product and three operations: a read, a write with a token, a write without one. */
export const product: Product = {
  name: 'demo',
  client: 'DemoClient',
  version: '2014-05-26',
  protocols: [rpc({ method: 'GET' }), http({ auth: bearer, path: '/api/demo/{operation}' })],
  endpoints: { default: 'https://demo.example', 'cn-hangzhou': 'https://cn-hangzhou.demo.example' },
  regions: ['cn-hangzhou', 'cn-qingdao'],
  retry: {
    InternalError: 'backoff',
    ServiceUnavailable: 'backoff',
    'Throttling.Api': 'throttle',
    Busy: 'throttle',
    QuotaFull: 'never',
    'Throttling.Forever': 'never',
  },
};

type Demo = Operation<Record<string, unknown>, Record<string, unknown>>;

export const safe: Demo = {
  name: 'DescribeDisks',
  safe: true,
  input: {
    type: 'object',
    properties: { RegionId: { type: 'string' }, DiskIds: { type: 'array', items: { type: 'string' } } },
  },
};

export const tokened: Demo = {
  name: 'CreateDisk',
  token: 'ClientToken',
  input: {
    type: 'object',
    properties: {
      Size: { type: 'integer', minimum: 5, maximum: 2000, unit: 'GiB', stability: 'volatile' },
      ClientToken: { type: 'string' },
    },
  },
};

export const plain: Demo = {
  name: 'DeleteDisk',
  input: { type: 'object', properties: { DiskId: { type: 'string' } } },
};

export const credentials = { accessKeyId: 'testid', accessKeySecret: 'testsecret' };

export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  /** Of the query, and of a form in the body. */
  readonly parameters: Record<string, string>;
}

export type Answer = (request: Sent, signal: AbortSignal) => Response | Promise<Response>;

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  text(JSON.stringify(body), status, headers);

export const text =
  (body: string, status = 200, headers: Record<string, string> = {}): Answer =>
  () =>
    new Response(body, { status, headers });

/** An error in the service's envelope. */
export const refusal = (
  code: string,
  status: number,
  headers: Record<string, string> = {},
  message = 'because',
): Answer => json({ Code: code, Message: message, RequestId: 'r-1', HostId: 'demo.example' }, status, headers);

/** The platform's failure to get an answer at all. */
export const broken = (code: string, syscall?: string): Answer => {
  return () => Promise.reject(Object.assign(new Error(`connect ${code}`), { code, syscall }));
};

/** The same as fetch has it: what happened is the cause. */
export const brokenBelow =
  (code: string, syscall?: string): Answer =>
  () =>
    Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code, syscall }) }));

/** An answer that breaks in its body. */
export const cut =
  (status = 200, headers: Record<string, string> = {}): Answer =>
  () =>
    new Response(new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) }), {
      status,
      headers,
    });

/** Never answers; it ends only by its signal. */
export const silence: Answer = (_, signal) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });

/** A client on a scripted service: one answer after the other, the last one for ever. */
export function service(
  answers: Answer | readonly Answer[],
  options: ClientOptions & { of?: Product; wording?: Wording } = {},
) {
  const { of = product, wording, ...rest } = options;
  const script = [answers].flat() as Answer[];
  const sent: Sent[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const body = await request.clone().text();
    const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
    const parameters = Object.fromEntries([
      ...new URL(request.url).searchParams,
      ...(isForm ? new URLSearchParams(body) : []),
    ]);
    const one = {
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body,
      parameters,
    };
    sent.push(one);
    const answer = script[Math.min(sent.length, script.length) - 1] as Answer;
    return answer(one, request.signal);
  };
  const quick = of.retries === undefined ? { base: 1 } : {};
  const client = new ServiceClient(of, { credentials, fetch, ...rest, retry: { ...quick, ...rest.retry } }, wording);
  return { client, sent };
}

/** Returns the error that a promise rejects with. The test fails if it resolves. */
export async function failure<E = Error & Record<string, unknown>>(promise: PromiseLike<unknown>): Promise<E> {
  try {
    await promise;
  } catch (error) {
    return error as E;
  }
  throw new Error('expected a rejection, but it resolved');
}
