import type { CredentialsKind } from '../credentials/kinds.js';
import type { Credentials } from '../credentials/types.js';
import type { Operation } from '../operation.js';
import type { HttpRequest } from '../transport/types.js';

/** The input of one attempt. Each attempt has a new time and nonce. */
export interface Attempt {
  readonly version: string;
  readonly operation: Operation;
  readonly input: object;
  readonly credentials: Credentials;
  readonly endpoint: URL;
  /** True if the caller chose the endpoint. */
  readonly isCustomEndpoint: boolean;
  readonly now: Date;
  readonly nonce: string;
  /** The format of the response: `JSON` or `XML`. */
  readonly format: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Turns a call into a signed HTTP request. */
export interface Protocol {
  /** The kind of credentials that it signs with. */
  readonly credentials: CredentialsKind;
  request(attempt: Attempt): HttpRequest | Promise<HttpRequest>;
}
