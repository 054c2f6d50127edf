import { expect, it } from 'vitest';
import { bearer, call, check, http, json as jsonFormat, type Operation, ServiceClient } from '../src/index.js';
import { xml } from '../src/xml.js';
import { credentials, failure, json, product, service, text } from './support/service.js';

const large = '9007199254740993';
const input = {
  type: 'object',
  properties: {
    Id: { type: 'integer', minimum: 1, maximum: 2 ** 63 },
    Size: { type: 'integer', enum: [5, 10] },
    Ids: { type: 'array', items: { type: 'integer' } },
    Disks: { type: 'array', wire: 'json-string', items: { type: 'object', properties: { Id: { type: 'integer' } } } },
    Name: { type: 'string' },
  },
} as const;
const create: Operation<Record<string, unknown>, Record<string, unknown>> = { name: 'Create', input };

const inputs: readonly [value: unknown, want: string][] = [
  [BigInt(large), large],
  [large, large],
  [2n ** 63n, String(2n ** 63n)],
  [7n, '7'],
  [7, '7'],
];

it.each(inputs)('%o is sent exactly, in a query', async (value, want) => {
  const { client, sent } = service(json({}));
  await call(client, create, { Id: value, Ids: [value], Disks: [{ Id: value }] });
  expect(sent[0]?.parameters).toMatchObject({ Id: want, 'Ids.1': want, Disks: `[{"Id":${want}}]` });
});

it.each(inputs)('%o is sent exactly, in a JSON body', async (value, want) => {
  const of = { ...product, protocols: [http({ auth: bearer })] };
  const { client, sent } = service(json({}), { of, credentials: { apiKey: 'k' } });
  await call(client, create, { Id: value, Ids: [value, 1], Name: large });
  expect(sent[0]?.body).toBe(`{"Id":${want},"Ids":[${want},1],"Name":"${large}"}`);
});

const limits: readonly [value: unknown, want: readonly string[]][] = [
  [0n, ['minimum']],
  [-(2n ** 70n), ['minimum']],
  ['-9007199254740993', ['minimum']],
  [2n ** 64n, ['maximum']],
  [String(2n ** 64n), ['maximum']],
  [2n ** 63n, []],
  ['9007199254740991', ['type']],
  ['12', ['type']],
  [2 ** 60, ['type']],
];

it.each(limits)('%o breaks %j', (Id, want) => {
  expect(check(input, { Id }).map(({ code }) => code)).toEqual(want);
});

it('a bigint is one of the numbers that a list allows', () => {
  expect([check(input, { Size: 5n }), check(input, { Size: 6n }).map(({ code }) => code)]).toEqual([[], ['enum']]);
});

it('a rule compares bigints and numbers', () => {
  const ruled = {
    type: 'object',
    properties: { From: { type: 'integer' }, To: { type: 'integer' } },
    rules: { order: { compare: ['From', '<=', 'To'] } },
  } as const;
  expect(check(ruled, { From: 1, To: 2n ** 60n })).toEqual([]);
  expect(check(ruled, { From: 2n ** 60n, To: 1 })).toMatchObject([{ rule: 'order' }]);
});

const answers: readonly [body: string, want: unknown][] = [
  [`{"Id":${large}}`, { Id: large }],
  [`{"Id": -${large} }`, { Id: `-${large}` }],
  [`{"Ids":[1,${large},${large}]}`, { Ids: [1, large, large] }],
  [`[{"Id":\n${large}\n}]`, [{ Id: large }]],
  ['{"Id":9007199254740991}', { Id: 9007199254740991 }],
  ['{"Id":-9007199254740991}', { Id: -9007199254740991 }],
  [`{"Id":"${large}"}`, { Id: large }],
  [`{"Text":"a,${large},b"}`, { Text: `a,${large},b` }],
  [`{"Text":"\\",${large},"}`, { Text: `",${large},` }],
  [`{"Text":"\\\\","Id":${large}}`, { Text: '\\', Id: large }],
  [`{"a:${large},":1}`, { [`a:${large},`]: 1 }],
  ['{"Id":9007199254740993.9}', { Id: Number(`${large}.9`) }],
  ['{"Id":9007199254740993e3}', { Id: Number(`${large}e3`) }],
  ['{"Id":0.12345678901234567}', { Id: Number('0.12345678901234567') }],
];

it.each(answers)('JSON %s is read as %j', (body, want) => {
  expect(jsonFormat.read(body, '')).toEqual(want);
});

it('what was read can be sent back', async () => {
  const { client, sent } = service([text(`{"Id":${large}}`), json({})]);
  const { Id } = await call(client, create, {});
  await call(client, create, { Id });
  expect(sent[1]?.parameters.Id).toBe(large);
});

it('XML is read in the same way', () => {
  const { read } = xml({ operations: { Create: { Id: 'number', Size: 'number' } }, shapes: {} });
  expect(read(`<R><Id>${large}</Id><Size>5</Size></R>`, 'Create')).toEqual({ Id: large, Size: 5 });
});

it('an answer with long digits everywhere is read in little time', () => {
  const hard = [`"${'\\"'.repeat(2 ** 20)}`, `["${`:${large},`.repeat(2 ** 16)}",${large}]`, '1'.repeat(2 ** 20)];
  for (const body of hard) jsonFormat.read(body, '');
});

it('an issue of a bigint is JSON', async () => {
  const error = await failure(call(new ServiceClient(product, { credentials }), create, { Id: 0n }));
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ issues: [{ code: 'minimum', actual: '0' }] });
});
