import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CallOptions, call, type FetchLike, type Operation, ServiceClient } from '../src/index.js';
import { createDefaultTransport } from '../src/platform/web.js';
import { defaultMaxBytes } from '../src/transport/max-bytes.js';
import { credentials, cut, failure, json, plain, product, safe, service, tokened } from './support/service.js';

let server: Server;
let endpoint: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://x');
    if (pathname === '/cut') return void request.socket.destroy();
    if (pathname === '/silent') return;
    if (pathname === '/half') {
      response.writeHead(200, { 'content-length': '100', 'x-acs-request-id': 'r-7' });
      response.write('{"a":');
      return void setTimeout(() => request.socket.destroy(), 5);
    }
    if (pathname === '/moved') return void response.writeHead(307, { location: '/' }).end('{}');
    response.setHeader('content-encoding', 'gzip');
    response.end(gzipSync(JSON.stringify({ method: request.method, name: '磁盘' })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const login: Operation<object, object> = {
  name: 'Login',
  secret: true,
  input: { type: 'object', properties: { Password: { type: 'string', secret: true } } },
};
const platform: FetchLike = (request) => fetch(request);
const make = (path = ''): ServiceClient =>
  new ServiceClient(product, { credentials, endpoint: `${endpoint}${path}`, fetch: platform, retry: { retries: 0 } });

it.each([
  [safe, { method: 'GET', name: '磁盘' }],
  [login, { method: 'POST', name: '磁盘' }],
] as [Operation<object, object>, object][])('the platform’s fetch carries a call', async (operation, want) => {
  expect(await call(make(), operation, {})).toEqual(want);
});

const failing: readonly [path: string, options: CallOptions, want: object][] = [
  ['/cut', {}, { name: 'ConnectionError', sent: true }],
  ['/silent', { timeout: 20 }, { name: 'TimeoutError', limit: 'attempt' }],
  [
    '/half',
    {},
    {
      name: 'ResponseError',
      status: 200,
      requestId: 'r-7',
      message: expect.stringMatching(/\(HTTP 200, request r-7\): the body was cut off \(\w+\)/),
    },
  ],
  ['/moved', {}, { name: 'ServiceError', status: 307 }],
];

it.each(failing)('%s with the platform’s fetch', async (path, options, want) => {
  expect(await failure(call(make(path), plain, {}, options))).toMatchObject(want);
});

it('an answer that breaks in its body is a ResponseError, with all that was known of it', async () => {
  const { client } = service(cut(200, { 'x-acs-request-id': 'r-7' }));
  expect(await failure(call(client, plain, {}))).toMatchObject({
    name: 'ResponseError',
    status: 200,
    requestId: 'r-7',
    excerpt: '',
    message: expect.stringContaining('(HTTP 200, request r-7): the body was cut off (TypeError)'),
  });
});

it.each([safe, tokened])(
  'an answer that breaks in its body is asked for again where that is harmless',
  async (operation) => {
    const { client, sent } = service([cut(), cut(), json({ a: 1 })]);
    expect(await call(client, operation, {})).toEqual({ a: 1 });
    expect(sent).toHaveLength(3);
  },
);

it('an answer that breaks with what is no error breaks all the same', async () => {
  const body = new ReadableStream({ start: (controller) => controller.error('gone') });
  const { client } = service(() => new Response(body));
  expect((await failure(call(client, plain, {}))).message).toContain('was cut off (unknown)');
});

it('nobody there is ECONNREFUSED, found in the cause', async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const client = new ServiceClient(product, {
    credentials,
    endpoint: `http://127.0.0.1:${port}`,
    fetch: platform,
    retry: { retries: 0 },
  });
  expect(await failure(call(client, plain, {}))).toMatchObject({
    name: 'ConnectionError',
    code: 'ECONNREFUSED',
    sent: false,
  });
});

it('the web platform’s own transport is fetch', async () => {
  const send = createDefaultTransport();
  const response = await send(
    { method: 'POST', url: endpoint, headers: { 'x-a': 'b' }, body: 'x' },
    new AbortController().signal,
    defaultMaxBytes,
  );
  expect([response.status, JSON.parse(response.body)]).toEqual([200, { method: 'POST', name: '磁盘' }]);
  expect(response.headers['content-encoding'] ?? 'gzip').toBe('gzip');
});

it('a request the transport gets is of the web-standard shape', async () => {
  const seen: Request[] = [];
  const client = new ServiceClient(product, {
    credentials,
    fetch: (request) => {
      seen.push(request);
      return Promise.resolve(Response.json({}));
    },
  });
  await call(client, login, {});
  expect(seen[0]).toBeInstanceOf(Request);
  expect(seen[0]?.method).toBe('POST');
  expect(await seen[0]?.text()).toContain('Action=Login');
});

it('a connection that no address of a host took was not sent', async () => {
  // what Node gives for a host with several addresses (autoSelectFamily), and fetch as a cause
  const none = Object.assign(
    new AggregateError([Object.assign(new Error('x'), { code: 'ENETUNREACH', syscall: 'connect' })]),
    {
      code: 'ENETUNREACH',
    },
  );
  const { client } = service(() => Promise.reject(none), { retry: { retries: 0 } });
  expect(await failure(call(client, plain, {}))).toMatchObject({ sent: false });
});

it('a body is cancelled when the call ends, also if fetch does not watch the signal', async () => {
  const ended = new Promise((resolve) => {
    const body = new ReadableStream({ cancel: resolve });
    const { client } = service(() => new Response(body));
    failure(call(client, plain, {}, { signal: AbortSignal.timeout(50) })).catch(() => {});
  });
  await ended;
});
