import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ValueSchema } from '../src/index.js';
import { flatten } from '../src/wire/flatten.js';
import { encodePairs, percentEncode } from '../src/wire/percent.js';

const text: ValueSchema = { type: 'string' };
const schema: ValueSchema = {
  type: 'object',
  properties: {
    RegionId: text,
    Size: { type: 'integer' },
    Force: { type: 'boolean' },
    Worded: { type: 'boolean', text: ['Yes', 'No'] },
    Renamed: { type: 'string', name: 'security-group' },
    SystemDisk: {
      type: 'object',
      properties: {
        Size: { type: 'integer' },
        Kind: { type: 'string', name: 'Category' },
        Deep: { type: 'object', properties: { A: text } },
      },
    },
    DataDisk: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          Size: { type: 'integer' },
          Encrypted: { type: 'boolean', text: ['true', 'false'] },
          Ids: { type: 'array', items: text },
        },
      },
    },
    AddAccount: { type: 'array', items: text },
    Matrix: { type: 'array', items: { type: 'array', items: text } },
    InstanceIds: { type: 'array', wire: 'json-string', items: text },
    Filter: {
      type: 'object',
      wire: 'json-string',
      properties: { Key: { type: 'string', name: 'key' }, On: { type: 'boolean', text: ['on', 'off'] }, Gone: text },
    },
    Filters: {
      type: 'array',
      wire: 'json-string',
      items: { type: 'object', properties: { Key: { type: 'string', name: 'key' } } },
    },
    Zones: { type: 'array', wire: 'csv', items: text },
    Flags: { type: 'array', wire: 'csv', items: { type: 'boolean', text: ['1', '0'] } },
    Names: { type: 'array', wire: 'repeated', items: text },
    Placed: { type: 'array', wire: 'query', items: text },
    Labels: { type: 'object', values: { type: 'boolean', text: ['y', 'n'] } },
  },
};

const rows: readonly [what: string, given: object, want: readonly (readonly [string, string])[]][] = [
  [
    'bigints, also in JSON, whatever their type',
    { Size: 5n, Other: 6n, Filter: { Key: 7n, On: 8n } },
    [
      ['Size', '5'],
      ['Other', '6'],
      ['Filter', '{"key":7,"On":8}'],
    ],
  ],
  [
    'scalars',
    { RegionId: 'cn', Size: 5 },
    [
      ['RegionId', 'cn'],
      ['Size', '5'],
    ],
  ],
  ['an empty text', { RegionId: '' }, [['RegionId', '']]],
  ['numbers', { Size: -1.5 }, [['Size', '-1.5']]],
  ['booleans', { Force: true }, [['Force', 'true']]],
  ['booleans with words', { Worded: true }, [['Worded', 'Yes']]],
  ['booleans with words, false', { Worded: false }, [['Worded', 'No']]],
  ['the words themselves', { Worded: 'No' }, [['Worded', 'No']]],
  ['another name on the wire', { Renamed: 'sg-1' }, [['security-group', 'sg-1']]],
  [
    'dotted members',
    { SystemDisk: { Size: 40, Kind: 'cloud', Deep: { A: 'a' } } },
    [
      ['SystemDisk.Size', '40'],
      ['SystemDisk.Category', 'cloud'],
      ['SystemDisk.Deep.A', 'a'],
    ],
  ],
  [
    'a list of scalars',
    { AddAccount: ['a', 'b'] },
    [
      ['AddAccount.1', 'a'],
      ['AddAccount.2', 'b'],
    ],
  ],
  [
    'a list of objects',
    {
      DataDisk: [
        { Size: 5, Encrypted: false },
        { Size: 6, Ids: ['x', 'y'] },
      ],
    },
    [
      ['DataDisk.1.Size', '5'],
      ['DataDisk.1.Encrypted', 'false'],
      ['DataDisk.2.Size', '6'],
      ['DataDisk.2.Ids.1', 'x'],
      ['DataDisk.2.Ids.2', 'y'],
    ],
  ],
  [
    'a list of lists',
    { Matrix: [['a', 'b'], ['c']] },
    [
      ['Matrix.1.1', 'a'],
      ['Matrix.1.2', 'b'],
      ['Matrix.2.1', 'c'],
    ],
  ],
  ['an empty list', { AddAccount: [] }, []],
  ['a list as JSON text', { InstanceIds: ['i-1', 'i"2'] }, [['InstanceIds', '["i-1","i\\"2"]']]],
  ['an empty list as JSON text', { InstanceIds: [] }, [['InstanceIds', '[]']]],
  [
    'an object as JSON text, under its wire names and words',
    { Filter: { Key: 'k', On: true, Gone: undefined } },
    [['Filter', '{"key":"k","On":"on"}']],
  ],
  [
    'a list of objects as JSON text',
    { Filters: [{ Key: 'a' }, { Key: 'b', Other: null }] },
    [['Filters', '[{"key":"a"},{"key":"b","Other":null}]']],
  ],
  ['csv', { Zones: ['a', 'b'] }, [['Zones', 'a,b']]],
  ['csv as a text', { Zones: 'a, b,' }, [['Zones', 'a, b,']]],
  ['csv of booleans', { Flags: [true, false] }, [['Flags', '1,0']]],
  ['csv never writes null', { Zones: ['a', null, undefined, 'b'] }, [['Zones', 'a,b']]],
  [
    'repeated',
    { Names: ['a', 'b'] },
    [
      ['Names', 'a'],
      ['Names', 'b'],
    ],
  ],
  ['repeated never writes null', { Names: [null, 'b'] }, [['Names', 'b']]],
  [
    'an object where a scalar should be is never [object Object]',
    { Names: [{ a: 1 }], Zones: [{ a: 1 }] },
    [
      ['Names', '{"a":1}'],
      ['Zones', '{"a":1}'],
    ],
  ],
  ['a list with a place only', { Placed: ['a'] }, [['Placed.1', 'a']]],
  [
    'a map',
    { Labels: { a: true, 'b.c': false } },
    [
      ['Labels.a', 'y'],
      ['Labels.b.c', 'n'],
    ],
  ],
  [
    'undefined and null are absent',
    {
      RegionId: undefined,
      Size: null,
      SystemDisk: { Size: undefined, Kind: null },
      AddAccount: [undefined, 'b', null],
    },
    [['AddAccount.2', 'b']],
  ],
  ['an unknown scalar', { Extra: 'x' }, [['Extra', 'x']]],
  [
    'an unknown object and list',
    { Extra: { A: [1, { B: true }] } },
    [
      ['Extra.A.1', '1'],
      ['Extra.A.2.B', 'true'],
    ],
  ],
  [
    'unknown members that every object inherits',
    { constructor: 'x', toString: 'y', valueOf: 'z' },
    [
      ['constructor', 'x'],
      ['toString', 'y'],
      ['valueOf', 'z'],
    ],
  ],
  [
    'an unknown __proto__',
    JSON.parse('{"__proto__":"x","SystemDisk":{"__proto__":{"Size":1}}}'),
    [
      ['__proto__', 'x'],
      ['SystemDisk.__proto__.Size', '1'],
    ],
  ],
  [
    'a date',
    { Extra: new Date(0), Filter: { Key: new Date(1) } },
    [
      ['Extra', '1970-01-01T00:00:00.000Z'],
      ['Filter', '{"key":"1970-01-01T00:00:00.001Z"}'],
    ],
  ],
  ['big integers', { Extra: 12345678901234567890n }, [['Extra', '12345678901234567890']]],
];

