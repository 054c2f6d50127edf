import { createServer, type IncomingMessage, request as requestHttp, type ServerResponse } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type ModelJson, readModel } from '@yunspec/model';
import type { FetchLike } from '@yunspec/runtime';
import type { Received } from '../wire/sender.js';
import { Examiner, type ProxyFinding } from './examine.js';
import type { RawRequest } from './read-request.js';

/** The options of a proxy. */
export interface ContractProxyOptions {
  /** The models of the products whose traffic passes. */
  readonly products: readonly ModelJson[];
  /** The endpoint that requests go to. Default, with `fetch`: the address that the client uses. */
  readonly endpoint?: string | URL | undefined;
  /** Sends requests instead of the network, such as the `fetch` of a local cloud. */
  readonly fetch?: FetchLike | undefined;
  /** Gets each finding. */
  readonly onFinding?: ((finding: ProxyFinding) => void) | undefined;
}

/** A proxy that listens. */
export interface ListeningProxy {
  /** Its address, which takes the place of the endpoint. */
  readonly url: string;
  close(): Promise<void>;
}

/** A proxy between clients and an endpoint. Requests and answers pass through as they are. */
export interface ContractProxy {
  /** Passes a request on: the option `fetch` of a client. */
  readonly fetch: FetchLike;
  /** What was found so far. */
  readonly findings: readonly ProxyFinding[];
  /** Listens on this machine, by default on a free port. */
  listen(options?: { readonly port?: number }): Promise<ListeningProxy>;
}

/** An answer with its bytes. */
interface Passed {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** Headers that belong to one connection, or that would change the body. */
const ownHeaders = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'accept-encoding',
  'content-length',
  'upgrade',
]);

const keepHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !ownHeaders.has(name)));

/** Whether a signature covers the host, which then must stay as it is. */
const isHostSigned = ({ authorization = '' }: Readonly<Record<string, string>>): boolean =>
  /SignedHeaders=[^,]*\bhost\b/i.test(authorization);

/** Passes a request on over the network. */
function passOn(endpoint: URL, { method, url, headers, body }: RawRequest): Promise<Passed> {
  const { host: _, ...others } = keepHeaders(headers);
  const kept = isHostSigned(headers) ? keepHeaders(headers) : others;
  const send = endpoint.protocol === 'https:' ? requestHttps : requestHttp;
  const path = `${endpoint.pathname.replace(/\/$/, '')}${url.pathname}${url.search}`;
  return new Promise((resolve, reject) => {
    const message = send(
      {
        method,
        hostname: endpoint.hostname.replace(/^\[|\]$/g, ''),
        port: endpoint.port,
        path,
        headers: { ...kept, 'content-length': String(Buffer.byteLength(body)) },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const received = Object.entries(response.headers).map(([name, value]) => [
            name,
            [value ?? ''].flat().join(', '),
          ]);
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(received),
            bytes: Buffer.concat(chunks),
          });
        });
      },
    );
    message.on('error', reject);
    message.end(body);
  });
}

/** Lists the credentials that a request holds as they are. */
const listCredentials = ({ headers }: RawRequest): string[] =>
  [headers.authorization?.replace(/^Bearer /, ''), headers['x-auth-token']].filter(
    (text): text is string => text !== undefined && !text.includes('Signature='),
  );

async function readRaw(request: Request): Promise<RawRequest> {
  return {
    method: request.method,
    url: new URL(request.url),
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  };
}

async function passThrough(fetch: FetchLike, { method, url, headers, body }: RawRequest): Promise<Passed> {
  const init = { method, headers: { ...headers }, ...(body === '' ? {} : { body }) };
  const response = await fetch(new Request(url, init));
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

async function readMessage(message: IncomingMessage): Promise<RawRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const { host = 'localhost' } = message.headers;
  const headers = Object.entries(message.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]);
  return {
    method: message.method ?? 'GET',
    url: new URL(message.url ?? '/', `http://${host}`),
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/**
 * Creates a proxy between any clients and an endpoint. It changes nothing, and reports what breaks the contract on either
 * side. Throws a `ModelError` for what is not a model, and a TypeError without an endpoint or `fetch`.
 */
export function contractProxy({ products, endpoint, fetch, onFinding }: ContractProxyOptions): ContractProxy {
  if (endpoint === undefined && fetch === undefined) throw new TypeError('contractProxy needs an endpoint, or fetch');
  const examiners = products.map((json) => new Examiner(readModel(json, { from: 'An entry of products' })));
  const findings: ProxyFinding[] = [];

  const report = (finding: ProxyFinding): void => {
    findings.push(finding);
    onFinding?.(finding);
  };

  const examine = (request: RawRequest, { status, headers, bytes }: Passed, ms: number): void => {
    const received: Received = { status, headers, body: bytes.toString('utf8'), ms };
    for (const examiner of examiners) {
      const read = examiner.read(request);
      if (read === undefined) continue;
      for (const finding of examiner.examine(read, received, listCredentials(request))) report(finding);
      return;
    }
    report(createStranger(request));
  };

  const pass = async (request: RawRequest): Promise<Passed> => {
    const start = performance.now();
    const passed =
      fetch === undefined
        ? await passOn(new URL(endpoint as string | URL), request)
        : await passThrough(fetch, request);
    examine(request, passed, performance.now() - start);
    return passed;
  };

  return {
    fetch: async (request) => {
      const { status, headers, bytes } = await pass(await readRaw(request));
      const isEmpty = status === 204 || status === 304;
      return new Response(isEmpty ? null : new Uint8Array(bytes), { status, headers: keepHeaders(headers) });
    },
    findings,
    listen: ({ port = 0 } = {}) => listen(pass, port),
  };
}

/** Describes a request that is no operation of any product. */
function createStranger({ method, url }: RawRequest): ProxyFinding {
  const action = url.searchParams.get('Action');
  const seen = `${method} ${url.pathname}${action === null ? '' : `?Action=${action}`}`;
  const expected = 'an operation of a product';
  const text = `The client breaks the contract: expected ${expected}; seen: ${seen}`;
  return {
    side: 'client',
    product: '',
    operation: '',
    member: '',
    code: 'operation',
    expected,
    seen,
    requestId: '',
    text,
  };
}

async function answerMessage(
  pass: (request: RawRequest) => Promise<Passed>,
  message: IncomingMessage,
  target: ServerResponse,
): Promise<void> {
  try {
    const { status, headers, bytes } = await pass(await readMessage(message));
    target.writeHead(status, { ...keepHeaders(headers), 'content-length': bytes.length });
    target.end(bytes);
  } catch {
    message.socket.destroy();
  }
}

function listen(pass: (request: RawRequest) => Promise<Passed>, port: number): Promise<ListeningProxy> {
  const server = createServer((message, target) => void answerMessage(pass, message, target));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address() as AddressInfo;
      resolve({
        url: `http://127.0.0.1:${address.port}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}
