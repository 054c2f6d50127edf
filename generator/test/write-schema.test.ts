import { check, type ValueSchema } from '@yunspec/runtime/check';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import type { Value } from '../src/write/model.js';
import { lowerValue } from '../src/write/openapi/schema.js';

const ajv = new Ajv2020({ strict: false, validateFormats: false, unicodeRegExp: true });

const published = (value: Value, side: 'input' | 'output' = 'input'): Record<string, unknown> =>
  lowerValue(value, side) as Record<string, unknown>;

const probes: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    1,
    2,
    3,
    -1,
    1.5,
    2.5,
    3.5,
    '',
    'a',
    'ab',
    'abc',
    'yes',
    'no',
    'x1',
    '😀',
    '😀😀',
    '城市城',
  ],
  ...[
    [],
    ['a'],
    ['a', 'b'],
    ['a', 'a'],
    [1],
    [1, '1'],
    [
      { a: 'x', b: 'y' },
      { b: 'y', a: 'x' },
    ],
    [['a']],
  ],
  ...[{}, { a: 'x' }, { a: 'x', b: 'y' }, { b: 'y' }, { a: 1 }, { a: 'x', c: 'z' }, { c: 'z' }, { a: { a: 'x' } }],
];

const values: Readonly<Record<string, Value>> = {
  'any value': { type: 'any' },
  'a text': { type: 'string' },
  'a text of some length, in code points': { type: 'string', minLength: 2, maxLength: 2 },
  'a text of a form': { type: 'string', pattern: '^[a-z][0-9]$', hint: 'be a letter and a digit' },
  'a text of a form beyond the first plane': { type: 'string', pattern: '^.$' },
  'one of some texts': { type: 'string', enum: ['a', 'abc'] },
  'one of some texts that grow': { type: 'string', enum: ['a', 'abc'], stability: 'open' },
  'one text': { type: 'string', const: 'ab' },
  'a whole number': { type: 'integer', minimum: 0, maximum: 2 },
  'a whole number between': { type: 'integer', exclusiveMinimum: 0, exclusiveMaximum: 3 },
  'one of some numbers': { type: 'integer', enum: [1, -1] },
  'a number': { type: 'number', minimum: 1.5, exclusiveMaximum: 3.5, unit: 'GiB', stability: 'volatile' },
  'a boolean': { type: 'boolean' },
  'a boolean in words': { type: 'boolean', text: ['yes', 'no'], default: true },
  'a boolean in words that must be true': { type: 'boolean', text: ['yes', 'no'], const: true },
  'a boolean in words of which one is taken': { type: 'boolean', text: ['yes', 'no'], enum: [false] },
  'a list': { type: 'array' },
  'a list of texts': { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 1 },
  'a list without repeats': { type: 'array', uniqueItems: true },
  'a list of lists': { type: 'array', items: { type: 'array', items: { type: 'string' } } },
  'an object': { type: 'object' },
  'an object without members': { type: 'object', properties: {} },
  'an object with members': {
    type: 'object',
    required: ['a'],
    properties: { a: { type: 'string' }, b: { type: 'string' } },
  },
  'a map': { type: 'object', values: { type: 'string' } },
  'a text or null': { type: 'string', nullable: true, minLength: 2 },
  'one of some texts or null': { type: 'string', nullable: true, enum: ['a', 'abc'] },
  'one text or null': { type: 'string', nullable: true, const: 'ab' },
  'a boolean in words or null': { type: 'boolean', nullable: true, text: ['yes', 'no'] },
  'a list or null': { type: 'array', nullable: true, items: { type: 'string', nullable: true }, minItems: 1 },
  'an object with rules or null': {
    type: 'object',
    nullable: true,
    properties: { a: { type: 'string' }, b: { type: 'string' } },
    rules: { one: { atMostOne: ['a', 'b'] }, other: { when: { a: 'absent' }, require: ['b'] } },
  },
  'anything or null': { type: 'any', nullable: true },
  'a list with commas': { type: 'array', wire: 'csv', items: { type: 'string' } },
  'a list with commas or null': { type: 'array', wire: 'csv', items: { type: 'string' }, nullable: true },
  'a list of numbers with commas': { type: 'array', wire: 'csv', items: { type: 'integer' } },
  'a secret': { type: 'string', secret: true, minLength: 2 },
};

test.each(Object.entries(values))('a JSON-Schema validator takes what the runtime takes: %s', (_, value) => {
  const validate = ajv.compile(published(value));
  for (const probe of probes) {
    expect(validate(probe), JSON.stringify(probe)).toBe(
      check(value as ValueSchema, probe, { level: 'strict' }).length === 0,
    );
  }
});

test('what JSON Schema has no words for stays under names that other tools pass over', () => {
  const value: Value = {
    type: 'object',
    description: 'A box.',
    properties: {
      Size: {
        type: 'integer',
        unit: 'cm',
        stability: { maximum: 'volatile' },
        maximum: 5,
        default: 1,
        name: 'size',
        wire: 'query',
        docs: 'guide',
        lines: '3-4',
        codes: { range: 'TooBig' },
      },
      Owner: { type: 'integer', large: true },
      Key: {
        type: 'string',
        secret: true,
        refers: 'Key',
        format: 'ipv4',
        pattern: '^x$',
        hint: 'be x',
        deprecated: 'Use Lock.',
      },
    },
  };
  expect(published(value)).toEqual({
    description: 'A box.',
    type: 'object',
    properties: {
      Size: {
        type: 'integer',
        maximum: 5,
        default: 1,
        'x-stability': { maximum: 'volatile' },
        'x-unit': 'cm',
        'x-wire': 'query',
        'x-name': 'size',
      },
      Owner: { type: 'integer', format: 'int64' },
      Key: {
        type: 'string',
        deprecated: true,
        pattern: '^x$',
        format: 'password',
        'x-hint': 'be x',
        'x-refers': 'Key',
        'x-secret': true,
      },
    },
    additionalProperties: false,
  });
});

test.each([
  ['^[a-z]+$', { pattern: '^[a-z]+$' }],
  [String.raw`^\p{L}+$`, { 'x-pattern': String.raw`^\p{L}+$` }],
  [String.raw`^[^\P{L}\d]$`, { 'x-pattern': String.raw`^[^\P{L}\d]$` }],
])('the pattern %s is one that every validator reads alike', (pattern, want) => {
  expect(published({ type: 'string', pattern })).toEqual({ type: 'string', ...want });
});

test('answers may hold more than is documented, and name their shapes', () => {
  const value: Value = {
    type: 'object',
    required: ['Box'],
    properties: {
      Box: { type: 'object', shape: 'Box', description: 'The box.' },
      Boxes: { type: 'array', items: { type: 'object', shape: 'Box' } },
    },
  };
  expect(published(value, 'output')).toEqual({
    type: 'object',
    required: ['Box'],
    properties: {
      Box: { $ref: '#/components/schemas/Box', description: 'The box.' },
      Boxes: { type: 'array', items: { $ref: '#/components/schemas/Box' } },
    },
  });
});
