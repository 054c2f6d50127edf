import { shareState } from '../share-state.js';
import type { HttpResponse } from '../transport/types.js';

/**
 * The raw responses of results and errors. They are not members: React passes only plain objects without
 * symbols to the browser, and services repeat what they were sent, including secrets.
 */
const responses = /* @__PURE__ */ shareState('responses', () => new WeakMap<object, HttpResponse>());

/**
 * Returns the raw response of a result or an error: status, headers and body. The response of an error may contain what
 * was sent, including secrets. A copy of a result, such as `{ ...result }`, has none.
 */
export const responseOf = (resultOrError: object): HttpResponse | undefined => responses.get(resultOrError);

export function attachResponse(resultOrError: object, response: HttpResponse): void {
  responses.set(resultOrError, response);
}
