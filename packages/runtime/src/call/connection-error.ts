import { ConnectionError } from '../errors.js';
import { isCertificateCode } from '../retry/reason.js';
import { isMarkedUnsent } from '../transport/unsent.js';

/** An error of the platform, as far as we read it. */
interface PlatformError {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly cause?: unknown;
  /** One error for each address of the host. */
  readonly errors?: readonly PlatformError[];
}

/** Returns whether an error can only happen before a request is sent. */
const isBeforeSending = ({ code, syscall }: PlatformError): boolean =>
  [code, syscall].some((word) => /^(connect|getaddrinfo|ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/.test(String(word)));

/**
 * Returns whether a value looks like an error code. Messages show nothing else of an error, which may contain secrets.
 */
const isErrorCode = (value: unknown): value is string => typeof value === 'string' && /^[A-Z][A-Z0-9_]*$/.test(value);

/** Creates our error for a request whose transport failed, with the error code of the failure or of its cause. */
export function createConnectionError(operation: string, url: string, underlying: unknown): ConnectionError {
  const error = Object(underlying) as PlatformError;
  const all = [error, Object(error.cause) as PlatformError, ...(error.errors ?? [])];
  const code = all.map((failure) => failure.code).find(isErrorCode);
  const isUnsent = isMarkedUnsent(error) || isCertificateCode(code) || all.some(isBeforeSending);
  return new ConnectionError(operation, new URL(url).host, code, !isUnsent, underlying);
}
