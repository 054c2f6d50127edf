import { expect, it } from 'vitest';
import { check, getLevel, getStability, issueKey, type ValidateLevel, type ValueSchema } from '../src/check/index.js';
import { call } from '../src/index.js';
import { type Answer, failure, json, service, tokened } from './support/service.js';

const outcomeOf = (calling: Promise<unknown>): Promise<string> =>
  calling.then(
    () => 'sent',
    (error: Error) => error.name,
  );

const table = [
  ['closed', 'strict', 'error'],
  ['closed', 'standard', 'error'],
  ['closed', 'lenient', 'error'],
  ['closed', 'off', 'report'],
  ['volatile', 'strict', 'error'],
  ['volatile', 'standard', 'error'],
  ['volatile', 'lenient', 'report'],
  ['volatile', 'off', 'report'],
  ['open', 'strict', 'error'],
  ['open', 'standard', 'report'],
  ['open', 'lenient', 'report'],
  ['open', 'off', 'report'],
] as const;

it.each(table)('a %s limit under %s is an %s', (stability, level, want) => {
  expect(getLevel(stability, level)).toBe(want);
});

it.each(table)('an input past a %s limit under %s: %s', async (stability, validate, want) => {
  const reported: string[] = [];
  const operation = {
    name: 'CreateDisk',
    input: { type: 'object', properties: { Size: { type: 'integer', maximum: 5, stability } } },
  } as const;
  const { client, sent } = service(json({}), {
    validate,
    hooks: { onIssues: (issues) => reported.push(...issues.map(issueKey)) },
  });
  expect(await outcomeOf(call(client, operation, { Size: 6 }))).toBe(want === 'error' ? 'ValidationError' : 'sent');
  expect(sent).toHaveLength(want === 'error' ? 0 : 1);
  expect(reported).toEqual(want === 'report' && validate !== 'off' ? ['Size#maximum'] : []);
});

it.each([
  ['strict', 'error'],
  ['standard', 'error'],
  ['lenient', 'report'],
] as const)('a member nobody documented, under %s, is an %s', (level, want) => {
  const issues = check({ type: 'object', properties: { Size: { type: 'integer' } } }, { Sise: 5 }, { level });
  expect(issues.map((issue) => [issueKey(issue), issue.stability, issue.level])).toEqual([
    ['Sise#unknown', 'volatile', want],
  ]);
});

const words: readonly (readonly [value: Pick<ValueSchema, 'stability' | 'wire'>, keyword: string, want: string])[] = [
  [{}, 'type', 'closed'],
  [{}, 'required', 'volatile'],
  [{}, 'enum', 'open'],
  ...['const', 'pattern', 'minLength', 'maximum', 'exclusiveMinimum', 'maxItems', 'uniqueItems', 'requireAny'].map(
    (keyword) => [{}, keyword, 'volatile'] as const,
  ),
  [{ wire: 'path' }, 'required', 'closed'],
  [{ wire: 'path' }, 'maxLength', 'volatile'],
  [{ wire: 'query' }, 'required', 'volatile'],
  [{ stability: 'closed' }, 'enum', 'closed'],
  [{ stability: 'closed' }, 'maximum', 'closed'],
  [{ stability: 'closed' }, 'required', 'volatile'],
  [{ stability: 'volatile' }, 'enum', 'volatile'],
  [{ stability: 'open' }, 'maximum', 'open'],
  [{ stability: 'open' }, 'type', 'closed'],
  [{ stability: { maximum: 'open' } }, 'maximum', 'open'],
  [{ stability: { maximum: 'open' } }, 'minimum', 'volatile'],
  [{ stability: { maximum: 'open' } }, 'enum', 'open'],
  [{ stability: { required: 'closed' } }, 'required', 'closed'],
  [{ stability: { required: 'closed' } }, 'maximum', 'volatile'],
  [{ stability: { required: 'open' }, wire: 'path' }, 'required', 'open'],
];

it.each(words)('of a value with %j, %s is %s', (value, keyword, want) => {
  expect(getStability(value, keyword)).toBe(want);
});

