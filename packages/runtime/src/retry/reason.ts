import type { Call, Failure } from '../call/attempt.js';
import { ConnectionError, ResponseError, ServiceError, TimeoutError } from '../errors.js';
import type { Operation, Product, RetryReason } from '../operation.js';
import type { HttpResponse } from '../transport/types.js';

/** Statuses of a service, or of what stands before it, that is not well for the moment. */
const passing = new Set([500, 502, 503, 504]);

const ofStatus = (status: number): RetryReason | undefined =>
  status === 429 ? 'throttle' : passing.has(status) ? 'backoff' : undefined;

/** Why an error answer makes a retry sensible, if it does: what the document says of its code, else what all services mean by it. */
export function retryReason({ retry }: Product, code: string, status: number): RetryReason | undefined {
  const documented = Object.hasOwn(retry, code) ? retry[code] : undefined;
  if (documented !== undefined) return documented === 'never' ? undefined : documented;
  if (code.startsWith('Throttling')) return 'throttle';
  if (/^(IllegalTimestamp|InvalidTimeStamp\.Expired)$/.test(code)) return 'skew';
  return ofStatus(status);
}

/** Whether a request may be sent again although the first may have had its effect. */
const isRepeatable = ({ safe, token }: Operation): boolean => safe === true || token !== undefined;

/** Why an error may pass, if it may. */
export function passingReason(
  product: Product,
  error: unknown,
  response: HttpResponse | undefined,
): RetryReason | undefined {
  if (error instanceof TimeoutError) return error.limit === 'attempt' ? 'backoff' : undefined;
  // a certificate does not get better
  if (error instanceof ConnectionError) return /CERT|SIGNATURE|^ERR_TLS/.test(error.code ?? '') ? undefined : 'backoff';
  if (error instanceof ResponseError) return response?.cut === undefined ? ofStatus(error.status) : 'backoff';
  return error instanceof ServiceError ? retryReason(product, error.code, error.status) : undefined;
}

/** Why a failed attempt may be followed by another, if it may. */
export function reasonOf({ operation, settings }: Call, { error, response }: Failure): RetryReason | undefined {
  const found = passingReason(settings.product, error, response);
  const isAmbiguous = found === 'backoff' && !(error instanceof ConnectionError && !error.sent);
  return isAmbiguous && !isRepeatable(operation) ? undefined : found;
}
