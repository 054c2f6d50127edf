import { walkValues } from '@yunspec/model';
import { describe, expect, test } from 'vitest';
import {
  applyChanges,
  type Case,
  type CaseFile,
  type DerivedCases,
  deriveCases,
  formatCaseFile,
  judge,
  makeCaseFile,
  type OperationCases,
  readCases,
} from '../src/cases.js';
import { type Changeable, products } from './support/models.js';

const tables = { commonErrors: [], serverErrors: [], format: 2 };

/** Derives the cases of an operation with one input. */
const derive = (input: Changeable, members: Changeable = {}) =>
  deriveCases(
    {
      name: 'Send',
      docs: 'api > Sending',
      summary: '',
      safe: true,
      output: { type: 'object' },
      errors: [],
      permissions: [],
      examples: [],
      ...members,
      input: { type: 'object', ...input },
    },
    tables,
  );

/** Lists the values that cases put at the member `A`, on one side of a keyword. */
const valuesOf = ({ base, cases }: OperationCases, key: string, side: Case['side']): unknown[] =>
  cases
    .filter((one) => one.key === key && one.side === side)
    .map(({ changes }) => (applyChanges(base, changes) as Changeable).A);

const members: readonly (readonly [
  name: string,
  schema: Changeable,
  key: string,
  inside: unknown[],
  outside: unknown[],
])[] = [
  ['a minimum', { type: 'integer', minimum: 5 }, 'A#minimum', [5], [4]],
  ['a maximum', { type: 'integer', maximum: 9 }, 'A#maximum', [9], [10]],
  [
    'bounds that are not reached',
    { type: 'integer', exclusiveMinimum: 0, exclusiveMaximum: 4 },
    'A#exclusiveMaximum',
    [3],
    [4],
  ],
  [
    'a list of values',
    { type: 'string', enum: ['cloud', 'cloud_ssd'] },
    'A#enum',
    ['cloud', 'cloud_ssd'],
    ['cloud_ssdx', 'CLOUD'],
  ],
  ['a constant', { type: 'string', const: 'v5' }, 'A#const', ['v5'], ['v5x', 'V5']],
  ['the fewest characters', { type: 'string', minLength: 3 }, 'A#minLength', ['abc', '𠀀𠀀𠀀', 'a𠀀𠀀'], ['ab']],
  ['the most characters', { type: 'string', maxLength: 2 }, 'A#maxLength', ['ab', '𠀀𠀀'], ['abc']],
  ['the fewest items', { type: 'array', minItems: 2, items: { type: 'integer' } }, 'A#minItems', [[1, 2]], [[1]]],
  ['the most items', { type: 'array', maxItems: 1, items: { type: 'integer' } }, 'A#maxItems', [[1]], [[1, 2]]],
  [
    'items that differ',
    { type: 'array', uniqueItems: true, items: { type: 'integer' } },
    'A#uniqueItems',
    [[1]],
    [[1, 1]],
  ],
  ['words', { type: 'boolean', text: ['yes', 'no'] }, 'A#type', [true, false, 'yes', 'no'], ['perhaps']],
  ['a number', { type: 'integer' }, 'A#type', [1], ['abc', 1.5]],
];

test.each(members)('%s', (_, schema, key, inside, outside) => {
  const derived = derive({ properties: { A: schema } });
  expect(valuesOf(derived, key, 'inside')).toEqual(inside);
  expect(valuesOf(derived, key, 'outside')).toEqual(outside);
});

describe('a pattern is violated in each of its parts', () => {
  const rows: readonly (readonly [pattern: string, inside: string[], outside: string[]])[] = [
    ['^[a-z]{2}$', ['aa', 'zz'], ['a', 'aaa']],
    ['^(?:on|off)$', ['on', 'off'], ['!on', '!n', 'o!', 'on!']],
    ['^(?!http://)[a-z:/]+$', ['a'], ['http://aa']],
    ['^i-[0-9]*$', ['i-', 'i-1'], ['!i-1', 'i!1', 'i-!', 'i-1!']],
  ];

  test.each(rows)('%s', (pattern, inside, outside) => {
    const derived = derive({ properties: { A: { type: 'string', pattern } } });
    expect(valuesOf(derived, 'A#pattern', 'inside')).toEqual(expect.arrayContaining(inside));
    expect(valuesOf(derived, 'A#pattern', 'outside')).toEqual(expect.arrayContaining(outside));
  });
});