const request: ValueSchema = {
  type: 'object',
  required: ['id', 'key', 'name'],
  properties: {
    id: { type: 'string', wire: 'path' },
    key: { type: 'string', secret: true, stability: { required: 'closed' } },
    name: { type: 'string', stability: 'closed' },
    kind: { type: 'string', enum: ['a'] },
    size: { type: 'integer', maximum: 5 },
  },
  rules: {
    bound: { when: { size: 1 }, restrict: { kind: { enum: ['a'] }, name: { maxLength: 1 } } },
    fixed: { when: { size: 2 }, restrict: { kind: { enum: ['a'] } }, stability: 'closed' },
    either: { requireAny: ['kind', 'size'] },
  },
};
const whole = { id: 'i', key: 'k', name: 'n', size: 3 };

/** What each level refuses. */
const refusals: readonly [
  given: object,
  strict: readonly string[],
  standard: readonly string[],
  lenient: readonly string[],
][] = [
  [whole, [], [], []],
  [{ ...whole, size: '3' }, ['size#type'], ['size#type'], ['size#type']],
  [{ ...whole, size: 6 }, ['size#maximum'], ['size#maximum'], []],
  [{ ...whole, kind: 'b' }, ['kind#enum'], [], []],
  [{ ...whole, size: 1, kind: 'b' }, ['kind#enum', '#bound'], [], []],
  [{ ...whole, size: 1, name: 'nn' }, ['#bound'], ['#bound'], []],
  [{ ...whole, size: 2, kind: 'b' }, ['kind#enum', '#fixed'], ['#fixed'], ['#fixed']],
  [{ id: 'i', key: 'k', name: 'n' }, ['#either'], ['#either'], []],
  [{ key: 'k', name: 'n', size: 3 }, ['id#required'], ['id#required'], ['id#required']],
  [{ id: 'i', name: 'n', size: 3 }, ['key#required'], ['key#required'], ['key#required']],
  [{ id: 'i', key: 'k', size: 3 }, ['name#required'], ['name#required'], []],
];

it.each(refusals)('of %j, strict refuses %j, standard %j and lenient %j', (given, ...want) => {
  const levels = ['strict', 'standard', 'lenient'] as const;
  const refused = levels.map((level) =>
    check(request, given, { level })
      .filter((issue) => issue.level === 'error')
      .map(issueKey),
  );
  expect(refused).toEqual(want);
});

const limit: ValueSchema = { type: 'integer', minimum: 5, maximum: 10 };

it.each([
  ['standard', 'ValidationError', 0],
  ['lenient', 'sent', 1],
] as const)('at %s a call without a required member: %s', async (validate, want, count) => {
  const { client, sent } = service(json({}), { validate });
  const operation = {
    name: 'CreateDisk',
    input: { type: 'object', required: ['Size'], properties: { Size: limit } },
  } as const;
  expect(await outcomeOf(call(client, operation, {}))).toBe(want);
  expect(sent).toHaveLength(count);
});

const disk: ValueSchema = {
  type: 'object',
  properties: { Size: limit, Name: { type: 'string', maxLength: 2 } },
  rules: { named: { requireAny: ['Name'] } },
};
const schema: ValueSchema = {
  type: 'object',
  required: ['Zone'],
  properties: {
    Zone: { type: 'string' },
    Size: limit,
    DataDisk: { type: 'array', items: disk },
    Labels: { type: 'object', values: { type: 'string', maxLength: 1 } },
  },
  rules: { either: { requireOne: ['Size', 'Zone'] } },
};
const given = { Size: 11, DataDisk: [{ Size: 1 }, { Size: 11, Name: 'abc' }], Labels: { 'a.b#c': 'xx' }, sise: 1 };

const all = [
  'Zone#required',
  'Size#maximum',
  'DataDisk.0.Size#minimum',
  'DataDisk.0#named',
  'DataDisk.1.Size#maximum',
  'DataDisk.1.Name#maxLength',
  'Labels.a.b#c#maxLength',
  'sise#unknown',
];

