import type { Transport } from './types.js';

/** The web-standard contract: a platform's `fetch`, a service binding, or the local cloud in process. */
export type FetchLike = (request: Request) => Promise<Response>;

export function fetchTransport(send: FetchLike): Transport {
  return async ({ method, url, headers, body }, signal) => {
    const response = await send(new Request(url, { method, headers, signal, ...(body === undefined ? {} : { body }) }));
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  };
}
