import { expect, it } from 'vitest';
import { call, type Operation, ProductClient, paginate, type Waiter, wait } from '../src/index.js';
import { credentials, failure, json, product, service, text } from './support/service.js';

type Loose = Record<string, unknown>;

const pages = (total?: string): Operation<Loose, Loose> => ({
  name: 'ListDisks',
  safe: true,
  input: { type: 'object' },
  pagination: { style: 'page', page: 'PageNumber', items: 'Disks', ...(total === undefined ? {} : { total }) },
});
const waiter: Waiter = {
  name: 'DiskReady',
  items: 'Disks',
  state: 'Status',
  until: ['Ready'],
  fails: [],
  ids: { input: 'DiskId', member: 'DiskId' },
};
const bare = Object.create(null) as object;
const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

/** Values that cannot be converted to a number or a string, or that convert to a misleading one. */
const oddTotals: readonly unknown[] = [[], '', {}, true, { toString: 1 }, null];

it.each(oddTotals)('a total of %j is no total: a page without a list is malformed', async (TotalCount) => {
  const { client } = service(json({ TotalCount }));
  const error = await failure(paginate(client, pages('TotalCount'), {}).pages()[Symbol.asyncIterator]().next());
  expect(error).toMatchObject({ name: 'ResponseError', message: expect.stringContaining('no list at Disks') });
});

const read = async (body: string, total?: string): Promise<number> => {
  const { client } = service([text(body), json({ Disks: [] })]);
  let seen = 0;
  for await (const _ of paginate(client, pages(total), {})) seen++;
  return seen;
};

it('a total that is nested deeply is no total', async () => {
  expect(await read(`{"Disks":[1],"TotalCount":${deep}}`, 'TotalCount')).toBe(1);
});

it('items that are nested too deeply to be compared end a list with an error', async () => {
  expect(await failure(read(`{"Disks":[${deep}]}`))).toMatchObject({
    name: 'YunspecError',
    message: 'ListDisks returned items that are nested too deeply',
  });
});

const oddResources: readonly [answer: string, want: string][] = [
  ['{"Disks":[{"DiskId":"d-1","Status":{"toString":1}}]}', 'it has no text at Disks[].Status'],
  [`{"Disks":[{"DiskId":"d-1","Status":${deep}}]}`, 'it has no text at Disks[].Status'],
  ['{"Disks":[{"DiskId":{"toString":1},"Status":"Ready"}]}', 'it has no Disks[].DiskId'],
];

it.each(oddResources)('a waiter does not take %.60s', async (answer, want) => {
  const { client } = service(text(answer));
  const { pagination: _, ...operation } = pages();
  const error = await failure(wait(client, waiter, operation, { DiskId: 'd-1' }, { maxWait: 50 }));
  expect(error).toMatchObject({ name: 'ResponseError', message: expect.stringContaining(want) });
});

it.each([
  ['timeout of one attempt', { timeout: { attempt: bare } }],
  ['retries', { retry: { retries: bare } }],
  ['endpoint', { endpoint: bare }],
])('a %s without a text is a ConfigurationError', async (_, options) => {
  const { client } = service(json({}));
  expect(await failure(call(client, pages(), {}, options as never))).toMatchObject({ name: 'ConfigurationError' });
});

it.each([{ maxPages: bare }, { maxPages: [5] }])('pages do not take %j', async (options) => {
  const { client } = service(json({ Disks: [] }));
  const error = await failure(
    paginate(client, pages(), {}, options as never)
      .pages()
      [Symbol.asyncIterator]()
      .next(),
  );
  expect(error).toMatchObject({ name: 'ConfigurationError', message: expect.stringContaining('not an object') });
});

it.each([bare, '5', [5], Number.NaN])('a waiter does not take %j for maxWait', async (maxWait) => {
  const { client } = service(json({ Disks: [] }));
  const error = await failure(wait(client, waiter, pages(), {}, { maxWait } as never));
  expect(error).toMatchObject({ name: 'ConfigurationError', message: 'DiskReady needs maxWait, in milliseconds' });
});

it('a waiter takes null for no timeout', async () => {
  const { client } = service(json({ Disks: [{ DiskId: 'd-1', Status: 'Ready' }], TotalCount: 1 }));
  const options = { maxWait: 50, timeout: null } as never;
  expect(await wait(client, waiter, pages('TotalCount'), { DiskId: 'd-1' }, options)).toMatchObject({});
});

it('a client does not take a region without a text', () => {
  expect(() => new ProductClient(product, { credentials, region: bare } as never)).toThrow(
    expect.objectContaining({ name: 'ConfigurationError', message: expect.stringContaining('region must be') }),
  );
});
