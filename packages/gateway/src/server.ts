import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { createErrorResponse } from './answer/envelope.js';
import type { Gateway } from './gateway.js';

export interface ListenOptions {
  /** Default 0, which selects a free port. */
  readonly port?: number;
  /** The address to listen on: `0.0.0.0` in a container. Default `127.0.0.1`. */
  readonly host?: string;
  /** The most connections at a time. Others are closed at once. Default 1,000. */
  readonly maxConnections?: number;
  /** The time that requests in progress have when the server is closed, in milliseconds. Default 40,000. */
  readonly grace?: number;
}

/** A gateway that is listening. */
export interface GatewayServer {
  /** Its address, such as `http://127.0.0.1:8000`. */
  readonly url: string;
  /** Refuses new connections and requests, and resolves when those in progress are answered. */
  close(): Promise<void>;
}

/** Limits in milliseconds, for clients that send slowly or not at all. */
const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 5_000,
} as const;

/** Answers a request that is none, for example because of its host. */
const refuseMalformed = (): Response =>
  createErrorResponse(
    { status: 400, code: 'InvalidParameter', message: 'The address of the request is malformed.' },
    'unknown',
  );

const formatAddress = ({ address, family, port }: AddressInfo): string =>
  `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;

/** Closes a connection after its response. */
function closeAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}

/** Waits for the end of responses, at most some milliseconds. */
async function waitForEnd(open: ReadonlySet<ServerResponse>, ms: number): Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  const ended = Array.from(open, (response) => once(response, 'close', { signal }));
  await Promise.race([Promise.all(ended), setTimeout(ms, undefined, { signal })]);
  controller.abort();
}

/** Closes a server gracefully: what runs is finished, and after `grace` milliseconds cut off. */
async function closeServer(
  server: Server,
  gateway: Gateway,
  open: ReadonlySet<ServerResponse>,
  grace: number,
): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  for (const response of open) closeAfter(response);
  const finished = gateway.close();
  await waitForEnd(open, grace);
  // what is left has sent no request, or has had its time
  server.closeAllConnections();
  await Promise.all([closed, finished]);
}

/** Serves a gateway, by default on this machine's loopback address. Rejects with the system's error if it cannot. */
export function listen(
  gateway: Gateway,
  { port = 0, host = '127.0.0.1', maxConnections = 1_000, grace = 40_000 }: ListenOptions = {},
): Promise<GatewayServer> {
  const answer = getRequestListener(gateway.fetch, { overrideGlobalObjects: false, errorHandler: refuseMalformed });
  const open = new Set<ServerResponse>();
  const server = createServer(timeouts, (message, response) => {
    open.add(response);
    response.on('close', () => {
      open.delete(response);
    });
    if (!server.listening) closeAfter(response);
    void answer(message, response);
  });
  server.maxConnections = maxConnections;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      resolve({
        url: formatAddress(server.address() as AddressInfo),
        close: () => closeServer(server, gateway, open, grace),
      });
    });
  });
}
