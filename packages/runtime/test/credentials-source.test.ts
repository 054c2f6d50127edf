import { inspect } from 'node:util';
import { afterEach, expect, it, vi } from 'vitest';
import {
  authToken,
  type ClientOptions,
  type Credentials,
  CredentialsError,
  call,
  http,
  ServiceClient,
  underlyingOf,
  type YunspecError,
} from '../src/index.js';
import { type Answer, credentials, failure, json, product, refusal, safe, service } from './support/service.js';

afterEach(() => {
  vi.useRealTimers();
});

const source = (answers: readonly (Credentials | Error)[]) => {
  let asked = 0;
  const fetch = async (): Promise<Credentials> => {
    const answer = answers[Math.min(asked++, answers.length - 1)];
    await Promise.resolve();
    if (answer instanceof Error) throw answer;
    return answer as Credentials;
  };
  return { fetch, asked: () => asked };
};

/** Until what runs in the background has had its turn. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const minutes = (count: number): Date => new Date(Date.now() + count * 60_000);
const session = (expiration?: Date): Credentials => ({
  ...credentials,
  securityToken: 'session',
  ...(expiration === undefined ? {} : { expiration }),
});

it.each([
  ['a function', (fetch: () => Promise<Credentials>) => fetch],
  ['an object with getCredential()', (getCredential: () => Promise<Credentials>) => ({ getCredential })],
])('%s is asked once, also by calls at the same time', async (_, form) => {
  const { fetch, asked } = source([credentials]);
  const { client, sent } = service(json({}), { credentials: form(fetch) as ClientOptions['credentials'] & object });
  await Promise.all([call(client, safe, {}), call(client, safe, {}), call(client, safe, {})]);
  await call(client, safe, {});
  expect(sent.map(({ parameters }) => parameters.AccessKeyId)).toEqual(Array(4).fill('testid'));
  expect(asked()).toBe(1);
});

it('getCredential() keeps its `this`', async () => {
  class Keys {
    #keys = credentials;
    getCredential = function (this: Keys): Promise<Credentials> {
      return Promise.resolve(this.#keys);
    };
  }
  const { client } = service(json({}), { credentials: new Keys() });
  expect(await ServiceClient.settings(client).credentials.get()).toEqual(credentials);
});

it('is asked again shortly before they expire, once', async () => {
  vi.useFakeTimers({ now: 0, toFake: ['Date'] });
  const { fetch, asked } = source([session(minutes(60)), session(minutes(120))]);
  const { credentials: provider } = ServiceClient.settings(service(json({}), { credentials: fetch }).client);
  const provide = () => provider.get();
  const at = async (minute: number): Promise<number> => {
    vi.setSystemTime(minute * 60_000);
    await Promise.all([provide(), provide()]);
    await settled();
    return asked();
  };
  expect([await at(0), await at(54), await at(56), await at(100), await at(114)]).toEqual([1, 1, 2, 2, 2]);
});

it('keeps what is still valid when asking again fails', async () => {
  vi.useFakeTimers({ now: 0, toFake: ['Date'] });
  const first = session(minutes(60));
  const { fetch } = source([first, new Error('metadata service is away')]);
  const { credentials: provider } = ServiceClient.settings(service(json({}), { credentials: fetch }).client);
  const provide = () => provider.get();
  await provide();
  vi.setSystemTime(58 * 60_000);
  expect(await provide()).toEqual(first);
  vi.setSystemTime(61 * 60_000);
  expect((await failure(Promise.resolve().then(provide))).name).toBe('CredentialsError');
});

it('a session token without an expiry is not kept: only its source knows how long it lives', async () => {
  const { fetch, asked } = source([session()]);
  const { client } = service(json({}), { credentials: fetch });
  await call(client, safe, {});
  await call(client, safe, {});
  expect(asked()).toBe(2);
});

it('what is still good is used while new ones are fetched, however long that takes', async () => {
  vi.useFakeTimers({ now: 0, toFake: ['Date'] });
  const keys = (name: string, minute: number): Credentials => ({
    ...credentials,
    accessKeyId: name,
    expiration: minutes(minute),
  });
  let deliver: (fetched: Credentials) => void = () => {};
  const fetch = vi.fn(() => new Promise<Credentials>((resolve) => (deliver = resolve)));
  const { client, sent } = service(json({}), { credentials: fetch });
  const first = call(client, safe, {});
  deliver(keys('old', 60));
  await first;
  vi.setSystemTime(56 * 60_000);
  await Promise.all([call(client, safe, {}), call(client, safe, {})]);
  expect(fetch).toHaveBeenCalledTimes(2);
  deliver(keys('new', 60));
  await settled();
  await call(client, safe, {});
  expect(sent.map(({ parameters }) => parameters.AccessKeyId)).toEqual(['old', 'old', 'old', 'new']);
  expect(fetch).toHaveBeenCalledTimes(2);
});

it('what has expired is not used, even while new ones are fetched', async () => {
  vi.useFakeTimers({ now: 0, toFake: ['Date'] });
  const fetch = vi.fn(() => new Promise<Credentials>(() => undefined)).mockResolvedValueOnce(session(minutes(60)));
  const { client, sent } = service(json({}), { credentials: fetch });
  await call(client, safe, {});
  vi.setSystemTime(60 * 60_000);
  expect(await failure(call(client, safe, {}, { timeout: { total: 5 } }))).toMatchObject({
    name: 'TimeoutError',
    limit: 'total',
  });
  expect(sent).toHaveLength(1);
});

it('a source that fails in the background disturbs no call', async () => {
  vi.useFakeTimers({ now: 0, toFake: ['Date'] });
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  const { fetch, asked } = source([session(minutes(60)), new Error('away'), new Error('away'), session(minutes(120))]);
  const { client, sent } = service(json({}), { credentials: fetch });
  await call(client, safe, {});
  for (const seconds of [0, 5, 11, 16, 22]) {
    vi.setSystemTime(57 * 60_000 + seconds * 1000);
    await call(client, safe, {});
    await settled();
  }
  process.off('unhandledRejection', unhandled);
  // left alone for ten seconds after each failure
  expect([sent.length, asked()]).toEqual([6, 4]);
  expect(unhandled).not.toHaveBeenCalled();
});

it('a source that hangs is asked again after a minute, and not before', async () => {
  vi.useFakeTimers({ now: 0, toFake: ['Date'] });
  const fetch = vi.fn(() => new Promise<Credentials>(() => undefined));
  const { client, sent } = service(json({}), { credentials: fetch });
  const hanging = () => failure(call(client, safe, {}, { timeout: { total: 5 } }));
  await hanging();
  vi.setSystemTime(59_000);
  await hanging();
  expect(fetch).toHaveBeenCalledTimes(1);
  fetch.mockResolvedValueOnce(credentials);
  vi.setSystemTime(61_000);
  await call(client, safe, {});
  expect([fetch.mock.calls.length, sent.length]).toEqual([2, 1]);
});

it('a source that hangs in the background is asked again after a minute', async () => {
  vi.useFakeTimers({ now: 0, toFake: ['Date'] });
  const fetch = vi.fn(() => new Promise<Credentials>(() => undefined)).mockResolvedValueOnce(session(minutes(60)));
  const { client } = service(json({}), { credentials: fetch });
  const asked: number[] = [];
  for (const second of [0, 3301, 3340, 3360, 3362]) {
    vi.setSystemTime(second * 1000);
    await call(client, safe, {});
    asked.push(fetch.mock.calls.length);
  }
  expect(asked).toEqual([1, 2, 2, 2, 3]);
});

const refusing: readonly [what: string, refused: Answer][] = [
  ['401', refusal('Whatever', 401)],
  ['an expired token', refusal('InvalidSecurityToken.Expired', 400)],
  ['an unknown key', refusal('InvalidAccessKeyId.NotFound', 404)],
];

it.each(refusing)(
  'fetched credentials that are refused with %s are fetched anew for the next call',
  async (_, refused) => {
    let count = 0;
    const fetch = (): Credentials => ({ apiKey: `k${++count}` });
    const { client, sent } = service([json({}), refused, json({}), json({})], { credentials: fetch });
    await call(client, safe, {});
    expect(await failure(call(client, safe, {}))).toMatchObject({ name: 'AuthError' });
    await call(client, safe, {});
    await call(client, safe, {});
    expect(sent.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer k1',
      'Bearer k1',
      'Bearer k2',
      'Bearer k2',
    ]);
  },
);

it.each([
  ['another error', refusal('Mystery', 400)],
  ['something that is not found', refusal('Forbidden.DiskNotFound', 403)],
])('%s is no reason to fetch credentials anew', async (_, answer) => {
  const { fetch, asked } = source([credentials]);
  const { client } = service([answer, json({})], { credentials: fetch });
  await failure(call(client, safe, {}));
  await call(client, safe, {});
  expect(asked()).toBe(1);
});

it('credentials given as values stay, refused or not', async () => {
  const { client, sent } = service([refusal('Whatever', 401), json({})]);
  await failure(call(client, safe, {}));
  await call(client, safe, {});
  expect(sent.map(({ parameters }) => parameters.AccessKeyId)).toEqual(['testid', 'testid']);
});

it.each([
  ['a key', product, (n: number, expiration: Date): Credentials => ({ apiKey: `k${n}`, expiration }), 'authorization'],
  [
    'a token',
    { ...product, protocols: [http({ auth: authToken })] },
    (n: number, expiration: Date): Credentials => ({ token: `k${n}`, expiration }),
    'x-auth-token',
  ],
] as const)('%s that expires is fetched anew', async (_, of, keyOf, header) => {
  vi.useFakeTimers({ now: 0, toFake: ['Date'] });
  let count = 0;
  const { client, sent } = service(json({}), { of, credentials: () => keyOf(++count, minutes(60)) });
  for (const minute of [0, 30, 61]) {
    vi.setSystemTime(minute * 60_000);
    await call(client, safe, {});
  }
  expect(sent.map(({ headers }) => headers[header]?.slice(-2))).toEqual(['k1', 'k1', 'k2']);
});

it('an expiry given as text counts too', async () => {
  const { fetch, asked } = source([
    { ...credentials, securityToken: 's', expiration: minutes(60).toISOString() as unknown as Date },
  ]);
  const { credentials: provider } = ServiceClient.settings(service(json({}), { credentials: fetch }).client);
  const provide = () => provider.get();
  await provide();
  await provide();
  expect(asked()).toBe(1);
});

it('a failure keeps what lay behind it to itself, and is not kept', async () => {
  const away = new Error('metadata service is away');
  const { fetch, asked } = source([away, credentials]);
  const { client, sent } = service(json({}), { credentials: fetch });
  const error = await failure<YunspecError>(call(client, safe, {}));
  expect([error.name, underlyingOf(error), error.cause]).toEqual(['CredentialsError', away, undefined]);
  expect(inspect(error, { depth: 9, showHidden: true, getters: true })).not.toContain('metadata service');
  expect(sent).toHaveLength(0);
  await call(client, safe, {});
  expect([sent.length, asked()]).toEqual([1, 2]);
});

it('a source that hung and answers late does not undo what it gave when asked again', async () => {
  vi.useFakeTimers({ now: 0, toFake: ['Date'] });
  let late: (given: Credentials) => void = () => undefined;
  const fetch = vi.fn(() => new Promise<Credentials>((resolve) => (late = resolve)));
  const { client, sent } = service(json({}), { credentials: fetch });
  await failure(call(client, safe, {}, { timeout: { total: 5 } }));
  vi.setSystemTime(61_000);
  fetch.mockResolvedValueOnce({ ...credentials, accessKeyId: 'new' });
  await call(client, safe, {});
  late({ ...credentials, accessKeyId: 'old' });
  await settled();
  await call(client, safe, {});
  expect(sent.map(({ parameters }) => parameters.AccessKeyId)).toEqual(['new', 'new']);
});

it('an error of a call that credentials come from keeps the name of that call', async () => {
  const inner = new CredentialsError('the role cannot be assumed', 'AssumeRole');
  const { client } = service(json({}), { credentials: () => Promise.reject(inner) });
  expect(await failure(call(client, safe, {}))).toMatchObject({ name: 'CredentialsError', operation: 'AssumeRole' });
  const { client: other } = service(json({}), { credentials: () => Promise.reject(new CredentialsError('no')) });
  expect(await failure(call(other, safe, {}))).toMatchObject({ name: 'CredentialsError', operation: 'DescribeDisks' });
});
