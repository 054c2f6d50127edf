import { afterEach, expect, it, vi } from 'vitest';
import { type ClientOptions, type Operation, type Waiter, type WaitOptions, wait } from '../src/index.js';
import { type Answer, broken, failure, json, refusal, service, silence, text } from './support/service.js';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const list: Operation<Record<string, unknown>, Record<string, unknown>> = {
  name: 'DescribeDisks',
  safe: true,
  input: { type: 'object', properties: { DiskId: { type: 'string' } } },
};
const ready: Waiter = { name: 'DiskReady', items: 'Disks.Disk', state: 'Status', until: ['Available'], fails: [] };

const disks = (...states: readonly string[]): Answer => json({ Disks: { Disk: states.map((Status) => ({ Status })) } });
const creating = disks('Creating');
const available = disks('Available');
const quick: WaitOptions = { maxWait: 1000, minDelay: 1, maxDelay: 2 };

const waiting = (answers: Answer | Answer[], options: Partial<WaitOptions> = {}, ofClient: ClientOptions = {}) => {
  const { client, sent } = service(answers, { retry: { retries: 0 }, ...ofClient });
  return { done: wait(client, ready, list, {}, { ...quick, ...options }), sent };
};

const passing: readonly [what: string, trouble: Answer, options?: Partial<WaitOptions>][] = [
  ['throttling', refusal('Throttling', 400)],
  ['throttling that asks for more time than there is', refusal('Throttling', 400, { 'retry-after': '60' })],
  ['429', refusal('TooMany', 429)],
  ['a documented code', refusal('ServiceUnavailable', 400)],
  ['500', refusal('Mystery', 500)],
  ['503', refusal('Mystery', 503)],
  ['a page with 502', text('<html>', 502)],
  ['a page with 429', text('<html>', 429)],
  ['ECONNRESET', broken('ECONNRESET')],
  ['ECONNREFUSED', broken('ECONNREFUSED')],
  ['an attempt that takes too long', silence, { timeout: 5 }],
];

it.each(passing)('%s is waited through', async (_, trouble, options) => {
  const { done, sent } = waiting([trouble, creating, trouble, trouble, available], options);
  expect(await done).toEqual({ Disks: { Disk: [{ Status: 'Available' }] } });
  expect(sent).toHaveLength(5);
});

it('throttling is repeated first, and waited through when that did not help', async () => {
  const throttled = refusal('Throttling', 400);
  const onRetry = vi.fn();
  const { done, sent } = waiting(
    [throttled, throttled, throttled, available],
    {},
    { retry: { retries: 2 }, hooks: { onRetry } },
  );
  await done;
  expect([sent.length, onRetry.mock.calls.length]).toEqual([4, 2]);
});

it('trouble is waited through when the client has no budget for retries left', async () => {
  const { client, sent } = service([...Array<Answer>(60).fill(refusal('Mystery', 503)), available], {
    retry: { retries: 50, cap: 1 },
  });
  await wait(client, ready, list, {}, { ...quick, maxWait: 5000 });
  expect(sent).toHaveLength(61);
});

/** Returns the outcome of a wait of 100 ms, which looks at 0, 20, 50 and 80 ms. */
async function atTheEnd(answers: Answer | Answer[], options: Partial<WaitOptions> = {}) {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(1);
  const ending = failure(waiting(answers, { maxWait: 100, minDelay: 20, maxDelay: 100, ...options }).done);
  await vi.advanceTimersByTimeAsync(100);
  return ending;
}

const final: readonly [what: string, trouble: Answer, want: object, options?: Partial<WaitOptions>][] = [
  ['throttling', refusal('Throttling', 400), { name: 'ThrottlingError', code: 'Throttling' }],
  ['503', refusal('Mystery', 503), { name: 'ServiceError', status: 503 }],
  ['a page', text('<html>', 502), { name: 'ResponseError', status: 502 }],
  ['no connection', broken('ECONNRESET'), { name: 'ConnectionError', code: 'ECONNRESET' }],
  ['an attempt that takes too long', silence, { name: 'TimeoutError', limit: 'attempt' }, { timeout: 5 }],
];

