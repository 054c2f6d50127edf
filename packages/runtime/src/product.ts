import type { Protocol } from './protocol/types.js';
import type { RateLimiter } from './rate-limit.js';
import type { RetryOptions, RetryReason } from './retry/policy.js';

/** The facts about a product that the runtime needs. */
export interface Product {
  readonly name: string;
  /** The name of the client class, for messages. */
  readonly client: string;
  readonly version: string;
  readonly protocols: readonly Protocol[];
  readonly endpoints: Readonly<Record<string, string>>;
  readonly regions: readonly string[];
  /** The endpoint of every other region, with `{region}` for its ID. */
  readonly regionEndpoint?: string;
  /** Error codes that are documented to be retried, or never to be, whatever the HTTP status. */
  readonly retry: Readonly<Record<string, RetryReason | 'never'>>;
  /** The documented retry options, where they differ from our defaults. */
  readonly retries?: RetryOptions;
  /** The path of the output inside the body. */
  readonly envelope?: { readonly body: string };
  /** Keeps all clients within the rate that the service allows an account. */
  readonly rateLimit?: RateLimiter;
}
