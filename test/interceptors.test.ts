import http from 'node:http';
import https from 'node:https';
import { createEcs, describeRegions, EcsClient } from '@yunspec/ecs';
import { HttpResponse, http as mswHttp } from 'msw';
import { setupServer } from 'msw/node';
import { afterEach, expect, it, vi } from 'vitest';
import { answerJson, startLoopback } from './support/loopback.js';

// Tools patch node:http and node:https. A patch takes effect for the next call of every client, whenever it is
// installed or removed.

const credentials = { accessKeyId: 'id', accessKeySecret: 'secret' };

async function startClients() {
  const { url: endpoint } = await startLoopback(answerJson({ RequestId: 'real' }));
  const early = new EcsClient({ credentials, endpoint, rateLimit: false });
  const createLate = () => createEcs({ credentials, endpoint, rateLimit: false });
  /** Returns the request IDs that a client of before and one of now get. */
  const callBoth = async (): Promise<unknown[]> => [
    (await early.describeRegions()).RequestId,
    (await describeRegions(createLate())).RequestId,
  ];
  expect(await callBoth()).toEqual(['real', 'real']);
  return { endpoint, callBoth };
}

afterEach(() => {
  vi.restoreAllMocks();
});

it('msw', async () => {
  const { endpoint, callBoth } = await startClients();
  const server = setupServer(mswHttp.get(`${endpoint}/`, () => HttpResponse.json({ RequestId: 'msw' })));
  for (let i = 0; i < 2; i++) {
    server.listen({ onUnhandledRequest: 'error' });
    expect(await callBoth()).toEqual(['msw', 'msw']);
    server.close();
    expect(await callBoth()).toEqual(['real', 'real']);
  }
});

it.each(['request', 'Agent'] as const)('a patch of %s, as tracing tools make it', async (name) => {
  const { callBoth } = await startClients();
  const original = http[name] as new (...args: unknown[]) => object;
  let count = 0;
  const spy = vi.spyOn(http, name as 'Agent').mockImplementation(function (this: unknown, ...args: unknown[]) {
    count++;
    return new.target === undefined ? Reflect.apply(original, this, args) : new original(...args);
  } as never);
  expect(await callBoth()).toEqual(['real', 'real']);
  expect(count).toBeGreaterThan(0);
  const before = count;
  spy.mockRestore();
  expect(await callBoth()).toEqual(['real', 'real']);
  expect(count).toBe(before);
});

it('a patch of https', async () => {
  const client = createEcs({ credentials, rateLimit: false, retry: { retries: 0 } });
  vi.spyOn(https, 'request').mockImplementation(() => {
    throw Object.assign(new Error('patched'), { code: 'EPATCHED' });
  });
  await expect(describeRegions(client)).rejects.toMatchObject({ code: 'EPATCHED' });
});
