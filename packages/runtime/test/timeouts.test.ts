import { expect, it, vi } from 'vitest';
import { type ClientOptions, call, TimeoutError } from '../src/index.js';
import { type Answer, credentials, failure, json, plain, safe, service, silence, text } from './support/service.js';

const ok = json({});

const limits: readonly [
  what: string,
  options: ClientOptions,
  perCall: object,
  want: { limit: string; message: string },
][] = [
  [
    'one attempt',
    { timeout: 10 },
    {},
    { limit: 'attempt', message: 'DeleteDisk took longer than 10 ms (one attempt)' },
  ],
  [
    'one attempt, as an object',
    { timeout: { attempt: 11 } },
    {},
    { limit: 'attempt', message: 'DeleteDisk took longer than 11 ms (one attempt)' },
  ],
  [
    'one attempt, for this call',
    { timeout: 5000 },
    { timeout: 12 },
    { limit: 'attempt', message: 'DeleteDisk took longer than 12 ms (one attempt)' },
  ],
  [
    'all attempts',
    { timeout: { total: 13 } },
    {},
    { limit: 'total', message: 'DeleteDisk took longer than 13 ms (all attempts together)' },
  ],
  [
    'the shorter of both',
    { timeout: { attempt: 500, total: 14 } },
    {},
    { limit: 'total', message: 'DeleteDisk took longer than 14 ms (all attempts together)' },
  ],
  [
    'a limit of the call, one of the client',
    { timeout: { total: 15 } },
    { timeout: 5000 },
    { limit: 'total', message: 'DeleteDisk took longer than 15 ms (all attempts together)' },
  ],
  [
    'undefined says nothing',
    { timeout: 16 },
    { timeout: { attempt: undefined, total: undefined } },
    { limit: 'attempt', message: 'DeleteDisk took longer than 16 ms (one attempt)' },
  ],
];

it.each(limits)('a service that is silent runs into the limit of %s', async (_, options, perCall, want) => {
  const { client } = service(silence, options);
  const error = await failure(call(client, plain, {}, perCall));
  expect(error).toBeInstanceOf(TimeoutError);
  expect(error).toMatchObject(want);
});

it.each([
  ['the request', () => new Promise<Response>(() => undefined)],
  [
    'the body',
    () =>
      new Response(new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{')) })),
  ],
] as [string, Answer][])(
  'a transport that ignores the signal is left behind, also while it is at %s',
  async (_, answer) => {
    const { client } = service(answer, { timeout: 10 });
    expect(await failure(call(client, plain, {}))).toMatchObject({ name: 'TimeoutError', limit: 'attempt' });
  },
);

it('credentials that never come run into the limit too', async () => {
  const { client, sent } = service(ok, {
    credentials: () => new Promise<never>(() => undefined),
    timeout: { total: 10 },
  });
  expect(await failure(call(client, plain, {}))).toMatchObject({ name: 'TimeoutError', limit: 'total' });
  expect(sent).toHaveLength(0);
});

it('nothing is sent once the time is over', async () => {
  const slow = async () => {
    await new Promise((resolve) => setTimeout(resolve, 15));
    return credentials;
  };
  const { client, sent } = service(ok, { credentials: slow, timeout: { total: 5 } });
  expect(await failure(call(client, plain, {}))).toMatchObject({ limit: 'total' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(sent).toHaveLength(0);
});

it('the limit of all attempts ends the retries', async () => {
  const { client, sent } = service(silence, { timeout: { attempt: 10, total: 80 }, retry: { retries: 50 } });
  const error = await failure(call(client, safe, {}));
  expect(error).toBeInstanceOf(TimeoutError);
  expect(sent.length).toBeGreaterThan(1);
  expect(sent.length).toBeLessThan(12);
});

it.each([Number.POSITIVE_INFINITY, 2 ** 40])('a limit of %d ms is no limit, not an instant one', async (ms) => {
  const late: Answer = async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return new Response('{}');
  };
  const { client } = service(late, { timeout: { attempt: ms, total: ms } });
  expect(await call(client, plain, {})).toEqual({});
});

it('no timer is left behind, whatever the outcome', async () => {
  await new Promise((resolve) => setTimeout(resolve, 30));
  const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  const before = timers();
  for (const answer of [
    ok,
    text('x', 502),
    json({ Code: 'A', Message: 'm' }, 400),
    () => Promise.reject(new Error('cut')),
  ] as Answer[]) {
    const { client } = service(answer, { retry: { retries: 1 } });
    await call(client, safe, {}).catch(() => undefined);
  }
  const { client } = service(silence, { timeout: 5 });
  await failure(call(client, plain, {}));
  expect(timers()).toBeLessThanOrEqual(before);
});

it('waiting for a turn takes from the whole call, not from the attempt, and the request is stamped after it', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 0 });
  const take = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 30));
    vi.setSystemTime(30_000);
  };
  const { client, sent } = service(ok, { rateLimit: { take }, timeout: { attempt: 15 } });
  await call(client, plain, {});
  vi.useRealTimers();
  expect(sent[0]?.parameters.Timestamp).toBe('1970-01-01T00:00:30Z');
});

it('a turn that never comes runs into the limit of the whole call', async () => {
  const rateLimit = { take: () => new Promise<void>(() => undefined) };
  const { client, sent } = service(ok, { rateLimit, timeout: { total: 10 } });
  expect(await failure(call(client, plain, {}))).toMatchObject({ name: 'TimeoutError', limit: 'total' });
  expect(sent).toHaveLength(0);
});
