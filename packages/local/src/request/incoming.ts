export type Pairs = readonly (readonly [name: string, text: string])[];

/** The headers of a request. */
export type HeaderReader = Pick<Headers, 'get'>;

/** The parts of an HTTP request, as every protocol needs them. */
export interface IncomingRequest {
  readonly method: string;
  /** The path as it was received, still percent-encoded. */
  readonly pathname: string;
  /** The same without trailing slashes. */
  readonly path: string;
  readonly host: string;
  readonly headers: HeaderReader;
  readonly query: Pairs;
  /** The parameters of the query, then those of a form. */
  readonly pairs: Pairs;
  readonly body: string;
  /** Returns the signal that the caller has gone. */
  readonly getSignal: () => AbortSignal;
}

/** Checks whether a body is a form, whose fields are parameters. */
export const isForm = (headers: HeaderReader): boolean =>
  headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;

/** Puts the parts of a request together. */
export function createIncoming(
  url: URL,
  { method, headers, body, getSignal }: Pick<IncomingRequest, 'method' | 'headers' | 'body' | 'getSignal'>,
): IncomingRequest {
  const { pathname, host } = url;
  const query = [...url.searchParams];
  return {
    method,
    pathname,
    path: pathname.replace(/\/+$/, ''),
    host,
    headers,
    query,
    pairs: isForm(headers) ? [...query, ...new URLSearchParams(body)] : query,
    body,
    getSignal,
  };
}
