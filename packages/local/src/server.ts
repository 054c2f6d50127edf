import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FetchLike } from '@yunspec/runtime';

export { installedModels } from './installed.js';

/** A local cloud that listens. */
export interface LocalServer {
  /** Where it listens, such as `http://127.0.0.1:8000`. */
  readonly url: string;
  /** Ends it, open connections included. */
  close(): Promise<void>;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? undefined : Buffer.concat(chunks);
}

function headersOf(message: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headersDistinct))
    for (const one of value ?? []) headers.append(name, one);
  return headers;
}

/** The address as the caller wrote it: its host decides between products that share a path. */
function addressOf({ url = '/', headers }: IncomingMessage): string {
  const host = `http://${headers.host ?? 'localhost'}`;
  return `${URL.canParse(host) ? host : 'http://localhost'}${url.startsWith('/') ? url : '/'}`;
}

async function requestOf(message: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const { method = 'GET' } = message;
  const body = await bodyOf(message);
  const isBodiless = method === 'GET' || method === 'HEAD' || body === undefined;
  return new Request(addressOf(message), {
    method,
    headers: headersOf(message),
    signal,
    ...(isBodiless ? {} : { body: new Uint8Array(body) }),
  });
}

async function send(response: Response, to: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  to.writeHead(response.status, { ...Object.fromEntries(response.headers), 'content-length': body.length });
  to.end(body);
}

/** Passes what comes in on to a `fetch`; where that fails, the connection is closed without an answer. */
function listener(fetch: FetchLike) {
  return async (message: IncomingMessage, to: ServerResponse): Promise<void> => {
    const controller = new AbortController();
    to.on('close', () => {
      controller.abort();
    });
    try {
      await send(await fetch(await requestOf(message, controller.signal)), to);
    } catch {
      message.socket.destroy();
    }
  };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

/**
 * Lets a `fetch`, such as a local cloud's, listen on this machine's loopback address. `port` 0, the default, takes any
 * free one. Rejects with the system's error when the port cannot be had.
 */
export function listen(fetch: FetchLike, port = 0): Promise<LocalServer> {
  const handle = listener(fetch);
  const server = createServer((message, to) => void handle(message, to));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { address, port: taken } = server.address() as AddressInfo;
      resolve({ url: `http://${address}:${taken}`, close: () => close(server) });
    });
  });
}
