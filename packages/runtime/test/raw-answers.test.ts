import { inspect } from 'node:util';
import { expect, it, vi } from 'vitest';
import { type ClientOptions, call, decodeTexts, responseOf, underlyingOf } from '../src/index.js';
import {
  type Answer,
  broken,
  cut,
  failure,
  json,
  plain,
  product,
  refusal,
  safe,
  service,
  silence,
  text,
} from './support/service.js';

it('responseOf gives the raw answer of a result', async () => {
  const { client } = service(json({ RequestId: 'r' }, 200, { 'x-more': '1' }));
  const result = await call(client, safe, {});
  expect(responseOf(result)).toMatchObject({ status: 200, body: '{"RequestId":"r"}', headers: { 'x-more': '1' } });
  expect(responseOf({})).toBeUndefined();
});

it('a result is a plain object, which React passes to client components', async () => {
  const result = await call(service(json({ RequestId: 'r' })).client, safe, {});
  expect(Reflect.ownKeys(result)).toEqual(['RequestId']);
  expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
});

it('responseOf of another copy of the library gives the raw answer too', async () => {
  vi.resetModules();
  const copy = await import('../src/index.js');
  expect(copy.responseOf).not.toBe(responseOf);
  const result = await call(service(json({ RequestId: 'r' })).client, safe, {});
  const error = await failure(call(service(refusal('Mystery', 400)).client, safe, {}));
  expect([result, error].map((one) => copy.responseOf(one)?.status)).toEqual([200, 400]);
});

it('an envelope is taken off, and stays reachable; JSON in texts is decoded', async () => {
  const of = { ...product, envelope: { body: 'data.value.body' } };
  const body = {
    data: { value: { body: { Ids: ['["a","b"]', 'not json'], One: '{"x":1}' }, headers: { date: 'now' } } },
  };
  const { client } = service(json(body), { of });
  const result = await call(client, { ...safe, decode: decodeTexts({ Ids: 2, One: 2 }) }, {});
  expect(result).toEqual({ Ids: [['a', 'b'], 'not json'], One: { x: 1 } });
  expect(JSON.parse(responseOf(result)?.body ?? '')).toEqual(body);
});

const page = `<html>${'x'.repeat(200)}deep in the page</html>`;
const refusals: readonly [what: string, answer: Answer, want: object][] = [
  [
    'a ServiceError',
    json({ Code: 'Mystery', Message: 'because', Extra: 'deep' }, 400, { 'x-trace': 'deep' }),
    { status: 400, body: '{"Code":"Mystery","Message":"because","Extra":"deep"}', headers: { 'x-trace': 'deep' } },
  ],
  [
    'a ThrottlingError',
    refusal('Throttling', 400, { 'retry-after': '2' }),
    { status: 400, headers: { 'retry-after': '2' } },
  ],
  [
    'an AuthError',
    refusal('Forbidden.RAM', 403, { 'x-trace': 'deep' }),
    { status: 403, headers: { 'x-trace': 'deep' } },
  ],
  [
    'a ResponseError',
    text(page, 502, { 'x-trace': 'deep' }),
    { status: 502, body: page, headers: { 'x-trace': 'deep' } },
  ],
  [
    'a ResponseError, cut',
    cut(200, { 'x-trace': 'deep' }),
    { status: 200, cut: 'TypeError', headers: { 'x-trace': 'deep' } },
  ],
];

it.each(refusals)('responseOf gives the raw answer of %s, and nothing else shows it', async (_, answer, want) => {
  const { client } = service(answer, { retry: { retries: 0 } });
  const error = await failure(call(client, plain, {}));
  expect(responseOf(error)).toMatchObject(want);
  const shown = [
    inspect(error, { depth: 9, showHidden: true, getters: true }),
    JSON.stringify(error),
    String(error.stack),
  ].join();
  expect(shown).not.toContain('deep');
  expect(shown).not.toContain('retry-after');
});

it('responseOf of an error gives the answer of its own attempt', async () => {
  const { client } = service([refusal('InternalError', 500), refusal('Mystery', 400)]);
  expect(responseOf(await failure(call(client, safe, {})))?.status).toBe(400);
});

it.each([
  ['no answer', broken('ECONNRESET')],
  ['silence', silence],
] as [string, Answer][])('responseOf gives nothing where there was %s', async (_, answer) => {
  const { client } = service(answer, { retry: { retries: 0 }, timeout: 5 });
  expect(responseOf(await failure(call(client, plain, {})))).toBeUndefined();
});

const thrown = Object.assign(new RangeError('redis://user:hunter2@cache'), { deep: 'hunter2' });
const reject = (): Promise<never> => Promise.reject(thrown);

const underneath: readonly [
  what: string,
  answer: Answer,
  options: ClientOptions,
  want: { name: string; message: string },
][] = [
  ['a fetch', reject, {}, { name: 'ConnectionError', message: 'DeleteDisk got no response from demo.example' }],
  [
    'a fetch, at once',
    () => {
      throw thrown;
    },
    {},
    { name: 'ConnectionError', message: 'DeleteDisk got no response from demo.example' },
  ],
  [
    'a credentials function',
    json({}),
    { credentials: reject },
    { name: 'CredentialsError', message: 'DemoClient: the credentials function failed' },
  ],
  [
    'a credentials function, at once',
    json({}),
    {
      credentials: () => {
        throw thrown;
      },
    },
    { name: 'CredentialsError', message: 'DemoClient: the credentials function failed' },
  ],
  [
    'an object with getCredential()',
    json({}),
    { credentials: { getCredential: reject } },
    { name: 'CredentialsError', message: 'DemoClient: the credentials function failed' },
  ],
  [
    'a rate limiter',
    json({}),
    { rateLimit: { take: reject } },
    { name: 'ConfigurationError', message: 'DeleteDisk was not sent because the rate limiter failed' },
  ],
];

it.each(underneath)('underlyingOf gives what %s threw, and nothing else shows it', async (_, answer, options, want) => {
  const { client } = service(answer, { retry: { retries: 0 }, ...options });
  const error = await failure(call(client, plain, {}));
  expect(error).toMatchObject(want);
  expect(underlyingOf(error)).toBe(thrown);
  expect(error.cause).toBeUndefined();
  const shown = [
    inspect(error, { depth: 9, showHidden: true, getters: true }),
    JSON.stringify(error),
    String(error.stack),
  ].join();
  expect(shown).not.toContain('hunter2');
});

it('underlyingOf gives nothing where nothing was thrown', async () => {
  const { client } = service(refusal('Mystery', 400));
  expect(underlyingOf(await failure(call(client, plain, {})))).toBeUndefined();
  expect(underlyingOf(new Error('of another kind'))).toBeUndefined();
});
