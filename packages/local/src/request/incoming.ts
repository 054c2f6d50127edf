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

/** Reads a request including its body. */
export async function readRequest(request: Request): Promise<IncomingRequest> {
  const { method, headers, signal } = request;
  const url = new URL(request.url);
  const body = await request.text();
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
