import { type ErrorAnswer, RequestError } from '../errors/error-answer.js';

export type Pairs = readonly (readonly [name: string, text: string])[];

/** The parts of an HTTP request, as every protocol needs them. */
export interface IncomingRequest {
  readonly method: string;
  /** The path as it was received, still percent-encoded. */
  readonly pathname: string;
  /** The same without trailing slashes. */
  readonly path: string;
  readonly host: string;
  readonly headers: Headers;
  readonly query: Pairs;
  /** The parameters of the query, then those of a form. */
  readonly pairs: Pairs;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** Checks whether a body is a form, whose fields are parameters. */
export const isForm = (headers: Headers): boolean =>
  headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;

/** The largest body in bytes. The largest documented input, a certificate chain, is far smaller. */
const maxBodyBytes = 1024 * 1024;

const bodyTooLarge: ErrorAnswer = {
  code: 'RequestEntityTooLarge',
  status: 413,
  message: `The body is larger than ${maxBodyBytes.toLocaleString('en-US')} bytes.`,
};

/** Reads a body. Throws a RequestError as soon as it exceeds the limit; the rest is never read. */
async function readBody({ body }: Request): Promise<string> {
  if (body === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBodyBytes) throw new RequestError(bodyTooLarge);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(await new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

/** Reads a request including its body. Throws a RequestError if the body is too large. */
export async function readRequest(request: Request): Promise<IncomingRequest> {
  const { method, headers, signal } = request;
  const url = new URL(request.url);
  const body = await readBody(request);
  const query = [...url.searchParams];
  return {
    method,
    pathname: url.pathname,
    path: url.pathname.replace(/\/+$/, ''),
    host: url.host,
    headers,
    query,
    pairs: [...query, ...(isForm(headers) ? new URLSearchParams(body) : [])],
    body,
    signal,
  };
}
