import { briefly } from './check/brief.js';
import type { Issue } from './check/issue.js';

const brand: unique symbol = Symbol.for('yunspec.error') as never;

interface Branded {
  readonly [brand]?: readonly string[];
}

const underlying = new WeakMap<object, unknown>();

/**
 * What was thrown underneath an error: by a transport, a credentials function, a rate limiter. It is kept out of printouts,
 * where a `cause` would show, as nobody knows what it holds.
 */
export const underlyingOf = (error: object): unknown => underlying.get(error);

export interface YunspecErrorOptions extends ErrorOptions {
  /** See {@link underlyingOf}. */
  readonly underlying?: unknown;
}

/**
 * Every error of this library. `instanceof` holds across two installed copies. Messages never hold a secret, a
 * signature or a signed URL.
 */
export class YunspecError extends Error {
  static readonly kind: string = 'YunspecError';
  /** The operation that was called, where there was one. */
  readonly operation: string | undefined;

  constructor(message: string, operation?: string, options: YunspecErrorOptions = {}) {
    super(message, options);
    const { kind } = new.target;
    this.name = kind;
    this.operation = operation;
    if (options.underlying !== undefined) underlying.set(this, options.underlying);
    Error.captureStackTrace?.(this, new.target);
    const kinds: string[] = [];
    for (let at: unknown = new.target; typeof at === 'function' && 'kind' in at; at = Object.getPrototypeOf(at))
      kinds.push(at.kind as string);
    Object.defineProperty(this, brand, { value: kinds });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // a class that users derive has no kind of its own, and goes by the prototype
    if (!Object.hasOwn(this, 'kind')) return Function.prototype[Symbol.hasInstance].call(this, value);
    return typeof value === 'object' && value !== null && ((value as Branded)[brand]?.includes(this.kind) ?? false);
  }

  /** What logs take: the message is no member of its own in any other error. */
  toJSON(): object {
    return { ...this, message: this.message };
  }
}

/** The client was set up wrongly: a bad endpoint, an unknown region, an unusable option. */
export class ConfigurationError extends YunspecError {
  static override readonly kind: string = 'ConfigurationError';
}

/** No credentials were found, or they could not be fetched. */
export class CredentialsError extends ConfigurationError {
  static override readonly kind: string = 'CredentialsError';
}

/** The input breaks documented constraints. Nothing was sent. */
export class ValidationError extends YunspecError {
  static override readonly kind: string = 'ValidationError';
  /** Every issue, those that were only reported included. */
  readonly issues: readonly Issue[];

  constructor(operation: string, issues: readonly Issue[], describe: (issue: Issue) => string = briefly) {
    const errors = issues.filter((issue) => issue.level === 'error');
    const lines = errors.map((issue) => `\n  - ${describe(issue)}`).join('');
    const movable = errors.some((issue) => issue.stability !== 'closed');
    const way = movable ? '\n  (limits move: { validate: "lenient" } or a skip list lets this pass)' : '';
    super(
      `${operation} was not sent, its input has ${errors.length === 1 ? 'an issue' : `${errors.length} issues`}:${lines}${way}`,
      operation,
    );
    this.issues = issues;
  }

  /** JSON has no form for a bigint, which is what a large ID may be given as. */
  override toJSON(): object {
    const issues = this.issues.map((issue) =>
      typeof issue.actual === 'bigint' ? { ...issue, actual: String(issue.actual) } : issue,
    );
    return { ...super.toJSON(), issues };
  }
}

const idText = (requestId: string | undefined): string => (requestId === undefined ? '' : `, request ${requestId}`);

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

/** The service answered with an error. `Code` is the union of codes documented for the operation, left open. */
export class ServiceError<Code extends string = string> extends YunspecError {
  static override readonly kind: string = 'ServiceError';
  /** The product that answered, as its package is named: `ecs`. */
  readonly product: string;
  /** The documented error code, or whatever else the service said. */
  readonly code: Code | (string & {});
  /** HTTP status. */
  readonly status: number;
  /** What the service said. */
  readonly text: string;
  readonly requestId: string | undefined;
  readonly hostId: string | undefined;
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;

  constructor({ product, operation, code, status, text, requestId, hostId, retryable }: ServiceErrorDetails) {
    super(`${operation} failed with ${code} (HTTP ${status}${idText(requestId)}): ${text}`, operation);
    this.product = product;
    this.code = code;
    this.status = status;
    this.text = text;
    this.requestId = requestId;
    this.hostId = hostId;
    this.retryable = retryable;
  }
}

/** The service refused the call because there were too many. */
export class ThrottlingError<Code extends string = string> extends ServiceError<Code> {
  static override readonly kind: string = 'ThrottlingError';
}

/** The service did not accept the credentials or the signature, or does not grant the permission. */
export class AuthError<Code extends string = string> extends ServiceError<Code> {
  static override readonly kind: string = 'AuthError';
}

/** An answer came that is not what the service promises: not JSON, cut off, a proxy's page. */
export class ResponseError extends YunspecError {
  static override readonly kind: string = 'ResponseError';
  readonly status: number;
  readonly requestId: string | undefined;
  /** The first bytes of the body. */
  readonly excerpt: string;

  constructor(operation: string, reason: string, status: number, requestId: string | undefined, excerpt: string) {
    super(
      `${operation} got an answer that cannot be read (HTTP ${status}${idText(requestId)}): ${reason}. It begins: ${JSON.stringify(excerpt)}`,
      operation,
    );
    this.status = status;
    this.requestId = requestId;
    this.excerpt = excerpt;
  }
}

/** No answer came: refused, cut, not resolved. */
export class ConnectionError extends YunspecError {
  static override readonly kind: string = 'ConnectionError';
  /** The platform's error code, such as ECONNREFUSED. */
  readonly code: string | undefined;
  /** Whether the request may have reached the service. */
  readonly sent: boolean;

  constructor(operation: string, host: string, code: string | undefined, sent: boolean, underlying?: unknown) {
    super(`${operation} got no answer from ${host}${code === undefined ? '' : `: ${code}`}`, operation, { underlying });
    this.code = code;
    this.sent = sent;
  }
}

/** An attempt, or the whole call, took longer than allowed. */
export class TimeoutError extends YunspecError {
  static override readonly kind: string = 'TimeoutError';
  /** Which limit was passed. */
  readonly limit: 'attempt' | 'total';

  constructor(operation: string, limit: 'attempt' | 'total', ms: number) {
    super(
      `${operation} took longer than ${ms} ms (${limit === 'attempt' ? 'one attempt' : 'all attempts together'})`,
      operation,
    );
    this.limit = limit;
  }
}

/** The caller's signal ended the call. */
export class AbortError extends YunspecError {
  static override readonly kind: string = 'AbortError';

  constructor(operation: string, reason: unknown) {
    super(`${operation} was aborted`, operation, { cause: reason });
  }
}
