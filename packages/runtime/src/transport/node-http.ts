import type * as Http from 'node:http';
import type * as Https from 'node:https';
import type * as Zlib from 'node:zlib';
import type { Ending } from './ending.js';
import type { HttpRequest, HttpResponse, Transport } from './types.js';

const builtin = {
  http: (): typeof Http => process.getBuiltinModule('node:http'),
  https: (): typeof Https => process.getBuiltinModule('node:https'),
  zlib: (): typeof Zlib => process.getBuiltinModule('node:zlib'),
};

type Target = Pick<Http.RequestOptions, 'protocol' | 'hostname' | 'port'>;

/** Origins, parsed once: a client sends all its calls to one or two. */
const targets = new Map<string, Target>();

/** An address in the two parts node:http works with: parsing all of it for every call would cost as much as signing it. */
function split(url: string): { target: Target; path: string } {
  const end = url.indexOf('/', 'https://'.length);
  const origin = url.slice(0, end);
  let target = targets.get(origin);
  if (target === undefined) {
    const { protocol, hostname, port } = new URL(origin);
    target = { protocol, hostname: hostname.replace(/^\[|\]$/g, ''), port };
    targets.set(origin, target);
  }
  return { target, path: url.slice(end) };
}

function headersOf(message: Http.IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

const decoders: Readonly<Record<string, (whole: Buffer) => Buffer>> = {
  gzip: (whole) => builtin.zlib().gunzipSync(whole),
  'x-gzip': (whole) => builtin.zlib().gunzipSync(whole),
  deflate: (whole) => builtin.zlib().inflateSync(whole),
  br: (whole) => builtin.zlib().brotliDecompressSync(whole),
};

function decoded(chunks: readonly Buffer[], encoding = ''): string {
  const whole = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
  const decode = whole.length === 0 ? undefined : decoders[encoding.toLowerCase()];
  return (decode === undefined ? whole : decode(whole)).toString('utf8');
}

function send(module: typeof Http | typeof Https, agent: Http.Agent, request: HttpRequest, ending: Ending): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const { target, path } = split(request.url);
    const outgoing = module.request({ ...target, path, method: request.method, headers: request.headers, agent });
    const abort = (): void => {
      outgoing.destroy(ending.reason as Error);
    };
    const settle = (finish: () => void): void => {
      ending.removeEventListener('abort', abort);
      finish();
    };
    if (ending.aborted) abort();
    else ending.addEventListener('abort', abort);
    outgoing.on('error', (error) => {
      settle(() => {
        reject(error);
      });
    });
    outgoing.on('response', (message) => {
      const chunks: Buffer[] = [];
      message.on('data', (chunk: Buffer) => chunks.push(chunk));
      message.on('error', (error) => {
        settle(() => {
          reject(ending.aborted ? (ending.reason as Error) : error);
        });
      });
      message.on('end', () => {
        settle(() => {
          try {
            const headers = headersOf(message);
            resolve({ status: message.statusCode ?? 0, headers, body: decoded(chunks, headers['content-encoding']) });
          } catch (error) {
            reject(error as Error);
          }
        });
      });
    });
    outgoing.end(request.body);
  });
}

/** Node's own http and https with kept-alive connections; idle ones do not keep the process running. */
export function nodeTransport(): Transport {
  let plain: Http.Agent | undefined;
  let secure: Https.Agent | undefined;
  return (request, ending) => {
    if (request.url.startsWith('https:')) {
      secure ??= new (builtin.https().Agent)({ keepAlive: true });
      return send(builtin.https(), secure, request, ending);
    }
    plain ??= new (builtin.http().Agent)({ keepAlive: true });
    return send(builtin.http(), plain, request, ending);
  };
}
