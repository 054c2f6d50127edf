import { createDefaultTransport } from '#platform';
import type { Skews } from './call/skew.js';
import type { Issue } from './check/issue.js';
import { type ValidateLevel, type ValidateOptions, validateLevels } from './check/levels.js';
import { createProvider, type Provider } from './credentials/provider.js';
import type { Credentials, CredentialsSource } from './credentials/types.js';
import { resolveEndpoint } from './endpoint.js';
import { ConfigurationError } from './errors.js';
import { mergeOptions, omitUndefined } from './options/merge.js';
import { mergeNumbers } from './options/merge-numbers.js';
import type { Product } from './product.js';
import type { Protocol } from './protocol/types.js';
import type { RateLimiter } from './rate-limit.js';
import type { Drift, Outputs } from './read/drift.js';
import { type AnswerFormat, json } from './read/format.js';
import { RetryBudget } from './retry/budget.js';
import { defaultRetry, type RetryOptions, type RetryPolicy } from './retry/policy.js';
import { shareState } from './share-state.js';
import { createFetchTransport, type FetchLike } from './transport/fetch.js';
import { defaultMaxBytes } from './transport/max-bytes.js';
import type { Transport } from './transport/types.js';
import { type HeaderOptions, normalizeHeaders } from './wire/headers.js';
import { fewWords, type Wording } from './wording.js';

/**
 * Limits in milliseconds: for one attempt (default 10,000), and for the whole call with its delays (default 120,000).
 */
export interface TimeoutOptions {
  attempt?: number | undefined;
  total?: number | undefined;
}

/** One attempt, as hooks see it. It contains no secrets. */
export interface AttemptEvent {
  readonly operation: string;
  /** The number of the attempt, from 1. */
  readonly attempt: number;
  readonly method: string;
  readonly host: string;
}

/** Functions that observe calls. If one throws or rejects, that is ignored and the call goes on. */
export interface Hooks {
  /** Called before a request is sent. */
  onRequest?(event: AttemptEvent): void;
  /** Called when a response has arrived, `ms` milliseconds after the request was sent. */
  onResponse?(
    event: AttemptEvent & { readonly status: number; readonly requestId: string | undefined; readonly ms: number },
  ): void;
  /** Called when an output differs from the specs. Needs the option `outputs`. */
  onDrift?(drift: readonly Drift[], operation: string): void;
  /** Called with the issues of an input that did not stop the call. */
  onIssues?(issues: readonly Issue[], operation: string): void;
  /** Called before the delay of a retry. */
  onRetry?(event: { operation: string; retry: number; delay: number; error: unknown }): void;
  /** Called when a call has ended, after `ms` milliseconds. `error` is set if it failed. */
  onFinish?(event: { operation: string; attempts: number; ms: number; error?: unknown }): void;
}

/** The options of every client. */
export interface ClientOptions<Region extends string = string> {
  /** Credentials, an async function, or an object with `getCredential()`. Default: the environment, at the first call. */
  credentials?: CredentialsSource | undefined;
  /**
   * Selects the endpoint, and is the default of the parameter `RegionId`. The type lists the documented regions. Others
   * have an address where the vendor documents how it is formed; elsewhere, pass `endpoint` as well. Client classes of products read the default from the environment.
   */
  region?: Region | (string & {}) | undefined;
  /** The endpoint to call instead of the product's own. Client classes read the default from the environment. */
  endpoint?: string | URL | undefined;
  /** The protocol of calls. Default: the product's first protocol that the credentials fit. */
  protocol?: Protocol | undefined;
  /** Sets which documented limits stop a call. Default `standard`. */
  validate?: ValidateLevel | ValidateOptions | undefined;
  /** Describes an issue in an error message. Default: a few words; client classes of products use sentences. */
  describe?: ((issue: Issue) => string) | undefined;
  retry?: RetryOptions | undefined;
  timeout?: number | TimeoutOptions | undefined;
  /** Headers to send with every request, such as a `user-agent`. Those of a call take precedence. */
  headers?: HeaderOptions | undefined;
  /** A transport of the web-standard form, such as the platform's `fetch` or that of the local cloud. */
  fetch?: FetchLike | undefined;
  /** Allows plain http to hosts other than this machine. Default false. */
  allowInsecure?: boolean | undefined;
  /**
   * The largest body of a response in bytes, compressed or not. A larger one throws a `ResponseError`. Default 16 MiB,
   * at most 256 MiB.
   */
  maxResponseBytes?: number | undefined;
  /** The most requests to one host at a time, over all clients. Further calls wait, in order. Default 50. */
  maxSockets?: number | undefined;
  /**
   * The format of responses. Default JSON; `xml(outputs)` of `@yunspec/runtime/xml` gives the same objects from XML.
   */
  format?: AnswerFormat | undefined;
  /** The forms of the product's outputs, from its `outputs` module. The hook `onDrift` compares with them. */
  outputs?: Outputs | undefined;
  /** Limits the rate of calls. Default: the documented rate, shared by all clients of an account. `false`: no limit. */
  rateLimit?: RateLimiter | false | undefined;
  hooks?: Hooks | undefined;
}

