import { getEventListeners } from 'node:events';
import { expect, it, vi } from 'vitest';
import { AbortError, type ClientOptions, call, tokenBucket } from '../src/index.js';
import { type Answer, credentials, failure, json, plain, refusal, safe, service, silence } from './support/service.js';

const reason = new Error('the user left');

it('a call that is aborted before it starts sends nothing', async () => {
  const { client, sent } = service(json({}));
  const error = await failure(call(client, safe, {}, { signal: AbortSignal.abort(reason) }));
  expect(error).toBeInstanceOf(AbortError);
  expect(error).toMatchObject({
    name: 'AbortError',
    message: 'DescribeDisks was aborted',
    operation: 'DescribeDisks',
    cause: reason,
  });
  expect(sent).toHaveLength(0);
});

const never = (): Promise<never> => new Promise(() => undefined);
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const moments: readonly [when: string, answer: Answer, options: ClientOptions, sent: number][] = [
  ['while the service is silent', silence, {}, 1],
  ['while a transport works that ignores the signal', never, {}, 1],
  ['during a wait between attempts', refusal('Throttling', 400, { 'retry-after': '15' }), {}, 1],
  ['while credentials are fetched', json({}), { credentials: never }, 0],
  ['while it waits for its turn', json({}), { rateLimit: { take: never } }, 0],
];

it.each(moments)('an abort %s ends the call at once', async (_, answer, options, count) => {
  const controller = new AbortController();
  const { client, sent } = service(answer, options);
  const ending = failure(call(client, safe, {}, { signal: controller.signal }));
  await wait(10);
  const started = performance.now();
  controller.abort(reason);
  expect(await ending).toMatchObject({ name: 'AbortError', cause: reason });
  expect(performance.now() - started).toBeLessThan(3000);
  await wait(5);
  expect(sent).toHaveLength(count);
});

it('an abort is not repeated', async () => {
  const controller = new AbortController();
  const answer: Answer = () => {
    controller.abort(reason);
    return Promise.reject(reason);
  };
  const { client, sent } = service(answer);
  expect(await failure(call(client, safe, {}, { signal: controller.signal }))).toMatchObject({ name: 'AbortError' });
  expect(sent).toHaveLength(1);
});

it('an abort reaches the transport', async () => {
  const controller = new AbortController();
  let seen: unknown;
  const answer: Answer = (request, signal) => {
    signal.addEventListener('abort', () => {
      seen = signal.aborted;
    });
    return silence(request, signal);
  };
  const { client } = service(answer);
  const ending = failure(call(client, safe, {}, { signal: controller.signal }));
  await wait(5);
  controller.abort(reason);
  await ending;
  expect(seen).toBe(true);
});

it('an abort after the end changes nothing, and no listener stays on the signal', async () => {
  const controller = new AbortController();
  const { client } = service([refusal('Throttling', 400), json({ a: 1 })]);
  expect(await call(client, safe, {}, { signal: controller.signal })).toEqual({ a: 1 });
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  controller.abort();
});

it('a call that was aborted beforehand asks for no credentials', async () => {
  const fetch = vi.fn(() => credentials);
  const { client } = service(json({}), { credentials: fetch });
  await failure(call(client, safe, {}, { signal: AbortSignal.abort(reason) }));
  expect(fetch).not.toHaveBeenCalled();
});

const together: readonly [count: number, where: string, answer: Answer | Answer[], options: ClientOptions][] = [
  [50, 'at the service', () => wait(20).then(() => new Response('{}')), {}],
  [
    20,
    'between two attempts',
    [...Array<Answer>(20).fill(refusal('Throttling', 400, { 'retry-after': '0.02' })), json({})],
    {},
  ],
  [50, 'for credentials', json({}), { credentials: () => wait(20).then(() => credentials) }],
  [50, 'for a turn', json({}), { rateLimit: { take: () => wait(20) } }],
  [50, 'for a turn of a token bucket', json({}), { rateLimit: tokenBucket({ perSecond: 5000, burst: 1 }) }],
];

it.each(together)(
  '%i calls that wait %s put one listener on the signal they share, and leave none',
  async (count, _, answer, options) => {
    const warned = vi.fn();
    process.on('warning', warned);
    const { signal } = new AbortController();
    const add = signal.addEventListener.bind(signal);
    let most = 0;
    vi.spyOn(signal, 'addEventListener').mockImplementation((...given: Parameters<typeof add>) => {
      add(...given);
      most = Math.max(most, getEventListeners(signal, 'abort').length);
    });
    const { client } = service(answer, options);
    await Promise.all(Array.from({ length: count }, () => call(client, safe, {}, { signal })));
    expect([most, getEventListeners(signal, 'abort').length]).toEqual([1, 0]);
    await wait(0);
    process.off('warning', warned);
    expect(warned).not.toHaveBeenCalled();
  },
);

it('an abort ends all the calls that share a signal', async () => {
  const controller = new AbortController();
  const { client } = service(silence);
  const calls = Array.from({ length: 20 }, () => failure(call(client, safe, {}, { signal: controller.signal })));
  await wait(2);
  controller.abort(reason);
  for (const error of await Promise.all(calls)) expect(error).toMatchObject({ name: 'AbortError', cause: reason });
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
});

it('an input that is refused is refused, aborted or not', async () => {
  const { client } = service(json({}));
  expect(await failure(call(client, safe, { RegionId: 7 }, { signal: AbortSignal.abort() }))).toMatchObject({
    name: 'ValidationError',
  });
});

it('one listener on a signal, also where an answer comes after the limit', async () => {
  const { signal } = new AbortController();
  const after =
    (ms: number): Answer =>
    () =>
      new Promise((resolve) => setTimeout(() => resolve(Response.json({})), ms));
  const late = service(after(15), { retry: { retries: 0 } }).client;
  const slow = service(after(800)).client;
  const open: Promise<unknown>[] = [];
  for (let i = 0; i < 13; i++) {
    await failure(call(late, plain, {}, { signal, timeout: 5 }));
    open.push(call(slow, plain, {}, { signal }));
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  expect(getEventListeners(signal, 'abort')).toHaveLength(1); // 13, and MaxListenersExceededWarning
  await Promise.all(open);
});
