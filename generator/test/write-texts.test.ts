import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byCodeUnit, camel, kebab } from '../src/write/names.js';
import { commentText, jsdoc } from '../src/write/typescript/docs.js';
import { literal, printUnion } from '../src/write/typescript/literal.js';

describe('names', () => {
  test.each([
    // documented name, function, file
    ['DescribeInstances', 'describeInstances', 'describe-instances'],
    ['CreateVSwitch', 'createVSwitch', 'create-v-switch'],
    ['DescribeVRouters', 'describeVRouters', 'describe-v-routers'],
    ['AllocateEipAddress', 'allocateEipAddress', 'allocate-eip-address'],
    ['AllocateEIPAddress', 'allocateEIPAddress', 'allocate-eip-address'],
    ['DescribeInstanceVncUrl', 'describeInstanceVncUrl', 'describe-instance-vnc-url'],
    ['DescribeAutoSnapshotPolicyEx', 'describeAutoSnapshotPolicyEx', 'describe-auto-snapshot-policy-ex'],
    ['GetURL', 'getURL', 'get-url'],
    ['ListIPv6Addresses', 'listIPv6Addresses', 'list-i-pv6-addresses'],
    ['EIP', 'eIP', 'eip'],
    ['Run', 'run', 'run'],
    ['Issue2Tokens', 'issue2Tokens', 'issue2-tokens'],
  ])('%s is %s in %s.ts', (name, method, file) => {
    expect([camel(name), kebab(name)]).toEqual([method, file]);
  });

  test('are ordered by code units, as no locale orders them', () => {
    expect(['b', 'ä', 'a', 'B', 'ı', 'I', 'i', '-'].sort(byCodeUnit)).toEqual(['-', 'B', 'I', 'a', 'b', 'i', 'ä', 'ı']);
  });
});

/** What a program reads where a literal stands. */
const evaluated = (text: string): unknown => new Function(`return (${text});`)() as unknown;

describe('literals', () => {
  test.each([
    ["it's", `'it\\'s'`],
    ['say "no"', `'say "no"'`],
    ['back\\slash', `'back\\\\slash'`],
    ['\\"', `'\\\\"'`],
    ["\\'", `'\\\\\\''`],
    ['two\nlines\tand\u0000', `'two\\nlines\\tand\\u0000'`],
    ['城市 😀', `'城市 😀'`],
    ['\ud800', `'\\ud800'`],
    ['`$', "'`$'"],
    [1.5, '1.5'],
    [-1, '-1'],
    [null, 'null'],
    [{}, '{}'],
    [[], '[]'],
    [{ a: 1, $b: 2, 'c-d': 3, '1e': 4, "it's": 5, '': 6 }, `{ a: 1, $b: 2, 'c-d': 3, '1e': 4, 'it\\'s': 5, '': 6 }`],
    [{ ['__proto__']: { a: 1 } }, `{ ['__proto__']: { a: 1 } }`],
    [{ list: ['x', true], deep: { none: null } }, `{ list: ['x', true], deep: { none: null } }`],
  ])('%j', (value, text) => {
    expect(literal(value)).toBe(text);
    expect(evaluated(text)).toEqual(value);
  });

  test('that are long go one part to a line, as deep as needed', () => {
    const long = 'x'.repeat(70);
    expect(literal({ short: [1, 2], both: [long, long] }, '  ')).toBe(`{
    short: [1, 2],
    both: [
      '${long}',
      '${long}',
    ],
  }`);
  });

  test('read back as the data they were made of', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        expect(evaluated(literal(value))).toEqual(value);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(evaluated(literal(text))).toBe(text);
      }),
    );
  });

  test.each([
    [[], 'never'],
    [['a'], `'a'`],
    [['a.b', "it's"], `'a.b' | 'it\\'s'`],
    [['x'.repeat(50), 'y'.repeat(50)], `\n  | '${'x'.repeat(50)}'\n  | '${'y'.repeat(50)}'`],
  ])('union of %j', (texts, text) => {
    expect(printUnion(texts)).toBe(text);
  });
});

describe('comments', () => {
  test.each([
    ['one line', ['Short.'], '/** Short. */\n'],
    ['one long line', ['x'.repeat(120)], `/**\n * ${'x'.repeat(120)}\n */\n`],
    ['lines, one of them empty', ['A.', '', 'B.'], '/**\n * A.\n *\n * B.\n */\n'],
    ['text of two lines', ['A.\nB.'], '/**\n * A.\n * B.\n */\n'],
    ['text that would close it', ['src/**/*.ts and */ eval()'], '/** src/**\\/*.ts and *\\/ eval() */\n'],
    ['text that closes it twice', ['**/*/'], '/** **\\/*\\/ */\n'],
  ])('%s', (_, lines, text) => {
    expect(jsdoc(lines)).toBe(text);
    expect(evaluated(`${text} 'whole'`)).toBe('whole');
  });

  test('keep their indentation on every line', () => {
    expect(jsdoc(['A.', '', 'B.'], '  ')).toBe('  /**\n   * A.\n   *\n   * B.\n   */\n');
  });

  test('cannot be closed by any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('*', '/', ' ', 'a') }), (text) => {
        expect(commentText(text)).not.toContain('*/');
      }),
    );
  });
});
