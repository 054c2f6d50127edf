import { afterEach, expect, it, vi } from 'vitest';
import { type CallOptions, type ClientOptions, call, type Product } from '../src/index.js';
import { computeBackoff, defaultRetry, parseRetryAfter } from '../src/retry/policy.js';
import { sleepBetweenRequests } from '../src/time/sleep.js';
import { type Answer, failure, json, product, refusal, safe, service, text } from './support/service.js';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const policy = { retries: 5, base: 100, cap: 1000 };

const waits: readonly [retry: number, after: number | undefined, random: number, want: number][] = [
  [0, undefined, 0, 0],
  [0, undefined, 0.5, 50],
  [0, undefined, 0.999, 99.9],
  [1, undefined, 0.5, 100],
  [3, undefined, 0.5, 400],
  [4, undefined, 1, 1000],
  [60, undefined, 1, 1000],
  [2000, undefined, 1, 1000],
  [0, 300, 0.5, 300],
  [0, 20, 0.5, 50],
  [0, 5000, 0.5, 1000],
  [0, 0, 0.5, 50],
  [0, Number.POSITIVE_INFINITY, 0.5, 1000],
];

it.each(waits)('retry %i with Retry-After %s and random %d waits %d ms', (retry, after, random, want) => {
  expect(computeBackoff(policy, retry, after, () => random)).toBeCloseTo(want);
});

it('no backoff of the default policy is longer than its cap', () => {
  for (let retry = 0; retry < 100; retry++)
    expect(computeBackoff(defaultRetry, retry, undefined, () => 1)).toBe(Math.min(20_000, 100 * 2 ** retry));
});

const now = Date.parse('2015-10-21T07:28:00Z');
const headers: readonly [header: string | undefined, want: number | undefined][] = [
  [undefined, undefined],
  ['0', 0],
  ['2', 2000],
  ['1.5', 1500],
  ['1.25', 1250],
  ['Wed, 21 Oct 2015 07:28:30 GMT', 30_000],
  ['Wed, 21 Oct 2015 07:27:00 GMT', 0],
  ['soon', undefined],
  ['x5', undefined],
  ['5x', undefined],
  ['', undefined],
];

it.each(headers)('Retry-After %j means %j ms', (header, want) => {
  expect(parseRetryAfter(header, now)).toBe(want);
});

type Options = ClientOptions & { readonly of?: Product };

/** The waits a client announces; the first of them ends the call, so that nothing really waits. */
async function announced(answer: Answer, options: Options, perCall: CallOptions): Promise<number[]> {
  const delays: number[] = [];
  const controller = new AbortController();
  const onRetry = ({ delay }: { delay: number }): void => {
    delays.push(delay);
    controller.abort();
  };
  const { client } = service(answer, { ...options, hooks: { onRetry } });
  await call(client, safe, {}, { ...perCall, signal: controller.signal }).catch(() => undefined);
  return delays;
}

/** A product whose document says how to try again. */
const advised: Product = { ...product, retries: { base: 600, cap: 9000 } };

const throttled = (after?: string): Answer =>
  refusal('Throttling', 400, after === undefined ? {} : { 'retry-after': after });

const honoured: readonly [
  what: string,
  answer: Answer,
  options: Options,
  perCall: CallOptions,
  want: readonly number[],
][] = [
  ['no Retry-After', throttled(), { retry: { base: 100 } }, {}, [50]],
  ['seconds', throttled('3'), { retry: { base: 100 } }, {}, [3000]],
  ['seconds past the cap', throttled('259200'), { retry: { base: 100 } }, {}, [20_000]],
  ['a cap of the client', throttled('60'), { retry: { cap: 7000 } }, {}, [7000]],
  ['a cap of the call', throttled('60'), {}, { retry: { cap: 50 } }, [50]],
  ['a base of the call', throttled(), {}, { retry: { base: 400 } }, [200]],
  ['the base of the product', throttled(), { of: advised }, {}, [300]],
  ['the cap of the product', throttled('60'), { of: advised }, {}, [9000]],
  ['no retries of the product', throttled(), { of: { ...product, retries: { retries: 0 } } }, {}, []],
  ['a base of the client before the product’s', throttled(), { of: advised, retry: { base: 100 } }, {}, [50]],
  ['a base of the call before the product’s', throttled(), { of: advised }, { retry: { base: 400 } }, [200]],
  [
    'undefined says nothing',
    throttled(),
    { retry: { base: 100 } },
    { retry: { retries: undefined, base: undefined } as never },
    [50],
  ],
  ['no retries', throttled(), { retry: { retries: 0 } }, {}, []],
  ['no retries of the call', throttled(), {}, { retry: { retries: 0 } }, []],
  [
    'a page with 429 of something in between',
    text('<html>slow down</html>', 429, { 'retry-after': '2' }),
    {},
    {},
    [2000],
  ],
  ['a wait that would pass the deadline', throttled('3'), {}, { timeout: { total: 2000 } }, []],
];

it.each(honoured)('the wait after %s', async (_, answer, options, perCall, want) => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  expect(await announced(answer, options, perCall)).toEqual(want);
});

it('a date in Retry-After is read by the clock of the service', async () => {
  const behind = 3_600_000;
  const theirs = (): number => Date.now() + behind;
  const expired: Answer = () =>
    new Response('{"Code":"InvalidTimeStamp.Expired","Message":"late"}', {
      status: 400,
      headers: { date: new Date(theirs()).toUTCString() },
    });
  const later: Answer = () =>
    new Response('{"Code":"Throttling","Message":"slow"}', {
      status: 400,
      headers: { 'retry-after': new Date(theirs() + 10_000).toUTCString() },
    });
  const delays: number[] = [];
  const controller = new AbortController();
  const { client } = service([expired, later], {
    hooks: {
      onRetry: ({ delay }) => {
        delays.push(delay);
        controller.abort();
      },
    },
  });
  await failure(call(client, safe, {}, { signal: controller.signal }));
  expect(delays[0]).toBeGreaterThan(7000);
  expect(delays[0]).toBeLessThan(12_000);
});

it('onRetry is told before each wait', async () => {
  const events: unknown[] = [];
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const { client } = service([throttled(), refusal('InternalError', 500), json({})], {
    retry: { base: 2 },
    hooks: { onRetry: (event) => events.push(event) },
  });
  await call(client, safe, {});
  expect(events).toEqual([
    { operation: 'DescribeDisks', retry: 1, delay: 1, error: expect.objectContaining({ name: 'ThrottlingError' }) },
    { operation: 'DescribeDisks', retry: 2, delay: 2, error: expect.objectContaining({ code: 'InternalError' }) },
  ]);
});

it('a sleep ends at once when it is aborted, before or during it', async () => {
  const reason = new Error('enough');
  const controller = new AbortController();
  const started = performance.now();
  const sleeping = failure(sleepBetweenRequests('Op', 60_000, controller.signal));
  controller.abort(reason);
  expect(await sleeping).toMatchObject({ name: 'AbortError', cause: reason });
  expect(await failure(sleepBetweenRequests('Op', 60_000, controller.signal))).toMatchObject({ cause: reason });
  expect(performance.now() - started).toBeLessThan(1000);
});

it.each([2 ** 31, Number.POSITIVE_INFINITY])('a sleep of %d ms does not end at once', async (ms) => {
  const controller = new AbortController();
  const ended = vi.fn();
  const sleeping = sleepBetweenRequests('Op', ms, controller.signal).then(ended, () => undefined);
  await sleepBetweenRequests('Op', 20);
  controller.abort();
  await sleeping;
  expect(ended).not.toHaveBeenCalled();
});
