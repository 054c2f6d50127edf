import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { call, tokenBucket } from '../src/index.js';
import { failure, json, product, safe, service } from './support/service.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** When each of some takes is let through, in ms from the start. */
async function times(count: number, take: () => Promise<void> | undefined): Promise<number[]> {
  const began = Date.now();
  const all = Array.from({ length: count }, async () => {
    await take();
    return Date.now() - began;
  });
  await vi.advanceTimersByTimeAsync(60_000);
  return Promise.all(all);
}

it.each([
  [{ perSecond: 10, burst: 1 }, [0, 100, 200, 300, 400]],
  [{ perSecond: 10, burst: 3 }, [0, 0, 0, 100, 200]],
  [{ perSecond: 2 }, [0, 0, 500, 1000, 1500]],
])('%o lets five calls through at %o ms, in their order', async (options, want) => {
  const bucket = tokenBucket({ ...options });
  expect(await times(5, () => bucket.take('key'))).toEqual(want);
});

it('keys do not wait for each other', async () => {
  const bucket = tokenBucket({ perSecond: 1, burst: 1 });
  expect(bucket.take('a')).toBeUndefined();
  expect(bucket.take('b')).toBeUndefined();
  expect(bucket.take('a')).toBeInstanceOf(Promise);
});

it('a pause fills the bucket again, and no further than that', async () => {
  const bucket = tokenBucket({ perSecond: 10, burst: 2 });
  await times(4, () => bucket.take('key'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await times(3, () => bucket.take('key'))).toEqual([0, 0, 100]);
});

it('a call that waits for its turn ends at once when it is aborted', async () => {
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

it('clients of one account share the documented rate, and false lets all through', async () => {
  vi.useRealTimers();
  const of = { ...product, rateLimit: tokenBucket({ perSecond: 1 }) };
  const [one, other, free] = [service(json({}), { of }), service(json({}), { of }), service(json({}), { of, rateLimit: false })];
  await call(one.client, safe, {});
  const late = failure(call(other.client, safe, {}, { timeout: { total: 30 }, retry: { retries: 0 } }));
  await call(free.client, safe, {});
  expect(await late).toMatchObject({ name: 'TimeoutError' });
  expect(other.sent).toHaveLength(0);
});
