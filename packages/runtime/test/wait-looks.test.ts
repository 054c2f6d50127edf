import { expect, it } from 'vitest';
import { type Operation, type Waiter, wait } from '../src/index.js';
import { type Answer, broken, cut, failure, json, refusal, service, silence } from './support/service.js';

const list: Operation<Record<string, unknown>, Record<string, unknown>> = {
  name: 'List',
  safe: true,
  input: { type: 'object', properties: { PageNumber: { type: 'integer' }, PageSize: { type: 'integer' } } },
};
const ready: Waiter = { name: 'DiskReady', items: 'Disks.Disk', state: 'Status', until: ['Available'], fails: [] };
const disks = (...states: readonly string[]): Answer => json({ Disks: { Disk: states.map((Status) => ({ Status })) } });
const quick = { maxWait: 500, minDelay: 1 };

it('an answer without resources is no sign that something was there', async () => {
  await wait(service([disks(), disks(), disks('Available')]).client, ready, list, {}, quick);
});

it('an answer that breaks in its body is waited through as no answer is', async () => {
  const { client } = service([disks('Creating'), cut(), disks('Available')], { retry: { retries: 0 } });
  await wait(client, ready, list, {}, quick);
});

it('a look at many pages ends when the wait does', async () => {
  const paged: typeof list = { ...list, pagination: { style: 'page', page: 'PageNumber', items: 'Disks.Disk' } };
  const slow: Answer = async (request, signal) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    return disks(...(Number(request.parameters.PageNumber ?? 1) < 10 ? ['Creating'] : []))(request, signal);
  };
  const { client, sent } = service(slow);
  await failure(wait(client, ready, paged, {}, { maxWait: 150, minDelay: 1 }));
  expect(sent.length).toBeLessThan(4); // 10 pages, 1,000 ms
});

it('the last look of a wait, cut by its end, does not hide the trouble before it', async () => {
  const { client } = service([disks('Creating'), refusal('Mystery', 503), refusal('Mystery', 503), silence], {
    retry: { retries: 0 },
  });
  const error = await failure(wait(client, ready, list, {}, { maxWait: 400, minDelay: 5 }));
  expect(error.cause).toMatchObject({ status: 503 });
});

it('a certificate that is not taken ends a wait as it ends a call', async () => {
  const { client, sent } = service(broken('CERT_HAS_EXPIRED'));
  expect(await failure(wait(client, ready, list, {}, { maxWait: 50, minDelay: 1 }))).toMatchObject({
    name: 'ConnectionError',
  });
  expect(sent).toHaveLength(1);
});
