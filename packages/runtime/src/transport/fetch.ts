import { convertToSignal } from '../time/ending.js';
import type { Transport } from './types.js';

/**
 * A function of the web-standard form: the platform's `fetch`, a service binding, or the local cloud in this process.
 */
export type FetchLike = (request: Request) => Promise<Response>;

export function createFetchTransport(send: FetchLike): Transport {
  return async ({ method, url, headers, body }, ending) => {
    // signed requests and secrets must not reach another host
    const redirect = 'manual';
    const signal = convertToSignal(ending);
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
