import { getTracingChannel } from '#platform';
import { collectIssues } from '../check/collect-issues.js';
import type { Issue } from '../check/issue.js';
import type { ValidateLevel, ValidateOptions } from '../check/levels.js';
import {
  parseTimeoutOptions,
  parseValidateOptions,
  ServiceClient,
  type Settings,
  type TimeoutOptions,
} from '../client.js';
import { parseEndpoint } from '../endpoint.js';
import { ConfigurationError, ValidationError } from '../errors.js';
import { isObject } from '../object.js';
import type { Operation } from '../operation.js';
import { mergeOptions } from '../options/merge.js';
import { mergeNumbers } from '../options/merge-numbers.js';
import { computeBackoff, parseRetryAfter, type RetryOptions, type RetryPolicy } from '../retry/policy.js';
import { sleepBetweenRequests } from '../time/sleep.js';
import { withTimeLimit } from '../time/time-limit.js';
import type { HttpRequest } from '../transport/types.js';
import { type HeaderOptions, normalizeHeaders } from '../wire/headers.js';
import { type Attempt, type Call, getSkew, makeAttempt, nameOperation, signRequest } from './attempt.js';
import { attachCaller, completeError } from './complete-error.js';
import { emitHook } from './hooks.js';
import { mergeExtra } from './merge-extra.js';
import { findRetryReason } from './retry.js';
import { correctSkew } from './skew.js';

/** The options of one call. They take precedence over those of its client. */
export interface CallOptions {
  /** Aborts the call, also while it waits. */
  signal?: AbortSignal | undefined;
  validate?: ValidateLevel | ValidateOptions | undefined;
  retry?: RetryOptions | undefined;
  /** A number limits each attempt, and leaves the limit of the whole call as it is. */
  timeout?: number | TimeoutOptions | undefined;
  /** Headers to send in addition to those of the call and the client. */
  headers?: HeaderOptions | undefined;
  endpoint?: string | URL | undefined;
  /**
   * Members that the package does not know, for parameters that are newer than it. They are merged into the input after
   * the check, nested ones included: objects by member, and arrays by index, in which `undefined` skips an item. They
   * take precedence, are not checked, and are not treated as secret.
   */
  extra?: Readonly<Record<string, unknown>> | undefined;
}

interface RetriedCall extends Call {
  readonly policy: RetryPolicy;
  /** The retries so far. */
  retries: number;
  hasCorrectedSkew?: boolean;
  /** The last attempt that failed. */
  failure?: Attempt;
}

/** Adds an idempotency token that all attempts share, if the operation takes one and the caller gave none. */
function addToken({ token }: Operation, input: object): object {
  if (token === undefined || !isObject(input)) return input;
  const given = input[token];
  const isMissing = given === undefined || given === null || given === '';
  return isMissing ? { ...input, [token]: crypto.randomUUID() } : input;
}

/** Adds the client's region, if the operation needs one and the caller gave none. */
const addRegion = ({ region }: Operation, input: object, value: string | undefined): object =>
  region === undefined || value === undefined || !isObject(input) || input[region] !== undefined
    ? input
    : { ...input, [region]: value };

/** Checks the input. Throws if an issue stops the call, and otherwise returns the issues and reports them to the hook. */
function checkInput(settings: Settings, operation: Operation, input: object, options: CallOptions): readonly Issue[] {
  const { product, wording } = settings;
  const given = mergeOptions(settings.validate, parseValidateOptions(product.client, wording, options.validate));
  // whatever the level, only an object can be sent
  const validate = isObject(input) ? given : {};
  const { name, rules } = operation;
  const issues = collectIssues(rules, operation.input, input, validate);
  if (issues.length === 0) return issues;
  const { describe } = settings;
  if (issues.some((issue) => issue.level === 'error'))
    throw new ValidationError(name, issues, (errors) => wording.describeIssues(errors, describe));
  emitHook(settings.hooks, 'onIssues', issues, name);
  return issues;
}

/** Resolves the options of a call, and checks its input. */
function prepareCall(client: ServiceClient, operation: Operation, given: object, options: CallOptions): RetriedCall {
  const settings = ServiceClient.settings(client, operation.name);
  settings.wording.checkOptions(operation.name, options, 'call');
  const { product, allowInsecure, format, retry } = settings;
  const { endpoint } = options;
  const timeout = mergeNumbers(operation.name, settings.timeout, parseTimeoutOptions(options.timeout), 1);
  const policy = mergeNumbers(operation.name, retry, options.retry);
  const input = addRegion(operation, addToken(operation, given), settings.region);
  const issues = checkInput(settings, operation, input, options);
  return {
    settings,
    operation,
    input: options.extra === undefined ? input : mergeExtra(input, options.extra),
    issues,
    endpoint: endpoint === undefined ? settings.endpoint : parseEndpoint(product.client, endpoint, allowInsecure),
    isCustomEndpoint: settings.isCustomEndpoint || endpoint !== undefined,
    headers: {
      accept: format.accept,
      ...settings.headers,
      ...normalizeHeaders(operation.name, options.headers, operation.name),
    },
    policy,
    retries: 0,
    timeout,
    signal: options.signal ?? undefined,
    deadline: performance.now() + timeout.total,
  };
}

