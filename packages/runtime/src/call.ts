import { tracing } from '#platform';
import { check } from './check/check.js';
import type { ValidateLevel, ValidateOptions } from './check/levels.js';
import { type AttemptEvent, ServiceClient, type Settings, type TimeoutOptions, timeoutOptions, validateOptions } from './client.js';
import { type Credentials, secretTexts } from './credentials/types.js';
import { defined } from './defined.js';
import { usableEndpoint } from './endpoint.js';
import { AbortError, ConnectionError, ResponseError, ServiceError, TimeoutError, ValidationError, YunspecError } from './errors.js';
import type { Operation, RetryReason } from './operation.js';
import { findDrift } from './outputs.js';
import { read, retryReason } from './read.js';
import { secretsIn, signaturesIn } from './redact.js';
import { backoff, type RetryOptions, type RetryPolicy, retryAfterMs } from './retry/policy.js';
import { longestTimer, sleep } from './retry/sleep.js';
import { Ender, type Ending, signalOf } from './transport/ending.js';
import type { HttpRequest, HttpResponse } from './transport/types.js';
import { lowerCased, requestIdOf } from './wire/headers.js';

/** What one call may set differently from its client. */
export interface CallOptions {
  /** Ends the call, its waits included. */
  signal?: AbortSignal;
  validate?: ValidateLevel | ValidateOptions;
  retry?: RetryOptions;
  timeout?: number | TimeoutOptions;
  /** Sent beside the call's own headers. */
  headers?: Readonly<Record<string, string>>;
  endpoint?: string | URL;
}

interface Call {
  readonly settings: Settings;
  readonly operation: Operation;
  readonly input: object;
  readonly endpoint: URL;
  readonly isCustomEndpoint: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly policy: RetryPolicy;
  readonly timeout: Required<TimeoutOptions>;
  readonly signal: AbortSignal | undefined;
  /** When the whole call must be over, by `performance.now()`. */
  readonly deadline: number;
}

function checked(settings: Settings, operation: Operation, input: object, options: CallOptions): void {
  const validate = { ...settings.validate, ...validateOptions(settings.product.client, options.validate) };
  const issues = check(operation.input, input, validate);
  if (issues.length === 0) return;
  if (issues.some((issue) => issue.level === 'error')) throw new ValidationError(operation.name, issues);
  settings.hooks.onIssues?.(issues, operation.name);
}

/** The token that makes a repeat count once: the caller's, or a new one that all attempts share. */
function withToken(operation: Operation, input: object): object {
  const { token } = operation;
  if (token === undefined || (input as Record<string, unknown>)[token] !== undefined) return input;
  return { ...input, [token]: crypto.randomUUID() };
}

const secretsOf = (call: Call, credentials: Credentials): string[] => [
  ...secretTexts(credentials),
  ...secretsIn(call.operation.input, call.input),
];

/** Failures of which the service cannot have seen anything. */
const unsent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);

/** The platform's code of a failure, its own or its cause's. Only what looks like a code: nothing else may reach a message. */
function failureCode(error: unknown): string | undefined {
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown };
  const codes = [code, (Object(cause) as { code?: unknown }).code];
  return codes.find((one): one is string => typeof one === 'string' && /^[A-Z][A-Z0-9_]*$/.test(one));
}

function connectionError(call: Call, error: unknown): ConnectionError {
  const code = failureCode(error);
  return new ConnectionError(call.operation.name, call.endpoint.host, code, code === undefined || !unsent.has(code));
}

/** Works within what is left of a call, `most` at most. Clock and caller end it, whether the work listens to its ending or not. */
async function limited<T>(call: Call, most: number, work: (ending: Ending) => Promise<T>): Promise<T> {
  const { operation, timeout, signal } = call;
  const left = call.deadline - performance.now();
  const limit = left < most ? 'total' : 'attempt';
  if (signal?.aborted) throw new AbortError(operation.name, signal.reason);
  if (left <= 0) throw new TimeoutError(operation.name, limit, timeout[limit]);
  const ender = new Ender();
  const ended = new Promise<never>((_, reject) => {
    ender.addEventListener('abort', () => {
      reject(ender.reason as Error);
    });
  });
  const abort = (): void => {
    ender.end(new AbortError(operation.name, signal?.reason));
  };
  const timer = setTimeout(
    () => {
      ender.end(new TimeoutError(operation.name, limit, timeout[limit]));
    },
    Math.min(left, most, longestTimer),
  );
  signal?.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work(ender), ended]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/** Sends one request; every way it can fail ends in one of our errors. */
