import { expect, it, vi } from 'vitest';
import { type CallOptions, prepare } from '../src/index.js';
import { credentials, failure, json, plain, safe, service } from './support/service.js';

it('prepare gives the signed request and sends nothing', async () => {
  const { client, sent } = service(json({}));
  const { method, url } = await prepare(client, safe, { RegionId: 'cn hangzhou' });
  expect(method).toBe('GET');
  expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
    Action: 'DescribeDisks',
    RegionId: 'cn hangzhou',
    Signature: expect.stringMatching(/=$/),
  });
  expect(sent).toEqual([]);
});

it('prepare checks as a call does', async () => {
  const { client } = service(json({}));
  expect(await failure(prepare(client, plain, { DiskId: 7 }))).toMatchObject({ name: 'ValidationError' });
});

const never = (): Promise<never> => new Promise(() => undefined);
const reason = new Error('the user left');

const endings: readonly [by: string, options: () => CallOptions, want: object][] = [
  ['its signal', () => ({ signal: AbortSignal.timeout(5) }), { name: 'AbortError', operation: 'DeleteDisk' }],
  ['the limit of the whole', () => ({ timeout: { total: 5 } }), { name: 'TimeoutError', limit: 'total' }],
  ['a signal aborted beforehand', () => ({ signal: AbortSignal.abort(reason) }), { name: 'AbortError', cause: reason }],
];

it.each(endings)('prepare, while credentials are fetched, ends by %s', async (_, options, want) => {
  const { client } = service(json({}), { credentials: never });
  expect(await failure(prepare(client, plain, {}, options()))).toMatchObject(want);
});

it('prepare asks for no credentials when it was aborted beforehand', async () => {
  const fetch = vi.fn(() => credentials);
  const { client } = service(json({}), { credentials: fetch });
  await failure(prepare(client, plain, {}, { signal: AbortSignal.abort() }));
  expect(fetch).not.toHaveBeenCalled();
  await prepare(client, plain, {});
  expect(fetch).toHaveBeenCalledTimes(1);
});