/** The resolved options of a client. */
export interface Settings extends Pick<ClientOptions, 'region' | 'allowInsecure' | 'outputs'> {
  readonly product: Product;
  readonly credentials: Provider;
  readonly endpoint: URL;
  readonly isCustomEndpoint: boolean;
  readonly validate: ValidateOptions;
  readonly describe: (issue: Issue) => string;
  readonly wording: Wording;
  readonly headers: Readonly<Record<string, string>> | undefined;
  readonly retry: RetryPolicy;
  readonly timeout: { readonly attempt: number; readonly total: number };
  readonly transport: Transport;
  readonly budget: RetryBudget;
  readonly hooks: Hooks;
  readonly format: AnswerFormat;
  readonly limiter: RateLimiter | undefined;
  readonly protocolFor: (credentials: Credentials) => Protocol;
  /** The limits of the responses and of the requests at a time. */
  readonly maxResponseBytes: number;
  readonly maxSockets: number;
  readonly skews: Skews;
  /** The account's key for the rate limiter, once the credentials are known. */
  account?: string | undefined;
}

export function parseValidateOptions(
  client: string,
  { checkOptions }: Wording,
  validate: ValidateLevel | ValidateOptions | undefined,
): ValidateOptions | undefined {
  const options = typeof validate === 'string' ? { level: validate } : validate;
  if (options) checkOptions(client, options, 'validate');
  if (options?.level === undefined || validateLevels.includes(options.level)) return options;
  throw new ConfigurationError(
    `${client}: there is no validate level ${JSON.stringify(options.level)}. Known: ${validateLevels.join(', ')}`,
  );
}

export const parseTimeoutOptions = (timeout: number | TimeoutOptions | undefined): TimeoutOptions | undefined =>
  typeof timeout === 'object' || timeout === undefined ? timeout : { attempt: timeout };

let sharedTransport: Transport | undefined;

/** Returns the transport of all clients, so that they share connections. */
function getSharedTransport(): Transport {
  sharedTransport ??= createDefaultTransport();
  return sharedTransport;
}

function resolveSettings(product: Product, options: ClientOptions, wording: Wording): Settings {
  const { client } = product;
  wording.checkOptions(client, options, 'client');
  const { endpoint, fetch: send, hooks = {}, outputs, format = json, rateLimit = product.rateLimit } = options;
  const { describe = wording.describe, maxResponseBytes, maxSockets } = options;
  const protocols = options.protocol === undefined ? product.protocols : [options.protocol];
  const kinds = [...new Set(protocols.map(({ credentials }) => credentials))];
  const limits = { maxResponseBytes: defaultMaxBytes, maxSockets: 50 };
  if (hooks.onDrift !== undefined && outputs === undefined)
    throw new ConfigurationError(`${client}: onDrift needs the option outputs`);
  return {
    ...options,
    ...mergeNumbers(client, limits, { maxResponseBytes, maxSockets }, 1),
    product,
    wording,
    describe,
    hooks,
    format,
    headers: normalizeHeaders(client, options.headers),
    endpoint: resolveEndpoint(product, options),
    isCustomEndpoint: endpoint !== undefined,
    credentials: createProvider(client, options.credentials, kinds),
    validate: mergeOptions({}, parseValidateOptions(client, wording, options.validate)),
    retry: mergeNumbers(client, mergeOptions(defaultRetry, product.retries), options.retry),
    timeout: mergeNumbers(client, { attempt: 10_000, total: 120_000 }, parseTimeoutOptions(options.timeout), 1),
    transport: send === undefined ? getSharedTransport() : createFetchTransport(send),
    budget: new RetryBudget(),
    limiter: rateLimit || undefined,
    protocolFor: (given) =>
      protocols.find(({ credentials: { parts } }) => Object.keys(parts).every((part) => part in given)) ??
      (protocols[0] as Protocol),
    skews: new Map(),
  };
}

/** Holds the settings outside of the clients, so that a client of one build can be given to functions of the other. */
const settingsByClient = /* @__PURE__ */ shareState('settings', () => new WeakMap<ServiceClient, Settings>());

/**
 * A client: its endpoint, and how it signs, checks and retries calls. The function of every operation takes one.
 * `JSON.stringify` and `util.inspect` show none of its secrets.
 */
export class ServiceClient<Region extends string = string> {
  static {
    Object.defineProperty(this.prototype, Symbol.for('nodejs.util.inspect.custom'), {
      value: this.prototype.toJSON,
    });
  }

  constructor(product: Product, options: ClientOptions<Region> = {}, wording: Wording = fewWords) {
    settingsByClient.set(this, resolveSettings(product, options, wording));
  }

  /** Returns the settings, for a call of `operation`. For this package only; not part of the public API. */
  static settings(client: ServiceClient, operation = 'A call'): Settings {
    const settings = settingsByClient.get(client);
    if (settings !== undefined) return settings;
    throw new ConfigurationError(
      `${operation} needs a client: pass one as the first argument, or call the method on its client`,
      operation,
    );
  }

  toJSON(): object {
    const { product, endpoint, region } = ServiceClient.settings(this);
    const { client, version } = product;
    return omitUndefined({ client, version, endpoint: endpoint.origin, region });
  }
}