async function exchange(call: Call, request: HttpRequest, ending: Ending): Promise<HttpResponse> {
  if (ending.aborted) throw ending.reason;
  try {
    return await call.settings.transport(request, ending);
  } catch (error) {
    if (ending.aborted) throw ending.reason;
    throw error instanceof YunspecError ? error : connectionError(call, error);
  }
}

interface Failure {
  readonly error: unknown;
  readonly response?: HttpResponse | undefined;
  /** The skew the attempt was stamped with; another call may have corrected it since. */
  readonly skew: number;
}

/** The request of one attempt, stamped and signed. */
async function signed(call: Call, credentials: Credentials, skew: number): Promise<HttpRequest> {
  const { settings, operation, input, endpoint, isCustomEndpoint, headers } = call;
  return settings.protocolFor(credentials).request({
    version: settings.product.version,
    operation,
    input,
    credentials,
    endpoint,
    isCustomEndpoint,
    headers,
    now: new Date(Date.now() + skew),
    nonce: crypto.randomUUID(),
    format: settings.format.name,
  });
}

/** The credentials to sign with, when it is their turn: a service may allow an account only so many calls. */
async function admitted({ settings }: Call, ending: Ending): Promise<Credentials> {
  const credentials = await settings.credentials();
  const account = 'accessKeyId' in credentials ? credentials.accessKeyId : 'one';
  await settings.limiter?.take(`${settings.product.name} ${account}`, signalOf(ending));
  return credentials;
}

/** The credentials, where neither they nor a turn have to be waited for: then no clock has to run either. */
function atHand({ settings }: Call): Credentials | undefined {
  if (settings.limiter !== undefined) return undefined;
  const credentials = settings.credentials();
  if (!(credentials instanceof Promise)) return credentials;
  // waited for by `admitted`, unless the call ends before it gets there
  credentials.catch(() => {});
  return undefined;
}

/** Where a result keeps the answer it was read from, out of sight of loops, copies and JSON. A WeakMap would slow down the collector. */
const source: unique symbol = Symbol.for('yunspec.answer') as never;

/** The raw answer a result was read from: status, headers, body. */
export function responseOf(result: object): HttpResponse | undefined {
  return (result as { readonly [source]?: HttpResponse })[source];
}

function observe(call: Call, response: HttpResponse, result: unknown): void {
  const { settings, operation } = call;
  Object.defineProperty(result, source, { value: response });
  if (settings.outputs === undefined || settings.hooks.onDrift === undefined) return;
  const drift = findDrift(settings.outputs, operation.name, result);
  if (drift.length > 0) settings.hooks.onDrift(drift, operation.name);
}

async function attempt(call: Call, number: number): Promise<{ result: unknown } | Failure> {
  const { settings, operation } = call;
  const { skew } = settings;
  let made: { credentials: Credentials; request: HttpRequest } | undefined;
  let response: HttpResponse | undefined;
  // looked for when there is a message to keep them out of: most calls succeed
  const secrets = (): string[] => (made === undefined ? [] : [...secretsOf(call, made.credentials), ...signaturesIn(made.request)]);
  try {
    // nothing is sent yet, so this takes from the whole call only
    const credentials = atHand(call) ?? (await limited(call, Number.POSITIVE_INFINITY, (ending) => admitted(call, ending)));
    response = await limited(call, call.timeout.attempt, async (ending) => {
      const request = await signed(call, credentials, skew);
      made = { credentials, request };
      const event: AttemptEvent = { operation: operation.name, attempt: number, method: request.method, host: call.endpoint.host };
      settings.hooks.onRequest?.(event);
      const began = performance.now();
      const answer = await exchange(call, request, ending);
      settings.hooks.onResponse?.({
        ...event,
        status: answer.status,
        requestId: requestIdOf(answer.headers),
        ms: performance.now() - began,
      });
      return answer;
    });
    const result = read(settings.product, operation, settings.format, response, secrets);
    observe(call, response, result);
    return { result };
  } catch (error) {
    return { error, response, skew };
  }
}

/** Whether the request may be sent again although the first may have had its effect. */
const isRepeatable = (operation: Operation): boolean => operation.safe === true || operation.token !== undefined;

