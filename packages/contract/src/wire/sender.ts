import { Agent, request as requestHttp } from 'node:http';
import { request as requestHttps, Agent as TlsAgent } from 'node:https';
import type { FetchLike, HttpRequest } from '@yunspec/runtime';

/** What came back for a request, as it was received. */
export interface Received {
  readonly status: number;
  /** The headers, their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds from the request to the last byte of the answer. */
  readonly ms: number;
}

/** Sends a request. Rejects with an `Unanswered` if there is no answer. */
export type Sender = (request: HttpRequest) => Promise<Received>;

/** No answer came: the connection failed, or it took too long. */
export class Unanswered extends Error {
  /** `reason` is the system's code, or `ETIMEDOUT` if the time was up. */
  constructor(
    readonly reason: string,
    readonly ms: number,
  ) {
    super(reason);
  }
}

/** The time that the clients wait for an answer, in milliseconds. */
export const answerLimit = 10_000;

/** The largest answer that is read, in bytes. */
const maxBytes = 16 * 1024 * 1024;

const agents = { 'http:': new Agent({ keepAlive: true }), 'https:': new TlsAgent({ keepAlive: true }) } as const;

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? 'no answer';

/** Sends over the network. It waits as long as the clients do. */
export const sendOverNetwork: Sender = ({ method, url, headers, body }) =>
  new Promise((resolve, reject) => {
    const { protocol, hostname, port, pathname, search } = new URL(url);
    const start = performance.now();
    const elapsed = (): number => performance.now() - start;
    const isPlain = protocol === 'http:';
    const options = {
      method,
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port,
      path: `${pathname}${search}`,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }) },
      agent: isPlain ? agents['http:'] : agents['https:'],
      timeout: answerLimit,
    };
    const fail = (reason: string): void => {
      message.destroy();
      reject(new Unanswered(reason, elapsed()));
    };
    const message = (isPlain ? requestHttp : requestHttps)(options, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size > maxBytes) fail('EMSGSIZE');
      });
      response.on('error', (error) => fail(codeOf(error)));
      response.on('end', () => {
        clearTimeout(timer);
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(response.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
          ),
          body: Buffer.concat(chunks).toString('utf8'),
          ms: elapsed(),
        });
      });
    });
    const timer = setTimeout(() => fail('ETIMEDOUT'), answerLimit);
    timer.unref();
    message.on('error', (error) => {
      clearTimeout(timer);
      fail(codeOf(error));
    });
    message.end(body);
  });

/** Sends through a function of the form of `fetch`, such as that of a local cloud in this process. */
export const sendThrough =
  (fetch: FetchLike): Sender =>
  async ({ method, url, headers, body }) => {
    const start = performance.now();
    try {
      const signal = AbortSignal.timeout(answerLimit);
      const init = { method, headers: { ...headers }, signal, ...(body === undefined ? {} : { body }) };
      const response = await fetch(new Request(url, init));
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
        ms: performance.now() - start,
      };
    } catch (error) {
      const reason = (error as Error).name === 'TimeoutError' ? 'ETIMEDOUT' : codeOf((error as Error).cause ?? error);
      throw new Unanswered(reason, performance.now() - start);
    }
  };
