import { expect, it } from 'vitest';
import { type ClientOptions, call, ServiceClient } from '../src/index.js';
import { credentials, failure, json, product, safe, service } from './support/service.js';

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
    /no endpoint is known for region xx-unknown. Known: cn-hangzhou, cn-qingdao. For a newer region, pass endpoint as well/,
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
    'DemoClient: no endpoint is known. Pass endpoint: https://…',
  );
  expect(() =>
    endpointOf({}, { ...product, endpoints: { 'cn-hangzhou': 'https://a.example' }, regions: ['cn-hangzhou'] }),
  ).toThrow('DemoClient: no endpoint is known. Pass a region: cn-hangzhou');
});

it('one call may go elsewhere, under the same rules', async () => {
  const { client, sent } = service(json({}));
  await call(client, safe, {}, { endpoint: 'https://once.example' });
  expect(new URL(sent[0]?.url ?? '').host).toBe('once.example');
  expect((await failure(call(client, safe, {}, { endpoint: 'http://once.example' }))).name).toBe('ConfigurationError');
  expect(sent).toHaveLength(1);
});
