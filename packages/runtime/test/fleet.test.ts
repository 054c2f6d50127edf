import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type PointLimiter, shareRateLimit } from '../src/fleet.js';
import { call } from '../src/index.js';
import { failure, json, safe, service } from './support/service.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const fourPerSecond = (): RateLimiterMemory => new RateLimiterMemory({ points: 4, duration: 1 });

/** Returns a limiter whose store fails, and the number of times it was asked. */
function failingStore(error: unknown): PointLimiter & { asked: number } {
  return {
    asked: 0,
    consume() {
      this.asked++;
      return Promise.reject(error);
    },
  };
}

it('lets as many calls through as there are points, and the others when there are points again, in order', async () => {
  const limit = shareRateLimit(fourPerSecond());
  const began = Date.now();
  const seen: [number, number][] = [];
  const all = Array.from({ length: 10 }, (_, index) =>
    limit.take('key')?.then(() => seen.push([index, Math.floor((Date.now() - began) / 1000)])),
  );
  await vi.advanceTimersByTimeAsync(5000);
  await Promise.all(all);
  expect(seen).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2].map((second, index) => [index, second]));
});

it('shares the points of one store between limiters', async () => {
  const store = fourPerSecond();
  const [one, other] = [shareRateLimit(store), shareRateLimit(store)];
  let sent = 0;
  for (const limit of [one, other, one, other, one, other]) void limit.take('key')?.then(() => sent++);
  await vi.advanceTimersByTimeAsync(900);
  expect(sent).toBe(4);
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toBe(6);
});

it('keeps a queue for each key', async () => {
  const limit = shareRateLimit(new RateLimiterMemory({ points: 1, duration: 1 }));
  const sent: string[] = [];
  for (const key of ['a', 'a', 'b', 'b']) void limit.take(key)?.then(() => sent.push(key));
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toEqual(['a', 'b']);
});

it('asks the store on behalf of all calls that wait, not for each of them', async () => {
  const store = fourPerSecond();
  const consume = vi.spyOn(store, 'consume');
  const limit = shareRateLimit(store);
  const all = Array.from({ length: 100 }, () => limit.take('key'));
  await vi.advanceTimersByTimeAsync(500);
  // one after another: the first, the three that are left, and one that is refused
  expect(consume).toHaveBeenCalledTimes(5);
  await vi.advanceTimersByTimeAsync(60_000);
  await Promise.all(all);
});

it('ends at once when a waiting call is aborted, takes no point for it, and leaves no timer', async () => {
  const store = fourPerSecond();
  const { client, sent } = service(json({}), { rateLimit: shareRateLimit(store), timeout: { total: 1e8 } });
  await Promise.all(Array.from({ length: 4 }, () => call(client, safe, {})));
  const controller = new AbortController();
  const waiting = Array.from({ length: 3 }, () => failure(call(client, safe, {}, { signal: controller.signal })));
  await vi.advanceTimersByTimeAsync(100);
  controller.abort();
  for (const error of await Promise.all(waiting)) expect(error).toMatchObject({ name: 'AbortError' });
  expect(vi.getTimerCount()).toBe(1); // the store's own
  await vi.advanceTimersByTimeAsync(1000);
  await Promise.all(Array.from({ length: 4 }, () => call(client, safe, {})));
  expect(sent).toHaveLength(8);
});

it('starts again after everybody gave up', async () => {
  const limit = shareRateLimit(new RateLimiterMemory({ points: 1, duration: 1 }));
  await limit.take('key');
  const controller = new AbortController();
  const waiting = failure(limit.take('key', controller.signal) as Promise<void>);
  await vi.advanceTimersByTimeAsync(100);
  controller.abort(new Error('enough'));
  expect(await waiting).toMatchObject({ message: 'enough' });
  const next = limit.take('key');
  await vi.advanceTimersByTimeAsync(1100);
  await next;
});

it.each([0, -1])('does not ask without a pause when the store reports %i ms', async (msBeforeNext) => {
  const store = failingStore(new RateLimiterRes(0, msBeforeNext, 5, false));
  const waiting = failure(shareRateLimit(store).take('key', AbortSignal.timeout(1e9)) as Promise<void>);
  await vi.advanceTimersByTimeAsync(1000);
  expect(store.asked).toBeLessThanOrEqual(100);
  expect(store.asked).toBeGreaterThan(1);
  void waiting;
});

it('sends all calls that wait when the store fails', async () => {
  const onStoreError = vi.fn();
  const { client, sent } = service(json({}), {
    rateLimit: shareRateLimit(failingStore(new Error('down')), { onStoreError }),
  });
  await Promise.all(Array.from({ length: 5 }, () => call(client, safe, {})));
  expect(sent).toHaveLength(5);
  expect(onStoreError).toHaveBeenCalledWith(expect.objectContaining({ message: 'down' }));
});

it('fails the calls that wait when the callback throws', async () => {
  const onStoreError = (error: Error): never => {
    throw error;
  };
  const { client, sent } = service(json({}), { rateLimit: shareRateLimit(failingStore('down'), { onStoreError }) });
  expect(await failure(call(client, safe, {}))).toMatchObject({ name: 'ConfigurationError' });
  expect(sent).toHaveLength(0);
});
