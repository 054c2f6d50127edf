import { expect, it } from 'vitest';
import { type Attempt, acs3, type ClientOptions, call, rpc, rpcSignature } from '../src/index.js';
import { failure, json, plain, product, safe, service, tokened } from './support/service.js';

const attempt: Attempt = {
  version: '2014-05-26',
  operation: safe,
  input: { RegionId: 'cn hangzhou', DiskIds: ['d-1', 'd*2'] },
  credentials: { accessKeyId: 'testid', accessKeySecret: 'testsecret' },
  endpoint: new URL('https://demo.example'),
  isCustomEndpoint: false,
  now: new Date('2015-10-21T07:28:00.987Z'),
  nonce: 'nonce-1',
  format: 'JSON',
  headers: { accept: 'application/json' },
};

const unsigned =
  'AccessKeyId=testid&Action=DescribeDisks&DiskIds.1=d-1&DiskIds.2=d%2A2&Format=JSON&RegionId=cn%20hangzhou' +
  '&SignatureMethod=HMAC-SHA1&SignatureNonce=nonce-1&SignatureVersion=1.0&Timestamp=2015-10-21T07%3A28%3A00Z&Version=2014-05-26';
const signed = (method: string): string => {
  const signature = rpcSignature(
    method,
    [...new URLSearchParams(unsigned)] as [string, string][],
    'testsecret',
  ) as string;
  return `${unsigned}&Signature=${encodeURIComponent(signature)}`;
};

it('a GET carries everything in its query', async () => {
  expect(await rpc({ method: 'GET' }).request(attempt)).toMatchObject({
    method: 'GET',
    url: `https://demo.example/?${signed('GET')}`,
    headers: { accept: 'application/json' },
  });
});

it('a POST carries everything in its form', async () => {
  expect(await rpc({ method: 'POST' }).request(attempt)).toMatchObject({
    method: 'POST',
    url: 'https://demo.example/',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: signed('POST'),
  });
});

it('an operation with a secret is a POST, whatever the product says', async () => {
  const request = await rpc({ method: 'GET' }).request({ ...attempt, operation: { ...safe, secret: true } });
  expect([request.method, request.url, request.body]).toEqual(['POST', 'https://demo.example/', signed('POST')]);
});

it.each([
  ['fits', 3000, 'GET'],
  ['does not fit', 5000, 'POST'],
])('an input that %s into an address, of %i characters, travels as a %s', async (_, length, method) => {
  const request = await rpc({ method: 'GET' }).request({ ...attempt, input: { RegionId: 'x'.repeat(length) } });
  expect(request.method).toBe(method);
  expect(`${request.url}${request.body ?? ''}`).toContain('x'.repeat(length));
});

it('a path of the endpoint stays', async () => {
  const request = await rpc({ method: 'GET' }).request({ ...attempt, endpoint: new URL('https://demo.example/ecs') });
  expect(request.url).toBe(`https://demo.example/ecs?${signed('GET')}`);
});

const choices: readonly [options: ClientOptions, want: RegExp][] = [
  [{}, /^GET https:\/\/demo\.example\/\?AccessKeyId=/],
  [{ credentials: { apiKey: 'k' } }, /^POST https:\/\/demo\.example\/api\/demo\/DeleteDisk$/],
  [{ protocol: acs3() }, /^POST https:\/\/demo\.example\/\?DiskId=d-1$/],
  [{ protocol: rpc({ method: 'POST' }) }, /^POST https:\/\/demo\.example\/$/],
];

it.each(choices)('%o travels as %s', async (options, want) => {
  const { client, sent } = service(json({}), options);
  await call(client, plain, { DiskId: 'd-1' });
  expect(`${sent[0]?.method} ${sent[0]?.url}`).toMatch(want);
});

it('credentials that a chosen protocol cannot use are refused', () => {
  expect(() => service(json({}), { protocol: rpc({ method: 'GET' }), credentials: { apiKey: 'k' } })).toThrow(
    'DemoClient cannot use credentials of this form. Expected credentials: { accessKeyId, accessKeySecret }',
  );
});

it.each([
  'Action',
  'Version',
  'Format',
  'AccessKeyId',
  'Signature',
  'SignatureMethod',
  'SignatureVersion',
  'SignatureNonce',
  'Timestamp',
  'SecurityToken',
  'timestamp',
])('an input cannot set %s, which belongs to the protocol', async (name) => {
  for (const protocol of [rpc({ method: 'GET' }), rpc({ method: 'POST' }), acs3()]) {
    const { client, sent } = service(json({}), { validate: 'off', protocol });
    const error = await failure(call(client, tokened, { [name]: 'DeleteInstance' }));
    expect(error).toMatchObject({
      name: 'ConfigurationError',
      message: `CreateDisk: ${name} is reserved by the protocol and cannot be set`,
    });
    expect(sent).toHaveLength(0);
  }
});

it('the version and the address are the product’s', async () => {
  const { client, sent } = service(json({}), { of: { ...product, version: '2020-04-07' } });
  await call(client, safe, {});
  expect(sent[0]?.parameters.Version).toBe('2020-04-07');
});
