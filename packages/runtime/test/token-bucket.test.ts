import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ConfigurationError, type RateLimiter, tokenBucket } from '../src/index.js';
import { failure } from './support/service.js';

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
  [{ perSecond: 0.5 }, [0, 2000, 4000, 6000, 8000]],
  [{ perSecond: 10, burst: 1.5 }, [0, 50, 150, 250, 350]],
])('%o lets five calls through at %o ms, in their order', async (options, want) => {
  const bucket = tokenBucket({ ...options });
  expect(await times(5, () => bucket.take('key'))).toEqual(want);
});

it.each([
  { perSecond: 0 },
  { perSecond: -1 },
  { perSecond: Number.NaN },
  { perSecond: 10, burst: 0 },
  { perSecond: 10, burst: 0.5 },
  { perSecond: 10, burst: Number.NaN },
])('%o is no rate', (options) => {
  expect(() => tokenBucket(options)).toThrow(ConfigurationError);
  expect(() => tokenBucket(options)).toThrow(/^A token bucket needs perSecond above 0 and burst of at least 1, not /);
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

/** Calls that wait for a bucket, each until its signal gives up. */
function queueOf(bucket: RateLimiter) {
  const went: unknown[] = [];
  const began = Date.now();
  const take = async (name: unknown, signal?: AbortSignal): Promise<void> => {
    await bucket.take('key', signal);
    went.push([name, Date.now() - began]);
  };
  return { went, take };
}

it('who gives up waiting costs the next nothing', async () => {
  const { went, take } = queueOf(tokenBucket({ perSecond: 50, burst: 1 }));
  const controller = new AbortController();
  const reason = new Error('left');
  await take('first');
  const waiting = Array.from({ length: 50 }, () => failure(take('gone', controller.signal)));
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
  controller.abort(reason);
  expect(new Set(await Promise.all(waiting))).toEqual(new Set([reason]));
  const next = take('next');
  await vi.advanceTimersByTimeAsync(1000);
  await next;
  expect(went).toEqual([
    ['first', 0],
    ['next', 20],
  ]);
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
});

it('who gives up in the middle lets those behind move up', async () => {
  const { went, take } = queueOf(tokenBucket({ perSecond: 10, burst: 1 }));
  const controllers = Array.from({ length: 6 }, () => new AbortController());
  const all = controllers.map((controller, i) => take(i, controller.signal).catch(() => undefined));
  await vi.advanceTimersByTimeAsync(50);
  for (const i of [1, 3, 4]) controllers[i]?.abort();
  await vi.advanceTimersByTimeAsync(1000);
  await Promise.all(all);
  expect(went).toEqual([
    [0, 0],
    [2, 100],
    [5, 200],
  ]);
});

it('first come, first served, also by who comes when a turn is due', async () => {
  const { went, take } = queueOf(tokenBucket({ perSecond: 10, burst: 1 }));
  const all = [take('a'), take('b'), take('c')];
  vi.setSystemTime(Date.now() + 150);
  all.push(take('late'));
  await vi.advanceTimersByTimeAsync(1000);
  await Promise.all(all);
  expect(went.map((one) => (one as unknown[])[0])).toEqual(['a', 'b', 'c', 'late']);
});

it('asked for twice of what it allows, with little patience, it lets through all that it allows', async () => {
  const { went, take } = queueOf(tokenBucket({ perSecond: 20, burst: 20 }));
  const perSecond: number[] = [];
  for (let second = 0; second < 5; second++) {
    for (let i = 0; i < 40; i++) {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 300);
      take(i, controller.signal).catch(() => undefined);
      await vi.advanceTimersByTimeAsync(25);
    }
    perSecond.push(went.splice(0).length);
  }
  expect(perSecond[0]).toBeGreaterThanOrEqual(39);
  for (const count of perSecond.slice(1)) expect([19, 20, 21]).toContain(count);
});

it('a clock that is set back lets nobody wait for ever', async () => {
  const { went, take } = queueOf(tokenBucket({ perSecond: 10, burst: 1 }));
  const all = [take('a'), take('b')];
  vi.setSystemTime(Date.now() - 3_600_000);
  await vi.advanceTimersByTimeAsync(1000);
  await Promise.all(all);
  expect(went).toHaveLength(2);
});

it('who gave up beforehand does not wait', async () => {
  const bucket = tokenBucket({ perSecond: 0.001, burst: 1 });
  void bucket.take('key');
  const reason = new Error('left');
  expect(await failure(bucket.take('key', AbortSignal.abort(reason)) as Promise<void>)).toBe(reason);
  expect(vi.getTimerCount()).toBe(0);
});

it('nobody waiting, no timer runs', async () => {
  const bucket = tokenBucket({ perSecond: 10, burst: 1 });
  const controller = new AbortController();
  void bucket.take('key');
  const waiting = [
    failure(bucket.take('key', controller.signal) as Promise<void>),
    failure(bucket.take('key', controller.signal) as Promise<void>),
  ];
  expect(vi.getTimerCount()).toBe(1);
  controller.abort();
  await Promise.all(waiting);
  expect(vi.getTimerCount()).toBe(0);
});
