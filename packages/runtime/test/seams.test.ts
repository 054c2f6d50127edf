import diagnostics from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { type AttemptEvent, call, jsonTexts, prepare, responseOf } from '../src/index.js';
import { broken, failure, json, plain, product, refusal, safe, service } from './support/service.js';

it('hooks see each attempt, and nothing secret', async () => {
  const seen: unknown[] = [];
  const { client } = service([refusal('ServiceUnavailable', 503), json({}, 200, { 'x-acs-request-id': 'r-2' })], {
    hooks: {
      onRequest: (event) => seen.push(['request', event]),
      onResponse: ({ ms, ...event }) => seen.push(['response', event, ms >= 0]),
      onRetry: ({ retry }) => seen.push(['retry', retry]),
    },
  });
  await call(client, safe, { RegionId: 'cn-hangzhou' });
  const event = (attempt: number): AttemptEvent => ({ operation: 'DescribeDisks', attempt, method: 'GET', host: 'demo.example' });
  expect(seen).toEqual([
    ['request', event(1)],
    ['response', { ...event(1), status: 503, requestId: undefined }, true],
    ['retry', 1],
    ['request', event(2)],
    ['response', { ...event(2), status: 200, requestId: 'r-2' }, true],
  ]);
  expect(inspect(seen, { depth: 9 })).not.toMatch(/testsecret|Signature/);
});

it('prepare gives the signed request and sends nothing', async () => {
  const { client, sent } = service(json({}));
  const { method, url } = await prepare(client, safe, { RegionId: 'cn hangzhou' });
  expect(method).toBe('GET');
  expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
    Action: 'DescribeDisks',
    RegionId: 'cn hangzhou',
    Signature: expect.stringMatching(/=$/),
  });
  expect(sent).toEqual([]);
});

it('prepare checks as a call does', async () => {
  const { client } = service(json({}));
  expect(await failure(prepare(client, plain, { DiskId: 7 }))).toMatchObject({ name: 'ValidationError' });
});

it('responseOf gives the raw answer of a result', async () => {
  const { client } = service(json({ RequestId: 'r' }, 200, { 'x-more': '1' }));
  const result = await call(client, safe, {});
  expect(responseOf(result)).toMatchObject({ status: 200, body: '{"RequestId":"r"}', headers: { 'x-more': '1' } });
  expect(responseOf({})).toBeUndefined();
});

it('an envelope is taken off, and stays reachable; JSON in texts is decoded', async () => {
  const of = { ...product, envelope: { body: 'data.value.body' } };
  const body = { data: { value: { body: { Ids: ['["a","b"]', 'not json'], One: '{"x":1}' }, headers: { date: 'now' } } } };
  const { client } = service(json(body), { of });
  const result = await call(client, { ...safe, decode: jsonTexts(['Ids[]', 'One']) }, {});
  expect(result).toEqual({ Ids: [['a', 'b'], 'not json'], One: { x: 1 } });
  expect(JSON.parse(responseOf(result)?.body ?? '')).toEqual(body);
});

it('calls are traced on the diagnostics channel', async () => {
  const seen: unknown[] = [];
  const subscriber = {
    start: () => {},
    end: () => {},
    asyncStart: () => {},
    asyncEnd: ({ product: name, operation, error }: Record<string, unknown>) =>
      seen.push([name, operation, (error as Error | undefined)?.name]),
    error: () => {},
  };
  const channel = diagnostics.tracingChannel('yunspec:call');
  channel.subscribe(subscriber as never);
  try {
    const { client } = service([json({}), broken('ECONNRESET')]);
    await call(client, plain, {});
    await failure(call(client, plain, {}));
  } finally {
    channel.unsubscribe(subscriber as never);
  }
  expect(seen).toEqual([
    ['demo', 'DeleteDisk', undefined],
    ['demo', 'DeleteDisk', 'ConnectionError'],
  ]);
});
