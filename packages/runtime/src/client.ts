import { defaultTransport } from '#platform';
import { briefly } from './check/brief.js';
import type { Issue } from './check/issue.js';
import { type ValidateLevel, type ValidateOptions, validateLevels } from './check/levels.js';
import { type Provider, provider } from './credentials/provider.js';
import type { Credentials, CredentialsSource } from './credentials/types.js';
import { resolveEndpoint } from './endpoint.js';
import { ConfigurationError } from './errors.js';
import type { Product } from './operation.js';
import { over } from './options/defined.js';
import { numbers } from './options/numbers.js';
import type { Protocol } from './protocol/types.js';
import type { RateLimiter } from './rate-limit.js';
import type { Drift, Outputs } from './read/drift.js';
import { type AnswerFormat, json } from './read/format.js';
import { RetryBudget } from './retry/budget.js';
import { defaultRetry, type RetryOptions, type RetryPolicy } from './retry/policy.js';
import { type FetchLike, fetchTransport } from './transport/fetch.js';
import type { Transport } from './transport/types.js';

/** Limits in milliseconds: one attempt (default 10,000) and the whole call with its waits (default 120,000). */
export interface TimeoutOptions {
  attempt?: number | undefined;
  total?: number | undefined;
}

/** One attempt, as hooks see it: nothing of it is secret. */
export interface AttemptEvent {
  readonly operation: string;
  /** 1 for the first. */
  readonly attempt: number;
  readonly method: string;
  readonly host: string;
}

/** They watch: what they throw is not told to anybody and does not change how a call ends. */
export interface Hooks {
  /** A request is about to be sent. */
  onRequest?(event: AttemptEvent): void;
  /** An answer has come; `ms` since it was sent. */
  onResponse?(
    event: AttemptEvent & { readonly status: number; readonly requestId: string | undefined; readonly ms: number },
  ): void;
  /** An answer holds what the specs do not know. Needs the client's `outputs`. */
  onDrift?(drift: readonly Drift[], operation: string): void;
  /** Issues that were reported but did not stop a call. */
  onIssues?(issues: readonly Issue[], operation: string): void;
  /** A retry is about to be waited for. */
  onRetry?(event: { operation: string; retry: number; delay: number; error: unknown }): void;
}

/** What every client takes. */
export interface ClientOptions<Region extends string = string> {
  /** Values, an async function, or an object with `getCredential()`. Default: the environment. */
  credentials?: CredentialsSource | undefined;
  /** Selects the endpoint. The list is what the document knows; give `endpoint` as well for a newer region. */
  region?: Region | (string & {}) | undefined;
  /** Where calls go instead of the product's own address. */
  endpoint?: string | URL | undefined;
  /** How calls travel; by default the first protocol of the product that the credentials fit. */
  protocol?: Protocol | undefined;
  /** How much of what is documented stops a call. Default `standard`. */
  validate?: ValidateLevel | ValidateOptions | undefined;
  /** How an issue is told in an error's message. Default: in few words; a product's client class tells it in sentences. */
  describe?: ((issue: Issue) => string) | undefined;
  retry?: RetryOptions | undefined;
  timeout?: number | TimeoutOptions | undefined;
  /** A transport of the web-standard shape, such as the platform's `fetch` or the local cloud's. */
  fetch?: FetchLike | undefined;
  /** Send credentials over plain http to other hosts than this one. */
  allowInsecure?: boolean | undefined;
  /** How answers are asked for and read. Default JSON; `xml(outputs)` of `@yunspec/runtime/xml` gives the same objects from XML. */
  format?: AnswerFormat | undefined;
  /** The forms of the product's answers, from its `outputs` module: what `onDrift` compares with. */
  outputs?: Outputs | undefined;
  /** Holds calls to the documented rate. Default: one bucket for all clients of an account and product; `false` lets all through. */
  rateLimit?: RateLimiter | false | undefined;
  hooks?: Hooks | undefined;
}

