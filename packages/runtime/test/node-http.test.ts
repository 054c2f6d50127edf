import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { call, type Operation } from '../src/index.js';
import { defaultMaxBytes } from '../src/transport/max-bytes.js';
import { createNodeTransport } from '../src/transport/node-http.js';
import { answer, bodyOf, connect, serve } from './support/server.js';
import { failure, plain, safe } from './support/service.js';

it('sends a signed GET and reads the answer', async () => {
  let seen: { method: string | undefined; url: URL; accept: string | undefined } | undefined;
  const endpoint = await serve((request, response) => {
    seen = { method: request.method, url: new URL(request.url ?? '', 'http://x'), accept: request.headers.accept };
    answer(response, '{"RequestId":"r","Name":"磁盘😀"}');
  });
  expect(await call(connect(endpoint), safe, { RegionId: '华东 1*~' })).toEqual({ RequestId: 'r', Name: '磁盘😀' });
  expect(seen?.method).toBe('GET');
  expect(seen?.accept).toBe('application/json');
  expect(seen?.url.pathname).toBe('/');
  expect(Object.fromEntries(seen?.url.searchParams ?? [])).toMatchObject({
    Action: 'DescribeDisks',
    RegionId: '华东 1*~',
    Version: '2014-05-26',
    AccessKeyId: 'testid',
  });
});

it('an operation with a secret member is a form in the body', async () => {
  let seen:
    | {
        method: string | undefined;
        url: string | undefined;
        type: string | undefined;
        length: string | undefined;
        form: URLSearchParams;
      }
    | undefined;
  const endpoint = await serve(async (request, response) => {
    const { method, url, headers } = request;
    seen = {
      method,
      url,
      type: headers['content-type'],
      length: headers['content-length'],
      form: new URLSearchParams(await bodyOf(request)),
    };
    answer(response, '{}');
  });
  const operation: Operation = {
    name: 'CreateInstance',
    secret: true,
    input: { type: 'object', properties: { Password: { type: 'string', secret: true } } },
  };
  await call(connect(endpoint), operation, { Password: 'hunter2 磁&=+' });
  expect(seen).toMatchObject({ method: 'POST', url: '/', type: 'application/x-www-form-urlencoded' });
  expect(Number(seen?.length)).toBeGreaterThan(100);
  expect(seen?.form.get('Password')).toBe('hunter2 磁&=+');
});

const big = JSON.stringify({ Text: '磁盘'.repeat(40_000) });

const encodings: readonly [name: string, headers: Record<string, string>, body: Buffer][] = [
  ['none', {}, Buffer.from(big)],
  ['gzip', { 'content-encoding': 'gzip' }, gzipSync(big)],
  ['GZIP', { 'content-encoding': 'GZIP' }, gzipSync(big)],
  ['x-gzip', { 'content-encoding': 'x-gzip' }, gzipSync(big)],
  ['deflate', { 'content-encoding': 'deflate' }, deflateSync(big)],
  ['br', { 'content-encoding': 'br' }, brotliCompressSync(big)],
];

it.each(encodings)('an answer in the encoding %s is read', async (_, headers, body) => {
  const endpoint = await serve((_request, response) => answer(response, body, headers));
  expect(JSON.stringify(await call(connect(endpoint), safe, {}))).toBe(big);
});

it('texts cut anywhere between chunks are put together', async () => {
  const bytes = Buffer.from('{"Text":"磁盘😀"}');
  const endpoint = await serve((_, response) => {
    response.writeHead(200);
    let i = 0;
    const next = (): void => {
      if (i === bytes.length) response.end();
      else response.write(bytes.subarray(i, ++i), () => setImmediate(next));
    };
    next();
  });
  expect(await call(connect(endpoint), safe, {})).toEqual({ Text: '磁盘😀' });
});

it('data that is not compressed, though it says so, is read as it is', async () => {
  const endpoint = await serve((_, response) => answer(response, '{"a":1}', { 'content-encoding': 'gzip' }));
  expect(await call(connect(endpoint), safe, {})).toEqual({ a: 1 });
});

it('a byte order mark is no part of an answer', async () => {
  const endpoint = await serve((_, response) => answer(response, '\ufeff{"a":1}'));
  expect(await call(connect(endpoint), safe, {})).toEqual({ a: 1 });
});

it('a transport given an aborted signal rejects with its reason', async () => {
  const reason = new Error('left');
  const send = createNodeTransport();
  expect(
    await failure(
      send({ method: 'GET', url: 'http://127.0.0.1:9/', headers: {} }, AbortSignal.abort(reason), defaultMaxBytes),
    ),
  ).toBe(reason);
});

it('an answer without a body is read as empty, compressed or not', async () => {
  const endpoint = await serve((_, response) => {
    response.writeHead(204, { 'content-encoding': 'gzip' });
    response.end();
  });
  expect(await call(connect(endpoint), safe, {})).toEqual({});
});

it('a redirection is not followed: what is signed goes nowhere else', async () => {
  let count = 0;
  const endpoint = await serve((_, response) => {
    count++;
    response.writeHead(307, { location: '/elsewhere' });
    response.end('{}');
  });
  expect(await failure(call(connect(endpoint), plain, {}))).toMatchObject({ name: 'ServiceError', status: 307 });
  expect(count).toBe(1);
});

it('calls at the same time do not mix', async () => {
  const endpoint = await serve((request, response) => {
    const id = new URL(request.url ?? '', 'http://x').searchParams.get('RegionId');
    setTimeout(() => answer(response, JSON.stringify({ id })), Math.random() * 10);
  });
  const client = connect(endpoint);
  const ids = Array.from({ length: 30 }, (_, i) => String(i));
  const answers = await Promise.all(ids.map((RegionId) => call(client, safe, { RegionId })));
  expect(answers.map((one) => one.id)).toEqual(ids);
});
