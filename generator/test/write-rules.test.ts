import { check, issueKey, type Rule, type ValueSchema } from '@yunspec/runtime/check';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '../src/write/model.js';
import { lowerRules, unlowered } from '../src/write/openapi/rules.js';
import { lowerValue } from '../src/write/openapi/schema.js';

/** An input with every kind of member a rule may speak about; each rule below is put on it alone. */
const members: Readonly<Record<string, Value>> = {
  Kind: { type: 'string', enum: ['plain', 'cold', 'wide'], default: 'plain' },
  Mode: { type: 'string' },
  Size: { type: 'integer' },
  Sealed: { type: 'boolean', text: ['yes', 'no'], default: 'no' },
  Fast: { type: 'boolean', default: true },
  Lid: { type: 'object', properties: { Color: { type: 'string', default: 'red' }, Locks: { type: 'integer' } } },
  Tag: {
    type: 'array',
    items: { type: 'object', properties: { Key: { type: 'string' }, Weight: { type: 'integer' } } },
  },
  Names: { type: 'array', items: { type: 'string' } },
  Note: { type: 'string', nullable: true },
};

/** What each member may hold in a probe; nothing is always tried too. */
const values: Readonly<Record<string, readonly unknown[]>> = {
  Kind: ['plain', 'cold', 'wide', 'none', 7],
  Mode: ['', 'slow', 'cold'],
  Size: [0, 5, 50, 500, '5', 1.5],
  Sealed: [true, false, 'yes', 'no', 'perhaps'],
  Fast: [true, false, 'yes'],
  Lid: [{}, { Color: 'red' }, { Color: 'blue' }, { Locks: 2 }, { Color: 'blue', Locks: 50 }, 'red', []],
  Tag: [
    [],
    [{}],
    [{ Key: 'a' }],
    [
      { Key: 'a', Weight: 5 },
      { Key: 'b', Weight: 50 },
    ],
    [{ Weight: 500 }, 7],
    {},
  ],
  Names: [[], ['a'], ['a', 'slow'], ['a', 'a'], [5]],
  Note: [null, 'cold', '', 5],
};

const input = (rules: Readonly<Record<string, Rule>>): Value => ({ type: 'object', properties: members, rules });

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: true });

const validatorOf = (value: Value) => ajv.compile(lowerValue(value, 'input') as object);

const refusedBy = (value: Value, given: unknown): string[] =>
  check(value as ValueSchema, given, { level: 'strict' })
    .filter((issue) => !unlowered.includes(issue.code))
    .map(issueKey);

/** Every choice of values for some members. */
const probes = (names: readonly string[]): Record<string, unknown>[] =>
  names.reduce<Record<string, unknown>[]>(
    (all, name) => all.flatMap((one) => [one, ...(values[name] ?? []).map((value) => ({ ...one, [name]: value }))]),
    [{}],
  );

interface RuleCase {
  readonly rule: Rule;
  readonly about: readonly string[];
  /** An input the rule refuses and one it takes: it does say something. */
  readonly refuses: Record<string, unknown>;
  readonly takes: Record<string, unknown>;
}