/** A client's options, resolved. */
export interface Settings {
  readonly product: Product;
  readonly credentials: Provider;
  readonly region: string | undefined;
  readonly endpoint: URL;
  readonly isCustomEndpoint: boolean;
  readonly allowInsecure: boolean;
  readonly validate: ValidateOptions;
  readonly describe: (issue: Issue) => string;
  readonly retry: RetryPolicy;
  readonly timeout: { readonly attempt: number; readonly total: number };
  readonly transport: Transport;
  readonly budget: RetryBudget;
  readonly hooks: Hooks;
  readonly format: AnswerFormat;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  readonly outputs: Outputs | undefined;
  readonly limiter: RateLimiter | undefined;
  readonly protocolFor: (credentials: Credentials) => Protocol;
  /** The service's clock minus ours, in milliseconds. */
  skew: number;
  /** Names the account before the rate limiter, once its credentials are known. */
  account?: string | undefined;
}

export function validateOptions(
  client: string,
  validate: ValidateLevel | ValidateOptions | undefined,
): ValidateOptions | undefined {
  const options = typeof validate === 'string' ? { level: validate } : validate;
  if (options?.level === undefined || validateLevels.includes(options.level)) return options;
  throw new ConfigurationError(
    `${client}: there is no validate level ${JSON.stringify(options.level)}. Known: ${validateLevels.join(', ')}`,
  );
}

export const timeoutOptions = (timeout: number | TimeoutOptions | undefined): TimeoutOptions | undefined =>
  typeof timeout === 'object' || timeout === undefined ? timeout : { attempt: timeout };

let shared: Transport | undefined;

/** One for all clients, so that they share their connections. */
function sharedTransport(): Transport {
  shared ??= defaultTransport();
  return shared;
}

function resolve(product: Product, options: ClientOptions): Settings {
  const protocols = options.protocol === undefined ? product.protocols : [options.protocol];
  const { fetch: send, hooks = {}, format = json } = options;
  const { client } = product;
  if (hooks.onDrift !== undefined && options.outputs === undefined)
    throw new ConfigurationError(`${client}: onDrift needs the option outputs`);
  return {
    product,
    region: options.region,
    endpoint: resolveEndpoint(product, options),
    isCustomEndpoint: options.endpoint !== undefined,
    allowInsecure: options.allowInsecure ?? false,
    credentials: provider(client, options.credentials, [...new Set(protocols.map(({ credentials }) => credentials))]),
    validate: over({}, validateOptions(client, options.validate)),
    describe: options.describe ?? briefly,
    retry: numbers(client, over(defaultRetry, product.retries), options.retry),
    timeout: numbers(client, { attempt: 10_000, total: 120_000 }, timeoutOptions(options.timeout), 1),
    transport: send === undefined ? sharedTransport() : fetchTransport(send),
    budget: new RetryBudget(),
    hooks,
    format,
    headers: { accept: format.accept },
    outputs: options.outputs,
    limiter: options.rateLimit === false ? undefined : (options.rateLimit ?? product.rateLimit),
    protocolFor: (given) =>
      protocols.find(({ credentials: { parts } }) => Object.keys(parts).every((part) => part in given)) ??
      (protocols[0] as Protocol),
    skew: 0,
  };
}

/**
 * The state of one client: where calls go, how they are signed, checked and repeated. It shows no secret, neither in
 * `JSON.stringify` nor in `util.inspect`. Every operation's function takes one.
 */
export class ServiceClient<Region extends string = string> {
  readonly #settings: Settings;

  static {
    Object.defineProperty(this.prototype, Symbol.for('nodejs.util.inspect.custom'), {
      value(this: ServiceClient) {
        return this.toJSON();
      },
    });
  }

  constructor(product: Product, options: ClientOptions<Region> = {}) {
    this.#settings = resolve(product, options);
  }

  /** For operations; not part of the public interface. */
  static settings(client: ServiceClient): Settings {
    return client.#settings;
  }

  toJSON(): object {
    const { product, endpoint, region } = this.#settings;
    return {
      client: product.client,
      version: product.version,
      endpoint: endpoint.origin,
      ...(region === undefined ? {} : { region }),
    };
  }
}
