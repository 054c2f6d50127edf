import { expect, it } from 'vitest';
import { type CallOptions, type ClientOptions, ConfigurationError, call, prepare } from '../src/index.js';
import { failure, json, plain, refusal, safe, service } from './support/service.js';

type Options = Pick<CallOptions & ClientOptions, 'retry' | 'timeout'>;

const places: readonly [name: string, least: number, option: (value: number) => Options][] = [
  ['retries', 0, (retries) => ({ retry: { retries } })],
  ['base', 0, (base) => ({ retry: { base } })],
  ['cap', 0, (cap) => ({ retry: { cap } })],
  ['attempt', 1, (attempt) => ({ timeout: { attempt } })],
  ['total', 1, (total) => ({ timeout: { total } })],
];
const odd: readonly unknown[] = [Number.NaN, -1, Number.NEGATIVE_INFINITY, '2', '', null, true, 2n];

const rows = places.flatMap(([name, least, option]) =>
  [...odd, least - 1].map((value) => [name, value, option(value as number), least] as const),
);

it.each(rows)('%s cannot be %o, neither for a client nor for a call', async (name, value, options, least) => {
  const reason = `${name} must be a number of at least ${least}, not ${String(value)}`;
  expect(() => service(json({}), options)).toThrow(ConfigurationError);
  expect(() => service(json({}), options)).toThrow(`DemoClient: ${reason}`);
  const { client, sent } = service(json({}));
  for (const calling of [call(client, plain, {}, options), prepare(client, plain, {}, options)])
    expect(await failure(calling)).toMatchObject({ name: 'ConfigurationError', message: `DeleteDisk: ${reason}` });
  expect(sent).toHaveLength(0);
});

it.each([Number.NaN, -1, 0])('a timeout that is just a number cannot be %j', async (timeout) => {
  expect(() => service(json({}), { timeout })).toThrow(
    `DemoClient: attempt must be a number of at least 1, not ${timeout}`,
  );
  const { client, sent } = service(json({}));
  expect(await failure(call(client, plain, {}, { timeout }))).toMatchObject({ name: 'ConfigurationError' });
  expect(sent).toHaveLength(0);
});

it.each<[Options]>([
  [{ retry: { retries: Number.POSITIVE_INFINITY } }],
  [{ retry: { base: 0 } }],
  [{ retry: { cap: 0 } }],
  [{ retry: { cap: Number.POSITIVE_INFINITY } }],
  [{ retry: { base: Number.POSITIVE_INFINITY, cap: 1 } }],
  [{ retry: { retries: undefined, base: undefined, cap: undefined } }],
  [{ timeout: Number.POSITIVE_INFINITY }],
  [{ timeout: { attempt: Number.POSITIVE_INFINITY, total: Number.POSITIVE_INFINITY } }],
  [{ timeout: { attempt: undefined, total: undefined } }],
])('%o is fine, for a client and for a call', async (options) => {
  const script = [refusal('Throttling', 400), json({ a: 1 })];
  expect(await call(service(script, options).client, safe, {})).toEqual({ a: 1 });
  const { client } = service(script);
  expect(await call(client, safe, {}, { ...options, retry: { base: 1, ...options.retry } })).toEqual({ a: 1 });
});

it.each([{ timeout: null }, { retry: null }])('%j says nothing, for a client and for a call', async (options) => {
  expect(await call(service(json({ a: 1 }), options as never).client, plain, {}, options as never)).toEqual({ a: 1 });
});
