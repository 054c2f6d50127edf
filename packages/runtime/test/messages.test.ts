import { expect, it } from 'vitest';
import { describeIssues } from '../src/check/describe-issues.js';
import { ConfigurationError, call, type Issue, ResponseError, ServiceError, ValidationError } from '../src/index.js';
import { failure, plain, refusal, service, text } from './support/service.js';

const issue: Issue = { code: 'required', path: ['Size'], expected: 'Size', stability: 'closed', level: 'error' };
const minimum: Issue = { ...issue, code: 'minimum', expected: 5, actual: 1, unit: 'GiB' };

const messageOf = (issues: readonly Issue[]): string => new ValidationError('Op', issues, describeIssues).message;
const advice = '(limits move';

it.each([
  [
    'a message of ten megabytes',
    () => failure(call(service(refusal('Bad', 400, {}, 'x'.repeat(1e7))).client, plain, {})),
  ],
  ['a page of ten megabytes', () => failure(call(service(text('x'.repeat(1e7), 400)).client, plain, {}))],
  ['a long option', () => new ConfigurationError('x'.repeat(1e6))],
  [
    'ten thousand issues',
    () =>
      new ValidationError(
        'Op',
        Array(1e4)
          .fill(0)
          .map((_, i) => ({ ...issue, path: [i] })),
      ),
  ],
  [
    'a long value',
    () => new ValidationError('Op', [{ ...issue, code: 'const', expected: 'a', actual: 'b'.repeat(1e6) }]),
  ],
] as const)('%s makes no message of that size', async (_, create) => {
  const error = await create();
  expect(error.message.length).toBeLessThan(10_000);
  expect(JSON.stringify({ ...error, issues: [] }).length).toBeLessThan(20_000);
});

it.each<[issue: Issue, want: string]>([
  [{ ...issue, path: ['Disk', 0, 'Size'] }, 'Disk.0.Size: required'],
  [minimum, 'Size: minimum 5 GiB, not 1'],
  [{ ...issue, code: 'const', expected: 1, actual: 2n }, 'Size: const 1, not 2'],
  [{ ...issue, code: 'pattern', expected: '^a$', hint: 'begin with a' }, 'Size: pattern begin with a'],
  [
    { ...issue, code: 'requireAny', path: [], expected: ['A', 'B'], rule: 'a-or-b', error: 'MissingParameter' },
    'input: requireAny ["A","B"] [a-or-b] (MissingParameter)',
  ],
])('an issue has a short form: %#', (given, want) => {
  expect(new ValidationError('Op', [given]).message).toContain(`\n  - ${want}`);
});

it('a long list of issues is cut with a number', () => {
  const issues = Array.from({ length: 25 }, (_, i): Issue => ({ ...issue, path: [i] }));
  expect(messageOf(issues)).toMatch(/has 25 issues:[\s\S]*\n {2}- 19 is required\n {2}- and 5 more$/);
  expect(messageOf(issues.slice(0, 20))).toMatch(/has 20 issues:[\s\S]*\n {2}- 19 is required$/);
});

const invisible = ['\u202e', '\u2066', '\u200f', '\u2028', '\u2029', '\ufeff', '\u001b', '\r', '\0', '\u0085'];

it.each(invisible)('the character %j is not in a message', async (char) => {
  const { client } = service(refusal(`Bad${char}`, 400, {}, `a${char}b`));
  const { client: unread } = service(text(`a${char}b`, 400));
  for (const error of [
    await failure(call(client, plain, {})),
    await failure(call(unread, plain, {})),
    new ConfigurationError(`a${char}b`),
    new ValidationError('Op', [{ ...issue, path: [`a${char}b`] }]),
    new ServiceError({ product: 'p', operation: 'Op', code: 'c', status: 400, text: `a${char}b`, retryable: false }),
    new ResponseError('Op', `a${char}b`, 400, undefined, char),
  ])
    expect(error.message).not.toContain(char);
});

it('issues that say the same are one line', () => {
  const rule: Issue = { ...minimum, rule: 'size-by-category', at: [], error: 'InvalidDataDiskSize' };
  expect(messageOf([minimum, rule])).toBe(
    'Op was not sent because its input has an issue:\n' +
      '  - Size must be at least 5 GiB, not 1 [size-by-category] (the service answers InvalidDataDiskSize)',
  );
  expect(new ValidationError('Op', [minimum, rule]).issues).toHaveLength(2);
  expect(messageOf([minimum, { ...minimum, expected: 20 }])).toContain('2 issues');
});

const movable: Issue = { ...minimum, stability: 'volatile' };
const unknown: Issue = { ...issue, code: 'unknown', path: ['Sise'], expected: ['Size'], stability: 'volatile' };
const typo: Issue = { ...issue, code: 'enum', expected: ['PayByTraffic'], actual: 'PayByTrafic', stability: 'open' };

it.each([
  ['a limit that may move', [movable], true],
  ['a fixed limit', [minimum], false],
  ['one of each', [movable, minimum], false],
  ['a member that was left out', [{ ...issue, stability: 'volatile' }], false],
  ['a typo in a name', [unknown], false],
  ['a typo and a limit that may move', [unknown, movable], false],
  ['a name that is like none', [{ ...unknown, path: ['Zzzzz'] }], false],
  ['a value that is like none', [{ ...typo, actual: 'Zzzzz' }], true],
  ['a typo in a value', [typo], false],
] as const)('%s: the message says how to let it pass: %s', (_, issues, want) => {
  expect(messageOf(issues).includes(advice)).toBe(want);
});

it('an unknown name that is like none comes with the way to send it', () => {
  expect(messageOf([{ ...unknown, path: ['Zzzzz'] }])).toMatch(/\(the option extra sends parameters .*\)$/);
  expect(messageOf([unknown])).not.toContain('extra');
});
