import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { type ClientOptions, call } from '../src/index.js';
import { answer, connect, serve } from './support/server.js';
import { failure, plain, safe } from './support/service.js';

const mebibyte = 2 ** 20;
const zeros = Buffer.alloc(64 * mebibyte);
/** Many members, which a decoder takes for one stream. */
const manyZeros = Buffer.concat(Array.from({ length: 1024 }, () => gzipSync(zeros.subarray(0, mebibyte))));

const bombs: readonly [what: string, encoding: string, body: Buffer][] = [
  ['1 GiB in gzip', 'gzip', manyZeros],
  ['64 MiB in deflate', 'deflate', deflateSync(zeros)],
  ['64 MiB in brotli', 'br', brotliCompressSync(zeros)],
  ['64 MiB', 'identity', zeros],
];

const transports: readonly [name: string, options: ClientOptions][] = [
  ['node:http', {}],
  ['fetch', { fetch: (request) => fetch(request) }],
];

describe.each(transports)('%s', (_, options) => {
  it.each(bombs)('%s is too large, and the process goes on meanwhile', async (_what, encoding, body) => {
    const endpoint = await serve((_request, response) => {
      response.on('error', () => undefined);
      answer(response, body, { 'content-encoding': encoding });
    });
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const error = await failure(call(connect(endpoint, options), plain, {}));
    clearInterval(timer);
    expect(error).toMatchObject({
      name: 'ResponseError',
      status: 200,
      excerpt: '',
      message: expect.stringContaining('the body is larger than maxResponseBytes allows (16777216)'),
    });
    expect(turns).toBeGreaterThan(2);
  });

  const text = JSON.stringify({ a: 'x'.repeat(100) });
  it.each([
    [text.length, { a: 'x'.repeat(100) }],
    [text.length - 1, undefined],
  ])('a limit of %d bytes', async (maxResponseBytes, want) => {
    const endpoint = await serve((_request, response) => answer(response, text));
    const done = call(connect(endpoint, { ...options, maxResponseBytes }), plain, {});
    if (want === undefined) expect(await failure(done)).toMatchObject({ name: 'ResponseError' });
    else expect(await done).toEqual(want);
  });

  it('the size is counted in bytes, not in characters', async () => {
    const endpoint = await serve((_request, response) => answer(response, '{"a":"磁盘"}'));
    expect(await call(connect(endpoint, { ...options, maxResponseBytes: 14 }), plain, {})).toEqual({ a: '磁盘' });
    const small = connect(endpoint, { ...options, maxResponseBytes: 13 });
    expect(await failure(call(small, plain, {}))).toMatchObject({ name: 'ResponseError' });
  });

  it('an error that is too large is a ResponseError, which is asked for again as its status says', async () => {
    let count = 0;
    const endpoint = await serve((_request, response) => {
      count++;
      response.on('error', () => undefined);
      response.writeHead(503);
      response.end(Buffer.alloc(1000));
    });
    const client = connect(endpoint, { ...options, maxResponseBytes: 100, retry: { retries: 2 } });
    expect(await failure(call(client, safe, {}))).toMatchObject({ name: 'ResponseError', status: 503 });
    expect(count).toBe(3);
  });

  const endless: RequestListener = (_request, response) => {
    response.on('error', () => undefined);
    response.writeHead(200, { 'content-encoding': 'gzip' });
    response.write(gzipSync('{"a":1}'));
  };

  it.each(['TimeoutError', 'AbortError'])('a %s ends a body that is being decompressed', async (name) => {
    const controller = new AbortController();
    // under load, the time limit may end the attempt before the request arrives
    let closed = true;
    const endpoint = await serve((request, response) => {
      closed = false;
      request.socket.on('close', () => {
        closed = true;
      });
      endless(request, response);
      if (name === 'AbortError') setTimeout(() => controller.abort(), 20);
    });
    const { signal } = controller;
    expect(await failure(call(connect(endpoint, options), plain, {}, { signal, timeout: 1500 }))).toMatchObject({
      name,
    });
    await vi.waitFor(() => expect(closed).toBe(true), { timeout: 5000 });
  });
});

it('what is compressed is limited as well: data that decompresses to nothing', async () => {
  const empty = gzipSync('');
  const endpoint = await serve(async (_request, response) => {
    response.on('error', () => undefined);
    response.writeHead(200, { 'content-encoding': 'gzip' });
    while (!response.destroyed)
      if (!response.write(empty)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  });
  const client = connect(endpoint, { maxResponseBytes: 10_000 });
  expect(await failure(call(client, plain, {}))).toMatchObject({ message: expect.stringContaining('larger than') });
});

it('a limit above what a string can hold is lowered', async () => {
  const endpoint = await serve((_request, response) => {
    response.on('error', () => undefined);
    answer(response, Buffer.concat(Array.from({ length: 300 }, () => gzipSync(zeros.subarray(0, mebibyte)))), {
      'content-encoding': 'gzip',
    });
  });
  const client = connect(endpoint, { maxResponseBytes: Number.POSITIVE_INFINITY, timeout: 60_000 });
  expect(await failure(call(client, plain, {}))).toMatchObject({ message: expect.stringContaining('(268435456)') });
}, 60_000);
