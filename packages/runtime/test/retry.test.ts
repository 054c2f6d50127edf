import { afterEach, expect, it, vi } from 'vitest';
import { type CallOptions, type ClientOptions, call, type Operation } from '../src/index.js';
import { RetryBudget } from '../src/retry/budget.js';
import { backoff, defaultRetry, retryAfterMs } from '../src/retry/policy.js';
import { sleep } from '../src/retry/sleep.js';
import { type Answer, broken, failure, json, plain, refusal, safe, service, silence, text, tokened } from './support/service.js';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const ok = json({ RequestId: 'r' });
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
  expect(backoff(policy, retry, after, () => random)).toBeCloseTo(want);
});

it('no backoff of the default policy is longer than its cap', () => {
  for (let retry = 0; retry < 100; retry++)
    expect(backoff(defaultRetry, retry, undefined, () => 1)).toBe(Math.min(20_000, 100 * 2 ** retry));
});

const now = Date.parse('2015-10-21T07:28:00Z');
const headers: readonly [header: string | undefined, want: number | undefined][] = [
  [undefined, undefined],
  ['0', 0],
  ['2', 2000],
  ['1.5', 1500],
  ['Wed, 21 Oct 2015 07:28:30 GMT', 30_000],
  ['Wed, 21 Oct 2015 07:27:00 GMT', 0],
  ['soon', undefined],
  ['', undefined],
];

it.each(headers)('Retry-After %j means %j ms', (header, want) => {
  expect(retryAfterMs(header, now)).toBe(want);
});

/** The waits a client announces; the first of them ends the call, so that nothing really waits. */
async function announced(answer: Answer, options: ClientOptions = {}, perCall: CallOptions = {}): Promise<number[]> {
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

const throttled = (after?: string): Answer => refusal('Throttling', 400, after === undefined ? {} : { 'retry-after': after });

const honoured: readonly [what: string, answer: Answer, options: ClientOptions, perCall: CallOptions, want: readonly number[]][] = [
  ['no Retry-After', throttled(), { retry: { base: 100 } }, {}, [50]],
  ['seconds', throttled('3'), { retry: { base: 100 } }, {}, [3000]],
  ['seconds past the cap', throttled('259200'), { retry: { base: 100 } }, {}, [20_000]],
  ['a cap of the client', throttled('60'), { retry: { cap: 7000 } }, {}, [7000]],
  ['a cap of the call', throttled('60'), {}, { retry: { cap: 50 } }, [50]],
  ['a base of the call', throttled(), {}, { retry: { base: 400 } }, [200]],
  ['undefined says nothing', throttled(), { retry: { base: 100 } }, { retry: { retries: undefined, base: undefined } as never }, [50]],
  ['no retries', throttled(), { retry: { retries: 0 } }, {}, []],
  ['no retries of the call', throttled(), {}, { retry: { retries: 0 } }, []],
  ['a page with 429 of something in between', text('<html>slow down</html>', 429, { 'retry-after': '2' }), {}, {}, [2000]],
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

type Times = readonly [answer: Answer, safe: number, tokened: number, plain: number];

const repeated: readonly [what: string, ...Times][] = [
  ['Throttling', throttled(), 3, 3, 3],
  ['Throttling.User', refusal('Throttling.User', 400), 3, 3, 3],
  ['a documented throttle', refusal('Throttling.Api', 503), 3, 3, 3],
  ['429', refusal('TooMany', 429), 3, 3, 3],
  ['429 with a page', text('<html>', 429), 3, 3, 3],
  ['a documented code', refusal('InternalError', 500), 3, 3, 1],
  ['a documented code with another status', refusal('ServiceUnavailable', 400), 3, 3, 1],
  ['an unknown code with 500', refusal('Mystery', 500), 3, 3, 1],
  ['an unknown code with 400', refusal('Mystery', 400), 1, 1, 1],
  ['a code that every object inherits', refusal('constructor', 400), 1, 1, 1],
  ['an HTML 502', text('<html>bad gateway</html>', 502), 3, 3, 1],
  ['a cut 200', text('{"RequestId":'), 1, 1, 1],
  ['auth', refusal('InvalidAccessKeyId.NotFound', 404), 1, 1, 1],
  ['ECONNREFUSED', broken('ECONNREFUSED'), 3, 3, 3],
  ['ENOTFOUND', broken('ENOTFOUND'), 3, 3, 3],
  ['ECONNREFUSED as the cause', () => Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } })), 3, 3, 3],
  ['ECONNRESET', broken('ECONNRESET'), 3, 3, 1],
  ['an unnamed failure', () => Promise.reject(new TypeError('fetch failed')), 3, 3, 1],
  ['a rejection with nothing', () => Promise.reject(undefined), 3, 3, 1],
  ['a timeout of the attempt', silence, 3, 3, 1],
  ['a result', ok, 1, 1, 1],
];

