import { convertToSignal } from '../time/ending.js';
import { describeOverflow } from './max-bytes.js';
import type { HttpResponse, Transport } from './types.js';

/**
 * A function of the web-standard form: the platform's `fetch`, a service binding, or the local cloud in this process.
 */
export type FetchLike = (request: Request) => Promise<Response>;

/** Decodes a text at its end: strings that grow with each chunk keep the garbage collector busy. */
function decodeText(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
}

/** Reads at most `maxBytes` bytes of a body. */
async function readBody(
  response: Response,
  signal: AbortSignal,
  maxBytes: number,
): Promise<Pick<HttpResponse, 'body' | 'fault'>> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  const cancel = (): void => {
    reader?.cancel().catch(() => {});
  };
  // not every `fetch` watches the signal once the response has arrived
  signal.addEventListener('abort', cancel);
  let left = maxBytes;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) return { body: decodeText(chunks) };
    left -= value.length;
    if (left < 0) {
      cancel();
      return { body: '', fault: describeOverflow(maxBytes) };
    }
    chunks.push(value);
  }
}

export function createFetchTransport(send: FetchLike): Transport {
  return async ({ method, url, headers, body }, ending, maxBytes) => {
    // signed requests and secrets must not reach another host
    const redirect = 'manual';
    const signal = convertToSignal(ending);
    const response = await send(
      new Request(url, { method, headers, signal, redirect, ...(body === undefined ? {} : { body }) }),
    );
    const head = { status: response.status, headers: Object.fromEntries(response.headers) };
    try {
      return { ...head, ...(await readBody(response, signal, maxBytes)) };
    } catch (error) {
      return { ...head, body: '', cut: error instanceof Error ? error.name : 'unknown' };
    }
  };
}
