import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { FetchLike } from '@yunspec/runtime';
import type { Answer } from './answer/answer.js';
import { isControlPath } from './control/paths.js';
import { direct, isDirect } from './request/direct.js';
import { createHeaderReader, createSignalGetter, readMessage } from './request/message.js';
import { findDistrust } from './trust.js';

export { installedModels } from './installed.js';
export { readSeed } from './seed-file.js';

/** The part of a local cloud that a server needs. */
export interface Served {
  readonly fetch: FetchLike;
  /** The vendors' domains. Requests may name hosts in them. Default: none. */
  readonly domains?: readonly string[];
}

export interface ListenOptions {
  /** Default 0, which selects a free port. */
  readonly port?: number;
  /** The address to listen on: `0.0.0.0` in a container. Default `127.0.0.1`. */
  readonly host?: string;
  /** The origins whose web pages may send requests, such as `http://localhost:5173`. Default: none. */
  readonly cors?: readonly string[];
}

/** A server that is listening. */
export interface LocalServer {
  /** Its address, such as `http://127.0.0.1:8000`. */
  readonly url: string;
  /** Stops the server and closes its open connections. */
  close(): Promise<void>;
}

function readHeaders(message: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  return headers;
}

/** Parses a URL. Returns undefined for a text that is none. */
function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/**
 * Builds the URL with the host that the caller used, which decides between products with the same path. A client that
 * takes the server for a proxy sends the whole URL.
 */
function buildUrl({ url = '/', headers }: IncomingMessage): URL {
  const target = url.startsWith('/') ? url : '/';
  const whole = target === url ? undefined : parseUrl(/^https?:\/\//i.test(url) ? url : '');
  return whole ?? parseUrl(`http://${headers.host ?? 'localhost'}${target}`) ?? new URL(`http://localhost${target}`);
}

function createRequest(url: URL, message: IncomingMessage, signal: AbortSignal): Request {
  const { method = 'GET' } = message;
  const isBodiless = method === 'GET' || method === 'HEAD';
  const init: RequestInit & { duplex?: 'half' } = { method, headers: readHeaders(message), signal };
  const body = isBodiless ? {} : { body: Readable.toWeb(message) as ReadableStream, duplex: 'half' as const };
  return new Request(url, { ...init, ...body });
}

const readResponse = async (response: Response): Promise<Answer> => ({
  status: response.status,
  headers: Object.fromEntries(response.headers),
  body: await response.text(),
});

function sendAnswer({ status, headers, body }: Answer, target: ServerResponse): void {
  const text = body ?? '';
  target.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) });
  target.end(text);
}

/** The headers that let the page of another origin read an answer. */
const createCorsHeaders = (origin: string): Record<string, string> => ({
  'access-control-allow-origin': origin,
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers': '*, authorization',
  'access-control-expose-headers': '*',
  vary: 'origin',
});

const createDistrustAnswer = (Message: string): Answer => ({
  status: 403,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ Code: 'Forbidden.Origin', Message }),
});

/** A message with the response to it. */
interface Exchange {
  readonly url: URL;
  readonly message: IncomingMessage;
  readonly target: ServerResponse;
}

/** Passes a message on to the cloud. */
async function ask(served: Served, { url, message, target }: Exchange): Promise<Answer> {
  const { method = 'GET' } = message;
  if (isDirect(served) && !isControlPath(url.pathname))
    return await served[direct]({ method, pathname: url.pathname }, () => readMessage(url, message, target));
  return await readResponse(await served.fetch(createRequest(url, message, createSignalGetter(target)())));
}

/** Answers a message: refuses one that a web page of another site sent, and passes any other on. */
async function answerMessage(served: Served, cors: readonly string[], exchange: Exchange): Promise<Answer> {
  const { url, message } = exchange;
  const { method = 'GET' } = message;
  const headers = createHeaderReader(message);
  const sender = { host: url.host, path: url.pathname, method, headers };
  const distrust = findDistrust(sender, served.domains ?? [], cors);
  if (distrust !== undefined) return createDistrustAnswer(distrust);
  const origin = headers.get('origin');
  if (origin === null || !cors.includes(origin)) return await ask(served, exchange);
  const answer = method === 'OPTIONS' ? { status: 204, headers: {}, body: null } : await ask(served, exchange);
  return { ...answer, headers: { ...answer.headers, ...createCorsHeaders(origin) } };
}

/** Handles a message. If that fails, the connection is closed without an answer. */
async function handleMessage(
  served: Served,
  cors: readonly string[],
  message: IncomingMessage,
  target: ServerResponse,
): Promise<void> {
  try {
    const answer = await answerMessage(served, cors, { url: buildUrl(message), message, target });
    // what is left of a body that was refused is not read
    if (!message.complete) target.setHeader('connection', 'close');
    sendAnswer(answer, target);
  } catch {
    message.socket.destroy();
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

const formatAddress = ({ address, family, port }: AddressInfo): string =>
  `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;

/**
 * Serves a local cloud, by default on this machine's loopback address. Requests of web pages of other sites are refused,
 * as are those for hosts that are neither local nor a product's. Rejects with the system's error if the port is not
 * available.
 */
export function listen(
  served: Served,
  { port = 0, host = '127.0.0.1', cors = [] }: ListenOptions = {},
): Promise<LocalServer> {
  const server = createServer((message, target) => void handleMessage(served, cors, message, target));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // a thousand clients may connect at once
    server.listen({ port, host, backlog: 4096 }, () => {
      resolve({ url: formatAddress(server.address() as AddressInfo), close: () => closeServer(server) });
    });
  });
}