const skips: readonly [skip: readonly string[], left: readonly string[]][] = [
  [[], all],
  [['Size#maximum'], all.filter((key) => key !== 'Size#maximum')],
  [['Size#minimum'], all],
  [['size#maximum'], all],
  [['Zone#required', 'Size'], all.slice(2)],
  [['DataDisk.*.Size#maximum'], all.filter((key) => key !== 'DataDisk.1.Size#maximum')],
  [['DataDisk.*.Size'], all.filter((key) => !key.includes('.Size#'))],
  [['DataDisk.0.Size'], all.filter((key) => key !== 'DataDisk.0.Size#minimum')],
  [['DataDisk.*#named'], all.filter((key) => key !== 'DataDisk.0#named')],
  [['DataDisk.1.*'], all.filter((key) => !key.startsWith('DataDisk.1.'))],
  [['Labels.*#maxLength'], all.filter((key) => !key.startsWith('Labels'))],
  [['sise#unknown'], all.slice(0, -1)],
  [['*#unknown'], all.slice(0, -1)],
  [['#either'], all],
  [['Size.x#maximum', 'Siz', 'DataDisk'], all],
];

it.each(skips)('skipping %j leaves %j', (skip, left) => {
  expect(check(schema, given, { level: 'strict', skip }).map(issueKey)).toEqual(left);
});

it('skips a rule of the input by its id', () => {
  const both = { Zone: 'z', Size: 6 };
  expect(check(schema, both).map(issueKey)).toEqual(['#either']);
  expect(check(schema, both, { skip: ['#either'] })).toEqual([]);
});

it('finds nothing when switched off', () => {
  expect(check(schema, { Zone: 7, Size: 'x' }, { level: 'off' })).toEqual([]);
});

const answer: Answer = json({ RequestId: 'r-1' });
const past = { Size: 4000 };

const ways: readonly [
  way: string,
  options: Parameters<typeof service>[1],
  perCall: object | undefined,
  outcome: string,
][] = [
  ['by default', {}, undefined, 'ValidationError'],
  ['of the client', { validate: 'lenient' }, undefined, 'sent'],
  ['of the client, as an object', { validate: { level: 'lenient' } }, undefined, 'sent'],
  ['of the call', {}, { validate: 'lenient' }, 'sent'],
  ['of the call before the client', { validate: 'lenient' }, { validate: 'strict' }, 'ValidationError'],
  ['a skip list of the client', { validate: { skip: ['Size#maximum'] } }, undefined, 'sent'],
  ['a skip list of the call', {}, { validate: { skip: ['Size'] } }, 'sent'],
  [
    'a skip list of the call leaves the level of the client',
    { validate: 'lenient' },
    { validate: { skip: [] } },
    'sent',
  ],
  [
    'a level of the call leaves the skip list of the client',
    { validate: { skip: ['Size'] } },
    { validate: 'strict' },
    'sent',
  ],
  ['undefined says nothing', { validate: 'lenient' }, { validate: { level: undefined } }, 'sent'],
];

it.each(ways)('the level can be set: %s', async (_, options, perCall, outcome) => {
  const { client } = service(answer, options);
  expect(await outcomeOf(call(client, tokened, past, perCall))).toBe(outcome);
});

it('lists every issue of a refused call, those that would only be reported included', async () => {
  const operation = {
    name: 'CreateDisk',
    input: {
      type: 'object',
      properties: {
        Size: { type: 'integer', minimum: 5 },
        Category: { type: 'string', enum: ['cloud'], stability: 'open' },
      },
    },
  } as const;
  const { client } = service(answer);
  const error = await failure<{ issues: { level: string }[]; message: string }>(
    call(client, operation, { Size: 1, Category: 'new' }),
  );
  expect(error.issues.map(({ level }) => level)).toEqual(['error', 'report']);
  expect(error.message).not.toContain('Category');
});

it.each(['Strict', 'none', 'constructor'])('refuses the level %j, which does not exist', async (level) => {
  const validate = level as ValidateLevel;
  expect(() => service(answer, { validate })).toThrow(
    /DemoClient: there is no validate level .* Known: strict, standard, lenient, off/,
  );
  expect(() => service(answer, { validate: { level: validate } })).toThrow(/no validate level/);
  const { client } = service(answer);
  expect((await failure(call(client, tokened, {}, { validate }))).name).toBe('ConfigurationError');
});