describe('rules are tried in both directions', () => {
  const properties = {
    A: { type: 'integer' },
    B: { type: 'integer' },
    C: { type: 'string', enum: ['x', 'y'], default: 'x' },
  };
  const rows: readonly (readonly [name: string, rule: Changeable, inside: Changeable[], outside: Changeable[]])[] = [
    ['at least one', { requireAny: ['A', 'B'] }, [{ A: 1 }, { B: 1 }], [{}]],
    ['exactly one', { requireOne: ['A', 'B'] }, [{ A: 1 }, { B: 1 }], [{}, { A: 1, B: 1 }]],
    ['at most one', { atMostOne: ['A', 'B'] }, [{ A: 1 }, {}], [{ A: 1, B: 1 }]],
    ['all or none', { allOrNone: ['A', 'B'] }, [{ A: 1, B: 1 }, {}], [{ A: 1 }, { B: 1 }]],
    ['required under a condition', { when: { C: 'y' }, require: ['A'] }, [{ C: 'y', A: 1 }, { C: 'x' }], [{ C: 'y' }]],
    ['forbidden by default', { when: { C: 'x' }, forbid: ['A'] }, [{ C: 'y', A: 1 }], [{ C: 'x', A: 1 }]],
    [
      'limits under a condition',
      { when: { C: 'y' }, restrict: { A: { maximum: 3 } } },
      [
        { C: 'y', A: 3 },
        { C: 'x', A: 4 },
      ],
      [{ C: 'y', A: 4 }],
    ],
    [
      'rows of a table',
      {
        table: 'A',
        by: ['C'],
        rows: [
          ['x', { maximum: 3 }],
          ['y', { maximum: 5 }],
        ],
      },
      [
        { C: 'x', A: 3 },
        { C: 'y', A: 5 },
      ],
      [
        { C: 'x', A: 4 },
        { C: 'y', A: 6 },
      ],
    ],
    [
      'a comparison',
      { compare: ['A', '<', 'B'] },
      [{ A: 1, B: 2 }],
      [
        { A: 1, B: 1 },
        { A: 2, B: 1 },
      ],
    ],
  ];

  test.each(rows)('%s', (_, rule, inside, outside) => {
    const { base, cases } = derive({ properties, rules: { 'the-rule': rule } });
    const inputs = (side: Case['side']): unknown[] =>
      cases
        .filter((one) => one.key === '#the-rule' && one.side === side)
        .map(({ changes }) => applyChanges(base, changes));
    expect(inputs('inside')).toEqual(expect.arrayContaining(inside));
    expect(inputs('outside')).toEqual(expect.arrayContaining(outside));
  });
});

test('required members are tried at every depth', () => {
  const disk = {
    type: 'object',
    required: ['Size'],
    properties: { Size: { type: 'integer' }, Name: { type: 'string' } },
  };
  const { base, cases } = derive({
    required: ['Zone'],
    properties: { Zone: { type: 'string' }, Disks: { type: 'array', items: disk } },
  });
  const absent = cases.filter(({ key, side }) => key.endsWith('#required') && side === 'outside');
  expect(absent.map(({ key }) => key)).toEqual(['Zone#required', 'Disks.0.Size#required']);
  expect(absent.map(({ changes }) => applyChanges(base, changes))).toEqual([{}, { Zone: 'abcdefgh', Disks: [{}] }]);
});

test('a case tells code, status, stability and whether its value is secret', () => {
  const { cases } = derive(
    {
      properties: { Password: { type: 'string', maxLength: 8, secret: true, codes: { maxLength: 'InvalidPassword' } } },
    },
    { errors: [{ code: 'InvalidPassword', http: 403, on: 'Password', kind: 'malformed', cause: 'It is too long.' }] },
  );
  const outside = cases.find(({ key, side }) => key === 'Password#maxLength' && side === 'outside');
  expect(outside).toMatchObject({
    secret: true,
    refusals: [
      { code: 'InvalidPassword', codes: [{ code: 'InvalidPassword', statuses: [403] }], stability: 'volatile' },
    ],
  });
});

test('what cannot be tried is listed', () => {
  expect(derive({ properties: { A: { type: 'string', minLength: 2, enum: ['a'] } } }).untried).toEqual([
    'A#enum inside',
  ]);
});

const derived = products.map((model) => ({
  product: model.product,
  rows: model.operations.map((operation) => ({ operation, derived: deriveCases(operation, model) })),
}));

test.each(derived)('the cases of $product lie on the sides that they name', ({ rows }) => {
  for (const { operation, derived: own } of rows) {
    const { base, cases, untried } = own;
    expect(judge(operation.input, base)).toEqual([]);
    for (const { id, side, changes, refusals } of cases) {
      const found = judge(operation.input, applyChanges(base, changes));
      expect([id, found.length > 0]).toEqual([id, side === 'outside']);
      const keys = found.map(({ path, rule, keyword, at = path }) => `${at.join('.')}#${rule ?? keyword}`);
      expect([id, new Set(refusals.map(({ key }) => key))]).toEqual([id, new Set(keys)]);
    }
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    expect(untried.filter((key) => key.endsWith('outside'))).toEqual([]);
  }
});

/** Leaves out what files of cases do not have. */
const toShipped = ({ operation, base, limits, untried, cases }: DerivedCases): object => ({
  operation,
  base,
  limits,
  untried,
  cases: cases.map(({ id, key, side, input, secret, refusals }) => ({
    id,
    key,
    side,
    input,
    secret,
    refusals: refusals.map(({ docs, lines, ...refusal }) => refusal),
  })),
});

test.each(derived)('the cases of $product are the same after they were written and read', ({ rows }) => {
  for (const { operation, derived: own } of rows) {
    const secrets = [...walkValues(operation.input)]
      .filter(({ value }) => value.secret === true)
      .map(({ path }) => path.replaceAll('[]', '.0'));
    const text = formatCaseFile(makeCaseFile(own, secrets));
    const [read] = readCases([JSON.parse(text) as CaseFile]);
    const cases = read?.cases.map(({ changes, ...one }) => one);
    expect(JSON.parse(JSON.stringify({ ...read, cases }))).toEqual(JSON.parse(JSON.stringify(toShipped(own))));
  }
});
