import http from 'node:http';
import { type AddressInfo, createServer as createNetServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, expect, it, vi } from 'vitest';
import { acs3, bearer, call, type Operation, http as overHttp, responseOf, ServiceClient } from '../src/index.js';
import { defaultMaxBytes } from '../src/transport/max-bytes.js';
import { createNodeTransport } from '../src/transport/node-http.js';
import type { HttpRequest } from '../src/transport/types.js';
import { answer, bodyOf, connect, serve } from './support/server.js';
import { failure, plain, product, safe } from './support/service.js';

afterEach(() => {
  vi.restoreAllMocks();
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

/** The transport, an idle connection of which lasts so many times shorter. */
function hurried(by: number) {
  class Hurried extends http.Agent {
    constructor(options: http.AgentOptions = {}) {
      super({ ...options, timeout: Number(options.timeout) / by });
    }
  }
  vi.spyOn(http, 'Agent').mockImplementation(Hurried as never);
  return createNodeTransport();
}

const { signal } = new AbortController();

it('an idle connection is given up, also where the service would keep it', async () => {
  let closed = false;
  const endpoint = await serve(
    (request, response) => {
      request.socket.on('close', () => {
        closed = true;
      });
      answer(response, '{}');
    },
    { keepAliveTimeout: 0 },
  );
  await hurried(500)({ method: 'GET', url: `${endpoint}/`, headers: {} }, signal, defaultMaxBytes);
  expect(closed).toBe(false);
  await vi.waitFor(() => expect(closed).toBe(true), { timeout: 5000 });
});

it('a connection that is waited on is not idle', async () => {
  const endpoint = await serve((_, response) => setTimeout(() => answer(response, '{"a":1}'), 80));
  const send = hurried(1000);
  for (let i = 0; i < 2; i++)
    expect((await send({ method: 'GET', url: `${endpoint}/`, headers: {} }, signal, defaultMaxBytes)).body).toBe(
      '{"a":1}',
    );
});

interface Seen {
  readonly method: string | undefined;
  readonly headers: http.IncomingHttpHeaders;
  readonly names: readonly string[];
  readonly body: string;
}

/** A request as a server receives it. */
async function seenOf(request: Omit<HttpRequest, 'url'>): Promise<Seen> {
  let seen: Seen | undefined;
  const endpoint = await serve(async (incoming, response) => {
    const names = incoming.rawHeaders.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase());
    seen = { method: incoming.method, headers: incoming.headers, names, body: await bodyOf(incoming) };
    answer(response, '{}');
  });
  await createNodeTransport()({ ...request, url: `${endpoint}/` }, signal, defaultMaxBytes);
  return seen as Seen;
}

const lengths: readonly [method: string, body: string | undefined, want: string | undefined][] = [
  ['GET', undefined, undefined],
  ['HEAD', undefined, undefined],
  ['DELETE', undefined, undefined],
  ['DELETE', '{"a":1}', '7'],
  ['DELETE', '', '0'],
  ['POST', undefined, '0'],
  ['POST', '', '0'],
  ['POST', '{"a":1}', '7'],
  ['POST', '磁盘😀', '10'],
  ['PUT', undefined, '0'],
  ['PUT', '{"a":1}', '7'],
  ['PATCH', undefined, '0'],
  ['PATCH', '{"a":1}', '7'],
];

it.each(lengths)('a %s with the body %j has the length %s, and no other frame', async (method, body, want) => {
  const seen = await seenOf({ method, headers: { 'x-a': 'b' }, ...(body === undefined ? {} : { body }) });
  expect([seen.method, seen.headers['content-length'], seen.body]).toEqual([method, want, body ?? '']);
  expect(seen.headers).not.toHaveProperty('transfer-encoding');
  expect(seen.headers).toMatchObject({ 'x-a': 'b' });
  expect(seen.names).toEqual([...new Set(seen.names)]);
});

const operation = (method: string, input: Operation['input']): Operation => ({
  name: 'Do',
  input,
  http: { method, path: '/v1/{Id}' },
});
const id = { type: 'string', wire: 'path' } as const;
const named: Operation['input'] = { type: 'object', properties: { Id: id, Name: { type: 'string' } } };
const bare: Operation['input'] = { type: 'object', properties: { Id: id } };

const forms: readonly [
  method: string,
  input: Operation['input'],
  given: object,
  line: string,
  body: string,
  length: string | undefined,
][] = [
  ['PUT', named, { Id: 'i', Name: 'n' }, 'PUT /v1/i', '{"Name":"n"}', '12'],
  ['PUT', bare, { Id: 'i' }, 'PUT /v1/i', '', '0'],
  ['POST', bare, { Id: 'i' }, 'POST /v1/i', '', '0'],
  ['DELETE', named, { Id: 'i', Name: 'n' }, 'DELETE /v1/i?Name=n', '', undefined],
  ['DELETE', bare, { Id: 'i' }, 'DELETE /v1/i', '', undefined],
  ['GET', named, { Id: 'i', Name: 'n' }, 'GET /v1/i?Name=n', '', undefined],
];

it.each(forms)('%s of %j with %j travels as %s', async (method, input, given, line, body, length) => {
  let seen: unknown;
  const endpoint = await serve(async (request, response) => {
    seen = [`${request.method} ${request.url}`, await bodyOf(request), request.headers['content-length']];
    answer(response, '{}');
  });
  const client = new ServiceClient(
    { ...product, protocols: [overHttp({ auth: bearer })] },
    { endpoint, credentials: { apiKey: 'k' }, retry: { retries: 0 } },
  );
  await call(client, operation(method, input), given);
  expect(seen).toEqual([line, body, length]);
});

it('a signed POST whose parameters travel in the query has no body', async () => {
  let seen: unknown;
  const endpoint = await serve(async (request, response) => {
    seen = [request.method, await bodyOf(request), request.headers['content-length'], request.headers.host];
    answer(response, '{}');
  });
  await call(connect(endpoint, { protocol: acs3() }), plain, { DiskId: 'd' });
  expect(seen).toEqual(['POST', '', '0', new URL(endpoint).host]);
});

const isHere = (address: string): boolean =>
  Object.values(networkInterfaces()).some((all) => all?.some((one) => one.address === address));

it.each([
  ['127.0.0.1', '127.0.0.1'],
  ['[::1]', '::1'],
])('the host %s is named with its port', async (hostname, address) => {
  if (!isHere(address)) return console.log(`skipped: this machine has no ${address}`);
  let host: string | undefined;
  const server = http.createServer((request, response) => {
    host = request.headers.host;
    answer(response, '{}');
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const { port } = server.address() as AddressInfo;
  await call(connect(`http://${hostname}:${port}/base`), safe, {});
  server.closeAllConnections();
  server.close();
  expect(host).toBe(`${hostname}:${port}`);
});

it('headers of an answer that come more than once are joined, cookies too', async () => {
  const endpoint = await serve((_, response) => {
    response.writeHead(
      200,
      [
        ['x-many', 'a'],
        ['x-many', 'b'],
        ['set-cookie', 'c=1'],
        ['set-cookie', 'd=2'],
      ].flat(),
    );
    response.end('{}');
  });
  expect(responseOf(await call(connect(endpoint), safe, {}))?.headers).toMatchObject({
    'x-many': 'a, b',
    'set-cookie': 'c=1, d=2',
  });
});

it('a service that closes without a word ends the attempt at once', async () => {
  const server = createNetServer((socket) => socket.once('data', () => socket.end()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await failure(call(connect(endpoint), plain, {}))).toMatchObject({ name: 'ConnectionError', sent: true });
  server.close();
});