it.each(rows)('%s', (_, given, want) => {
  expect(flatten(schema, given)).toEqual(want);
});

const unsafe: (readonly [given: string, want: string])[] = [...' "#%<>[\\]^`{|}/?&=+$,:;@!\'()*']
  .map((char): [string, string] => [char, `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`])
  .concat([
    ['~', '~'],
    ['-_.', '-_.'],
    ['aZ09', 'aZ09'],
    ['磁', '%E7%A3%81'],
    ['😀', '%F0%9F%98%80'],
    ['\n\0', '%0A%00'],
    ['\ud83d', '%EF%BF%BD'],
    ['a\udc00b', 'a%EF%BF%BDb'],
    ['', ''],
  ]);

it.each(unsafe)('%j is encoded as %s', (given, want) => {
  expect(percentEncode(given)).toBe(want);
});

const wellFormed = (value: string): string => new TextDecoder().decode(new TextEncoder().encode(value));
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string(),
  fc.constantFrom(' +*~%20', '😀\ud800'),
);

it('what is encoded can be decoded by others', () => {
  fc.assert(
    fc.property(anyText, (value) => {
      const encoded = percentEncode(value);
      expect(encoded).toMatch(/^([A-Za-z0-9\-_.~]|%[0-9A-F]{2})*$/);
      expect(decodeURIComponent(encoded)).toBe(wellFormed(value));
    }),
    { numRuns: 1000 },
  );
});

/** Computes the expected pairs in another way: by walking every leaf. */
function leaves(value: unknown, path: readonly string[]): [string, string][] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item, i) => leaves(item, [...path, String(i + 1)]));
  if (typeof value === 'object')
    return Object.keys(value).flatMap((key) => leaves((value as Record<string, unknown>)[key], [...path, key]));
  return [[path.join('.'), typeof value === 'string' ? wellFormed(value) : `${value}`]];
}

it('every leaf of an input arrives, and nothing else', () => {
  fc.assert(
    fc.property(fc.dictionary(anyText, fc.jsonValue({ maxDepth: 3 })), (input) => {
      const arrived = [...new URLSearchParams(encodePairs(flatten({ type: 'object' }, input)))];
      expect(arrived).toEqual(leaves(input, []).map(([name, value]) => [wellFormed(name), value]));
    }),
    { numRuns: 700 },
  );
});

it('no input can become two parameters more than it has', () => {
  fc.assert(
    fc.property(anyText, anyText, (name, value) => {
      expect([...new URLSearchParams(encodePairs([[name, value]]))]).toEqual([[wellFormed(name), wellFormed(value)]]);
    }),
    { numRuns: 500 },
  );
});