it.each(final)('at the end, the last trouble is the cause: %s', async (_, trouble, cause, options) => {
  const error = await atTheEnd([creating, trouble], options);
  expect(error).toMatchObject({
    name: 'WaiterError',
    reason: 'timeout',
    states: ['Creating'],
    last: { Disks: { Disk: [{ Status: 'Creating' }] } },
    message: expect.stringMatching(
      /^waitUntilDiskReady ran out of time after \d+\.\d s; last seen: Creating; the last look failed with \w+Error$/,
    ),
  });
  expect(error.cause).toMatchObject(cause);
});

it('trouble from beginning to end has seen nothing', async () => {
  const error = await atTheEnd(refusal('Mystery', 503));
  expect(error).toMatchObject({ reason: 'timeout', states: [], cause: { status: 503 } });
});

it('trouble that is over is no cause', async () => {
  const error = await atTheEnd([refusal('Mystery', 503), creating]);
  expect(error).toMatchObject({ reason: 'timeout', states: ['Creating'] });
  expect(error.cause).toBeUndefined();
});

const lasting: readonly [what: string, trouble: Answer, want: object, ofClient?: ClientOptions][] = [
  ['501', refusal('Mystery', 501), { name: 'ServiceError', status: 501 }],
  ['a page with 501', text('<html>', 501), { name: 'ResponseError', status: 501 }],
  ['a code that is never to be repeated', refusal('QuotaFull', 503), { name: 'ServiceError', code: 'QuotaFull' }],
  ['a limit of the caller’s own', silence, { name: 'TimeoutError', limit: 'total' }, { timeout: { total: 30 } }],
];

it.each(lasting)('%s ends the wait at once, as it is', async (_, trouble, want, ofClient) => {
  const { done, sent } = waiting([creating, trouble, available], { maxWait: 60_000 }, ofClient);
  expect(await failure(done)).toMatchObject(want);
  expect(sent).toHaveLength(2);
});

const odd: readonly [name: string, value: unknown, reason: string][] = [
  ['minDelay', 0, 'minDelay must be above 0'],
  ...['minDelay', 'maxDelay'].flatMap((name) =>
    [Number.NaN, -1, '2', null].map((value): [string, unknown, string] => [
      name,
      value,
      `${name} must be a number of at least 0, not ${String(value)}`,
    ]),
  ),
];

it.each(odd)('%s cannot be %j', async (name, value, reason) => {
  const { done, sent } = waiting(creating, { [name]: value });
  expect(await failure(done)).toMatchObject({ name: 'ConfigurationError', message: `DiskReady: ${reason}` });
  expect(sent).toHaveLength(0);
});

const schedules: readonly [options: WaitOptions, looks: readonly number[]][] = [
  [{ maxWait: 900 }, [0, 650]],
  [{ maxWait: 1500 }, [0, 1000, 1250]],
  [{ maxWait: 3000 }, [0, 1000, 2500, 2750]],
  [{ maxWait: 1000, minDelay: 600 }, [0, 600, 750]],
  [{ maxWait: 100, minDelay: 20 }, [0, 20, 50, 80]],
  [{ maxWait: 200 }, [0]],
  [{ maxWait: 3000, maxDelay: 0 }, [0, 1000, 2000, 2750]],
  [{ maxWait: 60_000, minDelay: 10_000 }, [0, 10_000, 25_000, 40_000, 55_000, 59_750]],
];

it.each(schedules)('%j is used to its end, with looks at %j ms', async (options, looks) => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(1);
  const began = performance.now();
  const times: number[] = [];
  const timed: Answer = (request, signal) => {
    times.push(Math.round(performance.now() - began));
    return creating(request, signal);
  };
  const { client } = service(timed);
  const ending = failure(wait(client, ready, list, {}, options));
  await vi.advanceTimersByTimeAsync(options.maxWait);
  expect(await ending).toMatchObject({ name: 'WaiterError', reason: 'timeout' });
  expect(times).toEqual(looks);
});
