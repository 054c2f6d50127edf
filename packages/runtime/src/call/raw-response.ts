import { shareState } from '../share-state.js';
import type { HttpResponse } from '../transport/types.js';

/**
 * The member of a result that has the raw response. It is not enumerable. A WeakMap would slow down garbage collection.
 */
const rawResponse: unique symbol = Symbol.for('yunspec.answer') as never;

/**
 * The raw responses of errors. They are not members, because services repeat what they were sent, including secrets.
 */
const errorResponses = /* @__PURE__ */ shareState('responses', () => new WeakMap<object, HttpResponse>());

/**
 * Returns the raw response of a result or an error: status, headers and body. The response of an error may contain what
 * was sent, including secrets.
 */
export function responseOf(resultOrError: object): HttpResponse | undefined {
  return (resultOrError as { readonly [rawResponse]?: HttpResponse })[rawResponse] ?? errorResponses.get(resultOrError);
}

export function attachResponse(result: object, response: HttpResponse): void {
  Object.defineProperty(result, rawResponse, { value: response });
}

export function attachErrorResponse(error: object, response: HttpResponse): void {
  errorResponses.set(error, response);
}
