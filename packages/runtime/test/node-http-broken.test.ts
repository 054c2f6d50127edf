import type { RequestListener } from 'node:http';
import { type AddressInfo, createServer as createNetServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { call } from '../src/index.js';
import { answer, connect, serve, stop } from './support/server.js';
import { failure, plain, tokened } from './support/service.js';

const cuts: readonly [what: string, listener: RequestListener, codes: readonly string[]][] = [
  ['before an answer', (request) => request.socket.destroy(), ['ECONNRESET']],
  ['by a reset', (request) => request.socket.resetAndDestroy(), ['ECONNRESET']],
  ['by what is not HTTP', (request) => request.socket.end('SSH-2.0-OpenSSH\r\n'), ['HPE_INVALID_CONSTANT']],
];

it.each(cuts)('a connection cut %s is one kind of error', async (_, listener, codes) => {
  let count = 0;
  const endpoint = await serve((request, response) => {
    count++;
    listener(request, response);
  });
  const error = await failure(call(connect(endpoint), plain, {}));
  expect(error).toMatchObject({ name: 'ConnectionError', operation: 'DeleteDisk', sent: true });
  expect(codes).toContain(error.code);
  expect(error.message).toMatch(/^DeleteDisk got no response from 127\.0\.0\.1:\d+: [A-Z_]+$/);
  expect(count).toBe(1);
});

const head = { 'x-acs-request-id': 'r-7', 'content-type': 'application/json' };

const broken: readonly [what: string, listener: RequestListener, want: { excerpt: string; message: RegExp }][] = [
  [
    'in the body',
    (_, response) => {
      response.writeHead(200, { ...head, 'content-length': '100' });
      response.write('{"a":');
      setTimeout(() => response.socket?.destroy(), 5);
    },
    { excerpt: '{"a":', message: /the body was cut off \(ECONNRESET\)/ },
  ],
  [
    'in a chunked body',
    (_, response) => {
      response.writeHead(200, head);
      response.write('{"a":1}');
      setTimeout(() => response.socket?.destroy(), 5);
    },
    { excerpt: '{"a":1}', message: /the body was cut off \(ECONNRESET\)/ },
  ],
  [
    'by a chunk that is none',
    (request) =>
      request.socket.end('HTTP/1.1 200 OK\r\nx-acs-request-id: r-7\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'),
    { excerpt: '', message: /\(HPE_INVALID_CHUNK_SIZE\)/ },
  ],
  [
    'in compressed data',
    (_, response) =>
      answer(response, gzipSync('x'.repeat(100_000)).subarray(0, 50), { ...head, 'content-encoding': 'gzip' }),
    { excerpt: expect.stringMatching(/^\x1f\x8b/) as string, message: /the body is not valid JSON/ },
  ],
];

it.each(broken)(
  'an answer broken %s keeps its status, its request ID and its first bytes',
  async (_, listener, want) => {
    const endpoint = await serve(listener);
    expect(await failure(call(connect(endpoint), plain, {}))).toMatchObject({
      name: 'ResponseError',
      status: 200,
      requestId: 'r-7',
      excerpt: want.excerpt,
      message: expect.stringMatching(want.message),
    });
  },
);

it('an answer broken in the body is asked for again where that is harmless', async () => {
  let count = 0;
  const endpoint = await serve((request, response) => {
    if (++count < 3) broken[0]?.[1](request, response);
    else answer(response, '{"RequestId":"r"}');
  });
  expect(await call(connect(endpoint), tokened, {})).toEqual({ RequestId: 'r' });
});

it('an answer that changes the protocol ends the attempt at once', async () => {
  const server = createNetServer((socket) => {
    socket.once('data', () =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await failure(call(connect(endpoint), plain, {}, { timeout: 5000 }))).toMatchObject({
    name: 'ConnectionError',
    sent: true,
  });
  server.close();
});

it('a cut connection is tried again where that is harmless', async () => {
  let count = 0;
  const endpoint = await serve((request, response) => {
    count++;
    if (count < 3) request.socket.destroy();
    else answer(response, '{"RequestId":"r"}');
  });
  expect(await call(connect(endpoint), tokened, {})).toEqual({ RequestId: 'r' });
  expect(count).toBe(3);
});

it('nobody there: nothing was sent, so even a write is tried again', async () => {
  const endpoint = await serve(() => undefined);
  stop();
  const retries: number[] = [];
  const client = connect(endpoint, { retry: { retries: 2 }, hooks: { onRetry: ({ retry }) => retries.push(retry) } });
  expect(await failure(call(client, plain, {}))).toMatchObject({
    name: 'ConnectionError',
    code: 'ECONNREFUSED',
    sent: false,
  });
  expect(retries).toEqual([1, 2]);
});

const slow: readonly [what: string, listener: RequestListener][] = [
  ['never answers', () => undefined],
  ['never ends its headers', (request) => void request.socket.write('HTTP/1.1 200 OK\r\n')],
  [
    'never ends its body',
    (_, response) => {
      response.writeHead(200);
      response.write('{');
    },
  ],
];

it.each(slow)('a service that %s runs into the limit, and its connection is closed', async (_, listener) => {
  let closed = false;
  const endpoint = await serve((request, response) => {
    request.socket.on('close', () => {
      closed = true;
    });
    listener(request, response);
  });
  expect(await failure(call(connect(endpoint), plain, {}, { timeout: 200 }))).toMatchObject({
    name: 'TimeoutError',
    limit: 'attempt',
  });
  await vi.waitFor(() => expect(closed).toBe(true), { timeout: 5000 });
});

it.each(slow)('a service that %s can be aborted', async (_, listener) => {
  const endpoint = await serve(listener);
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 15);
  expect(await failure(call(connect(endpoint), plain, {}, { signal: controller.signal }))).toMatchObject({
    name: 'AbortError',
  });
});
