import { expect, it } from 'vitest';
import {
  type Authorizer,
  authToken,
  bearer,
  type ClientOptions,
  call,
  http,
  inRequest,
  type Operation,
  type Product,
} from '../src/index.js';
import { failure, json, product, service } from './support/service.js';

const text = { type: 'string' } as const;
const input = {
  type: 'object',
  properties: {
    project_id: { ...text, wire: 'path' },
    disk: { ...text, wire: 'path' },
    Limit: { type: 'integer', wire: 'query' },
    Zones: { type: 'array', wire: 'csv', items: text },
    Names: { type: 'array', wire: 'repeated', items: text },
    'X-Trace': { ...text, wire: 'header' },
    Renamed: { ...text, wire: 'header', name: 'X-Renamed' },
    Name: { ...text, name: 'display_name' },
    Force: { type: 'boolean', text: ['yes', 'no'] },
    Spec: {
      type: 'object',
      properties: { Size: { type: 'integer', name: 'size' }, On: { type: 'boolean', text: ['on', 'off'] } },
    },
    Parts: { type: 'array', items: { type: 'object', properties: { Size: { type: 'integer', name: 'size' } } } },
    Ids: { type: 'array', wire: 'json-string', items: text },
    Extra: { ...text, wire: 'body' },
    Note: { ...text, nullable: true },
    Tags: { type: 'array', items: { type: 'object', properties: { Value: { ...text, nullable: true } } } },
  },
} as const;

type Op = Operation<Record<string, unknown>>;
const get: Op = { name: 'List', safe: true, input, http: { method: 'GET', path: '/v5/{project_id}/disks' } };
const post: Op = { name: 'Create', input, http: { method: 'POST', path: '/v5/{project_id}/disks' } };
const remove: Op = { name: 'Delete', input, http: { method: 'DELETE', path: '/v5/{project_id}/disks/{disk}' } };
const served: Op = { name: 'Served', input, http: { method: 'GET', path: '/x', server: 'https://server.example' } };
const pathless: Op = { name: 'Pathless', input };
const nothing: Op = {
  name: 'Nothing',
  input: { type: 'object', properties: { disk: { ...text, wire: 'path' } } },
  http: { method: 'POST', path: '/start/{disk}' },
};

const only = (auth: Authorizer): Product => ({
  ...product,
  protocols: [http({ auth, path: '/api/demo/{operation}' })],
});
const byKey = { of: only(bearer), credentials: { apiKey: 'key-1' } };

async function sentBy(
  operation: Op,
  given: Record<string, unknown>,
  options: ClientOptions & { of?: Product } = byKey,
) {
  const { client, sent } = service(json({}), { ...byKey, ...options });
  await call(client, operation, given);
  const [one] = sent;
  if (one === undefined) throw new Error('nothing was sent');
  return {
    ...one,
    at: one.url.replace('https://demo.example', ''),
    json: one.body === '' ? undefined : JSON.parse(one.body),
  };
}

const rows: readonly [what: string, operation: Op, given: Record<string, unknown>, at: string, body: unknown][] = [
  ['a path', get, { project_id: 'p1' }, '/v5/p1/disks', undefined],
  ['a path with odd letters', get, { project_id: 'p 1%2F磁;=&' }, '/v5/p%201%252F%E7%A3%81%3B%3D%26/disks', undefined],
  ['a path with dots inside', get, { project_id: 'a..b' }, '/v5/a..b/disks', undefined],
  [
    'a query',
    get,
    { project_id: 'p', Name: 'a b+c', Force: true },
    '/v5/p/disks?display_name=a%20b%2Bc&Force=yes',
    undefined,
  ],
  [
    'lists in a query',
    get,
    { project_id: 'p', Zones: ['a', 'b'], Names: ['c', 'd'], Ids: ['e'] },
    '/v5/p/disks?Zones=a%2Cb&Names=c&Names=d&Ids=%5B%22e%22%5D',
    undefined,
  ],
  ['a body', post, { project_id: 'p', Name: 'n' }, '/v5/p/disks', { display_name: 'n' }],
  ['an empty body', post, { project_id: 'p' }, '/v5/p/disks', {}],
  [
    'a query beside a body',
    post,
    { project_id: 'p', Limit: 5, Name: 'n' },
    '/v5/p/disks?Limit=5',
    { display_name: 'n' },
  ],
  ['words of booleans in a body', post, { project_id: 'p', Force: false }, '/v5/p/disks', { Force: 'no' }],
  [
    'names deep in a body',
    post,
    { project_id: 'p', Spec: { Size: 5, On: true }, Parts: [{ Size: 6 }] },
    '/v5/p/disks',
    { Spec: { size: 5, On: 'on' }, Parts: [{ size: 6 }] },
  ],
  [
    'null in a body',
    post,
    { project_id: 'p', Note: null, Tags: [{ Value: null }] },
    '/v5/p/disks',
    { Note: null, Tags: [{ Value: null }] },
  ],
  ['null in a query', get, { project_id: 'p', Note: null }, '/v5/p/disks', undefined],
  ['a list in a query as its text', get, { project_id: 'p', Zones: 'a,b' }, '/v5/p/disks?Zones=a%2Cb', undefined],
  ['JSON text in a body', post, { project_id: 'p', Ids: ['a'] }, '/v5/p/disks', { Ids: '["a"]' }],
  [
    'undefined members of a body',
    post,
    { project_id: 'p', Name: undefined, Spec: { Size: undefined } },
    '/v5/p/disks',
    { Spec: {} },
  ],
  ['a delete', remove, { project_id: 'p', disk: 'd', Name: 'n' }, '/v5/p/disks/d?display_name=n', undefined],
  ['a delete with a body member', remove, { project_id: 'p', disk: 'd', Extra: 'e' }, '/v5/p/disks/d', { Extra: 'e' }],
  ['a post that has nothing to put into a body', nothing, { disk: 'd' }, '/start/d', undefined],
  ['a post with a body member nobody documented', nothing, { disk: 'd', Name: 'n' }, '/start/d', { Name: 'n' }],
  ['no path of its own', pathless, { Name: 'n' }, '/api/demo/Pathless', { display_name: 'n' }],
];

