import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createNetServer } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, expect, it, vi } from 'vitest';
import { type ClientOptions, call, type Operation, ServiceClient } from '../src/index.js';
import { nodeTransport } from '../src/transport/node-http.js';
import { credentials, failure, plain, product, safe, tokened } from './support/service.js';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const connect = (endpoint: string, options: ClientOptions = {}): ServiceClient =>
  new ServiceClient(product, { credentials, endpoint, ...options, retry: { base: 1, ...options.retry } });

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

const answer = (response: ServerResponse, body: string | Buffer, headers: Record<string, string> = {}): void => {
  response.writeHead(200, { 'content-type': 'application/json', ...headers });
  response.end(body);
};

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
    | { method: string | undefined; url: string | undefined; type: string | undefined; length: string | undefined; form: URLSearchParams }
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

it('connections are kept alive and used again', async () => {
  const ports = new Set<number | undefined>();
  const endpoint = await serve((request, response) => {
    ports.add(request.socket.remotePort);
    answer(response, '{}');
  });
  const client = connect(endpoint);
  for (let i = 0; i < 5; i++) await call(client, safe, {});
  for (let i = 0; i < 3; i++) await call(connect(endpoint), safe, {});
  expect(ports.size).toBe(1);
});

it('an error answer frees its connection too', async () => {
  const ports = new Set<number | undefined>();
  const endpoint = await serve((request, response) => {
    ports.add(request.socket.remotePort);
    response.writeHead(500);
    response.end('{"Code":"InternalError","Message":"x"}');
  });
  const client = connect(endpoint, { retry: { retries: 2 } });
  await failure(call(client, safe, {}));
  expect(ports.size).toBe(1);
});

it('idle connections do not keep the process running', async () => {
  const endpoint = await serve((_, response) => answer(response, '{}'));
  const active = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length;
  const before = active();
  await call(connect(endpoint), safe, {});
  await new Promise((resolve) => setTimeout(resolve, 10));
  // what is left is the server's end of the connection
  expect(active() - before).toBeLessThanOrEqual(1);
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
  expect(error.message).toMatch(/^DeleteDisk got no answer from 127\.0\.0\.1:\d+: [A-Z_]+$/);
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
    { excerpt: '{"a":', message: /the connection broke before the body was whole \(ECONNRESET\)/ },
  ],
  [
    'in a chunked body',
    (_, response) => {
      response.writeHead(200, head);
      response.write('{"a":1}');
      setTimeout(() => response.socket?.destroy(), 5);
    },
    { excerpt: '{"a":1}', message: /the connection broke before the body was whole \(ECONNRESET\)/ },
  ],
  [
    'by a chunk that is none',
    (request) => request.socket.end('HTTP/1.1 200 OK\r\nx-acs-request-id: r-7\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'),
    { excerpt: '', message: /\(HPE_INVALID_CHUNK_SIZE\)/ },
  ],
  [
    'in compressed data',
    (_, response) => answer(response, gzipSync(big).subarray(0, 50), { ...head, 'content-encoding': 'gzip' }),
    { excerpt: expect.stringMatching(/^\x1f\x8b/) as string, message: /the body is not whole JSON/ },
  ],
];

it.each(broken)('an answer broken %s keeps its status, its request ID and its first bytes', async (_, listener, want) => {
  const endpoint = await serve(listener);
  expect(await failure(call(connect(endpoint), plain, {}))).toMatchObject({
    name: 'ResponseError',
    status: 200,
    requestId: 'r-7',
    excerpt: want.excerpt,
    message: expect.stringMatching(want.message),
  });
});

it('an answer broken in the body is asked for again where that is harmless', async () => {
  let count = 0;
  const endpoint = await serve((request, response) => {
    if (++count < 3) broken[0]?.[1](request, response);
    else answer(response, '{"RequestId":"r"}');
  });
  expect(await call(connect(endpoint), tokened, {})).toEqual({ RequestId: 'r' });
});

it('data that is not compressed, though it says so, is read as it is', async () => {
  const endpoint = await serve((_, response) => answer(response, '{"a":1}', { 'content-encoding': 'gzip' }));
  expect(await call(connect(endpoint), safe, {})).toEqual({ a: 1 });
});

it('a byte order mark is no part of an answer', async () => {
  const endpoint = await serve((_, response) => answer(response, '\ufeff{"a":1}'));
  expect(await call(connect(endpoint), safe, {})).toEqual({ a: 1 });
});

it('an answer that changes the protocol ends the attempt at once', async () => {
  const server = createNetServer((socket) => {
    socket.once('data', () => socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await failure(call(connect(endpoint), plain, {}, { timeout: 5000 }))).toMatchObject({ name: 'ConnectionError', sent: true });
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
  for (const server of servers.splice(0)) server.close();
  const retries: number[] = [];
  const client = connect(endpoint, { retry: { retries: 2 }, hooks: { onRetry: ({ retry }) => retries.push(retry) } });
  expect(await failure(call(client, plain, {}))).toMatchObject({ name: 'ConnectionError', code: 'ECONNREFUSED', sent: false });
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
  expect(await failure(call(connect(endpoint), plain, {}, { timeout: 200 }))).toMatchObject({ name: 'TimeoutError', limit: 'attempt' });
  await vi.waitFor(() => expect(closed).toBe(true), { timeout: 5000 });
});

it.each(slow)('a service that %s can be aborted', async (_, listener) => {
  const endpoint = await serve(listener);
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 15);
  expect(await failure(call(connect(endpoint), plain, {}, { signal: controller.signal }))).toMatchObject({ name: 'AbortError' });
});

it('a transport given an aborted signal rejects with its reason', async () => {
  const reason = new Error('left');
  const send = nodeTransport();
  expect(await failure(send({ method: 'GET', url: 'http://127.0.0.1:9/', headers: {} }, AbortSignal.abort(reason)))).toBe(reason);
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
