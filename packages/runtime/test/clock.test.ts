import { expect, it } from 'vitest';
import { call, type Product } from '../src/index.js';
import { type Answer, failure, json, plain, product, refusal, service } from './support/service.js';

const ok = json({ RequestId: 'r' });

const hour = 3_600_000;
/** A refusal by a service whose clock is an hour ahead. */
const late =
  (code: string): Answer =>
  (request, signal) =>
    refusal(code, 400, { date: new Date(Date.now() + hour).toUTCString() })(request, signal);
const expired = late('InvalidTimeStamp.Expired');
const offsetOf = (sent: { parameters: Record<string, string> } | undefined): number =>
  Math.round((Date.parse(sent?.parameters.Timestamp ?? '') - Date.now()) / 10_000) * 10_000 || 0;

it.each(['InvalidTimeStamp.Expired', 'IllegalTimestamp', 'APIGW.0301', 'APIGW.0303'])(
  '%s speaks of the clock, whatever the product documents',
  async (code) => {
    const of = { ...product, retry: {} };
    const { client, sent } = service([late(code), ok], { of });
    await call(client, plain, {});
    expect(sent.map(offsetOf)).toEqual([0, hour]);
  },
);

it('a code that a product documents as one of the clock is one', async () => {
  const of: Product = { ...product, retry: { ClockIsWrong: 'skew' } };
  const { client, sent } = service([late('ClockIsWrong'), ok], { of });
  await call(client, plain, {});
  expect(sent.map(offsetOf)).toEqual([0, hour]);
});

it('a code that only resembles one of the clock corrects nothing', async () => {
  const { client, sent } = service(late('IllegalTimestampFormat'));
  await failure(call(client, plain, {}));
  expect(sent).toHaveLength(1);
});

it('a wrong clock is corrected once, from the Date of the answer, and stays corrected', async () => {
  const { client, sent } = service([expired, ok]);
  await call(client, plain, {});
  await call(client, plain, {});
  expect(sent.map(offsetOf)).toEqual([0, hour, hour]);
});

it('a clock that is right already is not corrected again', async () => {
  const { client, sent } = service(expired);
  expect(await failure(call(client, plain, {}))).toMatchObject({ code: 'InvalidTimeStamp.Expired' });
  expect(sent).toHaveLength(2);
});

it.each([
  ['no Date', () => ({})],
  ['a Date that is none', () => ({ date: 'today' })],
  ['our own time', () => ({ date: new Date().toUTCString() })],
] as [string, () => Record<string, string>][])('%s corrects nothing', async (_, header) => {
  const { client, sent } = service((request, signal) =>
    refusal('InvalidTimeStamp.Expired', 400, header())(request, signal),
  );
  await failure(call(client, plain, {}));
  expect(sent).toHaveLength(1);
});

it('calls at the same time are all corrected', async () => {
  const early: Answer = (request, signal) => (offsetOf(request) === 0 ? expired(request, signal) : ok(request, signal));
  const { client, sent } = service(early);
  await Promise.all([call(client, plain, {}), call(client, plain, {}), call(client, plain, {})]);
  expect(sent.map(offsetOf)).toEqual([0, 0, 0, hour, hour, hour]);
});

it('correcting the clock takes no retry away', async () => {
  const { client, sent } = service([expired, refusal('Throttling', 400), ok], { retry: { retries: 1 } });
  await call(client, plain, {});
  expect(sent).toHaveLength(3);
});

it('a clock is corrected even without retries', async () => {
  const { client, sent } = service([expired, ok], { retry: { retries: 0 } });
  await call(client, plain, {});
  expect(sent).toHaveLength(2);
});

/** A refusal of a stale signature, with the service's own time. */
const expiredAt =
  (date: Date): Answer =>
  (request, signal) =>
    refusal('IllegalTimestamp', 400, { date: date.toUTCString() })(request, signal);

it.each([
  ['the beginning of time', new Date(0)],
  ['a year ahead', new Date(Date.now() + 365 * 24 * hour)],
  ['25 hours ahead', new Date(Date.now() + 25 * hour)],
  ['25 hours behind', new Date(Date.now() - 25 * hour)],
])('a service in %s is not followed', async (_, date) => {
  const { client, sent } = service([expiredAt(date), ok]);
  expect(await failure(call(client, plain, {}))).toMatchObject({ code: 'IllegalTimestamp' });
  await call(client, plain, {});
  expect(sent.map(offsetOf)).toEqual([0, 0]);
});

it('a clock is corrected up to a day', async () => {
  const { client, sent } = service([expiredAt(new Date(Date.now() + 23 * hour)), ok]);
  await call(client, plain, {});
  expect(sent.map(offsetOf)).toEqual([0, 23 * hour]);
});

it('the clock of one host is not that of another', async () => {
  const { client, sent } = service([expired, ok]);
  await call(client, plain, {});
  await call(client, plain, {}, { endpoint: 'https://other.example' });
  await call(client, plain, {});
  expect(sent.map(offsetOf)).toEqual([0, hour, 0, hour]);
});
