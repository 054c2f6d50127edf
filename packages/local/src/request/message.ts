import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from './body.js';
import { createIncoming, type HeaderReader, type IncomingRequest } from './incoming.js';

/** Returns the headers of a message. Node joins those that are given several times. */
export const createHeaderReader = ({ headers }: IncomingMessage): HeaderReader => ({
  get: (name) => {
    const value = headers[name.toLowerCase()];
    return value === undefined ? null : [value].flat().join(', ');
  },
});

/** Creates the function that returns the signal of a response: it is aborted once the connection is closed. */
export function createSignalGetter(target: ServerResponse): () => AbortSignal {
  let controller: AbortController | undefined;
  return () => {
    if (controller !== undefined) return controller.signal;
    const created = new AbortController();
    controller = created;
    target.on('close', () => {
      created.abort();
    });
    return created.signal;
  };
}

/** Checks whether a message has no body to read. */
const isBodiless = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

/** Reads a message of Node. Rejects with a RequestError if its body is too large. */
export async function readMessage(
  url: URL,
  message: IncomingMessage,
  target: ServerResponse,
): Promise<IncomingRequest> {
  const { method = 'GET' } = message;
  const headers = createHeaderReader(message);
  const body = isBodiless(message) ? '' : await readBody(message);
  return createIncoming(url, { method, headers, body, getSignal: createSignalGetter(target) });
}
