import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  acs3,
  authToken,
  type Credentials,
  call,
  http,
  huaweiKey,
  inRequest,
  rpc,
  ServiceClient,
} from '../src/index.js';
import { credentials, failure, json, product, refusal, safe, service } from './support/service.js';

const names = [
  'ALIBABA_CLOUD_ACCESS_KEY_ID',
  'ALIBABA_CLOUD_ACCESS_KEY_SECRET',
  'ALIBABA_CLOUD_SECURITY_TOKEN',
  'DASHSCOPE_API_KEY',
  'HUAWEICLOUD_AUTH_TOKEN',
  'HUAWEICLOUD_SDK_AK',
  'HUAWEICLOUD_SDK_SK',
  'HUAWEICLOUD_SDK_SECURITY_TOKEN',
];

beforeEach(() => {
  for (const name of names) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const make = (given: unknown, of = product): ServiceClient =>
  new ServiceClient(of, given === undefined ? {} : { credentials: given as Credentials });
const resolved = async (given?: unknown, of = product): Promise<unknown> =>
  ServiceClient.settings(make(given, of)).credentials.get();

it('without any, a client can be made, and the message of its first call names each option and its variables', async () => {
  expect(await failure(call(make(undefined), safe, {}))).toEqual(
    expect.objectContaining({
      name: 'CredentialsError',
      operation: 'DescribeDisks',
      message:
        'DemoClient has no credentials. Pass one of:' +
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

it.each([{ [id]: 'a' }, { [secret]: 'b' }, { [id]: '', [secret]: 'b' }])(
  'the environment %j is not enough',
  async (variables) => {
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    await expect(resolved()).rejects.toThrow(/has no credentials/);
  },
);

it('the environment is read at the first call, and again after it was rejected', async () => {
  const { client, sent } = service([refusal('InvalidAccessKeyId.NotFound', 404), json({})], { credentials: undefined });
  vi.stubEnv(id, 'a');
  vi.stubEnv(secret, 'b');
  await failure(call(client, safe, {}));
  vi.stubEnv(id, 'c');
  await call(client, safe, {});
  await call(client, safe, {});
  expect(sent.map(({ parameters }) => parameters.AccessKeyId)).toEqual(['a', 'c', 'c']);
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

it('temporary keys of another vendor come with their token, which is sent and signed', async () => {
  vi.stubEnv('HUAWEICLOUD_SDK_AK', 'c');
  vi.stubEnv('HUAWEICLOUD_SDK_SK', 'd');
  vi.stubEnv('HUAWEICLOUD_SDK_SECURITY_TOKEN', 'e');
  vi.stubEnv(token, 'of the other vendor');
  const of = { ...product, protocols: [http({ auth: huaweiKey })] };
  expect(await resolved(undefined, of)).toEqual({ accessKeyId: 'c', accessKeySecret: 'd', securityToken: 'e' });
  const { client, sent } = service(json({}), { of, credentials: undefined });
  await call(client, safe, {});
  expect(sent[0]?.headers['x-security-token']).toBe('e');
  expect(sent[0]?.headers.authorization).toMatch(/SignedHeaders=[\w;-]*x-security-token/);
});

it('a kind that several protocols take is named once', async () => {
  const of = { ...product, protocols: [rpc({ method: 'GET' }), acs3(), rpc({ method: 'POST' })] };
  await expect(resolved(undefined, of)).rejects.toThrow(
    'DemoClient has no credentials. Pass one of:' +
      '\n  - credentials: { accessKeyId, accessKeySecret }, or the environment: ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET',
  );
  expect(() => make({}, of)).toThrow(/Expected credentials: \{ accessKeyId, accessKeySecret \}$/);
});

it('a service without credentials needs none', async () => {
  expect(await resolved(undefined, { ...product, protocols: [http({ auth: inRequest })] })).toEqual({});
});

const unusable: readonly [given: unknown, message: RegExp][] = [
  [{ accessKeyId: '', accessKeySecret: 'b' }, /without accessKeyId\./],
  [{ accessKeyId: 'a', accessKeySecret: '' }, /without accessKeySecret\./],
  [{ accessKeyId: 'a' }, /without accessKeySecret\. Expected credentials: \{ accessKeyId, accessKeySecret \}/],
  [
    { accessKeyId: 'a', accessKeySecret: undefined },
    /without accessKeySecret\. Expected credentials: \{ accessKeyId, accessKeySecret \}/,
  ],
  [{ accessKeyId: 7, accessKeySecret: 'b' }, /without accessKeyId\./],
  [{ apiKey: '' }, /without apiKey\./],
  [{ accessKeyId: 'a', accessKeySecret: 'hunter2\n' }, /a character that no key has, such as a line break/],
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

class Getters {
  get accessKeyId(): string {
    return 'a';
  }
  get accessKeySecret(): string {
    return 'b';
  }
  get securityToken(): string {
    return 'c';
  }
}

const usable: readonly [what: string, given: unknown, want: unknown][] = [
  ['a class with getters', new Getters(), { accessKeyId: 'a', accessKeySecret: 'b', securityToken: 'c' }],
  [
    'what the vendor’s library gives for keys',
    { accessKeyId: 'a', accessKeySecret: 'b', securityToken: '', bearerToken: '', type: 'access_key' },
    { accessKeyId: 'a', accessKeySecret: 'b' },
  ],
  [
    'what the vendor’s library gives for a bearer token',
    { accessKeyId: '', accessKeySecret: '', securityToken: '', bearerToken: 'k', type: 'bearer' },
    { apiKey: 'k' },
  ],
  ['a key beside a bearer token', { apiKey: 'k', bearerToken: 'other' }, { apiKey: 'k' }],
  [
    'a kind whose other is absent',
    { accessKeyId: undefined, accessKeySecret: undefined, apiKey: 'k' },
    { apiKey: 'k' },
  ],
  ['a token that is null', { ...credentials, securityToken: null }, credentials],
  ['a token for a kind that has none', { apiKey: 'k', securityToken: 'c' }, { apiKey: 'k' }],
  ['an expiration that is null', { ...credentials, expiration: null }, credentials],
  ['members that are no part of a key', { ...credentials, roleArn: 'r' }, credentials],
];

it.each(usable)('%s is understood, as a value and when fetched', async (_, given, want) => {
  expect(await resolved(given)).toEqual(want);
  expect(await resolved(() => given)).toEqual(want);
  expect(await resolved({ getCredential: () => Promise.resolve(given) })).toEqual(want);
});

it('values are copied', async () => {
  const given = { ...credentials };
  const client = make(given);
  given.accessKeySecret = 'changed';
  expect(await ServiceClient.settings(client).credentials.get()).toEqual(credentials);
});

it.each([
  [{ ...credentials, securityToken: 'session' }, 'session'],
  [{ ...credentials, securityToken: '' }, undefined],
  [{ ...credentials, securityToken: undefined }, undefined],
  [{ ...credentials, securityToken: null as unknown as undefined }, undefined],
])('%j sends the security token %j', async (given, want) => {
  const { client, sent } = service(json({}), { credentials: given });
  await call(client, safe, {});
  expect(sent[0]?.parameters.SecurityToken).toBe(want);
});

it.each([
  [{ accessKeyId: '', accessKeySecret: '', bearerToken: 'k' }, 'Bearer k'],
  [{ apiKey: 'k' }, 'Bearer k'],
])('%j travels as %s', async (given, want) => {
  const { client, sent } = service(json({}), { credentials: { getCredential: () => Promise.resolve(given) } });
  await call(client, safe, {});
  expect(sent[0]?.headers.authorization).toBe(want);
});

it.each([
  ['soon', 'none'],
  ['', 'none'],
])('fetched ones with the expiration %j end in the error %s', async (expiration, want) => {
  const { client } = service(json({}), { credentials: () => ({ ...credentials, expiration: expiration as never }) });
  const names = await Promise.all(
    [call(client, safe, {}), call(client, safe, {})].map((one) =>
      one.then(
        () => 'none',
        (error: Error) => error.name,
      ),
    ),
  );
  expect(names).toEqual([want, want]);
});
