import { type CallOptions, TimeoutError } from '@yunspec/ecs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Call, type Clients, createIot, list, type Options, once, startClients } from './support/clients.js';
import {
  type Answer,
  answerJson,
  answerText,
  catchError,
  cut,
  drip,
  half,
  refuse,
  reset,
  silence,
} from './support/loopback.js';

// Retries, waits and limits: faults that other SDKs of these services were seen to have.

afterEach(() => {
  vi.restoreAllMocks();
});

const ok = answerJson({ RequestId: 'r-9' });
const busy = refuse('ServiceUnavailable', 503);
const throttle = (after?: string): Answer =>
  refuse('Throttling', 400, after === undefined ? {} : { 'retry-after': after });

const attempt = 10_000;

/** Timers end at once, but for the limit of an attempt; returned is how long they were to be. */
function skipTimers(limit = attempt): number[] {
  const waits: number[] = [];
  const original = globalThis.setTimeout;
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, ms = 0) => {
    if (ms !== attempt) waits.push(Math.round(ms));
    return original(run, ms === attempt ? limit : 0);
  }) as never);
  vi.spyOn(Math, 'random').mockReturnValue(0.9999999);
  return waits;
}

describe('no call given up at a failure that passes', () => {
  const rows: readonly [what: string, trouble: Answer][] = [
    ['a service that is busy', busy],
    ['too many calls', throttle()],
    ['a page with 502', answerText('<html>', 502)],
    ['a connection that ends', reset],
    ['an answer that is cut off', cut],
  ];

  it.each(rows)('%s, twice', async (_, trouble) => {
    skipTimers();
    const on = await startClients([trouble, trouble, ok]);
    expect(await list()(on)).toEqual({ RequestId: 'r-9' });
    expect(on.arrived).toHaveLength(3);
  });
});

describe('no wait longer than it is said to be, no option of a call without effect', () => {
  const call = (retry: CallOptions['retry']): Call => {
    return ({ ecs }) => ecs.describeRegions({}, { retry });
  };
  const rows: readonly [what: string, options: Options, call: Call, answer: Answer, want: readonly number[]][] = [
    ['by default', {}, list(), busy, [100, 200, 400, 800, 1600]],
    [
      'a period of 100',
      { retry: { base: 100, retries: 12 } },
      list(),
      busy,
      [100, 200, 400, 800, 1600, 3200, 6400, 12_800, 20_000, 20_000, 20_000, 20_000],
    ],
    ['a cap of the client', { retry: { base: 100, cap: 300 } }, list(), busy, [100, 200, 300, 300, 300]],
    ['no retries of the client', once, list(), busy, []],
    ['no retries of the call', {}, call({ retries: 0 }), busy, []],
    ['retries of the call', once, call({ retries: 2 }), busy, [100, 200]],
    ['a period of the call', {}, call({ base: 7, retries: 3 }), busy, [7, 14, 28]],
    ['a cap of the call', {}, call({ cap: 150 }), busy, [100, 150, 150, 150, 150]],
    ['Retry-After', {}, call({ retries: 1 }), throttle('2'), [2000]],
    ['Retry-After for three days', {}, call({ retries: 1 }), throttle('259200'), [20_000]],
    ['Retry-After and a cap of the call', {}, call({ retries: 1, cap: 50 }), throttle('60'), [50]],
    ['Retry-After that is no time', {}, call({ retries: 1 }), throttle('soon'), [100]],
    ['Retry-After beyond the end of the call', { timeout: { total: 12_000 } }, list(), throttle('15'), []],
  ];

  it.each(rows)('%s', async (_, options, run, answer, want) => {
    const waits = skipTimers();
    const on = await startClients(answer, options);
    await catchError(run(on));
    expect(waits).toEqual(want);
    expect(on.arrived).toHaveLength(want.length + 1);
  });

  it('Retry-After as a date', async () => {
    const waits = skipTimers();
    const on = await startClients((response, request) =>
      throttle(new Date(Date.now() + 5000).toUTCString())(response, request),
    );
    await catchError(on.ecs.describeRegions({}, { retry: { retries: 1 } }));
    expect(waits[0]).toBeGreaterThan(3000);
    expect(waits[0]).toBeLessThanOrEqual(5000);
  });
});

