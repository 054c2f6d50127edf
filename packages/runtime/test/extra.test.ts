import { expect, it } from 'vitest';
import { type ClientOptions, call, http, inRequest, type Operation, paginate, prepare } from '../src/index.js';
import { failure, json, product, service } from './support/service.js';

const operation: Operation = {
  name: 'CreateInstance',
  token: 'ClientToken',
  input: {
    type: 'object',
    properties: {
      ClientToken: { type: 'string' },
      Name: { type: 'string', maxLength: 5 },
      Password: { type: 'string', secret: true },
      Disk: { type: 'object', properties: { Size: { type: 'integer' } } },
      DataDisk: { type: 'array', items: { type: 'object', properties: { Size: { type: 'integer' } } } },
      Ids: { type: 'array', wire: 'json-string', items: { type: 'string' } },
    },
  },
};

const send = async (
  input: object,
  extra: Record<string, unknown>,
  options?: ClientOptions & { of?: typeof product },
) => {
  const { client, sent } = service(json({}), options);
  await call(client, operation, input, { extra });
  return sent[0];
};

/** The parameters that are not the protocol's. */
const parametersOf = async (input: object, extra: Record<string, unknown>): Promise<Record<string, string>> => {
  const { parameters = {} } = (await send({ ClientToken: 't', ...input }, extra)) ?? {};
  const own = /^(Action|Version|Format|AccessKeyId|Signature.*|Timestamp|ClientToken)$/;
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => !own.test(name)));
};

const rows: readonly [input: object, extra: Record<string, unknown>, want: Record<string, string>][] = [
  [{ Name: 'a' }, { New: 5 }, { Name: 'a', New: '5' }],
  [{}, { New: { Deep: [{ A: true }] } }, { 'New.Deep.1.A': 'true' }],
  [{ Disk: { Size: 5 } }, { Disk: { Encrypted: true } }, { 'Disk.Size': '5', 'Disk.Encrypted': 'true' }],
  [{}, { Disk: { Encrypted: true } }, { 'Disk.Encrypted': 'true' }],
  [
    { DataDisk: [{ Size: 5 }, { Size: 6 }] },
    { DataDisk: [undefined, { Encrypted: true }] },
    { 'DataDisk.1.Size': '5', 'DataDisk.2.Size': '6', 'DataDisk.2.Encrypted': 'true' },
  ],
  [
    { DataDisk: [{ Size: 5 }] },
    { DataDisk: [{ Encrypted: true }, { Size: 7 }] },
    { 'DataDisk.1.Size': '5', 'DataDisk.1.Encrypted': 'true', 'DataDisk.2.Size': '7' },
  ],
  [{ Ids: ['a'] }, { Ids: [undefined, 'b'] }, { Ids: '["a","b"]' }],
  [{ Name: 'a' }, { Name: 'too long for the document' }, { Name: 'too long for the document' }],
  [{ Name: 'a' }, { Name: undefined }, { Name: 'a' }],
  [{ Name: 'a' }, {}, { Name: 'a' }],
];

it.each(rows)('%j with %j is sent as %j', async (input, extra, want) => {
  expect(await parametersOf(input, extra)).toEqual(want);
});

it('the input itself is still checked, and does not change', async () => {
  const { client, sent } = service(json({}));
  expect((await failure(call(client, operation, { Name: 'too long' }, { extra: { New: 1 } }))).name).toBe(
    'ValidationError',
  );
  expect(sent).toHaveLength(0);
  const input = { Disk: { Size: 5 }, DataDisk: [{ Size: 5 }] };
  await call(client, operation, input, { extra: { Disk: { New: 1 }, DataDisk: [{ New: 1 }] } });
  expect(input).toEqual({ Disk: { Size: 5 }, DataDisk: [{ Size: 5 }] });
});

it.each(['Action', 'Signature', 'SecurityToken'])('%s cannot be set', async (name) => {
  const { client, sent } = service(json({}));
  expect((await failure(call(client, operation, {}, { extra: { [name]: 'x' } }))).name).toBe('ConfigurationError');
  expect(sent).toHaveLength(0);
});

it('no prototype is changed', async () => {
  await send(
    {},
    JSON.parse('{"__proto__":{"polluted":1},"Disk":{"__proto__":{"polluted":1}}}') as Record<string, unknown>,
  );
  expect({}).not.toHaveProperty('polluted');
});

it('HTTP sends it in the body, or in the query of a bodiless method', async () => {
  const of = { ...product, protocols: [http({ auth: inRequest })] };
  const { client } = service(json({}), { of, credentials: {} });
  const withBody = { ...operation, http: { method: 'POST', path: '/x' } };
  const bodiless = { ...operation, http: { method: 'GET', path: '/x' } };
  const options = { extra: { New: 1, Disk: { New: 2 } } };
  const input = { ClientToken: 't', Disk: { Size: 5 } };
  expect(JSON.parse((await prepare(client, withBody, input, options)).body ?? '')).toEqual({
    ClientToken: 't',
    New: 1,
    Disk: { Size: 5, New: 2 },
  });
  expect(new URL((await prepare(client, bodiless, input, options)).url).search).toBe(
    '?ClientToken=t&Disk.Size=5&Disk.New=2&New=1',
  );
});

it('a paginator sends it with each page', async () => {
  const pages = [
    { Items: [1], TotalCount: 2 },
    { Items: [2], TotalCount: 2 },
  ];
  const { client, sent } = service(pages.map((page) => json(page)));
  const paged = {
    ...operation,
    pagination: { style: 'page', page: 'PageNumber', total: 'TotalCount', items: 'Items' },
  } as const;
  for await (const _ of paginate(client, paged, {}, { extra: { New: 1 }, validate: 'off' }));
  expect(sent.map(({ parameters }) => [parameters.New, parameters.PageNumber])).toEqual([
    ['1', undefined],
    ['1', '2'],
  ]);
});

it('an operation that the package does not know can be called with a plain table', async () => {
  const { client, sent } = service(json({ Quota: 5 }));
  const unknown = { name: 'DescribeAccountAttributes', input: { type: 'object' }, safe: true } as const;
  const result: object = await call(client, unknown, { RegionId: 'cn-hangzhou', Names: ['a'] });
  expect(result).toEqual({ Quota: 5 });
  expect(sent[0]?.parameters).toMatchObject({
    Action: 'DescribeAccountAttributes',
    RegionId: 'cn-hangzhou',
    'Names.1': 'a',
  });
});
