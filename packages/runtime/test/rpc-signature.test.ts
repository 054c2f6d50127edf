import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rpcSignature, stringToSign } from '../src/index.js';
import * as node from '../src/platform/node.js';
import * as web from '../src/platform/web.js';

/** The worked example of the ECS document. Its printed signature lost a `p`. */
const example: [string, string][] = [
  ['TimeStamp', '2012-12-26T10:33:56Z'],
  ['Format', 'XML'],
  ['AccessKeyId', 'testid'],
  ['Action', 'DescribeRegions'],
  ['SignatureMethod', 'HMAC-SHA1'],
  ['RegionId', 'region1'],
  ['SignatureNonce', 'NwDAxvLU6tFE0DVb'],
  ['Version', '2014-05-26'],
  ['SignatureVersion', '1.0'],
];

it('signs the same text as the document', () => {
  expect(stringToSign('GET', example)).toBe(
    'GET&%2F&AccessKeyId%3Dtestid%26Action%3DDescribeRegions%26Format%3DXML%26RegionId%3Dregion1%26SignatureMethod%3DHMAC-SHA1' +
      '%26SignatureNonce%3DNwDAxvLU6tFE0DVb%26SignatureVersion%3D1.0%26TimeStamp%3D2012-12-26T10%253A33%253A56Z%26Version%3D2014-05-26',
  );
});

it('signs the example of the document', () => {
  expect(rpcSignature('GET', example, 'testsecret')).toBe('K9fCVP6Jrklpd3rLYKh1pfrrFNo=');
});

const different: readonly [what: string, method: string, pairs: [string, string][], secret: string][] = [
  ['method', 'POST', example, 'testsecret'],
  ['secret', 'GET', example, 'testsecret2'],
  ['value', 'GET', [...example.slice(1), ['TimeStamp', '2012-12-26T10:33:57Z']], 'testsecret'],
  ['parameter', 'GET', [...example, ['A', '']], 'testsecret'],
];

it.each(different)('another %s, another signature', (_, method, pairs, secret) => {
  expect(rpcSignature(method, pairs, secret)).not.toBe('K9fCVP6Jrklpd3rLYKh1pfrrFNo=');
});

it('the order of parameters does not matter, and they are left as they were', () => {
  const pairs = [...example].reverse();
  expect(rpcSignature('GET', pairs, 'testsecret')).toBe('K9fCVP6Jrklpd3rLYKh1pfrrFNo=');
  expect(pairs).toEqual([...example].reverse());
});

const sorted: readonly [names: readonly string[], want: readonly string[]][] = [
  [
    ['b', 'a'],
    ['a', 'b'],
  ],
  [
    ['a', 'B', 'A'],
    ['A', 'B', 'a'],
  ],
  [
    ['D.10', 'D.2', 'D.1'],
    ['D.1', 'D.10', 'D.2'],
  ],
  [
    ['a.b', 'a', 'a_b'],
    ['a', 'a.b', 'a_b'],
  ],
];

it.each(sorted)('names %j are signed in the order %j', (names, want) => {
  const text = stringToSign(
    'GET',
    names.map((name): [string, string] => [name, '1']),
  );
  expect(decodeURIComponent(text.slice('GET&%2F&'.length))).toBe(want.map((name) => `${name}=1`).join('&'));
});

it('never throws, and always gives 20 bytes', () => {
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(text, text), { maxLength: 8 }),
      text,
      fc.constantFrom('GET', 'POST'),
      (pairs, secret, method) => {
        expect(rpcSignature(method, pairs, secret)).toMatch(/^[A-Za-z0-9+/]{27}=$/);
      },
    ),
    { numRuns: 400 },
  );
});

it.each([
  ['sha1', 'base64'],
  ['sha1', 'hex'],
  ['sha256', 'base64'],
  ['sha256', 'hex'],
] as const)('both platforms compute %s as %s alike', async (digest, form) => {
  for (const [key, text] of [
    ['testsecret&', 'GET&%2F&'],
    ['密', '磁盘😀'],
    [new Uint8Array([1, 2, 255]), 'x'],
  ] as const) {
    const want = createHmac(digest, key).update(text).digest(form);
    expect(node.computeHmac(digest, key, text, form)).toBe(want);
    expect(await web.computeHmac(digest, key, text, form)).toBe(want);
    expect(await web.computeHash(digest, text)).toBe(node.computeHash(digest, text));
  }
});

it('the web platform knows no environment', () => expect(web.readEnvironment('PATH')).toBeUndefined());
