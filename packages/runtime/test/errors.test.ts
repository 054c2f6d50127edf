import { inspect } from 'node:util';
import { expect, it, vi } from 'vitest';
import { describeIssues } from '../src/check/describe-issues.js';
import * as ours from '../src/errors.js';
import { call } from '../src/index.js';
import { WaiterError } from '../src/wait/waiter.js';
import { failure, plain, refusal, service, tokened } from './support/service.js';

vi.resetModules();
const theirs = await import('../src/errors.js');

const issue = { code: 'required', path: ['Size'], expected: 'Size', stability: 'closed', level: 'error' } as const;
const details = { product: 'demo', operation: 'Op', code: 'Some', status: 400, text: 'x', retryable: false };

const ended = {
  waiter: 'DiskReady',
  operation: 'Op',
  reason: 'timeout',
  last: { states: ['Creating', 'gone'], output: { a: 1 } },
  ids: ['d-1', 'd-2'],
  elapsed: 61_234,
} as const;

const made = (
  from: typeof ours,
): readonly [kind: keyof typeof ours, error: Error, parents: readonly (keyof typeof ours)[]][] => [
  ['YunspecError', new from.YunspecError('x'), []],
  ['ConfigurationError', new from.ConfigurationError('x'), ['YunspecError']],
  ['CredentialsError', new from.CredentialsError('x'), ['ConfigurationError', 'YunspecError']],
  ['ValidationError', new from.ValidationError('Op', [issue]), ['YunspecError']],
  ['ServiceError', new from.ServiceError(details), ['YunspecError']],
  ['ThrottlingError', new from.ThrottlingError(details), ['ServiceError', 'YunspecError']],
  ['AuthError', new from.AuthError(details), ['ServiceError', 'YunspecError']],
  ['ResponseError', new from.ResponseError('Op', 'x', 502, undefined, ''), ['YunspecError']],
  ['ConnectionError', new from.ConnectionError('Op', 'demo.example', 'ECONNRESET', true), ['YunspecError']],
  ['TimeoutError', new from.TimeoutError('Op', 'total', 5), ['YunspecError']],
  ['AbortError', new from.AbortError('Op', undefined), ['YunspecError']],
];

/** The classes of a copy, by name. */
const kindsOf = (copy: typeof ours): Readonly<Record<string, unknown>> => ({ ...copy });
const isOf = (value: unknown, kind: unknown): boolean => value instanceof (kind as typeof Error);
const kinds = made(ours).map(([kind]) => kind);

it('there really are two copies', () => {
  expect(theirs.YunspecError).not.toBe(ours.YunspecError);
  expect(Object.getPrototypeOf(new theirs.AuthError(details))).not.toBe(ours.AuthError.prototype);
});

for (const [name, maker, judge] of [
  ['our own', ours, ours],
  ["another copy's", theirs, ours],
  ['ours to another copy', ours, theirs],
] as const) {
  it.each(made(maker))(`${name} %s is what it is, and nothing else`, (kind, error, parents) => {
    const is = kinds.filter((other) => isOf(error, kindsOf(judge)[other]));
    expect(new Set(is)).toEqual(new Set([kind, ...parents]));
    expect(error).toBeInstanceOf(Error);
  });
}

it.each([null, undefined, 'text', 7, {}, new Error('x'), new TypeError('x'), Object.create(null)])(
  '%o is none of them',
  (value) => {
    expect(kinds.some((kind) => isOf(value, kindsOf(ours)[kind]))).toBe(false);
  },
);

it('a class of the user is only what was made by it', () => {
  class Mine extends ours.ServiceError {}
  expect(new Mine(details)).toBeInstanceOf(Mine);
  expect(new Mine(details)).toBeInstanceOf(ours.ServiceError);
  expect(new ours.ServiceError(details)).not.toBeInstanceOf(Mine);
});

it('a waiter error is one of them', () => {
  const error = new WaiterError(ended);
  expect(error).toBeInstanceOf(theirs.YunspecError);
  expect(error.message).toBe(
    'waitUntilDiskReady ran out of time after 61.2 s; last seen: d-1 Creating, d-2 not listed',
  );
});

it.each(kinds)('%s is printed under its own name, with its message', (kind) => {
  // the test runner prepares stacks late, when the name is known already; others do not
  const holder = Error as { prepareStackTrace?: unknown };
  const prepare = holder.prepareStackTrace;
  holder.prepareStackTrace = undefined;
  const error = made(ours).find(([one]) => one === kind)?.[1] as Error;
  const stack = String(error.stack);
  holder.prepareStackTrace = prepare;
  expect(error.message).not.toBe('');
  expect(error.name).toBe(kind);
  expect(String(error)).toBe(`${kind}: ${error.message}`);
  expect(stack.startsWith(`${kind}: ${error.message}\n    at `)).toBe(true);
  expect(stack).not.toContain('src/errors');
  expect(inspect(error)).toContain(error.message);
});

it('issues are told briefly unless there is somebody who tells them otherwise', () => {
  expect(new ours.ValidationError('CreateDisk', [issue]).message).toBe(
    'CreateDisk was not sent because its input has an issue:\n  - Size: required',
  );
  expect(new ours.ValidationError('CreateDisk', [issue], describeIssues).message).toMatch(/Size is required$/);
});

const all: readonly [kind: string, error: Error][] = [
  ...made(ours).map(([kind, error]): [string, Error] => [kind, error]),
  ['WaiterError', new WaiterError(ended)],
];

it.each(all)('JSON of %s has its name and its message', (kind, error) => {
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name: kind, message: error.message });
  expect(JSON.parse(JSON.stringify({ deep: [error] })).deep[0].message).toBe(error.message);
  expect(error.message).not.toBe('');
});

it('JSON of an error has what the error has, and no stack', () => {
  const error = new ours.ServiceError({ ...details, requestId: 'r', hostId: 'h' });
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    ...details,
    requestId: 'r',
    hostId: 'h',
    name: 'ServiceError',
    message: 'Op failed with Some (HTTP 400, request r): x',
  });
});

it('a bigint that is refused can be put into JSON', async () => {
  const { client } = service(refusal('Mystery', 400));
  const error = await failure<ours.ValidationError>(call(client, tokened, { Size: 4000n, ClientToken: 5n }));
  expect(error.issues.map(({ actual }) => actual)).toEqual([4000n, 5n]);
  const { issues, message } = JSON.parse(JSON.stringify(error)) as ours.ValidationError;
  expect(issues.map(({ actual }) => actual)).toEqual(['4000', '5']);
  expect(message).toBe(error.message);
});

it('a refusal tells which product said what', async () => {
  const { client } = service(refusal('Mystery', 400, {}, 'the disk is in use'));
  expect(await failure(call(client, plain, {}))).toMatchObject({ product: 'demo', text: 'the disk is in use' });
});
it('many issues are counted; those that were only reported are not', () => {
  const error = new ours.ValidationError('CreateDisk', [
    issue,
    { ...issue, path: ['Zone'] },
    { ...issue, level: 'report' },
  ]);
  expect(error.message).toBe(
    'CreateDisk was not sent because its input has 2 issues:\n  - Size: required\n  - Zone: required',
  );
  expect(error.issues).toHaveLength(3);
});

it('a waiter error names ten resources at most, and its time', () => {
  const states = Array.from({ length: 12 }, () => 'Creating');
  const error = new WaiterError({ ...ended, last: { states }, ids: states.map((_, i) => `d-${i}`) });
  expect(error.message).toMatch(/d-9 Creating, and 2 more$/);
  expect(error.elapsed).toBe(61_234);
});