for (const [what, answer, ...times] of repeated) {
  it.each([
    ['a read', safe, times[0]],
    ['a write with a token', tokened, times[1]],
    ['a write without one', plain, times[2]],
  ] as const)(`${what}: %s is sent %s`, async (_, operation, want) => {
    const { client, sent } = service(answer, { retry: { retries: 2 }, timeout: what === 'a timeout of the attempt' ? 5 : 1000 });
    await call(client, operation as Operation<object>, {}).catch(() => undefined);
    expect(sent).toHaveLength(want);
  });
}

it('the last error is thrown when retries are used up, and says that more may help', async () => {
  const { client, sent } = service([refusal('InternalError', 500), refusal('ServiceUnavailable', 503)], { retry: { retries: 3 } });
  expect(await failure(call(client, safe, {}))).toMatchObject({
    name: 'ServiceError',
    code: 'ServiceUnavailable',
    status: 503,
    retryable: true,
  });
  expect(sent).toHaveLength(4);
});

it('every attempt is stamped and signed anew; the idempotency token stays', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now });
  const advance: Answer = () => {
    vi.setSystemTime(Date.now() + 1000);
    return new Response('{"Code":"InternalError","Message":"x"}', { status: 500 });
  };
  const { client, sent } = service([advance, advance, ok]);
  await call(client, tokened, { Size: 5 });
  const distinct = (name: string): number => new Set(sent.map(({ parameters }) => parameters[name])).size;
  expect(sent.map(({ parameters }) => parameters.Timestamp)).toEqual([
    '2015-10-21T07:28:00Z',
    '2015-10-21T07:28:01Z',
    '2015-10-21T07:28:02Z',
  ]);
  expect(['SignatureNonce', 'Signature', 'ClientToken', 'Size'].map(distinct)).toEqual([3, 3, 1, 1]);
  expect(sent[0]?.parameters.ClientToken).toMatch(/^[\x21-\x7e]{1,64}$/);
});

const tokens: readonly [given: object, want: unknown][] = [
  [{ ClientToken: 'mine' }, 'mine'],
  [{}, expect.stringMatching(/^[0-9a-f-]{36}$/)],
  [{ ClientToken: undefined }, expect.stringMatching(/^[0-9a-f-]{36}$/)],
];

it.each(tokens)('the token of %j is %s', async (given, want) => {
  const { client, sent } = service(ok);
  await call(client, tokened, Object.freeze(given));
  expect(sent[0]?.parameters.ClientToken).toEqual(want);
});

it('two calls never share a token', async () => {
  const { client, sent } = service(ok);
  await Promise.all([call(client, tokened, {}), call(client, tokened, {})]);
  expect(sent[0]?.parameters.ClientToken).not.toBe(sent[1]?.parameters.ClientToken);
});

const hour = 3_600_000;
const expired: Answer = () =>
  new Response('{"Code":"InvalidTimeStamp.Expired","Message":"late"}', {
    status: 400,
    headers: { date: new Date(Date.now() + hour).toUTCString() },
  });
const offsetOf = (sent: { parameters: Record<string, string> } | undefined): number =>
  Math.round((Date.parse(sent?.parameters.Timestamp ?? '') - Date.now()) / 10_000) * 10_000 || 0;

