import { afterEach, expect, it, vi } from 'vitest';
import { call, tokenBucket } from '../src/index.js';
import { failure, json, product, refusal, safe, service } from './support/service.js';

afterEach(() => {
  vi.useRealTimers();
});

it('a call that waits for its turn ends at once when it is aborted', async () => {
  vi.useFakeTimers();
  const limiter = tokenBucket({ perSecond: 0.001, burst: 1 });
  const { client, sent } = service(json({}), { rateLimit: limiter, timeout: { attempt: 1e8, total: 1e8 } });
  await call(client, safe, {});
  const controller = new AbortController();
  const waiting = failure(call(client, safe, {}, { signal: controller.signal }));
  await vi.advanceTimersByTimeAsync(1000);
  controller.abort();
  expect(await waiting).toMatchObject({ name: 'AbortError' });
  expect(sent).toHaveLength(1);
});

it('a call that gives up by its limit gives up no token', async () => {
  const limiter = tokenBucket({ perSecond: 5, burst: 1 });
  const { client, sent } = service(json({}), { rateLimit: limiter });
  await call(client, safe, {});
  const impatient = Array.from({ length: 100 }, () => failure(call(client, safe, {}, { timeout: { total: 5 } })));
  for (const error of await Promise.all(impatient))
    expect(error).toMatchObject({ name: 'TimeoutError', limit: 'total' });
  await call(client, safe, {}, { timeout: { total: 10_000 } });
  expect(sent).toHaveLength(2);
});

/** The keys that a client takes from its limiter, call by call. */
async function keysOf(options: Parameters<typeof service>[1], calls: number): Promise<string[]> {
  const keys: string[] = [];
  const take = (key: string): undefined => {
    keys.push(key);
  };
  const { client } = service(json({}), { ...options, rateLimit: { take } });
  for (let i = 0; i < calls; i++) await call(client, safe, {});
  return keys;
}

it('a limiter knows an account by its product and its key', async () => {
  expect(await keysOf({ credentials: { accessKeyId: 'id', accessKeySecret: 'b' } }, 2)).toEqual(['demo id', 'demo id']);
});

it('a limiter is told no key that is all secret', async () => {
  const [one, other] = await keysOf({ credentials: { apiKey: 'hunter2' } }, 2);
  expect(one).toMatch(/^demo ./);
  expect(one).not.toContain('hunter2');
  expect(other).toBe(one);
});

it('temporary keys of one client are one account', async () => {
  let count = 0;
  const fetch = () => ({ accessKeyId: `STS.${++count}`, accessKeySecret: 'b', securityToken: 's' });
  expect(await keysOf({ credentials: fetch }, 3)).toEqual(['demo STS.1', 'demo STS.1', 'demo STS.1']);
  expect(count).toBe(3);
});

it('every attempt takes its turn', async () => {
  const take = vi.fn(() => undefined);
  const { client, sent } = service([refusal('Throttling', 400), json({})], { rateLimit: { take } });
  await call(client, safe, {});
  expect([take.mock.calls.length, sent.length]).toEqual([2, 2]);
});

it.each([
  ['rejects', () => Promise.reject(new Error('redis://user:hunter2@cache'))],
  [
    'throws',
    () => {
      throw new Error('redis://user:hunter2@cache');
    },
  ],
])('a limiter that %s fails the call, unsent, and tells no secret', async (_, take) => {
  const { client, sent } = service(json({}), { rateLimit: { take } });
  const error = await failure(call(client, safe, {}));
  expect(error).toMatchObject({
    name: 'ConfigurationError',
    operation: 'DescribeDisks',
    message: 'DescribeDisks was not sent because the rate limiter failed',
  });
  expect(JSON.stringify(error)).not.toContain('hunter2');
  expect(sent).toHaveLength(0);
});

it('a limiter that rejects because the call has ended is not to blame', async () => {
  const take = (_: string, signal?: AbortSignal): Promise<void> =>
    new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('gave up'))));
  const { client } = service(json({}), { rateLimit: { take } });
  expect(await failure(call(client, safe, {}, { timeout: { total: 5 } }))).toMatchObject({
    name: 'TimeoutError',
    limit: 'total',
  });
  expect(await failure(call(client, safe, {}, { signal: AbortSignal.timeout(5) }))).toMatchObject({
    name: 'AbortError',
  });
});

it('clients of one account share the documented rate, and false lets all through', async () => {
  const of = { ...product, rateLimit: tokenBucket({ perSecond: 1 }) };
  const [one, other, free] = [
    service(json({}), { of }),
    service(json({}), { of }),
    service(json({}), { of, rateLimit: false }),
  ];
  await call(one.client, safe, {});
  const late = failure(call(other.client, safe, {}, { timeout: { total: 30 }, retry: { retries: 0 } }));
  await call(free.client, safe, {});
  expect(await late).toMatchObject({ name: 'TimeoutError' });
  expect(other.sent).toHaveLength(0);
});
