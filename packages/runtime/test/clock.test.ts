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

it.each(['InvalidTimeStamp.Expired', 'IllegalTimestamp'])(
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
