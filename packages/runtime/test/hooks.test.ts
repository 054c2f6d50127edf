import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  type AttemptEvent,
  bearer,
  ConnectionError,
  call,
  type Hooks,
  http,
  type Operation,
  outputForms,
  type Product,
} from '../src/index.js';
import {
  type Answer,
  broken,
  failure,
  json,
  plain,
  product,
  refusal,
  safe,
  service,
  tokened,
} from './support/service.js';

it('hooks see each attempt, and nothing secret', async () => {
  const seen: unknown[] = [];
  const { client } = service([refusal('ServiceUnavailable', 503), json({}, 200, { 'x-acs-request-id': 'r-2' })], {
    hooks: {
      onRequest: (event) => seen.push(['request', event]),
      onResponse: ({ ms, ...event }) => seen.push(['response', event, ms >= 0]),
      onRetry: ({ retry }) => seen.push(['retry', retry]),
    },
  });
  await call(client, safe, { RegionId: 'cn-hangzhou' });
  const event = (attempt: number): AttemptEvent => ({
    operation: 'DescribeDisks',
    attempt,
    method: 'GET',
    host: 'demo.example',
  });
  expect(seen).toEqual([
    ['request', event(1)],
    ['response', { ...event(1), status: 503, requestId: undefined }, true],
    ['retry', 1],
    ['request', event(2)],
    ['response', { ...event(2), status: 200, requestId: 'r-2' }, true],
  ]);
  expect(inspect(seen, { depth: 9 })).not.toMatch(/testsecret|Signature/);
});

const unhandled = vi.fn();

beforeEach(() => {
  unhandled.mockReset();
  process.on('unhandledRejection', unhandled);
});
afterEach(() => {
  process.off('unhandledRejection', unhandled);
});

/** The worst error that a hook may throw: if it were the call's own, even a plain write would be sent again. */
const worst = new ConnectionError('Other', 'other.example', 'ECONNREFUSED', false);
const ways: readonly [way: string, fail: () => unknown][] = [
  [
    'throws',
    () => {
      throw worst;
    },
  ],
  ['rejects', () => Promise.reject(worst)],
  ['rejects later', () => new Promise((_, reject) => setTimeout(reject, 1, worst))],
];
const names = ['onRequest', 'onResponse', 'onRetry', 'onDrift', 'onIssues'] as const satisfies readonly (keyof Hooks)[];
const outputs = outputForms({ operations: { CreateDisk: { DiskId: 'string' }, DeleteDisk: {} }, shapes: {} });
const failing = names.flatMap((name) => ways.map(([way, fail]) => [name, way, fail] as const));
const failingOf = (...some: readonly (keyof Hooks)[]) => failing.filter(([name]) => some.includes(name));

/** Until a hook that fails later has done so. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

/** A call on which every hook is told something: it is past a limit, repeated, and its answer holds what is not documented. */
async function told(name: keyof Hooks, fail: () => unknown, last: Answer) {
  // no mock, which would take a rejection for handled
  let count = 0;
  const hook = (): unknown => {
    count++;
    return fail();
  };
  const { client, sent } = service([refusal('Busy', 400), last], {
    outputs,
    validate: 'lenient',
    hooks: { [name]: hook },
  });
  const ending = await call(client, tokened, { Size: 4000 }).catch((error: unknown) => error);
  await settled();
  return { ending, sent: sent.length, count };
}

it.each(failing)('%s that %s does not change a result', async (name, _, fail) => {
  const { ending, sent, count } = await told(name, fail, json({ DiskId: 'd-1', New: 1 }));
  expect([ending, sent]).toEqual([{ DiskId: 'd-1', New: 1 }, 2]);
  expect(count).toBeGreaterThan(0);
  expect(unhandled).not.toHaveBeenCalled();
});

it.each(failingOf('onRequest', 'onResponse', 'onRetry', 'onIssues'))(
  '%s that %s does not change an error',
  async (name, _, fail) => {
    const { ending, sent } = await told(name, fail, refusal('Mystery', 400));
    expect(ending).toMatchObject({ name: 'ServiceError', code: 'Mystery' });
    expect(sent).toBe(2);
    expect(unhandled).not.toHaveBeenCalled();
  },
);

it.each(failingOf('onRequest', 'onResponse', 'onDrift'))('%s that %s sends no write again', async (name, _, fail) => {
  const { client, sent } = service(json({ New: 1 }), { outputs, hooks: { [name]: fail } });
  expect(await call(client, plain, {})).toEqual({ New: 1 });
  await settled();
  expect(sent).toHaveLength(1);
  expect(unhandled).not.toHaveBeenCalled();
});

it('a hook keeps its `this`', async () => {
  const hooks = {
    seen: [] as string[],
    onRequest({ operation }: AttemptEvent): void {
      this.seen.push(operation);
    },
  };
  await call(service(json({}), { hooks }).client, safe, {});
  expect(hooks.seen).toEqual(['DescribeDisks']);
});

it.each([
  ['its limit', () => ({ timeout: 5 })],
  ['its signal', () => ({ signal: AbortSignal.timeout(5) })],
])('an answer that comes after the end of a call, by %s, is told to nobody', async (_, options) => {
  const late: Answer = () => new Promise((resolve) => setTimeout(() => resolve(new Response('{}')), 25));
  const onResponse = vi.fn();
  const { client } = service(late, { hooks: { onResponse } });
  await failure(call(client, plain, {}, options()));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(onResponse).not.toHaveBeenCalled();
});

const served: Operation = {
  ...plain,
  http: { method: 'POST', path: '/x', server: 'https://own.example' },
} as Operation;
const of: Product = { ...product, protocols: [http({ auth: bearer, server: 'https://server.example' })] };
const hosts: readonly [what: string, operation: Operation, options: { endpoint?: string }, want: string][] = [
  ['the server of the product', plain as Operation, {}, 'server.example'],
  ['the server of the operation', served, {}, 'own.example'],
  ['the endpoint of the caller', served, { endpoint: 'https://proxy.example:8443' }, 'proxy.example:8443'],
];

it.each(hosts)('hooks and errors name the host that is called: %s', async (_, operation, options, want) => {
  const seen: string[] = [];
  const watch = ({ host }: AttemptEvent): void => {
    seen.push(host);
  };
  const { client, sent } = service([json({}), broken('ECONNRESET')], {
    of,
    credentials: { apiKey: 'k' },
    hooks: { onRequest: watch, onResponse: watch },
    ...options,
  });
  await call(client, operation, {});
  expect(seen).toEqual([want, want]);
  expect(new URL(sent[0]?.url ?? '').host).toBe(want);
  expect((await failure(call(client, operation, {}))).message).toBe(
    `DeleteDisk got no response from ${want}: ECONNRESET`,
  );
});
