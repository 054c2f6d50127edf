import type { RuleBook } from './check/rule-book.js';
import type { Protocol } from './protocol/types.js';
import type { RateLimiter } from './rate-limit.js';
import type { RetryOptions } from './retry/policy.js';
import type { ValueSchema } from './schema.js';

/** Numbered pages, or a token that leads to the next one. Member paths go into the answer. */
export type Pagination =
  | {
      readonly style: 'page';
      readonly page: string;
      readonly size?: string;
      readonly total?: string;
      readonly items: string;
    }
  | {
      readonly style: 'token';
      readonly token: string;
      readonly next: string;
      readonly size?: string;
      readonly items: string;
    };

/** What the runtime needs to know about one operation. `Input` and `Output` are its types, `Code` its documented codes. */
export interface Operation<Input = object, Output = object, Code extends string = string> {
  readonly name: string;
  readonly input: ValueSchema;
  /** What applies the rules between members of the input, where there are any. */
  readonly rules?: RuleBook;
  /** A read: may be sent again after any failure. */
  readonly safe?: boolean;
  /** The member that makes a repeated request count once. */
  readonly token?: string;
  /** Some member is secret, so the input travels in a body, never in a URL. */
  readonly secret?: boolean;
  readonly http?: { readonly method: string; readonly path: string; readonly server?: string };
  readonly pagination?: Pagination;
  /** What remains to be done with an answer that was read, such as reading texts in it that hold JSON. */
  readonly decode?: (answer: object) => void;
  /** Types only; never present. */
  readonly types?: { input: Input; output: Output; code: Code };
}

export type RetryReason = 'throttle' | 'backoff' | 'skew';

/** What the runtime needs to know about a product. */
export interface Product {
  readonly name: string;
  /** The client class, as messages name it. */
  readonly client: string;
  readonly version: string;
  readonly protocols: readonly Protocol[];
  readonly endpoints: Readonly<Record<string, string>>;
  readonly regions: readonly string[];
  /** Documented codes after which trying again makes sense, or never does, whatever the HTTP status. */
  readonly retry: Readonly<Record<string, RetryReason | 'never'>>;
  /** What the document advises about trying again, where it is not what we do by default. */
  readonly retries?: RetryOptions;
  /** Where the answer stands inside the body. */
  readonly envelope?: { readonly body: string };
  /** Holds all clients to what the service allows an account. */
  readonly rateLimit?: RateLimiter;
}
