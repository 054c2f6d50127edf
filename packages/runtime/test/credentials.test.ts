import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  authToken,
  type ClientOptions,
  type Credentials,
  call,
  http,
  huaweiKey,
  inRequest,
  ServiceClient,
  underlyingOf,
  type YunspecError,
} from '../src/index.js';
import { credentials, failure, json, product, safe, service } from './support/service.js';

const names = [
  'ALIBABA_CLOUD_ACCESS_KEY_ID',
  'ALIBABA_CLOUD_ACCESS_KEY_SECRET',
  'ALIBABA_CLOUD_SECURITY_TOKEN',
  'DASHSCOPE_API_KEY',
  'HUAWEICLOUD_AUTH_TOKEN',
  'HUAWEICLOUD_SDK_AK',
  'HUAWEICLOUD_SDK_SK',
];

beforeEach(() => {
  for (const name of names) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

const make = (given: unknown, of = product): ServiceClient =>
  new ServiceClient(of, given === undefined ? {} : { credentials: given as Credentials });
const resolved = async (given?: unknown, of = product): Promise<unknown> => ServiceClient.settings(make(given, of)).credentials.get();

it('without any, the message names each option and its variables', () => {
  expect(() => make(undefined)).toThrow(
    expect.objectContaining({
      name: 'CredentialsError',
      message:
        'DemoClient has no credentials. Give one of:' +
        '\n  - credentials: { accessKeyId, accessKeySecret }, or the environment: ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET' +
        '\n  - credentials: { apiKey }, or the environment: DASHSCOPE_API_KEY',
    }),
  );
});

const [id, secret, token, apiKey] = names as [string, string, string, string];

const environments: readonly [variables: Record<string, string>, want: unknown][] = [
  [
    { [id]: 'a', [secret]: 'b' },
    { accessKeyId: 'a', accessKeySecret: 'b' },
  ],
  [
    { [id]: 'a', [secret]: 'b', [token]: 'c' },
    { accessKeyId: 'a', accessKeySecret: 'b', securityToken: 'c' },
  ],
  [
    { [id]: 'a', [secret]: 'b', [token]: '' },
    { accessKeyId: 'a', accessKeySecret: 'b' },
  ],
  [{ [apiKey]: 'k' }, { apiKey: 'k' }],
  [{ [id]: 'a', [apiKey]: 'k' }, { apiKey: 'k' }],
  [
    { [id]: 'a', [secret]: 'b', [apiKey]: 'k' },
    { accessKeyId: 'a', accessKeySecret: 'b' },
  ],
];

it.each(environments)('the environment %j gives %j', async (variables, want) => {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  expect(await resolved()).toEqual(want);
});

it.each([{ [id]: 'a' }, { [secret]: 'b' }, { [id]: '', [secret]: 'b' }])('the environment %j is not enough', (variables) => {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  expect(() => make(undefined)).toThrow(/has no credentials/);
});

it('an option goes before the environment', async () => {
  vi.stubEnv(id, 'a');
  vi.stubEnv(secret, 'b');
  expect(await resolved(credentials)).toEqual(credentials);
});

it('a token comes from its own variable', async () => {
  vi.stubEnv('HUAWEICLOUD_AUTH_TOKEN', 't');
  expect(await resolved(undefined, { ...product, protocols: [http({ auth: authToken })] })).toEqual({ token: 't' });
});

it('the keys of another vendor come from its own variables', async () => {
  vi.stubEnv(id, 'a');
  vi.stubEnv(secret, 'b');
  vi.stubEnv('HUAWEICLOUD_SDK_AK', 'c');
  vi.stubEnv('HUAWEICLOUD_SDK_SK', 'd');
  expect(await resolved(undefined, { ...product, protocols: [http({ auth: huaweiKey })] })).toEqual({
    accessKeyId: 'c',
    accessKeySecret: 'd',
  });
});

it('a service without credentials needs none', async () => {
  expect(await resolved(undefined, { ...product, protocols: [http({ auth: inRequest })] })).toEqual({});
});

const unusable: readonly [given: unknown, message: RegExp][] = [
  [{ accessKeyId: '', accessKeySecret: 'b' }, /empty part/],
  [{ accessKeyId: 'a', accessKeySecret: '' }, /empty part/],
  [{ accessKeyId: 'a' }, /empty part/],
  [{ accessKeyId: 'a', accessKeySecret: undefined }, /empty part/],
  [{ accessKeyId: 7, accessKeySecret: 'b' }, /empty part/],
  [{ apiKey: '' }, /empty part/],
  [{ accessKeyId: 'a', accessKeySecret: 'hunter2\n' }, /a character no key has, such as a line break/],
  [{ apiKey: 'hunter2 \r\nX-Evil: 1' }, /such as a line break/],
  [{ token: 'hunter2' }, /cannot use credentials of this form/],
  [{}, /cannot use credentials of this form/],
  [null, /Expected credentials: \{ accessKeyId, accessKeySecret \} or credentials: \{ apiKey \}/],
  ['hunter2', /Expected credentials: \{ accessKeyId, accessKeySecret \}/],
];

it.each(unusable)('values %j are refused at once: %s', (given, message) => {
  expect(() => make(given)).toThrow(message);
  expect(() => make(given)).toThrow(/^DemoClient /);
  expect(() => make(given)).not.toThrow(/hunter2/);
});

it.each(unusable)('fetched ones, %j, are refused when they arrive: %s', async (given, message) => {
  const { client, sent } = service(json({}), { credentials: () => given as Credentials });
  const error = await failure(call(client, safe, {}));
  expect(error.message).toMatch(message);
  expect(error.message).not.toContain('hunter2');
  expect(sent).toHaveLength(0);
});

it('values are copied', async () => {
  const given = { ...credentials };
  const client = make(given);
  given.accessKeySecret = 'changed';
  expect(await ServiceClient.settings(client).credentials.get()).toEqual(credentials);
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
  expect(await resolved(new Keys())).toEqual(credentials);
});

it('is asked again shortly before they expire, once', async () => {
  vi.useFakeTimers({ now: 0, toFake: ['Date'] });
  const { fetch, asked } = source([session(minutes(60)), session(minutes(120))]);
  const { credentials: provider } = ServiceClient.settings(make(fetch));
  const provide = () => provider.get();
  const at = async (minute: number): Promise<number> => {
    vi.setSystemTime(minute * 60_000);
    await Promise.all([provide(), provide()]);
    await new Promise((resolve) => setImmediate(resolve));
    return asked();
  };
  expect([await at(0), await at(54), await at(56), await at(100), await at(114)]).toEqual([1, 1, 2, 2, 2]);
});

it('keeps what is still valid when asking again fails', async () => {
  vi.useFakeTimers({ now: 0, toFake: ['Date'] });
  const first = session(minutes(60));
  const { fetch } = source([first, new Error('metadata service is away')]);
  const { credentials: provider } = ServiceClient.settings(make(fetch));
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

it('an expiry given as text counts too', async () => {
  const { fetch, asked } = source([{ ...credentials, securityToken: 's', expiration: minutes(60).toISOString() as unknown as Date }]);
  const { credentials: provider } = ServiceClient.settings(make(fetch));
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

it.each([
  [{ ...credentials, securityToken: 'session' }, 'session'],
  [{ ...credentials, securityToken: '' }, undefined],
  [{ ...credentials, securityToken: undefined }, undefined],
])('%j sends the security token %j', async (given, want) => {
  const { client, sent } = service(json({}), { credentials: given });
  await call(client, safe, {});
  expect(sent[0]?.parameters.SecurityToken).toBe(want);
});
