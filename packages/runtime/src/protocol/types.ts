import type { CredentialsKind } from '../credentials/kinds.js';
import type { Credentials } from '../credentials/types.js';
import type { Operation } from '../operation.js';
import type { HttpRequest } from '../transport/types.js';

/** Everything one attempt is made from. Time and nonce are new for each. */
export interface Attempt {
  readonly version: string;
  readonly operation: Operation;
  readonly input: object;
  readonly credentials: Credentials;
  readonly endpoint: URL;
  /** Whether the caller chose the endpoint. */
  readonly isCustomEndpoint: boolean;
  readonly now: Date;
  readonly nonce: string;
  /** `JSON`, or `XML` where the caller asked for it. */
  readonly format: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How an operation becomes a signed HTTP request. */
export interface Protocol {
  /** What it signs with. */
  readonly credentials: CredentialsKind;
  request(attempt: Attempt): HttpRequest | Promise<HttpRequest>;
}
