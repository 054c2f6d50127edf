import type * as Http from 'node:http';
import type * as Https from 'node:https';
import type * as Zlib from 'node:zlib';
import type { Ending } from '../time/ending.js';
import { isBodiless } from '../wire/methods.js';
import type { HttpRequest, HttpResponse, Transport } from './types.js';

/** The destination of all requests to one origin. */
interface Target {
  readonly request: typeof Http.request;
  readonly agent: Http.Agent;
  readonly protocol: string;
  readonly hostname: string;
  readonly port: string;
  readonly host: string;
}

/** Loads built-in modules on first use, so that importing a client is cheap. */
const modules: Readonly<Record<string, () => typeof Http | typeof Https>> = {
  'http:': () => process.getBuiltinModule('node:http'),
  'https:': () => process.getBuiltinModule('node:https'),
};

/** The time an idle connection is kept, in milliseconds. Short, because a call fails if the service closes first. */
const idleTimeout = 10_000;

/** Creates a target with keep-alive connections. Idle connections do not keep the process running. */
function createTarget(origin: string): Target {
  const { protocol, hostname, port, host } = new URL(origin);
  const module = (modules[protocol] ?? modules['https:'])?.() as typeof Https;
  const agent = new module.Agent({ keepAlive: true, timeout: idleTimeout });
  return { request: module.request, agent, protocol, hostname: hostname.replace(/^\[|\]$/g, ''), port, host };
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

const loadZlib = (): typeof Zlib => process.getBuiltinModule('node:zlib');

/** The functions of `node:zlib` that decode each content encoding. */
const decoders = {
  gzip: 'gunzipSync',
  'x-gzip': 'gunzipSync',
  deflate: 'inflateSync',
  br: 'brotliDecompressSync',
} as const;

/** Decodes a body. If that fails, it returns the raw bytes as text, which then cannot be parsed. */
function decodeBody(chunks: readonly Buffer[], encoding = ''): string {
  const whole = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
  const decoder = decoders[encoding.toLowerCase() as keyof typeof decoders];
  try {
    const text = (decoder === undefined || whole.length === 0 ? whole : loadZlib()[decoder](whole)).toString('utf8');
    return text.startsWith('\ufeff') ? text.slice(1) : text;
  } catch {
    return whole.toString('latin1');
  }
}

function sendRequest(target: Target, path: string, request: HttpRequest, ending: Ending): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const { protocol, hostname, port, agent } = target;
    const outgoing = target.request({
      protocol,
      hostname,
      port,
      path,
      method: request.method,
      headers: listHeaders(request, target.host),
      agent,
    });
    const chunks: Buffer[] = [];
    /** Set when the status and headers have arrived. From then on, an error only cuts the body off. */
    let incoming: Http.IncomingMessage | undefined;
    const abort = (): void => {
      outgoing.destroy(ending.reason as Error);
    };
    const finish = (message: Http.IncomingMessage, cut?: string): void => {
      ending.removeEventListener('abort', abort);
      const headers = readHeaders(message);
      const body = decodeBody(chunks, headers['content-encoding']);
      resolve({ status: message.statusCode ?? 0, headers, body, ...(cut === undefined ? {} : { cut }) });
    };
    const fail = (error: NodeJS.ErrnoException): void => {
      if (incoming !== undefined) {
        finish(incoming, error.code ?? 'closed');
        return;
      }
      ending.removeEventListener('abort', abort);
      reject(error);
    };
    if (ending.aborted) abort();
    else ending.addEventListener('abort', abort);
    outgoing.on('error', fail);
    outgoing.on('close', () => {
      // there may have been no error, for example when the server wants to switch protocols
      if (incoming === undefined) fail(new Error('the connection was closed'));
    });
    outgoing.on('response', (message) => {
      incoming = message;
      message.on('data', (chunk: Buffer) => chunks.push(chunk));
      message.on('error', fail);
      message.on('end', () => finish(message));
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
  return (request, ending) => {
    const { url } = request;
    const pathStart = url.indexOf('/', 'https://'.length);
    const origin = url.slice(0, pathStart);
    let target = targets.get(origin);
    if (target === undefined) {
      target = createTarget(origin);
      targets.set(origin, target);
    }
    return sendRequest(target, url.slice(pathStart), request, ending);
  };
}
