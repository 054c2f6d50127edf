export type Pairs = readonly (readonly [name: string, text: string])[];

/** A request, read: its parts as every protocol needs them. */
export interface Incoming {
  readonly method: string;
  /** As it came, encoded. */
  readonly pathname: string;
  /** Without the slash at its end. */
  readonly path: string;
  readonly host: string;
  readonly headers: Headers;
  readonly query: Pairs;
  /** Parameters of the query, then those of a form. */
  readonly pairs: Pairs;
  readonly body: string;
  readonly signal: AbortSignal;
}

const isForm = (headers: Headers): boolean =>
  headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;

/** Reads a request to its end. */
export async function readRequest(request: Request): Promise<Incoming> {
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
