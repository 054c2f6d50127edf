import type { HttpResponse } from '../transport/types.js';

const registry: unique symbol = Symbol.for('yunspec.responses') as never;

/** The global scope. All copies of this library in a process share the registry, such as its ESM and CommonJS builds. */
const scope = globalThis as { [registry]?: WeakMap<object, HttpResponse> };

/**
 * Returns the raw responses of results and errors. They are not members: React passes only plain objects without
 * symbols to the browser, and services repeat what they were sent, including secrets.
 */
function getResponses(): WeakMap<object, HttpResponse> {
  scope[registry] ??= new WeakMap();
  return scope[registry];
}

/**
 * Returns the raw response of a result or an error: status, headers and body. The response of an error may contain what
 * was sent, including secrets. A copy of a result, such as `{ ...result }`, has none.
 */
export const responseOf = (resultOrError: object): HttpResponse | undefined => getResponses().get(resultOrError);

export function attachResponse(resultOrError: object, response: HttpResponse): void {
  getResponses().set(resultOrError, response);
}
