import type * as Http from 'node:http';
import type * as Https from 'node:https';
import type { Socket } from 'node:net';
import type { Ending } from '../time/ending.js';
import { isBodiless } from '../wire/methods.js';
import { readBody } from './node-body.js';
import type { HttpRequest, HttpResponse, Transport } from './types.js';
import { markUnsent } from './unsent.js';

/** Loads built-in modules on first use, so that importing a client is cheap. */
const modules: Readonly<Record<string, () => typeof Http | typeof Https>> = {
  'http:': () => process.getBuiltinModule('node:http'),
  'https:': () => process.getBuiltinModule('node:https'),
};

const loadModule = (protocol: string): typeof Https => (modules[protocol] ?? modules['https:'])?.() as typeof Https;

/** The destination of all requests to one origin. */
interface Target {
  readonly protocol: string;
  readonly hostname: string;
  readonly port: string;
  readonly host: string;
  /** The class of `agent`. Tools may replace the module's class at any time. */
  Agent?: typeof Http.Agent;
  agent?: Http.Agent;
}

/** The time an idle connection is kept, in milliseconds. Short, because a call fails if the service closes first. */
const idleTimeout = 10_000;

function createTarget(origin: string): Target {
  const { protocol, hostname, port, host } = new URL(origin);
  return { protocol, hostname: hostname.replace(/^\[|\]$/g, ''), port, host };
}

/**
 * Returns the agent of a target, whose connections are kept alive. Idle ones do not keep the process running. Like the
 * global agent, it uses the proxy of the environment if Node was started with `NODE_USE_ENV_PROXY=1`.
 */
function getAgent(target: Target, { Agent, globalAgent }: typeof Https): Http.Agent {
  if (target.agent === undefined || target.Agent !== Agent) {
    const { proxyEnv } = Object(globalAgent.options) as { proxyEnv?: NodeJS.ProcessEnv };
    target.agent = new Agent({ keepAlive: true, timeout: idleTimeout, ...(proxyEnv && { proxyEnv }) });
    target.Agent = Agent;
  }
  return target.agent;
}

/** Returns headers as a flat list, which Node sends unchanged. This is faster than setting them one by one. */
function listHeaders({ headers, body, method }: HttpRequest, host: string): string[] {
  const list = ['host', host];
  for (const [name, text] of Object.entries(headers)) list.push(name, text);
  if (body !== undefined || !isBodiless(method)) list.push('content-length', String(Buffer.byteLength(body ?? '')));
  return list;
}

/** Returns the headers as strings. Node joins repeated ones, except for cookies. */
function readHeaders({ headers }: Http.IncomingMessage): Record<string, string> {
  const cookies = headers['set-cookie'];
  return (cookies === undefined ? headers : { ...headers, 'set-cookie': cookies.join(', ') }) as Record<string, string>;
}

/** Returns whether a connection is not established yet, including its TLS handshake. Nothing can have been sent. */
function isConnecting(socket: (Socket & { secureConnecting?: boolean }) | null): boolean {
  return socket === null || socket.connecting || socket.secureConnecting === true;
}

function sendRequest(
  target: Target,
  path: string,
  request: HttpRequest,
  ending: Ending,
  maxBytes: number,
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const { protocol, hostname, port } = target;
    // looked up for each request, because tools patch the module at any time
    const module = loadModule(protocol);
    const outgoing = module.request({
      protocol,
      hostname,
      port,
      path,
      method: request.method,
      headers: listHeaders(request, target.host),
      agent: getAgent(target, module),
    });
    /** Set when the status and headers have arrived. From then on, an error only cuts the body off. */
    let cutOff: ((cut: string) => void) | undefined;
    const fail = (error: Error): void => {
      ending.removeEventListener('abort', abort);
      reject(error);
    };
    const abort = (): void => {
      fail(ending.reason as Error);
      outgoing.destroy();
      cutOff?.('aborted');
    };
    if (ending.aborted) abort();
    else ending.addEventListener('abort', abort);
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (isConnecting(outgoing.socket)) markUnsent(error);
      if (cutOff === undefined) fail(error);
      else cutOff(error.code ?? 'closed');
    });
    outgoing.on('close', () => {
      // there may have been no error, for example when the server wants to switch protocols
      if (cutOff === undefined) fail(new Error('the connection was closed'));
    });
    outgoing.on('response', (message) => {
      cutOff = readBody(message, maxBytes, (body) => {
        ending.removeEventListener('abort', abort);
        resolve({ status: message.statusCode ?? 0, headers: readHeaders(message), ...body });
      });
    });
    outgoing.end(request.body);
  });
}

/**
 * Sends requests with `node:http` and `node:https`. Origins are parsed once, because it takes as long as signing a
 * request.
 */
export function createNodeTransport(): Transport {
  const targets = new Map<string, Target>();
  return (request, ending, maxBytes) => {
    const { url } = request;
    const pathStart = url.indexOf('/', 'https://'.length);
    const origin = url.slice(0, pathStart);
    let target = targets.get(origin);
    if (target === undefined) {
      target = createTarget(origin);
      targets.set(origin, target);
    }
    return sendRequest(target, url.slice(pathStart), request, ending, maxBytes);
  };
}
