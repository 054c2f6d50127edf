import { afterEach, expect, it, vi } from 'vitest';
import { type ClientOptions, call, http, huaweiKey, type Product, ProductClient, ServiceClient } from '../src/index.js';
import { credentials, failure, json, product, safe, service } from './support/service.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

const options = (more: ClientOptions): ClientOptions => ({ credentials, ...more });
const endpointOf = (more: ClientOptions, of = product): string =>
  ServiceClient.settings(new ServiceClient(of, options(more))).endpoint.href;

const good: readonly [given: ClientOptions, want: string][] = [
  [{}, 'https://demo.example/'],
  [{ region: 'cn-hangzhou' }, 'https://cn-hangzhou.demo.example/'],
  [{ region: 'cn-qingdao' }, 'https://demo.example/'],
  [{ endpoint: 'https://other.example:8443' }, 'https://other.example:8443/'],
  [{ endpoint: new URL('https://other.example/base') }, 'https://other.example/base'],
  [{ region: 'xx-new-9', endpoint: 'https://xx.example' }, 'https://xx.example/'],
  [{ endpoint: 'HTTPS://OTHER.example' }, 'https://other.example/'],
  [{ endpoint: 'http://localhost:8000' }, 'http://localhost:8000/'],
  [{ endpoint: 'http://127.0.0.1:8000' }, 'http://127.0.0.1:8000/'],
  [{ endpoint: 'http://127.8.7.6' }, 'http://127.8.7.6/'],
  [{ endpoint: 'http://[::1]:8000' }, 'http://[::1]:8000/'],
  [{ endpoint: 'http://intranet.example', allowInsecure: true }, 'http://intranet.example/'],
];

it.each(good)('%o leads to %s', (given, want) => {
  expect(endpointOf(given)).toBe(want);
});

const bad: readonly [given: ClientOptions, want: RegExp][] = [
  [{ endpoint: 'http://demo.example' }, /are not sent over plain http to demo\.example.*allowInsecure: true/],
  [{ endpoint: 'http://127.0.0.1.evil.example' }, /plain http/],
  [{ endpoint: 'http://localhost.evil.example' }, /plain http/],
  [{ endpoint: 'http://notlocalhost' }, /plain http/],
  [{ endpoint: 'http://0.0.0.0' }, /plain http/],
  [{ endpoint: 'http://[::ffff:10.0.0.1]' }, /plain http/],
  [{ endpoint: 'ftp://demo.example' }, /must be an address such as https:\/\/host/],
  [{ endpoint: 'ftp://localhost', allowInsecure: true }, /must be an address such as https:\/\/host/],
  [{ endpoint: 'javascript:alert(1)' }, /must be an address such as https:\/\/host/],
  [{ endpoint: 'file:///etc/passwd' }, /must be an address such as https:\/\/host/],
  [{ endpoint: 'demo.example' }, /must be an address such as https:\/\/host/],
  [{ endpoint: '' }, /must be an address such as https:\/\/host/],
  [{ endpoint: 'https://user:hunter2@demo.example' }, /must be an address such as https:\/\/host/],
  [{ endpoint: 'https://hunter2@demo.example' }, /must be an address such as https:\/\/host/],
  [{ endpoint: 'https://demo.example/?a=1' }, /must be an address such as https:\/\/host/],
  [{ endpoint: 'https://demo.example/#a' }, /must be an address such as https:\/\/host/],
  [
    { region: 'xx-unknown' },
    /no endpoint is known for region xx-unknown. Known regions: cn-hangzhou, cn-qingdao. Pass endpoint: 'https:\/\/…'/,
  ],
  [{ region: 'constructor' }, /no endpoint is known for region constructor/],
  [{ region: 'evil.example/' }, /"evil\.example\/" is not a valid region/],
  [{ region: 'a@b' }, /is not a valid region/],
  [{ region: '' }, /is not a valid region/],
];

it.each(bad)('%o is refused: %s', (given, want) => {
  expect(() => endpointOf(given)).toThrow(
    expect.objectContaining({ name: 'ConfigurationError', message: expect.stringMatching(want) }),
  );
  expect(() => endpointOf(given)).toThrow(/^DemoClient: /);
  expect(() => endpointOf(given)).not.toThrow(/hunter2/);
});

it('a product without an address of its own asks for one', () => {
  expect(() => endpointOf({}, { ...product, endpoints: {}, regions: [] })).toThrow(
    "DemoClient: no endpoint is known. Pass endpoint: 'https://…'",
  );
  expect(() =>
    endpointOf({}, { ...product, endpoints: { 'cn-hangzhou': 'https://a.example' }, regions: ['cn-hangzhou'] }),
  ).toThrow('DemoClient: no endpoint is known. Known regions: cn-hangzhou. Pass');
});

