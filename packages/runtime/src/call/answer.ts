import type { HttpResponse } from '../transport/types.js';

/** Where a result keeps the answer it was read from, out of sight of loops, copies and JSON. A WeakMap would slow down the collector. */
const source: unique symbol = Symbol.for('yunspec.answer') as never;

/** The answers of errors, out of sight of everything: services echo what they were sent, secrets included. */
const refused = new WeakMap<object, HttpResponse>();

/** The raw answer that a result, or an error, was read from: status, headers, body. Of an error, it may hold what was sent. */
export function responseOf(resultOrError: object): HttpResponse | undefined {
  return (resultOrError as { readonly [source]?: HttpResponse })[source] ?? refused.get(resultOrError);
}

export function keepAnswer(result: object, response: HttpResponse): void {
  Object.defineProperty(result, source, { value: response });
}

export function keepRefusal(error: object, response: HttpResponse): void {
  refused.set(error, response);
}
