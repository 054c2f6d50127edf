import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ValueSchema } from '../src/index.js';
import { findSecrets, redact } from '../src/read/redact.js';
import { percentEncode } from '../src/wire/percent.js';

const secret = 'p"w <1>&*~/\'é+ü😀';

const encodings: readonly [name: string, encode: (text: string) => string][] = [
  ['plain', (text) => text],
  ['percent', percentEncode],
  ['percent, twice', (text) => percentEncode(percentEncode(text))],
  ['percent with small digits', (text) => percentEncode(text).replace(/%../g, (byte) => byte.toLowerCase())],
  ['encodeURIComponent', encodeURIComponent],
  ['form', (text) => new URLSearchParams({ a: text }).toString().slice(2)],
  ['JSON', (text) => JSON.stringify(text).slice(1, -1)],
  ['JSON in JSON', (text) => JSON.stringify(JSON.stringify(text).slice(1, -1)).slice(1, -1)],
  ['JSON, then percent', (text) => percentEncode(JSON.stringify(text).slice(1, -1))],
  [
    'HTML',
    (text) =>
      text
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/"/g, '&quot;')
        .replace(/'/g, '&#39;'),
  ],
  ['base64', (text) => Buffer.from(text).toString('base64')],
  ['base64 for URLs, padded', (text) => Buffer.from(text).toString('base64').replaceAll('+', '-').replaceAll('/', '_')],
  ['hex', (text) => Buffer.from(text).toString('hex')],
  ['hex in capitals', (text) => Buffer.from(text).toString('hex').toUpperCase()],
];

it.each(encodings)('a secret is found when encoded: %s', (_, encode) => {
  expect(redact(`before ${encode(secret)} after ${encode(secret)}`, [secret])).toBe('before [secret] after [secret]');
});

it.each([
  ['base64', 0, 0],
  ['base64', 1, 0],
  ['base64', 2, 1],
  ['base64', 4, 2],
  ['base64url', 1, 1],
  ['base64url', 2, 2],
] as const)('a secret inside of %s, %i bytes from its start, is found', (encoding, before, after) => {
  const inner = `${'u'.repeat(before)}${secret}${'v'.repeat(after)}`;
  const shown = redact(`x ${Buffer.from(inner).toString(encoding)} y`, [secret]);
  // the first and last characters depend on the neighbours as well
  expect(shown).toMatch(/^x [\w+/=-]{0,8}\[secret\][\w+/=-]{0,6} y$/);
});

it('a secret is found in hex, where each of its bytes has two digits', () => {
  const key = 'tab\there';
  expect(redact(`x${Buffer.from(key).toString('hex')}y`, [key])).toBe('x[secret]y');
});

it('a short secret does not redact every text that has some of its base64', () => {
  expect(redact('abc YWI abcd', ['ab'])).toBe('[secret]c YWI [secret]cd');
});

const rows: readonly [text: string, secrets: readonly string[], want: string][] = [
  ['nothing here', ['x1'], 'nothing here'],
  ['nothing here', [], 'nothing here'],
  ['nothing here', [''], 'nothing here'],
  ['ab abc', ['ab', 'abc'], '[secret] [secret]'],
  ['a.c abc', ['a.c'], '[secret] abc'],
  ['$& $1', ['$&'], '[secret] $1'],
  ['say s e c', ['s', 'e', 'c'], '[secret]ay [secret] [secret] [secret]'],
];

it.each(rows)('%j without %j is %j', (text, secrets, want) => {
  expect(redact(text, secrets)).toBe(want);
});

it('no encoding of any secret stays', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 4, maxLength: 20 }),
      fc.constantFrom(...encodings),
      (text, [, encode]) => {
        fc.pre(!'xx[secret]yy'.includes(encode(text)) && text.trim() === text);
        expect(redact(`xx${encode(text)}yy`, [text])).toBe('xx[secret]yy');
      },
    ),
    { numRuns: 500 },
  );
});

const schema: ValueSchema = {
  type: 'object',
  properties: {
    Password: { type: 'string', secret: true },
    Keys: { type: 'array', secret: true, items: { type: 'string' } },
    Codes: { type: 'array', wire: 'csv', items: { type: 'string', secret: true } },
    Pin: { type: 'integer', secret: true },
    Login: { type: 'object', secret: true, properties: { User: { type: 'string' } } },
    Disks: { type: 'array', items: { type: 'object', properties: { Key: { type: 'string', secret: true } } } },
    Map: { type: 'object', values: { type: 'string', secret: true } },
    Name: { type: 'string' },
  },
};

const found: readonly [input: unknown, want: readonly string[]][] = [
  [{ Name: 'n' }, []],
  [{ Password: 'a' }, ['a']],
  [{ Password: undefined }, []],
  [{ Keys: ['a', 'b'] }, ['a', 'b']],
  [{ Codes: 'a,b' }, ['a', 'b']],
  [{ Pin: 1234 }, ['1234']],
  [{ Login: { User: 'u', Deep: ['v', null, true] } }, ['u', 'v']],
  [{ Disks: [{ Key: 'k' }, {}, null] }, ['k']],
  [{ Map: { a: 'x', b: 'y' } }, ['x', 'y']],
  [{ constructor: { name: 'x' }, toString: 'y' }, []],
  ['text', []],
];

it.each(found)('the secrets in %j are %j', (input, want) => {
  expect(findSecrets(schema, input)).toEqual(want);
});
