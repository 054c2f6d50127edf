import { ConnectionError, ResponseError, ServiceError, TimeoutError } from '../errors.js';
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
  if (/^(IllegalTimestamp|InvalidTimeStamp\.Expired)$/.test(code)) return 'skew';
  return findStatusReason(status);
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
  // an invalid certificate stays invalid
  if (error instanceof ConnectionError) return /CERT|SIGNATURE|^ERR_TLS/.test(error.code ?? '') ? undefined : 'backoff';
  if (error instanceof ResponseError) return response?.cut === undefined ? findStatusReason(error.status) : 'backoff';
  return error instanceof ServiceError ? findServiceReason(product, error.code, error.status) : undefined;
}
