import { expect, it } from 'vitest';
import { call } from '../src/index.js';
import { RetryBudget } from '../src/retry/budget.js';
import { type Answer, failure, json, refusal, safe, service } from './support/service.js';

it('a budget keeps retries from piling up', async () => {
  const { client, sent } = service(refusal('Throttling', 400), { retry: { retries: 3 } });
  for (let i = 0; i < 10; i++) await failure(call(client, safe, {}));
  expect(sent).toHaveLength(10 + 20);
});

it('successes earn the budget back', () => {
  const budget = new RetryBudget(10);
  expect([budget.spend(), budget.spend(), budget.spend()]).toEqual([true, true, false]);
  for (let i = 0; i < 5; i++) budget.earn(false);
  expect([budget.spend(), budget.spend()]).toEqual([true, false]);
  for (let i = 0; i < 500; i++) budget.earn(false);
  expect([budget.spend(), budget.spend(), budget.spend()]).toEqual([true, true, false]);
});

it('a wait that cannot be had costs no budget', async () => {
  const { client, sent } = service(refusal('Throttling', 400, { 'retry-after': '3' }), {
    timeout: { total: 1000 },
    retry: { retries: 1 },
  });
  for (let i = 0; i < 30; i++) await failure(call(client, safe, {}));
  await failure(call(client, safe, {}, { retry: { retries: 2, cap: 1 } }));
  expect(sent).toHaveLength(33);
});

it('a retry that worked costs nothing: calls that need one each all succeed', async () => {
  let asked = 0;
  const everyOther: Answer = (request, signal) =>
    (++asked % 2 === 1 ? refusal('Throttling', 400) : json({}))(request, signal);
  const { client, sent } = service(everyOther);
  for (let i = 0; i < 100; i++) await call(client, safe, {});
  expect(sent).toHaveLength(200);
});

it('a success without a retry gives back less than a retry costs', async () => {
  let isBusy = true;
  const { client, sent } = service((...given) => (isBusy ? refusal('Throttling', 400) : json({}))(...given), {
    retry: { retries: 1 },
  });
  const countSent = async (times: number, busy: boolean): Promise<number> => {
    isBusy = busy;
    const before = sent.length;
    for (let i = 0; i < times; i++) await call(client, safe, {}).catch(() => undefined);
    return sent.length - before;
  };
  expect(await countSent(21, true)).toBe(20 * 2 + 1);
  expect([await countSent(4, false), await countSent(1, true)]).toEqual([4, 1]);
  expect([await countSent(1, false), await countSent(1, true)]).toEqual([1, 2]);
});

it('a retry that worked gives back one price, however many it took', () => {
  const budget = new RetryBudget(10);
  expect([budget.spend(), budget.spend()]).toEqual([true, true]);
  budget.earn(true);
  expect([budget.spend(), budget.spend()]).toEqual([true, false]);
});
