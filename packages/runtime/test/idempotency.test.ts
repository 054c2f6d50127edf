import { expect, it } from 'vitest';
import { call } from '../src/index.js';
import { broken, json, plain, refusal, service, tokened } from './support/service.js';

const ok = json({ RequestId: 'r' });

const tokens: readonly [given: object, want: unknown][] = [
  [{ ClientToken: 'mine' }, 'mine'],
  [{}, expect.stringMatching(/^[0-9a-f-]{36}$/)],
  [{ ClientToken: undefined }, expect.stringMatching(/^[0-9a-f-]{36}$/)],
  [{ ClientToken: null }, expect.stringMatching(/^[0-9a-f-]{36}$/)],
  [{ ClientToken: '' }, expect.stringMatching(/^[0-9a-f-]{36}$/)],
];

it.each(tokens)('the token of %j is %s, whether or not the input is checked', async (given, want) => {
  for (const validate of ['standard', 'off'] as const) {
    const { client, sent } = service(ok, { validate });
    await call(client, tokened, Object.freeze({ ...given }));
    expect(sent[0]?.parameters.ClientToken).toEqual(want);
  }
});

it.each(tokens)('every attempt sends the same token, given %j', async (given) => {
  const { client, sent } = service([broken('ECONNRESET'), refusal('Mystery', 503), ok]);
  await call(client, tokened, given);
  expect(sent).toHaveLength(3);
  expect(new Set(sent.map(({ parameters }) => parameters.ClientToken)).size).toBe(1);
  expect(sent[0]?.parameters.ClientToken).not.toBe('');
});

it('two calls never share a token', async () => {
  const { client, sent } = service(ok);
  await Promise.all([call(client, tokened, {}), call(client, tokened, {})]);
  expect(sent[0]?.parameters.ClientToken).not.toBe(sent[1]?.parameters.ClientToken);
});

it('an operation without a token is given none', async () => {
  const { client, sent } = service(ok);
  await call(client, plain, {});
  expect(sent[0]?.parameters).not.toHaveProperty('ClientToken');
});
