import type { Issue } from './check/issue.js';
import { summarizeIssues } from './check/summarize.js';
import { shareState } from './share-state.js';

const underlying = /* @__PURE__ */ shareState('underlying', () => new WeakMap<object, unknown>());

/**
 * Returns the error that a transport, a credentials function or a rate limiter threw and that led to this one. It is
 * not the `cause`, which would appear in logs: it may contain secrets.
 */
export const underlyingOf = (error: object): unknown => underlying.get(error);

export interface YunspecErrorOptions extends ErrorOptions {
  /** See {@link underlyingOf}. */
  readonly underlying?: unknown;
}

/** The longest message, in characters. Inputs and services may contain any amount of text. */
const maxMessageLength = 8000;

/** Shortens a text that is too long for a message. */
export const truncate = (text: string, maxLength: number): string =>
  text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;

/**
 * Replaces characters that could change how a log shows the text around them: control characters except for line feeds,
 * bidirectional and other invisible ones, and Unicode's line separators.
 */
export const sanitizeMessage = (message: string): string =>
  truncate(message, maxMessageLength).replace(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');

/** Lists the kinds of a class and of the classes it extends. */
const listKinds = (errorClass: unknown): unknown[] =>
  typeof errorClass === 'function' && 'kind' in errorClass
    ? [errorClass.kind, ...listKinds(Object.getPrototypeOf(errorClass))]
    : [];

/**
 * The base class of all errors of this library. `instanceof` also works between two installed copies. Messages never
 * contain a secret, a signature or a signed URL.
 */
export class YunspecError extends Error {
  static readonly kind: string = 'YunspecError';
  /** The operation that was called. Undefined for errors outside of calls. */
  declare readonly operation: string | undefined;
  /** The number of attempts that the call made. Undefined for errors outside of calls. */
  declare readonly attempts?: number;
  /** The time that the call took with its delays, in milliseconds. Undefined for errors outside of calls. */
  declare readonly elapsed?: number;

  constructor(message: string, operation?: string, options: YunspecErrorOptions = {}) {
    super(sanitizeMessage(message), options);
    Object.assign(this, { name: new.target.kind, operation });
    if (options.underlying !== undefined) underlying.set(this, options.underlying);
    Error.captureStackTrace?.(this, new.target);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // a class derived by a user has no kind of its own, so its prototype decides
    if (!Object.hasOwn(this, 'kind')) return Function.prototype[Symbol.hasInstance].call(this, value);
    const kinds = listKinds((Object(value) as object).constructor);
    return kinds.includes(YunspecError.kind) && kinds.includes(this.kind);
  }

  /** Includes the message, which is not enumerable in errors. */
  toJSON(): object {
    return { ...this, message: this.message };
  }
}

/** The client's configuration is wrong: a bad endpoint, an unknown region, an invalid option. */
export class ConfigurationError extends YunspecError {
  static override readonly kind: string = 'ConfigurationError';
}

/** No credentials were found, or fetching them failed. */
export class CredentialsError extends ConfigurationError {
  static override readonly kind: string = 'CredentialsError';
}

/** The input breaks documented constraints. Nothing was sent. */
export class ValidationError extends YunspecError {
  static override readonly kind: string = 'ValidationError';
  /** Every issue, including those that were only reported. */
  declare readonly issues: readonly Issue[];

  /** `describe` describes the issues that stopped the call. */
  constructor(
    operation: string,
    issues: readonly Issue[],
    describe: (issues: readonly Issue[]) => string = summarizeIssues,
  ) {
    const errors = issues.filter((issue) => issue.level === 'error');
    super(`${operation} was not sent because its input has ${describe(errors)}`, operation);
    Object.assign(this, { issues });
  }

  /** Converts bigints, which are how large IDs may be given, to strings: JSON cannot represent them. */
  override toJSON(): object {
    const issues = this.issues.map((issue) =>
      typeof issue.actual === 'bigint' ? { ...issue, actual: String(issue.actual) } : issue,
    );
    return { ...super.toJSON(), issues };
  }
}

const formatRequestId = (requestId: string | undefined): string =>
  requestId === undefined ? '' : `, request ${requestId}`;

export interface ServiceErrorDetails {
  readonly product: string;
  readonly operation: string;
  readonly code: string;
  readonly status: number;
  readonly text: string;
  readonly requestId?: string | undefined;
  readonly hostId?: string | undefined;
  readonly retryable: boolean;
}

/** The service responded with an error. `Code` is the open union of the codes documented for the operation. */
export class ServiceError<Code extends string = string> extends YunspecError {
  static override readonly kind: string = 'ServiceError';
  /** The product that responded, by the name of its package: `ecs`. */
  declare readonly product: string;
  /** The documented error code, or any other that the service sent. */
  declare readonly code: Code | (string & {});
  /** HTTP status. */
  declare readonly status: number;
  /** The message that the service sent. */
  declare readonly text: string;
  declare readonly requestId: string | undefined;
  declare readonly hostId: string | undefined;
  /** True if the same call may succeed later. */
  declare readonly retryable: boolean;
  /** The issues of the input that did not stop the call. They may be why the service rejected it. Absent if none. */
  declare readonly issues?: readonly Issue[];

  constructor(details: ServiceErrorDetails) {
    const { operation, code, status, text, requestId } = details;
    super(`${operation} failed with ${code} (HTTP ${status}${formatRequestId(requestId)}): ${text}`, operation);
    Object.assign(this, details);
  }
}

/** The service rejected the call because there were too many. */
export class ThrottlingError<Code extends string = string> extends ServiceError<Code> {
  static override readonly kind: string = 'ThrottlingError';
}

/** The service rejected the credentials or the signature, or denied the permission. */
export class AuthError<Code extends string = string> extends ServiceError<Code> {
  static override readonly kind: string = 'AuthError';
}

/** The response cannot be read: it is not JSON, was cut off, or is a proxy's page. */
export class ResponseError extends YunspecError {
  static override readonly kind: string = 'ResponseError';
  declare readonly status: number;
  declare readonly requestId: string | undefined;
  /** The first bytes of the body. */
  declare readonly excerpt: string;

  constructor(operation: string, reason: string, status: number, requestId: string | undefined, excerpt: string) {
    const response = `HTTP ${status}${formatRequestId(requestId)}`;
    const beginning = JSON.stringify(excerpt);
    super(`${operation} got an unreadable response (${response}): ${reason}. It begins: ${beginning}`, operation);
    Object.assign(this, { status, requestId, excerpt });
  }
}

/** No response arrived: the connection was refused or closed, or the host was not found. */
export class ConnectionError extends YunspecError {
  static override readonly kind: string = 'ConnectionError';
  /** The platform's error code, such as ECONNREFUSED. */
  declare readonly code: string | undefined;
  /** True if the request may have reached the service. */
  declare readonly sent: boolean;

  constructor(operation: string, host: string, code: string | undefined, sent: boolean, underlying?: unknown) {
    super(`${operation} got no response from ${host}${code === undefined ? '' : `: ${code}`}`, operation, {
      underlying,
    });
    Object.assign(this, { code, sent });
  }
}

/** An attempt, or the whole call, took longer than allowed. */
export class TimeoutError extends YunspecError {
  static override readonly kind: string = 'TimeoutError';
  /** The limit that was exceeded. */
  declare readonly limit: 'attempt' | 'total';

  constructor(operation: string, limit: 'attempt' | 'total', ms: number) {
    const scope = limit === 'attempt' ? 'one attempt' : 'all attempts together';
    super(`${operation} took longer than ${ms} ms (${scope})`, operation);
    Object.assign(this, { limit });
  }
}

/** The caller's signal ended the call. */
export class AbortError extends YunspecError {
  static override readonly kind: string = 'AbortError';

  constructor(operation: string, reason: unknown) {
    super(`${operation} was aborted`, operation, { cause: reason });
  }
}
