import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CallOptions, call, type FetchLike, type Operation, ServiceClient } from '../src/index.js';
import { defaultTransport } from '../src/platform/web.js';
import { credentials, failure, json, plain, product, safe, service } from './support/service.js';

let server: Server;
let endpoint: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://x');
    if (pathname === '/cut') return void request.socket.destroy();
    if (pathname === '/silent') return;
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
  ['/moved', {}, { name: 'ServiceError', status: 307 }],
];

it.each(failing)('%s with the platform’s fetch', async (path, options, want) => {
  expect(await failure(call(make(path), plain, {}, options))).toMatchObject(want);
});

it('nobody there is ECONNREFUSED, found in the cause', async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const client = new ServiceClient(product, { credentials, endpoint: `http://127.0.0.1:${port}`, fetch: platform, retry: { retries: 0 } });
  expect(await failure(call(client, plain, {}))).toMatchObject({ name: 'ConnectionError', code: 'ECONNREFUSED', sent: false });
});

it('the web platform’s own transport is fetch', async () => {
  const send = defaultTransport();
  const response = await send({ method: 'POST', url: endpoint, headers: { 'x-a': 'b' }, body: 'x' }, new AbortController().signal);
  expect([response.status, JSON.parse(response.body)]).toEqual([200, { method: 'POST', name: '磁盘' }]);
  expect(response.headers['content-encoding'] ?? 'gzip').toBe('gzip');
});

const headers: readonly [given: Record<string, string>, want: Record<string, string | undefined>][] = [
  [{}, { accept: 'application/json' }],
  [{ 'x-trace': 't' }, { accept: 'application/json', 'x-trace': 't' }],
  [{ Accept: 'text/plain' }, { accept: 'text/plain' }],
  [{ 'X-Trace': 't' }, { 'x-trace': 't' }],
  [{ accept: undefined as unknown as string }, { accept: 'application/json' }],
];

it.each(headers)('the headers %j of a call are sent beside the defaults', async (given, want) => {
  const { client, sent } = service(json({}));
  await call(client, safe, {}, { headers: given });
  expect(sent[0]?.headers).toMatchObject(want);
});

it.each([{ 'x-bad': 'a\r\nb: c' }, { 'x-bad': 'é—' }, { 'bad name': 'x' }] as Record<string, string>[])(
  'a header that cannot travel, %j, is refused and nothing is sent',
  async (given) => {
    const { client, sent } = service(json({}));
    const error = await failure(call(client, safe, {}, { headers: given }));
    expect(error.name).toBe('ConfigurationError');
    expect(error.message).toMatch(/^DescribeDisks: the header "(x-bad|bad name)" cannot be sent/);
    expect(sent).toHaveLength(0);
  },
);

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
