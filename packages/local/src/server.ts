import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FetchLike } from '@yunspec/runtime';

export { installedModels } from './installed.js';

/** A server that is listening. */
export interface LocalServer {
  /** Its address, such as `http://127.0.0.1:8000`. */
  readonly url: string;
  /** Stops the server and closes its open connections. */
  close(): Promise<void>;
}

async function readBody(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? undefined : Buffer.concat(chunks);
}

function readHeaders(message: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  return headers;
}

/** Builds the URL with the host that the caller used, which decides between products with the same path. */
function buildUrl({ url = '/', headers }: IncomingMessage): string {
  const origin = `http://${headers.host ?? 'localhost'}`;
  return `${URL.canParse(origin) ? origin : 'http://localhost'}${url.startsWith('/') ? url : '/'}`;
}

async function createRequest(message: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const { method = 'GET' } = message;
  const body = await readBody(message);
  const isBodiless = method === 'GET' || method === 'HEAD' || body === undefined;
  return new Request(buildUrl(message), {
    method,
    headers: readHeaders(message),
    signal,
    ...(isBodiless ? {} : { body: new Uint8Array(body) }),
  });
}

async function sendResponse(response: Response, target: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  target.writeHead(response.status, { ...Object.fromEntries(response.headers), 'content-length': body.length });
  target.end(body);
}

/** Passes a message to a `fetch`. If that fails, the connection is closed without an answer. */
async function handleMessage(fetch: FetchLike, message: IncomingMessage, target: ServerResponse): Promise<void> {
  const controller = new AbortController();
  target.on('close', () => {
    controller.abort();
  });
  try {
    await sendResponse(await fetch(await createRequest(message, controller.signal)), target);
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

/**
 * Serves a `fetch`, such as a local cloud's, on this machine's loopback address. `port` 0, the default, selects a free
 * port. Rejects with the system's error if the port is not available.
 */
export function listen(fetch: FetchLike, port = 0): Promise<LocalServer> {
  const server = createServer((message, target) => void handleMessage(fetch, message, target));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { address, port: actualPort } = server.address() as AddressInfo;
      resolve({ url: `http://${address}:${actualPort}`, close: () => closeServer(server) });
    });
  });
}
