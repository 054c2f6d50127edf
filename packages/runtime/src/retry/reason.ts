import { ConnectionError, ResponseError, ServiceError, TimeoutError, underlyingOf } from '../errors.js';
import type { Product } from '../product.js';
import type { HttpResponse } from '../transport/types.js';
import type { RetryReason } from './policy.js';

/** HTTP statuses of a service, or of a gateway in front of it, that has a temporary problem. */
const transientStatuses = new Set([500, 502, 503, 504]);

function findStatusReason(status: number): RetryReason | undefined {
  if (status === 429) return 'throttle';
  return transientStatuses.has(status) ? 'backoff' : undefined;
}

/**
 * Returns why a service error should be retried: as documented for its code, else by the conventions of all services.
 */
export function findServiceReason({ retry }: Product, code: string, status: number): RetryReason | undefined {
  const documented = Object.hasOwn(retry, code) ? retry[code] : undefined;
  if (documented !== undefined) return documented === 'never' ? undefined : documented;
  if (code.startsWith('Throttling')) return 'throttle';
  if (/^(IllegalTimestamp|InvalidTimeStamp\.Expired|APIGW\.030[13])$/.test(code)) return 'skew';
  return findStatusReason(status);
}

/** Returns whether a code means that the certificate of the host was rejected. Nothing was sent then. */
export const isCertificateCode = (code: string | undefined): boolean => /CERT|CRL|SIGNATURE|ALTNAME/.test(code ?? '');

/** Returns whether a connection will fail in the same way again: TLS is impossible, or `fetch` has a bug. */
function isPermanent(error: ConnectionError): boolean {
  const { code } = error;
  if (code !== undefined) return isCertificateCode(code) || /^(EPROTO$|ERR_(TLS|SSL))/.test(code);
  const { name, message } = Object(underlyingOf(error)) as Partial<Error>;
  // platforms report a failed request as a TypeError as well, in words of their own
  const isNetworkFailure = /fetch|network|load failed|connect|terminated|sending/i.test(message ?? '');
  return /^(Type|Reference|Syntax|Range)Error$/.test(name ?? '') && !isNetworkFailure;
}

/**
 * Returns why an error may be transient, or nothing if it is permanent. It ignores whether the operation may be
 * repeated.
 */
export function findTransientReason(
  product: Product,
  error: unknown,
  response: HttpResponse | undefined,
): RetryReason | undefined {
  if (error instanceof TimeoutError) return error.limit === 'attempt' ? 'backoff' : undefined;
  if (error instanceof ConnectionError) return isPermanent(error) ? undefined : 'backoff';
  if (error instanceof ResponseError) return response?.cut === undefined ? findStatusReason(error.status) : 'backoff';
  return error instanceof ServiceError ? findServiceReason(product, error.code, error.status) : undefined;
}
