import fc from 'fast-check';
import { expect, it } from 'vitest';
import { check, type Issue, predicatesByType, type ValueSchema } from '../src/check/index.js';

const strict = (schema: ValueSchema, value: unknown): Issue[] => check(schema, value, { level: 'strict' });
const codes = (schema: ValueSchema, value: unknown): string[] => strict(schema, value).map((issue) => issue.code);
const text = (value: unknown): string =>
  typeof value === 'bigint' ? `${value}n` : (JSON.stringify(value) ?? String(value));

const words: readonly [
  keyword: string,
  schema: ValueSchema,
  inside: readonly unknown[],
  outside: readonly unknown[],
][] = [
  ['minimum', { type: 'integer', minimum: 5 }, [5, 6], [4, -5]],
  ['maximum', { type: 'integer', maximum: 5 }, [5, -9], [6]],
  ['exclusiveMinimum', { type: 'number', exclusiveMinimum: 0 }, [0.1, 1], [0, -0.1]],
  ['exclusiveMaximum', { type: 'number', exclusiveMaximum: 1 }, [0.99, -1], [1, 1.01]],
  ['minLength', { type: 'string', minLength: 2 }, ['ab', '😀😀', '磁盘'], ['', 'a', '😀', '盘']],
  [
    'maxLength',
    { type: 'string', maxLength: 2 },
    ['', 'ab', '😀😀', '\ud83d\ud83d'],
    ['abc', '😀😀😀', '\ud83da\ud83d'],
  ],
  ['pattern', { type: 'string', pattern: '^.$' }, ['a', '😀', '盘'], ['', 'ab', '😀a', '\n']],
  ['enum', { type: 'string', enum: ['cloud', 'cloud_ssd'] }, ['cloud', 'cloud_ssd'], ['Cloud', '', 'cloud ']],
  ['enum', { type: 'integer', enum: [1, 12] }, [1, 12], [2, 0]],
  ['const', { type: 'string', const: '-1/-1' }, ['-1/-1'], ['1/1']],
  ['const', { type: 'boolean', const: false }, [false], [true]],
  ['const', { type: 'boolean', const: true, text: ['true', 'false'] }, [true, 'true'], [false, 'false']],
  ['minItems', { type: 'array', minItems: 1 }, [['a'], [1, 2]], [[]]],
  ['maxItems', { type: 'array', maxItems: 1 }, [[], ['a']], [['a', 'b']]],
  [
    'uniqueItems',
    { type: 'array', uniqueItems: true },
    [[], ['1', 1], [{ a: 1 }, { a: 2 }]],
    [
      ['a', 'a'],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      [10n, 10n],
    ],
  ],
  ['uniqueItems', { type: 'array', uniqueItems: false }, [['a', 'a']], []],
];

for (const [keyword, schema, inside, outside] of words) {
  it.each(inside.map((value) => [value]))(`${keyword} of ${text(schema)} takes %o`, (value) => {
    expect(codes(schema, value)).toEqual([]);
  });
  it.each(outside.map((value) => [value]))(`${keyword} of ${text(schema)} refuses %o`, (value) => {
    expect(codes(schema, value)).toEqual([keyword]);
  });
}

it('tries every keyword there is', () => {
  const known = new Set(Object.values(predicatesByType).flatMap((table) => Object.keys(table)));
  expect(new Set(words.map(([keyword]) => keyword))).toEqual(known);
});

