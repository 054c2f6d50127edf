import type { Issue } from '../check/issue.js';
import type { AttemptEvent, Settings } from '../client.js';
import { type AccessKey, type Credentials, listSecrets } from '../credentials/types.js';
import { AuthError, ConfigurationError, CredentialsError, underlyingOf, YunspecError } from '../errors.js';
import type { Operation } from '../operation.js';
import { readResponse } from '../read/read-response.js';
import { findSecrets, findSignatures } from '../read/redact.js';
import { convertToSignal, type Ending } from '../time/ending.js';
import { type Limits, withTimeLimit } from '../time/time-limit.js';
import { largestMaxBytes } from '../transport/max-bytes.js';
import { freeSlot, takeSlot, waitForSlot } from '../transport/slots.js';
import type { HttpRequest, HttpResponse } from '../transport/types.js';
import { getRequestId } from '../wire/headers.js';
import { createConnectionError } from './connection-error.js';
import { emitHook } from './hooks.js';
import { attachResponse } from './raw-response.js';

/** One call with resolved options, which all its attempts share. */
export interface Call extends Limits {
  readonly settings: Settings;
  readonly operation: Operation;
  readonly input: object;
  readonly endpoint: URL;
  readonly isCustomEndpoint: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** The issues of the input that did not stop the call. */
  readonly issues: readonly Issue[];
}

/** Returns the difference between the clock of the host that is called and ours, in milliseconds. */
export const getSkew = ({ settings, endpoint }: Call): number => settings.skews.get(endpoint.host) ?? 0;

/** One attempt: what it has made so far, and its result or error. */
export interface Attempt {
  /** The clock skew that it was signed with. Another call may have corrected it since. */
  skew: number;
  credentials?: Credentials;
  request?: HttpRequest;
  response?: HttpResponse;
  result?: object;
  error?: unknown;
  /** Lists what messages must not show. */
  listSecrets(): readonly string[];
}

/** Creates the signed request of one attempt. */
export function signRequest(call: Call, credentials: Credentials, skew: number): HttpRequest | Promise<HttpRequest> {
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

/** Waits for the credentials, and then for the rate limiter to admit the call. */
async function waitForTurn(call: Call, ending: Ending): Promise<Credentials> {
  const { settings, operation } = call;
  const credentials = await settings.credentials.get();
  // the first access key ID stands for the account: temporary ones change
  settings.account ??= (credentials as Partial<AccessKey>).accessKeyId ?? 'one';
  try {
    await settings.limiter?.take(`${settings.product.name} ${settings.account}`, convertToSignal(ending));
  } catch (underlying) {
    if (ending.aborted) throw ending.reason;
    const message = `${operation.name} was not sent because the rate limiter failed`;
    throw new ConfigurationError(message, operation.name, { underlying });
  }
  return credentials;
}

/**
 * Returns the credentials of an attempt, at once if there is nothing to wait for. As nothing is sent yet, waiting counts
 * only towards the limit of the whole call.
 */
function acquireCredentials(call: Call): Credentials | Promise<Credentials> {
  const { settings, signal } = call;
  const credentials = settings.limiter === undefined && !signal?.aborted ? settings.credentials.get() : undefined;
  if (credentials !== undefined && !(credentials instanceof Promise)) return credentials;
  return withTimeLimit(call, Number.POSITIVE_INFINITY, (ending) => waitForTurn(call, ending));
}

/** Sends a request and emits the hooks. Every failure becomes one of our errors. */
async function sendRequest(
  { settings, operation }: Call,
  attempt: number,
  request: HttpRequest,
  ending: Ending,
): Promise<HttpResponse> {
  const { hooks, transport } = settings;
  const { method, url } = request;
  const createEvent = (): AttemptEvent => ({ operation: operation.name, attempt, method, host: new URL(url).host });
  if (hooks.onRequest !== undefined) emitHook(hooks, 'onRequest', createEvent());
  const start = performance.now();
  let response: HttpResponse;
  try {
    response = await transport(request, ending, Math.min(settings.maxResponseBytes, largestMaxBytes));
  } catch (error) {
    if (ending.aborted) throw ending.reason;
    throw error instanceof YunspecError ? error : createConnectionError(operation.name, url, error);
  }
  if (hooks.onResponse !== undefined && !ending.aborted) {
    const { status, headers } = response;
    const requestId = getRequestId(headers);
    emitHook(hooks, 'onResponse', { ...createEvent(), status, requestId, ms: performance.now() - start });
  }
  return response;
}

function reportDrift({ settings, operation }: Call, result: object): void {
  const { hooks, outputs } = settings;
  const drift = hooks.onDrift && outputs?.findDrift(operation.name, result);
  if (drift !== undefined && drift.length > 0) emitHook(hooks, 'onDrift', drift, operation.name);
}

/** Signs, sends and reads once, and notes in `made` what it has made. */
async function runAttempt(call: Call, attempt: number, made: Attempt): Promise<object> {
  const { settings, operation, timeout, endpoint } = call;
  const { host } = endpoint;
  const acquired = acquireCredentials(call);
  // awaiting only promises saves every call a few microtasks
  const credentials = acquired instanceof Promise ? await acquired : acquired;
  made.credentials = credentials;
  if (!takeSlot(host, settings.maxSockets))
    await withTimeLimit(call, Number.POSITIVE_INFINITY, (ending) => waitForSlot(host, ending));
  try {
    made.response = await withTimeLimit(call, timeout.attempt, async (ending) => {
      made.skew = getSkew(call);
      const signing = signRequest(call, credentials, made.skew);
      made.request = signing instanceof Promise ? await signing : signing;
      return sendRequest(call, attempt, made.request, ending);
    });
  } finally {
    freeSlot(host);
  }
  const result = readResponse(settings.product, operation, settings.format, made.response, made.listSecrets);
  attachResponse(result, made.response);
  reportDrift(call, result);
  return result;
}

/** Names the operation in an error of the credentials. Each call gets an error of its own: they share one request. */
export const nameOperation = ({ name }: Operation, error: unknown): unknown =>
  error instanceof CredentialsError && error.operation === undefined
    ? new CredentialsError(error.message, name, { underlying: underlyingOf(error) })
    : error;

/** Makes one attempt: it signs, sends and reads once. It never rejects. */
export async function makeAttempt(call: Call, number: number): Promise<Attempt> {
  const { operation, input, settings } = call;
  const attempt: Attempt = {
    skew: getSkew(call),
    // called only if there is an error message, because most calls succeed
    listSecrets: () => [
      ...listSecrets(attempt.credentials),
      ...findSecrets(operation.input, input),
      ...findSignatures(attempt.request),
    ],
  };
  try {
    attempt.result = await runAttempt(call, number, attempt);
  } catch (thrown) {
    const error = nameOperation(operation, thrown);
    attempt.error = error;
    if (attempt.response !== undefined) attachResponse(error as Error, attempt.response);
    // when a permission is missing, new credentials of the same source do not help
    if (error instanceof AuthError && !/^(Forbidden|NoPermission|403)/.test(error.code))
      settings.credentials.invalidate();
  }
  return attempt;
}
