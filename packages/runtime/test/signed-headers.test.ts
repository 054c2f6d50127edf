import { createHash, createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import {
  acs3,
  type CallOptions,
  type Credentials,
  http,
  huaweiKey,
  type Operation,
  type Protocol,
  prepare,
  ServiceClient,
} from '../src/index.js';
import type { HttpRequest } from '../src/transport/types.js';
import { plain, product } from './support/service.js';

const key = { accessKeyId: 'testid', accessKeySecret: 'testsecret' };
const session = { ...key, securityToken: 'session' };

const text = { type: 'string' } as const;
const names = { type: 'array', items: text, wire: 'repeated' } as const;
const listing: Operation<Record<string, unknown>> = {
  name: 'List',
  http: { method: 'GET', path: '/v5/disks' },
  input: { type: 'object', properties: { Names: names, Zone: text } },
};
const login: Operation<Record<string, unknown>> = {
  name: 'Login',
  secret: true,
  input: { type: 'object', properties: { Password: { ...text, secret: true } } },
};

function prepared(
  protocol: Protocol,
  credentials: Credentials,
  operation: Operation<Record<string, unknown>>,
  input: object,
  more: CallOptions,
) {
  const client = new ServiceClient(
    { ...product, protocols: [protocol] },
    { credentials, endpoint: 'https://demo.example:8443/base/' },
  );
  return prepare(client, operation, { ...input }, more);
}

const sha256 = (given: string): string => createHash('sha256').update(given).digest('hex');

/** Verifies a request as a service does: returns the signed headers, and whether the signature is right. */
function verified(
  { method, url, headers, body = '' }: HttpRequest,
  algorithm: string,
  lines: readonly string[],
  path = (at: string) => at,
) {
  const { host, pathname, searchParams } = new URL(url);
  const [, list = '', signature] = /SignedHeaders=([\w;-]+), ?Signature=(\w+)$/.exec(headers.authorization ?? '') ?? [];
  const signed = list.split(';');
  const pairs = [...searchParams].map((pair) => pair.map(encodeURIComponent).join('=')).sort();
  const values: Readonly<Record<string, string>> = { ...headers, host };
  const canonical = [
    method,
    path(pathname),
    pairs.join('&'),
    signed.map((name) => `${name}:${values[name]}\n`).join(''),
    list,
    sha256(body),
  ].join('\n');
  const expected = createHmac('sha256', 'testsecret')
    .update([algorithm, ...lines, sha256(canonical)].join('\n'))
    .digest('hex');
  return { signed, isTheirs: signature === expected };
}

const own = ['host', 'x-acs-action', 'x-acs-content-sha256', 'x-acs-date', 'x-acs-signature-nonce', 'x-acs-version'];
const aliyun: readonly [
  what: string,
  credentials: Credentials,
  operation: Operation,
  input: object,
  more: CallOptions,
  signed: readonly string[],
][] = [
  ['its own headers', key, plain as Operation, { DiskId: 'd 1~' }, {}, own],
  ['the token of temporary keys', session, plain as Operation, {}, {}, [...own, 'x-acs-security-token']],
  ['the type of a form', key, login as Operation, { Password: 'p&=' }, {}, [...own, 'content-type']],
  [
    'what the caller adds of its kind',
    key,
    plain as Operation,
    {},
    { headers: { 'X-Acs-Trace': 't', 'x-more': 'm', 'content-types': 'c' } },
    [...own, 'x-acs-trace'],
  ],
];

it.each(aliyun)('ACS3 signs %s', async (_, credentials, operation, input, { headers = {} }, signed) => {
  const request = await prepared(acs3(), credentials, operation as Operation<Record<string, unknown>>, input, {
    headers,
  });
  const found = verified(request, 'ACS3-HMAC-SHA256', []);
  expect(found).toEqual({ signed: [...signed].sort(), isTheirs: true });
  expect(request.headers['x-acs-date']).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
  for (const name of signed) if (name !== 'host') expect(request.headers).toHaveProperty(name);
  expect(request.headers).toMatchObject(
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
  );
});

it('a caller cannot say which action is signed', async () => {
  const headers = { 'X-Acs-Action': 'Other', 'x-acs-version': '1', authorization: 'mine' };
  const request = await prepared(acs3(), key, plain, {}, { headers });
  expect(request.headers).toMatchObject({ 'x-acs-action': 'DeleteDisk', 'x-acs-version': '2014-05-26' });
  expect(verified(request, 'ACS3-HMAC-SHA256', []).isTheirs).toBe(true);
});

const huawei: readonly [
  what: string,
  credentials: Credentials,
  input: object,
  signed: readonly string[],
  query: string,
][] = [
  ['host and date', key, {}, ['host', 'x-sdk-date'], ''],
  ['the token of temporary keys', session, {}, ['host', 'x-sdk-date', 'x-security-token'], ''],
  [
    'names that come more than once, in the order of their texts',
    key,
    { Names: ['b', 'a'] },
    ['host', 'x-sdk-date'],
    'Names=b&Names=a',
  ],
  ['names in their order', key, { Zone: 'z', Names: ['b', 'B'] }, ['host', 'x-sdk-date'], 'Zone=z&Names=b&Names=B'],
];

it.each(huawei)('Huawei’s keys sign %s', async (_, credentials, input, signed, query) => {
  const request = await prepared(http({ auth: huaweiKey }), credentials, listing, input, {});
  const date = request.headers['x-sdk-date'] ?? '';
  const found = verified(request, 'SDK-HMAC-SHA256', [date], (path) => `${path}/`);
  expect(found).toEqual({ signed, isTheirs: true });
  expect(date).toMatch(/^\d{8}T\d{6}Z$/);
  expect(new URL(request.url).search.slice(1)).toBe(query);
});

const posting: Operation<Record<string, unknown>> = {
  name: 'Create',
  http: { method: 'POST', path: '/v5/disks' },
  input: { type: 'object', properties: { Name: { ...text, wire: 'body' } } },
};

it.each<[operation: Operation<Record<string, unknown>>, input: object, headers: Record<string, string>, want: string]>([
  [posting, { Name: 'n' }, {}, 'content-type;host;x-sdk-date'],
  [listing, {}, { 'X-Project-Id': 'p' }, 'host;x-project-id;x-sdk-date'],
  [posting, { Name: 'n' }, { 'x-project-id': 'p', 'x-more': 'm' }, 'content-type;host;x-project-id;x-sdk-date'],
])('Huawei’s keys sign the type of a body and the project: %#', async (operation, input, headers, want) => {
  const request = await prepared(http({ auth: huaweiKey }), key, operation, input, { headers });
  const lines = [request.headers['x-sdk-date'] ?? ''];
  const found = verified(request, 'SDK-HMAC-SHA256', lines, (at) => (at.endsWith('/') ? at : `${at}/`));
  expect(found).toEqual({ signed: want.split(';'), isTheirs: true });
});