const types: readonly [schema: ValueSchema, right: readonly unknown[], wrong: readonly unknown[]][] = [
  [{ type: 'string' }, ['', 'a'], [1, true, null, [], {}]],
  [
    { type: 'integer' },
    [0, -1, 5.0, Number.MAX_SAFE_INTEGER, 1n, 2n ** 64n, -(2n ** 64n), '9007199254740993', '-9007199254740993'],
    [1.5, '1', '9007199254740991', '0009007199254740993', 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, null],
  ],
  [{ type: 'number' }, [0, 1.5, -1e300], ['1', Number.NaN, Number.NEGATIVE_INFINITY, null, true]],
  [{ type: 'boolean' }, [true, false], ['true', 'false', 0, 1, null]],
  [{ type: 'boolean', text: ['true', 'false'] }, [true, false, 'true', 'false'], ['True', 'yes', '', 0, null]],
  [{ type: 'boolean', text: ['Yes', 'No'] }, [true, false, 'Yes', 'No'], ['yes', 'true']],
  [{ type: 'array' }, [[], [1]], ['a', { length: 0 }, null]],
  [{ type: 'object' }, [{}, { a: 1 }, Object.create(null)], [[], 'a', null, 1, new Map([['a', 1]]), new Set(['a'])]],
  [{ type: 'any' }, [null, 1, 'a', [], {}, true], []],
  [{ type: 'string', nullable: true }, [null, '', 'a'], [1, true, [], {}]],
  [{ type: 'integer', nullable: true, minimum: 5 }, [null, 5], ['5', 1.5]],
  [{ type: 'string', nullable: true, enum: ['a'] }, [null, 'a'], [1]],
  [{ type: 'object', nullable: true, required: ['A'] }, [null], ['a', []]],
  [{ type: 'array', nullable: true, minItems: 1 }, [null, ['a']], [{}]],
  [{ type: 'array', wire: 'csv', items: { type: 'string' } }, [[], ['a'], 'a', 'a,b', ''], [1, {}, null]],
  [{ type: 'array', wire: 'csv', items: { type: 'integer' } }, [[], [1]], ['1', '1,2']],
  [{ type: 'array', wire: 'json-string', items: { type: 'string' } }, [['a']], ['a', '["a"]']],
];

for (const [schema, right, wrong] of types) {
  it.each(right.map((value) => [value]))(`${text(schema)} is the type of %o`, (value) => {
    expect(codes(schema, value)).toEqual([]);
  });
  it.each(wrong.map((value) => [value]))(`${text(schema)} is not the type of %o`, (value) => {
    expect(codes(schema, value)).toEqual(['type']);
  });
}

const disk: ValueSchema = {
  type: 'object',
  required: ['Size'],
  properties: {
    Size: { type: 'integer', minimum: 5, unit: 'GiB', codes: { minimum: 'InvalidSize', required: 'MissingParameter' } },
    Name: {
      type: 'string',
      minLength: 2,
      pattern: '^[a-z]*$',
      hint: 'hold small letters only',
      codes: { minLength: 'InvalidName.Malformed', pattern: 'InvalidName.Malformed' },
    },
    Password: { type: 'string', secret: true, minLength: 8, enum: ['longenough'] },
    Tags: { type: 'object', values: { type: 'string', maxLength: 3 } },
    Parts: { type: 'array', items: { type: 'object', properties: { Device: { type: 'string', maxLength: 1 } } } },
    Zones: { type: 'array', wire: 'csv', minItems: 1, maxItems: 2, items: { type: 'string', maxLength: 3 } },
  },
};

const places: readonly [given: unknown, want: readonly string[]][] = [
  [{ Size: 5 }, []],
  [{}, ['Size#required']],
  [{ Size: undefined }, ['Size#required']],
  [{ Size: null }, ['Size#type']],
  [{ Size: 5, Name: undefined }, []],
  [{ Size: 5, Name: null }, ['Name#type']],
  [{ Size: 4, Name: 'A' }, ['Size#minimum', 'Name#minLength', 'Name#pattern']],
  [{ Size: 5, Tags: { a: 'abc', b: 'abcd', c: 1 } }, ['Tags.b#maxLength', 'Tags.c#type']],
  [{ Size: 5, Tags: {} }, []],
  [{ Size: 5, Parts: [{ Device: 'a' }, { Device: 'ab' }, 7] }, ['Parts.1.Device#maxLength', 'Parts.2#type']],
  [{ Size: 5, Zones: 'abc,d' }, []],
  [{ Size: 5, Zones: 'abc,defg' }, ['Zones.1#maxLength']],
  [{ Size: 5, Zones: 'a,b,c' }, ['Zones#maxItems']],
  [{ Size: 5, Zones: '' }, ['Zones#minItems']],
  [{ Size: 5, size: 5 }, ['size#unknown']],
  [{ Size: 5, constructor: 1, toString: 2 }, ['constructor#unknown', 'toString#unknown']],
  [JSON.parse('{"Size":5,"__proto__":{"Name":"X"}}'), ['__proto__#unknown']],
  [Object.create({ Size: 5 }), ['Size#required']],
  [[], ['#type']],
];