const cases: Readonly<Record<string, RuleCase>> = {
  requireAny: { rule: { requireAny: ['Mode', 'Size'] }, about: ['Mode', 'Size'], refuses: {}, takes: { Size: 5 } },
  'requireAny below': {
    rule: { requireAny: ['Lid.Color', 'Lid.Locks'] },
    about: ['Lid'],
    refuses: { Lid: {} },
    takes: { Lid: { Locks: 2 } },
  },
  'requireAny, a default': {
    rule: { requireAny: ['Kind', 'Fast'] },
    about: ['Kind', 'Fast'],
    refuses: {},
    takes: { Kind: 'plain' },
  },
  requireOne: {
    rule: { requireOne: ['Mode', 'Size', 'Fast'] },
    about: ['Mode', 'Size', 'Fast'],
    refuses: { Mode: '', Fast: true },
    takes: { Size: 5 },
  },
  'requireOne below': {
    rule: { requireOne: ['Lid.Color', 'Size'] },
    about: ['Lid', 'Size'],
    refuses: { Lid: { Color: 'red' }, Size: 5 },
    takes: { Lid: {}, Size: 5 },
  },
  atMostOne: {
    rule: { atMostOne: ['Mode', 'Size', 'Names'] },
    about: ['Mode', 'Size', 'Names'],
    refuses: { Mode: '', Names: [] },
    takes: {},
  },
  'atMostOne below': {
    rule: { atMostOne: ['Lid.Color', 'Lid.Locks'] },
    about: ['Lid'],
    refuses: { Lid: { Color: 'blue', Locks: 50 } },
    takes: { Lid: { Color: 'red' } },
  },
  allOrNone: {
    rule: { allOrNone: ['Mode', 'Size', 'Tag'] },
    about: ['Mode', 'Size', 'Tag'],
    refuses: { Mode: '', Size: 5 },
    takes: {},
  },
  'allOrNone below': {
    rule: { allOrNone: ['Lid.Color', 'Lid.Locks', 'Size'] },
    about: ['Lid', 'Size'],
    refuses: { Size: 5 },
    takes: { Lid: { Color: 'blue', Locks: 50 }, Size: 5 },
  },
  'when present, require': {
    rule: { when: { Mode: 'present' }, require: ['Size', 'Fast'] },
    about: ['Mode', 'Size', 'Fast'],
    refuses: { Mode: '', Fast: true },
    takes: {},
  },
  'when present below, require': {
    rule: { when: { 'Lid.Color': 'present' }, require: ['Lid.Locks'] },
    about: ['Lid'],
    refuses: { Lid: { Color: 'red' } },
    takes: { Lid: {} },
  },
  'when absent, require': {
    rule: { when: { Mode: 'absent' }, require: ['Size'] },
    about: ['Mode', 'Size'],
    refuses: {},
    takes: { Mode: '' },
  },
  'when equal, require': {
    rule: { when: { Mode: 'slow' }, require: ['Lid.Locks'] },
    about: ['Mode', 'Lid'],
    refuses: { Mode: 'slow', Lid: {} },
    takes: { Mode: 'cold' },
  },
  'when equal to the default': {
    rule: { when: { Kind: 'plain' }, require: ['Size'] },
    about: ['Kind', 'Size'],
    refuses: {},
    takes: { Kind: 'cold' },
  },
  'when one of, the default not among them': {
    rule: { when: { Kind: ['cold', 'wide'] }, require: ['Size'] },
    about: ['Kind', 'Size'],
    refuses: { Kind: 'wide' },
    takes: {},
  },
  'when one of, the default among them': {
    rule: { when: { Kind: ['cold', 'plain'] }, forbid: ['Size'] },
    about: ['Kind', 'Size'],
    refuses: { Size: 5 },
    takes: { Kind: 'wide', Size: 5 },
  },
  'when not': {
    rule: { when: { Kind: { not: 'plain' } }, require: ['Size'] },
    about: ['Kind', 'Size'],
    refuses: { Kind: 'cold' },
    takes: {},
  },
  'when not, without a default': {
    rule: { when: { Mode: { not: ['slow', 'cold'] } }, require: ['Size'] },
    about: ['Mode', 'Size'],
    refuses: {},
    takes: { Mode: 'slow' },
  },
  'when a boolean is true': {
    rule: { when: { Sealed: true }, require: ['Mode'] },
    about: ['Sealed', 'Mode'],
    refuses: { Sealed: 'yes' },
    takes: {},
  },
  'when a boolean is false': {
    rule: { when: { Sealed: false }, require: ['Mode'] },
    about: ['Sealed', 'Mode'],
    refuses: {},
    takes: { Sealed: 'yes' },
  },
  'when a boolean is not false': {
    rule: { when: { Sealed: { not: false } }, require: ['Mode'] },
    about: ['Sealed', 'Mode'],
    refuses: { Sealed: true },
    takes: { Sealed: 'no' },
  },
  'when a boolean without words': {
    rule: { when: { Fast: true }, forbid: ['Mode'] },
    about: ['Fast', 'Mode'],
    refuses: { Mode: '' },
    takes: { Fast: false, Mode: '' },
  },
  'when a member below has its default': {
    rule: { when: { 'Lid.Color': 'red' }, require: ['Mode'] },
    about: ['Lid', 'Mode'],
    refuses: {},
    takes: { Lid: { Color: 'blue' } },
  },
  'when several hold': {
    rule: { when: { Kind: 'cold', Mode: 'present', Fast: 'absent' }, require: ['Size'], forbid: ['Names'] },
    about: ['Kind', 'Mode', 'Fast', 'Size', 'Names'],
    refuses: { Kind: 'cold', Mode: '', Size: 5, Names: [] },
    takes: { Kind: 'cold', Mode: '', Fast: true },
  },
  'when nothing is asked': { rule: { when: {}, require: ['Size'] }, about: ['Size'], refuses: {}, takes: { Size: 5 } },
  'when, forbid below': {
    rule: { when: { Mode: 'slow' }, forbid: ['Lid.Locks'] },
    about: ['Mode', 'Lid'],
    refuses: { Mode: 'slow', Lid: { Locks: 2 } },
    takes: { Mode: 'slow', Lid: {} },
  },
  'when, forbid in every item': {
    rule: { when: { Mode: 'slow' }, forbid: ['Tag[].Weight'] },
    about: ['Mode', 'Tag'],
    refuses: { Mode: 'slow', Tag: [{ Key: 'a' }, { Weight: 5 }] },
    takes: { Mode: 'slow', Tag: [{}] },
  },
  'when, forbid what has a default': {
    rule: { when: { Mode: 'slow' }, forbid: ['Kind', 'Lid.Color'] },
    about: ['Mode', 'Kind', 'Lid'],
    refuses: { Mode: 'slow', Kind: 'cold' },
    takes: { Mode: 'slow', Kind: 'plain', Lid: { Color: 'red' } },
  },
  'when, forbid a boolean that has a default': {
    rule: { when: { Mode: 'slow' }, forbid: ['Sealed', 'Fast'] },
    about: ['Mode', 'Sealed', 'Fast'],
    refuses: { Mode: 'slow', Sealed: 'yes' },
    takes: { Mode: 'slow', Sealed: false, Fast: true },
  },
  'when null is something given': {
    rule: { when: { Note: 'present' }, require: ['Size'] },
    about: ['Note', 'Size'],
    refuses: { Note: null },
    takes: { Note: null, Size: 5 },
  },
  'when, restrict what may be null': {
    rule: { when: { Mode: 'slow' }, restrict: { Note: { enum: ['cold'] } } },
    about: ['Mode', 'Note'],
    refuses: { Mode: 'slow', Note: '' },
    takes: { Mode: 'slow', Note: null },
  },
  'when, restrict what may be null to one value': {
    rule: { when: { Mode: 'slow' }, restrict: { Note: { const: 'cold' } } },
    about: ['Mode', 'Note'],
    refuses: { Mode: 'slow', Note: '' },
    takes: { Mode: 'slow', Note: null },
  },
  'when, restrict': {
    rule: { when: { Mode: 'slow' }, restrict: { Size: { minimum: 5, maximum: 50, stability: 'volatile' } } },
    about: ['Mode', 'Size'],
    refuses: { Mode: 'slow', Size: 500 },
    takes: { Mode: 'slow', Size: 5 },
  },
  'when, restrict texts': {
    rule: {
      when: { Fast: true },
      restrict: {
        Mode: { pattern: '^[a-z]+$', hint: 'be letters', minLength: 1 },
        Names: { maxItems: 1 },
        'Names[]': { enum: ['a', 'b'] },
      },
    },
    about: ['Fast', 'Mode', 'Names'],
    refuses: { Names: ['a', 'slow'] },
    takes: { Mode: 'slow', Names: ['a'] },
  },
  'when, restrict in every item': {
    rule: { when: { Mode: 'present' }, restrict: { 'Tag[].Weight': { maximum: 40 } } },
    about: ['Mode', 'Tag'],
    refuses: { Mode: '', Tag: [{ Weight: 500 }] },
    takes: { Tag: [{ Weight: 500 }] },
  },
  'when, restrict a boolean to one value': {
    rule: { when: { Mode: 'slow' }, restrict: { Sealed: { const: true } } },
    about: ['Mode', 'Sealed'],
    refuses: { Mode: 'slow', Sealed: 'no' },
    takes: { Mode: 'slow', Sealed: 'yes' },
  },
  'when, restrict a boolean to a list': {
    rule: { when: { Mode: 'slow' }, restrict: { Sealed: { enum: [false] } } },
    about: ['Mode', 'Sealed'],
    refuses: { Mode: 'slow', Sealed: true },
    takes: { Mode: 'slow', Sealed: 'no' },
  },
  table: {
    rule: {
      table: 'Size',
      by: ['Kind'],
      rows: [
        ['plain', { minimum: 1, maximum: 10 }],
        [['cold', 'wide'], { maximum: 100 }],
      ],
    },
    about: ['Kind', 'Size'],
    refuses: { Size: 50 },
    takes: { Kind: 'wide', Size: 50 },
  },
  'table, the first row counts': {
    rule: {
      table: 'Size',
      by: ['Kind', 'Fast'],
      rows: [
        ['cold', '*', { maximum: 100 }],
        ['*', false, { maximum: 10 }],
        [['cold', 'plain'], true, { maximum: 1 }],
      ],
    },
    about: ['Kind', 'Fast', 'Size'],
    refuses: { Size: 5 },
    takes: { Kind: 'cold', Size: 50 },
  },
  'table, one row for all': {
    rule: { table: 'Size', by: ['Kind'], rows: [['*', { maximum: 10 }]] },
    about: ['Kind', 'Size'],
    refuses: { Kind: 'cold', Size: 50 },
    takes: { Size: 5 },
  },
  'table, the rest': {
    rule: {
      table: 'Size',
      by: ['Sealed'],
      rows: [
        [true, { maximum: 100 }],
        ['*', { maximum: 10 }],
      ],
    },
    about: ['Sealed', 'Size'],
    refuses: { Size: 50 },
    takes: { Sealed: 'yes', Size: 50 },
  },
  'table, every item': {
    rule: {
      table: 'Tag[].Weight',
      by: ['Lid.Color'],
      rows: [
        ['red', { maximum: 10 }],
        ['blue', { minimum: 10 }],
      ],
    },
    about: ['Lid', 'Tag'],
    refuses: { Tag: [{ Weight: 500 }] },
    takes: { Lid: { Color: 'blue' }, Tag: [{ Weight: 500 }] },
  },
};