/** Explains that the stack was exhausted, which the levels that check no input only notice when they send it. */
const explainRecursion = (operation: string, error: unknown): unknown =>
  error instanceof RangeError
    ? new ConfigurationError(`${operation}: the input contains itself, or is nested too deeply`, operation, {
        underlying: error,
      })
    : error;

/** Waits before a retry. Rethrows the error if retries, time or the budget do not suffice. */
async function waitBackoff(call: RetriedCall, { error, response }: Attempt): Promise<void> {
  const { settings, operation, policy, retries, signal } = call;
  const retryAfter = parseRetryAfter(response?.headers['retry-after'], Date.now() + getSkew(call));
  const delay = computeBackoff(policy, retries, retryAfter);
  const isInTime = performance.now() + delay < call.deadline;
  if (retries >= policy.retries || !isInTime || !settings.budget.spend()) throw error;
  emitHook(settings.hooks, 'onRetry', { operation: operation.name, retry: ++call.retries, delay, error });
  await sleepBetweenRequests(operation.name, delay, signal);
}

/** The part of a trace that changes. Subscribers of the tracing channel see it. */
interface Trace {
  attempts: number;
}

/** Decides what follows a failed attempt. Returns after the delay of a retry, or throws the error. */
async function prepareRetry(call: RetriedCall, failure: Attempt): Promise<void> {
  const reason = findRetryReason(call, failure);
  if (reason === undefined) throw failure.error;
  if (reason !== 'skew') return waitBackoff(call, failure);
  const { skews } = call.settings;
  if (call.hasCorrectedSkew || !correctSkew(skews, call.endpoint.host, failure)) throw failure.error;
  call.hasCorrectedSkew = true;
}

/**
 * Makes attempts until one succeeds, or fails in a way that should not be retried. It completes the error, so that
 * subscribers of the trace see what the caller sees.
 */
async function runCall(call: RetriedCall, trace: Trace, start: number): Promise<object> {
  try {
    for (;;) {
      const attempt = await makeAttempt(call, ++trace.attempts);
      if (attempt.result !== undefined) {
        call.settings.budget.earn(call.retries > 0);
        return attempt.result;
      }
      call.failure = attempt;
      await prepareRetry(call, attempt);
    }
  } catch (error) {
    return completeError(call, error, trace.attempts, start);
  }
}

/**
 * Calls an operation: checks the input, adds the idempotency token, then signs, sends and reads until there is a result
 * or an error that should not be retried.
 */
export async function call<Input extends object, Output extends object, Code extends string>(
  client: ServiceClient,
  operation: Operation<Input, Output, Code>,
  input: Input,
  options: CallOptions = {},
): Promise<Output> {
  const { hooks, product } = ServiceClient.settings(client, operation.name);
  const { name } = operation;
  const start = performance.now();
  const trace = { product: product.name, operation: name, attempts: 0 };
  let error: unknown;
  try {
    const prepared = prepareCall(client, operation, input, options);
    const channel = getTracingChannel();
    const run = (): Promise<object> => runCall(prepared, trace, start);
    return (await (channel?.hasSubscribers ? channel.tracePromise(run, trace) : run())) as Output;
  } catch (reason) {
    error = explainRecursion(name, reason);
    attachCaller(name, error);
    throw error;
  } finally {
    if (hooks.onFinish !== undefined)
      emitHook(hooks, 'onFinish', { operation: name, attempts: trace.attempts, ms: performance.now() - start, error });
  }
}

/**
 * Returns the signed request that a call would send first, without sending it. The input is checked. The request
 * contains the signature, so keep it secret.
 */
export async function prepare<Input extends object>(
  client: ServiceClient,
  operation: Operation<Input>,
  input: Input,
  options: CallOptions = {},
): Promise<HttpRequest> {
  try {
    const prepared = prepareCall(client, operation, input, options);
    const { settings } = prepared;
    return await withTimeLimit(prepared, Number.POSITIVE_INFINITY, async () =>
      signRequest(prepared, await settings.credentials.get(), getSkew(prepared)),
    );
  } catch (thrown) {
    const error = explainRecursion(operation.name, nameOperation(operation as Operation, thrown));
    attachCaller(operation.name, error);
    throw error;
  }
}