function reasonOf(call: Call, { error }: Failure): RetryReason | undefined {
  const { operation, settings } = call;
  if (error instanceof TimeoutError) return error.limit === 'attempt' && isRepeatable(operation) ? 'backoff' : undefined;
  if (error instanceof ConnectionError) return !error.sent || isRepeatable(operation) ? 'backoff' : undefined;
  if (error instanceof ResponseError && error.status === 429) return 'throttle';
  if (error instanceof ResponseError) return error.status >= 500 && isRepeatable(operation) ? 'backoff' : undefined;
  if (!(error instanceof ServiceError)) return undefined;
  const reason = retryReason(settings.product, error.code, error.status);
  return reason === 'backoff' && !isRepeatable(operation) ? undefined : reason;
}

/** Takes over the service's clock; true when the attempt was stamped by another. */
function corrected(settings: Settings, { response, skew: used }: Failure): boolean {
  const theirs = Date.parse(response?.headers.date ?? '');
  if (Number.isNaN(theirs)) return false;
  const skew = theirs - Date.now();
  if (Math.abs(skew - used) <= 1000) return false;
  settings.skew = skew;
  return true;
}

async function rest(call: Call, delay: number): Promise<void> {
  const { operation, signal } = call;
  try {
    await sleep(delay, signal);
  } catch {
    throw new AbortError(operation.name, signal?.reason);
  }
}

async function attempts(call: Call): Promise<unknown> {
  const { settings, operation, policy } = call;
  let hasCorrected = false;
  let retries = 0;
  for (let number = 1; ; number++) {
    const outcome = await attempt(call, number);
    if ('result' in outcome) {
      settings.budget.earn();
      return outcome.result;
    }
    const reason = reasonOf(call, outcome);
    if (reason === undefined) throw outcome.error;
    if (reason === 'skew') {
      if (hasCorrected || !corrected(settings, outcome)) throw outcome.error;
      hasCorrected = true;
      continue;
    }
    const after = retryAfterMs(outcome.response?.headers['retry-after'], Date.now() + settings.skew);
    const delay = backoff(policy, retries, after);
    const isInTime = performance.now() + delay < call.deadline;
    if (retries >= policy.retries || !isInTime || !settings.budget.spend()) throw outcome.error;
    retries++;
    settings.hooks.onRetry?.({ operation: operation.name, retry: retries, delay, error: outcome.error });
    await rest(call, delay);
  }
}

function started(client: ServiceClient, operation: Operation, input: object, options: CallOptions): Call {
  const settings = ServiceClient.settings(client);
  checked(settings, operation, input, options);
  const timeout = { ...settings.timeout, ...timeoutOptions(options.timeout) };
  return {
    settings,
    operation,
    input: withToken(operation, input),
    endpoint:
      options.endpoint === undefined
        ? settings.endpoint
        : usableEndpoint(settings.product.client, options.endpoint, settings.allowInsecure),
    isCustomEndpoint: settings.isCustomEndpoint || options.endpoint !== undefined,
    headers: { accept: settings.format.accept, ...lowerCased(operation.name, options.headers) },
    policy: { ...settings.retry, ...defined(options.retry) },
    timeout,
    signal: options.signal,
    deadline: performance.now() + timeout.total,
  };
}

/**
 * Calls an operation: checks the input, fills in the idempotency token, then stamps, signs, sends and reads until there
 * is a result or an error that is not worth repeating.
 */
export async function call<Input extends object, Output extends object, Code extends string>(
  client: ServiceClient,
  operation: Operation<Input, Output, Code>,
  input: Input,
  options: CallOptions = {},
): Promise<Output> {
  const one = started(client, operation, input, options);
  const channel = tracing();
  if (!channel?.hasSubscribers) return (await attempts(one)) as Output;
  return channel.tracePromise(() => attempts(one), { product: one.settings.product.name, operation: operation.name }) as Promise<Output>;
}

/** The very request a call would send first, checked, stamped and signed, and not sent. It holds the signature: keep it to yourself. */
export async function prepare<Input extends object>(
  client: ServiceClient,
  operation: Operation<Input>,
  input: Input,
  options: CallOptions = {},
): Promise<HttpRequest> {
  const one = started(client, operation, input, options);
  return signed(one, await one.settings.credentials(), one.settings.skew);
}