describe('a rule, lowered, and the runtime agree', () => {
  test.each(Object.entries(cases))('%s', (_, { rule, about, refuses, takes }) => {
    const value = input({ id: rule });
    const validate = validatorOf(value);
    expect([refusedBy(value, refuses).some((key) => key === '#id'), refusedBy(value, takes)]).toEqual([true, []]);
    for (const probe of probes(about)) {
      const keys = refusedBy(value, probe);
      expect(validate(probe), `${JSON.stringify(probe)}: the runtime finds ${keys.join(' ') || 'nothing'}`).toBe(
        keys.length === 0,
      );
    }
  });

  const flat = fc.constantFrom('Kind', 'Mode', 'Size', 'Sealed', 'Fast', 'Names', 'Note');
  const name = fc.oneof(flat, fc.constantFrom('Lid', 'Lid.Color', 'Lid.Locks', 'Tag'));
  const target = fc.oneof(name, fc.constantFrom('Tag[].Key', 'Tag[].Weight', 'Names[]', 'Tag[]'));
  const scalar = fc.constantFrom('plain', 'cold', 'slow', 'red', 5, 50, true, false);
  const several = fc.oneof(scalar, fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 }));
  const condition = fc.oneof(
    several,
    fc.constantFrom('present', 'absent'),
    several.map((not) => ({ not })),
  );
  /** Limits as the checker lets them stand on a member of each type. */
  const numbers = fc.constantFrom<object>(
    { minimum: 6 },
    { maximum: 6 },
    { minimum: 5, exclusiveMaximum: 50 },
    { const: 5 },
    { enum: [5, 500] },
  );
  const texts = fc.constantFrom<object>(
    { maxLength: 3 },
    { pattern: '^s', hint: 'begin with s' },
    { const: 'cold' },
    { enum: ['cold', 'a'] },
  );
  const booleans = fc.constantFrom<object>({ const: true }, { enum: [false] });
  const lists = fc.constantFrom<object>({ maxItems: 1 }, { minItems: 1, stability: 'volatile' });
  const limits: Readonly<Record<string, fc.Arbitrary<object>>> = {
    Size: numbers,
    'Lid.Locks': numbers,
    'Tag[].Weight': numbers,
    Mode: texts,
    'Lid.Color': texts,
    'Names[]': texts,
    Note: texts,
    Sealed: booleans,
    Fast: booleans,
    Names: lists,
    Tag: lists,
  };
  const limited = fc.constantFrom(...Object.keys(limits));
  const restrictions = fc
    .uniqueArray(limited, { maxLength: 2 })
    .chain((paths) => fc.record(Object.fromEntries(paths.map((path) => [path, limits[path] ?? numbers]))));
  const names = fc.uniqueArray(name, { minLength: 2, maxLength: 4 });
  const cell = fc.oneof(several, fc.constant('*'));
  const rule = fc.oneof(
    fc
      .constantFrom('requireAny', 'requireOne', 'atMostOne', 'allOrNone')
      .chain((verb) => names.map((list) => ({ [verb]: list }))),
    fc.record({
      when: fc.dictionary(name, condition, { maxKeys: 3 }),
      require: fc.uniqueArray(name, { minLength: 1, maxLength: 2 }),
      forbid: fc.uniqueArray(target, { maxLength: 1 }),
      restrict: restrictions,
    }),
    limited.chain((path) =>
      fc.record({
        table: fc.constant(path),
        by: fc.uniqueArray(flat, { minLength: 2, maxLength: 2 }),
        rows: fc.array(fc.tuple(cell, cell, limits[path] ?? numbers), { minLength: 1, maxLength: 3 }),
      }),
    ),
  ) as fc.Arbitrary<Rule>;
  const given = fc.record(
    Object.fromEntries(Object.entries(values).map(([key, list]) => [key, fc.constantFrom(...list)])),
    {
      requiredKeys: [],
    },
  );

  test('whatever it is', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(rule, { minLength: 1, maxLength: 2 }),
        fc.array(given, { minLength: 20, maxLength: 20 }),
        (rules, inputs) => {
          const value = input(Object.fromEntries(rules.map((one, i) => [`rule-${i}`, one])));
          const validate = validatorOf(value);
          for (const one of inputs) expect(validate(one), JSON.stringify(one)).toBe(refusedBy(value, one).length === 0);
        },
      ),
      { numRuns: 120 },
    );
  });
});