it.each(rows)('%s', async (_, operation, given, at, body) => {
  const sent = await sentBy(operation, given, { ...byKey, validate: 'off' });
  expect([sent.at, sent.json]).toEqual([at, body]);
  expect(sent.headers['content-type']).toBe(body === undefined ? undefined : 'application/json');
});

it('members that travel in headers', async () => {
  const { headers, at } = await sentBy(get, { project_id: 'p', 'X-Trace': 't', Renamed: 'r' });
  expect(headers).toMatchObject({
    'x-trace': 't',
    'x-renamed': 'r',
    authorization: 'Bearer key-1',
    accept: 'application/json',
  });
  expect(at).toBe('/v5/p/disks');
});

it('a member that is null travels in no header', async () => {
  const { headers } = await sentBy(get, { project_id: 'p', 'X-Trace': null }, { ...byKey, validate: 'off' });
  expect(headers).not.toHaveProperty('x-trace');
});

it.each([
  ['a key', bearer, { apiKey: 'k' }, { authorization: 'Bearer k' }],
  ['a token', authToken, { token: 't' }, { 'x-auth-token': 't' }],
  ['nothing', inRequest, {}, {}],
] as const)('authorized by %s', async (_, auth, credentials, want) => {
  const { headers } = await sentBy(get, { project_id: 'p' }, { of: only(auth), credentials });
  expect(headers).toMatchObject(want);
  if (auth === inRequest) expect(headers).not.toHaveProperty('authorization');
});

it('headers of the caller do not replace the authorization', async () => {
  const { client, sent } = service(json({}), byKey);
  await call(client, get, { project_id: 'p' }, { headers: { Authorization: 'Bearer other', 'X-More': '1' } });
  expect(sent[0]?.headers).toMatchObject({ authorization: 'Bearer key-1', 'x-more': '1' });
});

it.each(['', '.', '..', 'a/b', '../x', 'a\\b', 'a?b=1', 'a#b', null, undefined])(
  '%j cannot stand in a path',
  async (project_id) => {
    const { client, sent } = service(json({}), { ...byKey, validate: 'off' });
    const error = await failure(call(client, get, { project_id }));
    expect(error).toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringContaining('List: project_id is part of a path, so it must not be empty'),
    });
    expect(sent).toHaveLength(0);
  },
);

it.each(['a\r\nX-Evil: 1', 'a\nb', 'a\0b', 'é磁'])('%j cannot stand in a header', async (value) => {
  const { client, sent } = service(json({}), byKey);
  const error = await failure(call(client, get, { project_id: 'p', 'X-Trace': value }));
  expect(error).toMatchObject({
    name: 'ConfigurationError',
    message: expect.stringContaining('List: X-Trace is sent in a header'),
  });
  expect(sent).toHaveLength(0);
});

const servers: readonly [what: string, operation: Op, options: ClientOptions, want: string][] = [
  ['the product’s', get, {}, 'https://demo.example/v5/p/disks'],
  ['the operation’s own', served, {}, 'https://server.example/x'],
  ['the operation’s own, in a region', served, { region: 'cn-hangzhou' }, 'https://server.example/x'],
  ['the caller’s before the operation’s', served, { endpoint: 'https://proxy.example' }, 'https://proxy.example/x'],
  ['the caller’s plain one before the operation’s', served, { endpoint: 'http://127.0.0.1:9' }, 'http://127.0.0.1:9/x'],
  [
    'one with a path before it',
    get,
    { endpoint: 'https://proxy.example/base/' },
    'https://proxy.example/base/v5/p/disks',
  ],
];

it.each(servers)('goes to the address: %s', async (_, operation, options, want) => {
  const { url } = await sentBy(operation, operation === served ? {} : { project_id: 'p' }, options);
  expect(url).toBe(want);
});

it('the address of a single call goes before the operation’s own', async () => {
  const { client, sent } = service(json({}), byKey);
  await call(client, served, {}, { endpoint: 'https://once.example' });
  expect(sent[0]?.url).toBe('https://once.example/x');
});

it('members that every object inherits are members like others', async () => {
  const given = JSON.parse('{"project_id":"p","constructor":"c","__proto__":{"Name":"x"}}');
  const { json: body } = await sentBy(post, given, { validate: 'off' });
  expect(JSON.stringify(body)).toBe('{"constructor":"c","__proto__":{"Name":"x"}}');
});

it('a plain http server of the document is refused as an endpoint is', async () => {
  const operation: Operation<Record<string, unknown>> = {
    name: 'Do',
    input: { type: 'object' },
    http: { method: 'GET', path: '/x', server: 'http://plain.example' },
  };
  const { client, sent } = service(json({}), { credentials: { apiKey: 'k1' } });
  expect(await failure(call(client, operation, {}))).toMatchObject({ name: 'ConfigurationError' });
  expect(sent).toHaveLength(0);
});
