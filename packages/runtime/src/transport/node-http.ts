import type * as Http from 'node:http';
import type * as Https from 'node:https';
import type * as Zlib from 'node:zlib';
import { isBodiless } from '../wire/methods.js';
import type { Ending } from './ending.js';
import type { HttpRequest, HttpResponse, Transport } from './types.js';

/** Where the requests of one origin go. */
interface Target {
  readonly request: typeof Http.request;
  readonly agent: Http.Agent;
  readonly protocol: string;
  readonly hostname: string;
  readonly port: string;
  readonly host: string;
}

/** Built-in modules are asked for when first used: importing a client stays cheap. */
const modules: Readonly<Record<string, () => typeof Http | typeof Https>> = {
  'http:': () => process.getBuiltinModule('node:http'),
  'https:': () => process.getBuiltinModule('node:https'),
};

/** How long an idle connection is kept, in milliseconds: less than services do, as one they give up fails the call it is used for. */
const idle = 10_000;

/** A target with its connections, kept alive; idle ones do not keep the process running. */
function targetOf(origin: string): Target {
  const { protocol, hostname, port, host } = new URL(origin);
  const module = (modules[protocol] ?? modules['https:'])?.() as typeof Https;
  const agent = new module.Agent({ keepAlive: true, timeout: idle });
  return { request: module.request, agent, protocol, hostname: hostname.replace(/^\[|\]$/g, ''), port, host };
}

/** Given a flat list, Node writes the headers out as they stand, and adds none: cheaper than one by one, call for call. */
function headerList({ headers, body, method }: HttpRequest, host: string): string[] {
  const list = ['host', host];
  for (const [name, text] of Object.entries(headers)) list.push(name, text);
  if (body !== undefined || !isBodiless(method)) list.push('content-length', String(Buffer.byteLength(body ?? '')));
  return list;
}

/** Lists join as HTTP has it; only cookies come as one. */
function headersOf({ headers }: Http.IncomingMessage): Record<string, string> {
  const cookies = headers['set-cookie'];
  return (cookies === undefined ? headers : { ...headers, 'set-cookie': cookies.join(', ') }) as Record<string, string>;
}

const zlib = (): typeof Zlib => process.getBuiltinModule('node:zlib');

/** What undoes each encoding. */
const decoders = {
  gzip: 'gunzipSync',
  'x-gzip': 'gunzipSync',
  deflate: 'inflateSync',
  br: 'brotliDecompressSync',
} as const;

/** The text of a body. What cannot be decoded is shown as it came, for the reader to refuse. */
function bodyText(chunks: readonly Buffer[], encoding = ''): string {
  const whole = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
  const decoder = decoders[encoding.toLowerCase() as keyof typeof decoders];
  try {
    const text = (decoder === undefined || whole.length === 0 ? whole : zlib()[decoder](whole)).toString('utf8');
    return text.startsWith('\ufeff') ? text.slice(1) : text;
  } catch {
    return whole.toString('latin1');
  }
}

function send(target: Target, path: string, request: HttpRequest, ending: Ending): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const { protocol, hostname, port, agent } = target;
    const outgoing = target.request({
      protocol,
      hostname,
      port,
      path,
      method: request.method,
      headers: headerList(request, target.host),
      agent,
    });
    const abort = (): void => {
      outgoing.destroy(ending.reason as Error);
    };
    const fail = (error: Error): void => {
      ending.removeEventListener('abort', abort);
      reject(error);
    };
    if (ending.aborted) abort();
    else ending.addEventListener('abort', abort);
    let broken: ((error: NodeJS.ErrnoException) => void) | undefined;
    outgoing.on('error', (error) => (broken ?? fail)(error));
    // also without a word, as after an answer that wants to speak another protocol
    outgoing.on('close', () => {
      if (broken === undefined) fail(new Error('the connection was closed'));
    });
    outgoing.on('response', (message) => {
      const chunks: Buffer[] = [];
      const finish = (cut?: string): void => {
        ending.removeEventListener('abort', abort);
        const headers = headersOf(message);
        const answer = {
          status: message.statusCode ?? 0,
          headers,
          body: bodyText(chunks, headers['content-encoding']),
        };
        resolve(cut === undefined ? answer : { ...answer, cut });
      };
      message.on('data', (chunk: Buffer) => chunks.push(chunk));
      broken = (error) => finish(error.code ?? 'closed');
      message.on('error', broken);
      message.on('end', finish);
    });
    outgoing.end(request.body);
  });
}

/** Node's own http and https. Origins are parsed once: for every call, that would cost as much as signing it. */
export function nodeTransport(): Transport {
  const targets = new Map<string, Target>();
  return (request, ending) => {
    const { url } = request;
    const end = url.indexOf('/', 'https://'.length);
    const origin = url.slice(0, end);
    let target = targets.get(origin);
    if (target === undefined) {
      target = targetOf(origin);
      targets.set(origin, target);
    }
    return send(target, url.slice(end), request, ending);
  };
}