describe('rules, lowered', () => {
  test('each carries its id; what JSON Schema has no words for is only listed', () => {
    const rules: Record<string, Rule> = {
      pair: { allOrNone: ['Mode', 'Size'], error: 'X' },
      order: { compare: ['Size', '<', 'Lid.Locks'] },
      'at-the-server': { server: 'The mode must exist.' },
      need: { when: { Mode: 'present' }, require: ['Size'] },
    };
    expect(lowerRules(input(rules) as ValueSchema)).toEqual([
      { dependentRequired: { Mode: ['Size'], Size: ['Mode'] }, $comment: 'pair' },
      { dependentRequired: { Mode: ['Size'] }, $comment: 'need' },
    ]);
    const { allOf, 'x-rules': listed } = lowerValue(input(rules), 'input') as {
      allOf: unknown[];
      'x-rules': object;
    };
    expect([allOf.length, listed]).toEqual([2, rules]);
  });

  test('stand on the object they speak about, however deep', () => {
    const deep: Value = {
      type: 'object',
      properties: { Boxes: { type: 'array', items: input({ one: { requireOne: ['Mode', 'Size'] } }) } },
    };
    const validate = validatorOf(deep);
    for (const given of [
      { Boxes: [{ Mode: '' }, { Size: 5 }] },
      { Boxes: [{ Mode: '', Size: 5 }] },
      { Boxes: [{}] },
      {},
    ]) {
      expect(validate(given), JSON.stringify(given)).toBe(refusedBy(deep, given).length === 0);
    }
  });
});