it('a wrong clock is corrected once, from the Date of the answer, and stays corrected', async () => {
  const { client, sent } = service([expired, ok]);
  await call(client, plain, {});
  await call(client, plain, {});
  expect(sent.map(offsetOf)).toEqual([0, hour, hour]);
});

it('a clock that is right already is not corrected again', async () => {
  const { client, sent } = service(expired);
  expect(await failure(call(client, plain, {}))).toMatchObject({ code: 'InvalidTimeStamp.Expired' });
  expect(sent).toHaveLength(2);
});

it.each([
  ['no Date', () => ({})],
  ['a Date that is none', () => ({ date: 'today' })],
  ['our own time', () => ({ date: new Date().toUTCString() })],
] as [string, () => Record<string, string>][])('%s corrects nothing', async (_, header) => {
  const { client, sent } = service((request, signal) => refusal('InvalidTimeStamp.Expired', 400, header())(request, signal));
  await failure(call(client, plain, {}));
  expect(sent).toHaveLength(1);
});

it('calls at the same time are all corrected', async () => {
  const early: Answer = (request, signal) => (offsetOf(request) === 0 ? expired(request, signal) : ok(request, signal));
  const { client, sent } = service(early);
  await Promise.all([call(client, plain, {}), call(client, plain, {}), call(client, plain, {})]);
  expect(sent.map(offsetOf)).toEqual([0, 0, 0, hour, hour, hour]);
});

it('correcting the clock takes no retry away', async () => {
  const { client, sent } = service([expired, throttled(), ok], { retry: { retries: 1 } });
  await call(client, plain, {});
  expect(sent).toHaveLength(3);
});

it('a clock is corrected even without retries', async () => {
  const { client, sent } = service([expired, ok], { retry: { retries: 0 } });
  await call(client, plain, {});
  expect(sent).toHaveLength(2);
});

it('calls at the same time count their retries apart', async () => {
  const { client, sent } = service(throttled(), { retry: { retries: 2 } });
  await Promise.all([
    failure(call(client, safe, {})),
    failure(call(client, safe, {})),
    failure(call(client, safe, {}, { retry: { retries: 0 } })),
  ]);
  expect(sent).toHaveLength(7);
});

it('a budget keeps retries from piling up', async () => {
  const { client, sent } = service(throttled(), { retry: { retries: 3 } });
  for (let i = 0; i < 10; i++) await failure(call(client, safe, {}));
  expect(sent).toHaveLength(10 + 20);
});

it('successes earn the budget back', () => {
  const budget = new RetryBudget(10);
  expect([budget.spend(), budget.spend(), budget.spend()]).toEqual([true, true, false]);
  for (let i = 0; i < 5; i++) budget.earn(false);
  expect([budget.spend(), budget.spend()]).toEqual([true, false]);
  for (let i = 0; i < 500; i++) budget.earn(false);
  expect([budget.spend(), budget.spend(), budget.spend()]).toEqual([true, true, false]);
});

it('a wait that cannot be had costs no budget', async () => {
  const { client, sent } = service(throttled('3'), { timeout: { total: 1000 }, retry: { retries: 1 } });
  for (let i = 0; i < 30; i++) await failure(call(client, safe, {}));
  await failure(call(client, safe, {}, { retry: { retries: 2, cap: 1 } }));
  expect(sent).toHaveLength(33);
});

it('onRetry is told before each wait', async () => {
  const events: unknown[] = [];
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const { client } = service([throttled(), refusal('InternalError', 500), ok], {
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
  const sleeping = failure(sleep(60_000, controller.signal));
  controller.abort(reason);
  expect(await sleeping).toBe(reason);
  expect(await failure(sleep(60_000, controller.signal))).toBe(reason);
  expect(performance.now() - started).toBeLessThan(1000);
});

it.each([2 ** 31, Number.POSITIVE_INFINITY])('a sleep of %d ms does not end at once', async (ms) => {
  const controller = new AbortController();
  const ended = vi.fn();
  const sleeping = sleep(ms, controller.signal).then(ended, () => undefined);
  await sleep(20);
  controller.abort();
  await sleeping;
  expect(ended).not.toHaveBeenCalled();
});
