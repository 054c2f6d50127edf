import { tracing } from '#platform';
import { checkBy } from '../check/check.js';
import type { ValidateLevel, ValidateOptions } from '../check/levels.js';
import { ServiceClient, type Settings, type TimeoutOptions, timeoutOptions, validateOptions } from '../client.js';
import { usableEndpoint } from '../endpoint.js';
import { AbortError, ValidationError } from '../errors.js';
import type { Operation } from '../operation.js';
import { over } from '../options/defined.js';
import { numbers } from '../options/numbers.js';
import { backoff, type RetryOptions, type RetryPolicy, retryAfterMs } from '../retry/policy.js';
import { reasonOf } from '../retry/reason.js';
import { sleep } from '../retry/sleep.js';
import type { HttpRequest } from '../transport/types.js';
import { lowerCased } from '../wire/headers.js';
import { type Call as Attempted, attempt, type Failure, signed, tell } from './attempt.js';
import { limited } from './limited.js';

/** What one call may set differently from its client. */
export interface CallOptions {
  /** Ends the call, its waits included. */
  signal?: AbortSignal | undefined;
  validate?: ValidateLevel | ValidateOptions | undefined;
  retry?: RetryOptions | undefined;
  /** A number limits each attempt; `total` goes on limiting all of them together. */
  timeout?: number | TimeoutOptions | undefined;
  /** Sent beside the call's own headers. */
  headers?: Readonly<Record<string, string | undefined>> | undefined;
  endpoint?: string | URL | undefined;
}

interface Call extends Attempted {
  readonly policy: RetryPolicy;
}

/** The token that makes a repeat count once: the caller's, or a new one that all attempts share. */
function withToken({ token }: Operation, input: object): object {
  const given = token === undefined || (input as Record<string, unknown>)[token];
  return given === undefined || given === null || given === ''
    ? { ...input, [token as string]: crypto.randomUUID() }
    : input;
}

function checked(settings: Settings, operation: Operation, input: object, options: CallOptions): void {
  const validate = over(settings.validate, validateOptions(settings.product.client, options.validate));
  const { name, rules } = operation;
  const issues = checkBy(rules, operation.input, input, validate);
  if (issues.length === 0) return;
  if (issues.some((issue) => issue.level === 'error')) throw new ValidationError(name, issues, settings.describe);
  tell(settings.hooks, 'onIssues', issues, name);
}

function started(client: ServiceClient, operation: Operation, given: object, options: CallOptions): Call {
  const settings = ServiceClient.settings(client);
  const { product, allowInsecure, headers, retry } = settings;
  const { endpoint, signal } = options;
  const timeout = numbers(operation.name, settings.timeout, timeoutOptions(options.timeout), 1);
  const policy = numbers(operation.name, retry, options.retry);
  const input = withToken(operation, given);
  checked(settings, operation, input, options);
  return {
    settings,
    operation,
    input,
    endpoint: endpoint === undefined ? settings.endpoint : usableEndpoint(product.client, endpoint, allowInsecure),
    isCustomEndpoint: settings.isCustomEndpoint || endpoint !== undefined,
    headers: over(headers, lowerCased(operation.name, options.headers)),
    policy,
    timeout,
    signal,
    deadline: performance.now() + timeout.total,
  };
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

async function rest({ operation, signal }: Call, delay: number): Promise<void> {
  try {
    await sleep(delay, signal);
  } catch {
    throw new AbortError(operation.name, signal?.reason);
  }
}

async function attempts(call: Call, traced: { attempts: number }): Promise<object> {
  const { settings, operation, policy } = call;
  let hasCorrected = false;
  let retries = 0;
  for (let number = 1; ; number++) {
    traced.attempts = number;
    const outcome = await attempt(call, number);
    if ('result' in outcome) {
      settings.budget.earn(retries > 0);
      return outcome.result;
    }
    const { error, response } = outcome;
    const reason = reasonOf(call, outcome);
    if (reason === undefined) throw error;
    if (reason === 'skew') {
      if (hasCorrected || !corrected(settings, outcome)) throw error;
      hasCorrected = true;
      continue;
    }
    const after = retryAfterMs(response?.headers['retry-after'], Date.now() + settings.skew);
    const delay = backoff(policy, retries, after);
    const isInTime = performance.now() + delay < call.deadline;
    if (retries >= policy.retries || !isInTime || !settings.budget.spend()) throw error;
    retries++;
    tell(settings.hooks, 'onRetry', { operation: operation.name, retry: retries, delay, error });
    await rest(call, delay);
  }
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
  const traced = { product: one.settings.product.name, operation: operation.name, attempts: 0 };
  const work = (): Promise<object> => attempts(one, traced);
  return (channel?.hasSubscribers ? channel.tracePromise(work, traced) : work()) as Promise<Output>;
}

/** The very request a call would send first, checked, stamped and signed, and not sent. It holds the signature: keep it to yourself. */
export async function prepare<Input extends object>(
  client: ServiceClient,
  operation: Operation<Input>,
  input: Input,
  options: CallOptions = {},
): Promise<HttpRequest> {
  const one = started(client, operation, input, options);
  return limited(one, Number.POSITIVE_INFINITY, async () =>
    signed(one, await one.settings.credentials.get(), one.settings.skew),
  );
}
