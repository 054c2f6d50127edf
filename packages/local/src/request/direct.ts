import type { Answer } from '../answer/answer.js';
import type { IncomingRequest } from './incoming.js';

/** What is known of a request before its body is read. */
export type RequestLine = Pick<IncomingRequest, 'method' | 'pathname'>;

/**
 * The member with which a local cloud answers the requests of a server in the same process: the objects of a web-standard
 * request and response cost more than all of the answer.
 */
export const direct: unique symbol = Symbol.for('@yunspec/local answers directly') as never;

/** A local cloud that a server in the same process can ask without web-standard objects. */
export interface Direct {
  /** `read` reads the rest of the request, and may reject with a RequestError. */
  readonly [direct]: (line: RequestLine, read: () => Promise<IncomingRequest>) => Promise<Answer>;
}

export const isDirect = (served: object): served is Direct => direct in served;