it('one call may go elsewhere, under the same rules', async () => {
  const { client, sent } = service(json({}));
  await call(client, safe, {}, { endpoint: 'https://once.example' });
  expect(new URL(sent[0]?.url ?? '').host).toBe('once.example');
  expect((await failure(call(client, safe, {}, { endpoint: 'http://once.example' }))).name).toBe('ConfigurationError');
  expect(sent).toHaveLength(1);
});

const patterned: Product = { ...product, regionEndpoint: 'https://{region}.pattern.example' };

it.each([
  ['cn-hangzhou', 'https://cn-hangzhou.demo.example/'],
  ['cn-qingdao', 'https://demo.example/'],
  ['xx-new-9', 'https://xx-new-9.pattern.example/'],
])('region %s of a product whose addresses have a documented form leads to %s', (region, want) => {
  expect(endpointOf({ region }, patterned)).toBe(want);
});

it('a region cannot lead to another host', () => {
  for (const region of ['evil.example/', 'a.b', 'a@b', 'a:1'])
    expect(() => endpointOf({ region }, patterned)).toThrow('is not a valid region');
});

const huawei: Product = { ...product, endpoints: {}, regions: [], protocols: [http({ auth: huaweiKey })] };
const region = 'ALIBABA_CLOUD_REGION_ID';
const endpoint = 'ALIBABA_CLOUD_DEMO_ENDPOINT';

const environments: readonly [variables: Record<string, string>, given: ClientOptions, want: string, of?: Product][] = [
  [{ [region]: 'cn-hangzhou' }, {}, 'https://cn-hangzhou.demo.example/'],
  [{ [region]: 'cn-hangzhou' }, { region: 'cn-qingdao' }, 'https://demo.example/'],
  [{ [region]: 'xx-other' }, {}, 'https://demo.example/'],
  [{ [region]: 'xx-other' }, {}, 'https://xx-other.pattern.example/', patterned],
  [{ [region]: '' }, {}, 'https://demo.example/'],
  [{ [endpoint]: 'demo-vpc.example' }, {}, 'https://demo-vpc.example/'],
  [{ [endpoint]: 'https://demo-vpc.example:8443' }, { region: 'cn-hangzhou' }, 'https://demo-vpc.example:8443/'],
  [{ [endpoint]: 'http://127.0.0.1:8000' }, {}, 'http://127.0.0.1:8000/'],
  [{ [endpoint]: 'demo-vpc.example' }, { endpoint: 'https://option.example' }, 'https://option.example/'],
  [
    { HUAWEICLOUD_SDK_REGION: 'cn-north-4', HUAWEICLOUD_SDK_REGION_DEMO_CN_NORTH_4: 'https://demo.huawei.example' },
    {},
    'https://demo.huawei.example/',
    huawei,
  ],
  [
    { HUAWEICLOUD_SDK_REGION_DEMO_AP_SOUTHEAST_1: 'https://demo.huawei.example' },
    { region: 'ap-southeast-1' },
    'https://demo.huawei.example/',
    huawei,
  ],
];

it.each(environments)('the environment %j with %j leads to %s', (variables, given, want, of) => {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  const client = new ProductClient(of ?? product, options(given));
  const { endpoint: found, isCustomEndpoint } = ServiceClient.settings(client);
  expect(found.href).toBe(want);
  expect(isCustomEndpoint).toBe(
    Object.keys(variables).some((name) => name !== region && name !== 'HUAWEICLOUD_SDK_REGION'),
  );
});

it('an endpoint of the environment follows the same rules, and the message names the variable', () => {
  vi.stubEnv(endpoint, 'http://demo.example/?token=hunter2');
  expect(() => new ProductClient(product, options({}))).toThrow(
    /^DemoClient, ALIBABA_CLOUD_DEMO_ENDPOINT: the endpoint must be(?!.*hunter2)/,
  );
  vi.stubEnv(endpoint, 'http://demo.example');
  expect(() => new ProductClient(product, options({}))).toThrow(
    /^DemoClient, ALIBABA_CLOUD_DEMO_ENDPOINT: .* plain http/,
  );
});

it('an invalid region in the environment is an error', () => {
  vi.stubEnv(region, 'evil.example/');
  expect(() => new ProductClient(patterned, options({}))).toThrow('is not a valid region');
});

it('a client without methods reads no place from the environment', () => {
  vi.stubEnv(endpoint, 'demo-vpc.example');
  expect(endpointOf({})).toBe('https://demo.example/');
});
