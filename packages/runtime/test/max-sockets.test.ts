import { expect, it } from 'vitest';
import { call, ServiceClient } from '../src/index.js';
import { connect, serve } from './support/server.js';
import { type Answer, credentials, failure, json, plain, product, safe, service } from './support/service.js';

/** Requests that are answered one after the other, when `next` is called. */
function createGate() {
  const waiting: (() => void)[] = [];
  const arrived: string[] = [];
  const answer: Answer = ({ parameters }, signal) =>
    new Promise((resolve, reject) => {
      arrived.push(parameters.RegionId ?? '-');
      waiting.push(() => resolve(Response.json({})));
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
  return { answer, arrived, next: () => waiting.shift()?.() };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
let hosts = 0;
/** A host of its own: the slots of a host are shared by all clients. */
const createEndpoint = (): string => `https://host-${++hosts}.example`;

it('at most maxSockets requests to a host are sent at a time, and the others follow in order', async () => {
  const { answer, arrived, next } = createGate();
  const { client } = service(answer, { endpoint: createEndpoint(), maxSockets: 2 });
  const calls = ['a', 'b', 'c', 'd'].map((RegionId) => call(client, safe, { RegionId }));
  for (const want of ['ab', 'abc', 'abcd']) {
    await settle();
    expect(arrived.join('')).toBe(want);
    next();
  }
  next();
  await settle();
  next();
  await Promise.all(calls);
});

it('clients share the slots of a host, and other hosts have their own', async () => {
  const { answer, arrived, next } = createGate();
  const endpoint = createEndpoint();
  const clients = [endpoint, endpoint, createEndpoint()].map(
    (one) => service(answer, { endpoint: one, maxSockets: 1 }).client,
  );
  const calls = clients.map((client, i) => call(client, safe, { RegionId: String(i) }));
  await settle();
  expect(arrived).toEqual(['0', '2']);
  next();
  await settle();
  expect(arrived).toEqual(['0', '2', '1']);
  next();
  next();
  await Promise.all(calls);
});

it('the default is 50', async () => {
  const { answer, arrived, next } = createGate();
  const { client } = service(answer, { endpoint: createEndpoint() });
  const calls = Array.from({ length: 60 }, () => call(client, safe, {}));
  await settle();
  expect(arrived).toHaveLength(50);
  for (let i = 0; i < 60; i++) {
    next();
    await settle();
  }
  await Promise.all(calls);
});

it.each([
  ['aborted', () => ({ signal: AbortSignal.timeout(20) }), 'AbortError'],
  ['ended by the limit of the whole call', () => ({ timeout: { total: 20 } }), 'TimeoutError'],
])('a call that waits can be %s, and takes no slot', async (_, createOptions, name) => {
  const { answer, arrived, next } = createGate();
  const { client } = service(answer, { endpoint: createEndpoint(), maxSockets: 1 });
  const first = call(client, safe, { RegionId: 'first' });
  await settle();
  expect(await failure(call(client, plain, {}, createOptions()))).toMatchObject({ name });
  const last = call(client, safe, { RegionId: 'last' });
  next();
  await first;
  await settle();
  next();
  await last;
  expect(arrived).toEqual(['first', 'last']);
});

it('a call that is aborted just after it was given a slot gives it back', async () => {
  const { client } = service(json({}), { endpoint: createEndpoint(), maxSockets: 1 });
  const controller = new AbortController();
  // an output is decoded after the slot was passed on, and before the next call can notice
  const first: typeof safe = { ...safe, decode: () => controller.abort() };
  const done = call(client, first, {});
  const waiting = failure(call(client, safe, {}, { signal: controller.signal }));
  await done;
  expect(await waiting).toMatchObject({ name: 'AbortError' });
  await call(client, safe, {}, { timeout: { total: 2000 } });
});

it('waiting for a slot takes from the whole call, not from the attempt', async () => {
  const { answer, next } = createGate();
  const { client } = service(answer, { endpoint: createEndpoint(), maxSockets: 1, timeout: 100 });
  const first = call(client, safe, {}, { timeout: 1000 });
  const second = call(client, safe, {});
  setTimeout(next, 200);
  setTimeout(next, 230);
  await Promise.all([first, second]);
});

it('a failed request frees its slot', async () => {
  const endpoint = await serve((request) => request.socket.destroy());
  const client = connect(endpoint, { maxSockets: 1, retry: { retries: 0 } });
  for (let i = 0; i < 3; i++) expect(await failure(call(client, plain, {}))).toMatchObject({ name: 'ConnectionError' });
});

it('a transport that ignores its signal frees its slot', async () => {
  const endpoint = createEndpoint();
  const fetch = (): Promise<Response> => new Promise(() => undefined);
  const client = new ServiceClient(product, { credentials, endpoint, fetch, maxSockets: 1, retry: { retries: 0 } });
  for (let i = 0; i < 3; i++)
    expect(await failure(call(client, plain, {}, { timeout: 10 }))).toMatchObject({ name: 'TimeoutError' });
});