describe('no call without an end', () => {
  const silent: readonly [what: string, answer: Answer][] = [
    ['never answers', silence],
    ['stops in the middle of its answer', half],
    ['never comes to the end of its answer', drip],
  ];
  const calls: readonly [product: string, call: Call][] = [
    ['ecs', list()],
    ['cas', ({ cas }) => cas.listInstances()],
    ['iotda', createIot()],
  ];

  it.each(calls.flatMap(([product, call]) => silent.map(([what, answer]) => [product, what, call, answer] as const)))(
    '%s ends by itself after ten seconds where a service %s',
    async (_, _what, call, answer) => {
      skipTimers(100);
      const on = await startClients(answer, once);
      const error = await catchError(call(on));
      expect(error).toBeInstanceOf(TimeoutError);
      expect(error.message).toMatch(/took longer than 10000 ms \(one attempt\)/);
      await vi.waitFor(() => expect(on.closed()).toBe(1));
    },
  );

  const limits: readonly [what: string, options: Options, perCall: CallOptions, limit: string][] = [
    ['of each attempt', { timeout: 100 }, {}, 'attempt'],
    ['of each attempt of the call', {}, { timeout: 100 }, 'attempt'],
    ['of all attempts', { timeout: { total: 100 } }, {}, 'total'],
    ['of all attempts of the call', {}, { timeout: { total: 100 } }, 'total'],
  ];

  it.each(limits.flatMap(([what, ...row]) => silent.map(([how, answer]) => [what, how, answer, ...row] as const)))(
    'a limit %s holds where a service %s',
    async (_, _how, answer, options, perCall, limit) => {
      const on = await startClients(answer, { ...once, ...options });
      const began = performance.now();
      expect(await catchError(on.ecs.describeRegions({}, perCall))).toMatchObject({ name: 'TimeoutError', limit });
      expect(performance.now() - began).toBeLessThan(5000);
    },
  );
});

describe('no call that its caller cannot end', () => {
  const rows: readonly [when: string, answer: Answer, requests: number, closed: number][] = [
    ['before it begins', ok, 0, 0],
    ['before it is answered', silence, 1, 1],
    ['in the middle of its answer', half, 1, 1],
    ['while it waits for the next attempt', throttle('15'), 1, 0],
  ];

  it.each(rows)('%s', async (when, answer, requests, closed) => {
    const on = await startClients(answer);
    const controller = new AbortController();
    const reason = new Error('enough');
    const began = performance.now();
    if (requests === 0) controller.abort(reason);
    else
      void vi
        .waitFor(() => expect(on.arrived).toHaveLength(1))
        .then(() => setTimeout(() => controller.abort(reason), 30));
    const error = await catchError(on.ecs.describeRegions({}, { signal: controller.signal }));
    expect(error).toMatchObject({ name: 'AbortError', operation: 'DescribeRegions', cause: reason });
    expect(performance.now() - began, when).toBeLessThan(5000);
    expect(on.arrived).toHaveLength(requests);
    await vi.waitFor(() => expect(on.closed()).toBe(closed));
  });
});

describe('no waiter that goes on for nothing', () => {
  const seen = (Status: string): Answer =>
    answerJson({ TotalCount: 1, Instances: { Instance: [{ InstanceId: 'i-1', Status }] } });
  const wait = ({ ecs }: Clients, options: object): Promise<unknown> =>
    ecs.waitUntilInstanceRunning(
      { RegionId: 'cn-hangzhou', InstanceIds: ['i-1'] },
      { maxWait: 60_000, minDelay: 5, ...options },
    );
  const rows: readonly [what: string, answers: readonly Answer[], options: object, want: object, requests: number][] = [
    ['a denial', [refuse('Forbidden', 403)], {}, { name: 'AuthError', code: 'Forbidden' }, 1],
    ['an error nobody knows', [refuse('Frob.Nicate', 400)], {}, { name: 'ServiceError', code: 'Frob.Nicate' }, 1],
    ['an abort before it begins', [ok], { signal: AbortSignal.abort() }, { name: 'AbortError' }, 0],
    [
      'time that runs out',
      [seen('Starting')],
      { maxWait: 300 },
      { name: 'WaiterError', reason: 'timeout', states: ['Starting'] },
      2,
    ],
    [
      'an instance that is lost',
      [seen('Starting'), answerJson({ TotalCount: 0, Instances: { Instance: [] } })],
      {},
      { name: 'WaiterError', reason: 'failed' },
      3,
    ],
    [
      'no limit at all',
      [seen('Starting')],
      { maxWait: undefined },
      { name: 'ConfigurationError', message: expect.stringContaining('maxWait') },
      0,
    ],
  ];

  it.each(rows)('%s', async (_, answers, options, want, requests) => {
    const on = await startClients(answers);
    expect(await catchError(wait(on, options))).toMatchObject(want);
    expect(on.arrived.length).toBeGreaterThanOrEqual(requests);
    if (requests < 2) expect(on.arrived).toHaveLength(requests);
  });

  it('its pauses end when it is aborted', async () => {
    const on = await startClients(seen('Starting'));
    const began = performance.now();
    expect(await catchError(wait(on, { minDelay: 30_000, signal: AbortSignal.timeout(100) }))).toMatchObject({
      name: 'AbortError',
    });
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
