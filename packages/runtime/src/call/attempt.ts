import type { AttemptEvent, Hooks, Settings } from '../client.js';
import { type AccessKey, type Credentials, secretTexts } from '../credentials/types.js';
import { AuthError, ConfigurationError, ConnectionError, YunspecError } from '../errors.js';
import type { Operation } from '../operation.js';
import { read } from '../read/read.js';
import { secretsIn, signaturesIn } from '../read/redact.js';
import { type Ending, signalOf } from '../transport/ending.js';
import type { HttpRequest, HttpResponse } from '../transport/types.js';
import { requestIdOf } from '../wire/headers.js';
import { keepAnswer, keepRefusal } from './answer.js';
import { type Limits, limited } from './limited.js';

/** One call, its options resolved: what all its attempts share. */
export interface Call extends Limits {
  readonly settings: Settings;
  readonly operation: Operation;
  readonly input: object;
  readonly endpoint: URL;
  readonly isCustomEndpoint: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Failure {
  readonly error: unknown;
  readonly response?: HttpResponse | undefined;
  /** The skew the attempt was stamped with; another call may have corrected it since. */
  readonly skew: number;
}

/** Hooks watch: what they throw, or reject with, does not change how a call ends. */
export function tell<Name extends keyof Hooks>(
  hooks: Hooks,
  name: Name,
  ...args: Parameters<NonNullable<Hooks[Name]>>
): void {
  if (hooks[name] !== undefined)
    (async () => (hooks[name] as (...given: typeof args) => unknown)(...args))().catch(() => {});
}

interface PlatformFailure {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly cause?: unknown;
  /** One for each address of a host that was tried. */
  readonly errors?: readonly PlatformFailure[];
}

/** Failures that only a request which has not left can have. */
const isUnsent = ({ code, syscall }: PlatformFailure): boolean =>
  [code, syscall].some((word) => /^(connect|getaddrinfo|ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/.test(String(word)));

/** What a transport failed with, its own code or its cause's. Only what looks like a code may reach a message. */
function connectionError({ operation }: Call, { url }: HttpRequest, underlying: unknown): ConnectionError {
  const failure = Object(underlying) as PlatformFailure;
  const causes = [failure, Object(failure.cause) as PlatformFailure, ...(failure.errors ?? [])];
  const code = causes
    .map((one) => one.code)
    .find((one): one is string => typeof one === 'string' && /^[A-Z][A-Z0-9_]*$/.test(one));
  return new ConnectionError(operation.name, new URL(url).host, code, !causes.some(isUnsent), underlying);
}

/** Sends one request; every way it can fail ends in one of our errors. */
async function exchange(call: Call, request: HttpRequest, ending: Ending): Promise<HttpResponse> {
  try {
    return await call.settings.transport(request, ending);
  } catch (error) {
    if (ending.aborted) throw ending.reason;
    throw error instanceof YunspecError ? error : connectionError(call, request, error);
  }
}

/** The request of one attempt, stamped and signed. */
export function signed(call: Call, credentials: Credentials, skew: number): HttpRequest | Promise<HttpRequest> {
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
async function admitted({ settings, operation }: Call, ending: Ending): Promise<Credentials> {
  const credentials = await settings.credentials.get();
  // temporary keys change and stay those of one account
  settings.account ??= (credentials as Partial<AccessKey>).accessKeyId ?? 'one';
  try {
    await settings.limiter?.take(`${settings.product.name} ${settings.account}`, signalOf(ending));
  } catch (underlying) {
    if (ending.aborted) throw ending.reason;
    throw new ConfigurationError(`${operation.name} was not sent: the rate limiter failed`, operation.name, {
      underlying,
    });
  }
  return credentials;
}

/** The credentials, where neither they nor a turn have to be waited for: then no clock has to run either. */
function atHand({ settings, signal }: Call): Credentials | undefined {
  if (settings.limiter !== undefined || signal?.aborted) return undefined;
  const credentials = settings.credentials.get();
  return credentials instanceof Promise ? undefined : credentials;
}

/** The credentials of an attempt. Nothing is sent yet, so waiting for them takes from the whole call only. */
const credentialsFor = (call: Call): Credentials | Promise<Credentials> =>
  atHand(call) ?? limited(call, Number.POSITIVE_INFINITY, (ending) => admitted(call, ending));

/** Stamps, signs, sends and reads once. It never rejects. */
export async function attempt(call: Call, number: number): Promise<{ result: object } | Failure> {
  const { settings, operation, timeout } = call;
  const { hooks, skew } = settings;
  let credentials: Credentials | undefined;
  let request: HttpRequest | undefined;
  let response: HttpResponse | undefined;
  // looked for when there is a message to keep them out of: most calls succeed
  const secrets = (): string[] => [
    ...(credentials === undefined ? [] : secretTexts(credentials)),
    ...secretsIn(operation.input, call.input),
    ...(request === undefined ? [] : signaturesIn(request)),
  ];
  try {
    const asked = credentialsFor(call);
    const key = asked instanceof Promise ? await asked : asked;
    credentials = key;
    response = await limited(call, timeout.attempt, async (ending) => {
      const signing = signed(call, key, skew);
      const sent = signing instanceof Promise ? await signing : signing;
      request = sent;
      const event = (): AttemptEvent => ({
        operation: operation.name,
        attempt: number,
        method: sent.method,
        host: new URL(sent.url).host,
      });
      if (hooks.onRequest !== undefined) tell(hooks, 'onRequest', event());
      const began = performance.now();
      const answer = await exchange(call, sent, ending);
      if (hooks.onResponse !== undefined && !ending.aborted) {
        const { status, headers } = answer;
        tell(hooks, 'onResponse', {
          ...event(),
          status,
          requestId: requestIdOf(headers),
          ms: performance.now() - began,
        });
      }
      return answer;
    });
    const result = read(settings.product, operation, settings.format, response, secrets);
    keepAnswer(result, response);
    const drift = hooks.onDrift && settings.outputs?.findDrift(operation.name, result);
    if (drift !== undefined && drift.length > 0) tell(hooks, 'onDrift', drift, operation.name);
    return { result };
  } catch (error) {
    if (response !== undefined) keepRefusal(error as Error, response);
    // other keys would not be granted more
    if (error instanceof AuthError && !/^(Forbidden|NoPermission|403)/.test(error.code)) settings.credentials.refused();
    return { error, response, skew };
  }
}