it.each(places)('lists every issue of %j with its place', (given, want) => {
  expect(strict(disk, given).map((issue) => `${issue.path.join('.')}#${issue.code}`)).toEqual(want);
});

const data: readonly [given: unknown, want: Partial<Issue>][] = [
  [
    { Size: 4 },
    {
      code: 'minimum',
      expected: 5,
      actual: 4,
      unit: 'GiB',
      error: 'InvalidSize',
      stability: 'volatile',
      level: 'error',
    },
  ],
  [{}, { code: 'required', expected: 'Size', error: 'MissingParameter' }],
  [
    { Size: 5, Name: 'a' },
    { code: 'minLength', expected: 2, actual: 'a', error: 'InvalidName.Malformed' },
  ],
  [
    { Size: 5, Name: 'AB' },
    { code: 'pattern', hint: 'hold small letters only', actual: 'AB' },
  ],
  [
    { Size: 5, Parts: 'x' },
    { code: 'type', expected: 'array', actual: 'x' },
  ],
];

it.each(data)('says about %j what is wrong, as data', (given, want) => {
  expect(strict(disk, given)[0]).toMatchObject(want);
});

it.each([{ Password: 'hunter2' }, { Password: { deep: 'hunter2' } }, { Password: 5, Size: 'x' }])(
  'never keeps the secret of %j',
  (given) => {
    const issues = strict(disk, { Size: 5, ...given });
    expect(issues.length).toBeGreaterThan(0);
    for (const issue of issues.filter(({ path }) => path[0] === 'Password')) expect(issue).not.toHaveProperty('actual');
    expect(JSON.stringify(issues)).not.toContain('hunter2');
  },
);

it('never keeps the secret inside a value of the wrong type', () => {
  const schema: ValueSchema = {
    type: 'object',
    properties: { Logins: { type: 'array', items: disk }, Login: disk, Name: { type: 'string' } },
  };
  const secretly = { Password: 'hunter2' };
  for (const given of [{ Logins: secretly }, { Login: [secretly] }, { Name: secretly }, { Name: [secretly] }]) {
    expect(JSON.stringify(strict(schema, given))).not.toContain('hunter2');
  }
});

it('never throws on arbitrary JSON values', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('strict', 'standard', 'lenient', 'off'), (value, level) => {
      expect(Array.isArray(check(disk, value, { level }))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('never throws on arbitrary members of the documented names', () => {
  const member = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.string({ unit: 'binary' }),
    fc.bigInt(),
    fc.constantFrom(undefined, Number.NaN, Symbol('s'), () => 1),
  );
  const input = fc.record(
    { Size: member, Name: member, Password: member, Tags: member, Parts: fc.array(member, { maxLength: 3 }) },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(input, (value) => {
      expect(Array.isArray(check(disk, value, { level: 'strict' }))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('counts length in code points, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (value) => {
      const points = [...value].length;
      expect(codes({ type: 'string', minLength: points, maxLength: points }, value)).toEqual([]);
      expect(codes({ type: 'string', minLength: points + 1 }, value)).toEqual(['minLength']);
      if (points > 0) expect(codes({ type: 'string', maxLength: points - 1 }, value)).toEqual(['maxLength']);
    }),
    { numRuns: 500 },
  );
});
