import { check } from './check/check.js';
import type { ValidateLevel, ValidateOptions } from './check/levels.js';
import { ServiceClient, type Settings, type TimeoutOptions, timeoutOptions, validateOptions } from './client.js';
import { type Credentials, secretTexts } from './credentials/types.js';
import { usableEndpoint } from './endpoint.js';
import { AbortError, ConnectionError, ResponseError, ServiceError, TimeoutError, ValidationError, YunspecError } from './errors.js';
import type { Operation, RetryReason } from './operation.js';
import { read, retryReason } from './read.js';
import { redact, secretsIn } from './redact.js';
import { backoff, type RetryOptions, type RetryPolicy, retryAfterMs } from './retry/policy.js';
import { sleep } from './retry/sleep.js';
import type { HttpResponse } from './transport/types.js';

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
  readonly headers: Readonly<Record<string, string>>;
  readonly policy: RetryPolicy;
  readonly timeout: Required<TimeoutOptions>;
  readonly signal: AbortSignal | undefined;
  /** When the whole call must be over, by `performance.now()`. */
  readonly deadline: number;
}

function checked(settings: Settings, operation: Operation, input: object, options: CallOptions): void {
  const validate = { ...settings.validate, ...validateOptions(options.validate) };
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

const secretsOf = (call: Call, credentials: Credentials): string[] => [...secretTexts(credentials), ...secretsIn(call.operation.input, call.input)];

/** Failures of which the service cannot have seen anything. */
const unsent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);

function connectionError(call: Call, error: unknown): ConnectionError {
  const { cause } = error as { cause?: { code?: unknown } };
  const raw = (error as { code?: unknown } | null)?.code ?? cause?.code;
  const code = typeof raw === 'string' ? raw : undefined;
  return new ConnectionError(call.operation.name, call.endpoint.host, code, code === undefined || !unsent.has(code));
}

/** Sends one request within its time; every way it can fail ends in one of our errors. */
async function exchange(call: Call, send: (signal: AbortSignal) => Promise<HttpResponse>): Promise<HttpResponse> {
  const { operation, timeout, signal } = call;
  const left = call.deadline - performance.now();
  const limit = left < timeout.attempt ? 'total' : 'attempt';
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort(new AbortError(operation.name, signal?.reason));
  };
  const timer = setTimeout(
    () => {
      controller.abort(new TimeoutError(operation.name, limit, timeout[limit]));
    },
    Math.max(0, Math.min(left, timeout.attempt)),
  );
  if (signal?.aborted) abort();
  else signal?.addEventListener('abort', abort, { once: true });
  try {
    return await send(controller.signal);
  } catch (error) {
    if (controller.signal.aborted) throw controller.signal.reason;
    throw error instanceof YunspecError ? error : connectionError(call, error);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

interface Failure {
  readonly error: unknown;
  readonly response?: HttpResponse | undefined;
}

async function attempt(call: Call): Promise<{ result: unknown } | Failure> {
  const { settings, operation, input, endpoint, headers } = call;
  let response: HttpResponse | undefined;
  let secrets: string[] = [];
  try {
    const credentials = await settings.credentials();
    secrets = secretsOf(call, credentials);
    const request = await settings.protocolFor(credentials).request({
      version: settings.product.version,
      operation,
      input,
      credentials,
      endpoint,
      headers,
      now: new Date(Date.now() + settings.skew),
      nonce: crypto.randomUUID(),
    });
    response = await exchange(call, (signal) => settings.transport(request, signal));
    return { result: read(settings.product, operation.name, response, secrets) };
  } catch (error) {
    if (error instanceof ConnectionError) error.message = redact(error.message, secrets);
    return { error, response };
  }
}

/** Whether the request may be sent again although the first may have had its effect. */
const isRepeatable = (operation: Operation): boolean => operation.safe === true || operation.token !== undefined;

function reasonOf(call: Call, { error }: Failure): RetryReason | undefined {
  const { operation, settings } = call;
  if (error instanceof TimeoutError) return error.limit === 'attempt' && isRepeatable(operation) ? 'backoff' : undefined;
  if (error instanceof ConnectionError) return !error.sent || isRepeatable(operation) ? 'backoff' : undefined;
  if (error instanceof ResponseError) return error.status >= 500 && isRepeatable(operation) ? 'backoff' : undefined;
  if (!(error instanceof ServiceError)) return undefined;
  const reason = retryReason(settings.product, error.code, error.status);
  return reason === 'backoff' && !isRepeatable(operation) ? undefined : reason;
}

/** Takes over the service's clock; true when that changes anything. */
function corrected(settings: Settings, response: HttpResponse | undefined): boolean {
  const theirs = Date.parse(response?.headers.date ?? '');
  if (Number.isNaN(theirs)) return false;
  const skew = theirs - Date.now();
  const moved = Math.abs(skew - settings.skew) > 1000;
  settings.skew = skew;
  return moved;
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
  for (let retry = 0; ; retry++) {
    const outcome = await attempt(call);
    if ('result' in outcome) {
      settings.budget.earn();
      return outcome.result;
    }
    const reason = reasonOf(call, outcome);
    if (reason === undefined) throw outcome.error;
    if (reason === 'skew') {
      if (hasCorrected || !corrected(settings, outcome.response)) throw outcome.error;
      hasCorrected = true;
      continue;
    }
    if (retry >= policy.retries || !settings.budget.spend()) throw outcome.error;
    const after = retryAfterMs(outcome.response?.headers['retry-after'], Date.now());
    const delay = backoff(policy, retry, after);
    if (performance.now() + delay >= call.deadline) throw outcome.error;
    settings.hooks.onRetry?.({ operation: operation.name, retry: retry + 1, delay, error: outcome.error });
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
  const settings = ServiceClient.settings(client);
  checked(settings, operation, input, options);
  const timeout = { ...settings.timeout, ...timeoutOptions(options.timeout) };
  const result = await attempts({
    settings,
    operation,
    input: withToken(operation, input),
    endpoint: options.endpoint === undefined ? settings.endpoint : usableEndpoint(settings.product.client, options.endpoint, settings.allowInsecure),
    headers: { accept: 'application/json', ...options.headers },
    policy: { ...settings.retry, ...options.retry },
    timeout,
    signal: options.signal,
    deadline: performance.now() + timeout.total,
  });
  return result as Output;
}
