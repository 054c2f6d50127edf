import { signalOf } from './ending.js';
import type { Transport } from './types.js';

/** The web-standard contract: a platform's `fetch`, a service binding, or the local cloud in process. */
export type FetchLike = (request: Request) => Promise<Response>;

export function fetchTransport(send: FetchLike): Transport {
  return async ({ method, url, headers, body }, ending) => {
    // what is signed, and what is secret, goes nowhere else
    const redirect = 'manual';
    const signal = signalOf(ending);
    const response = await send(
      new Request(url, { method, headers, signal, redirect, ...(body === undefined ? {} : { body }) }),
    );
    const head = { status: response.status, headers: Object.fromEntries(response.headers) };
    try {
      return { ...head, body: await response.text() };
    } catch (error) {
      return { ...head, body: '', cut: error instanceof Error ? error.name : 'unknown' };
    }
  };
}
