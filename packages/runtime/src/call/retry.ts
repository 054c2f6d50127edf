import { ConnectionError } from '../errors.js';
import type { Operation } from '../operation.js';
import type { RetryReason } from '../retry/policy.js';
import { findTransientReason } from '../retry/reason.js';
import type { Attempt, Call } from './attempt.js';

/** Returns whether a request may be sent again although the first one may have taken effect. */
const isRepeatable = ({ safe, token }: Operation): boolean => safe === true || token !== undefined;

/** Returns why a failed attempt should be retried, or nothing if it must not be. */
export function findRetryReason({ operation, settings }: Call, { error, response }: Attempt): RetryReason | undefined {
  const reason = findTransientReason(settings.product, error, response);
  const wasNotSent = error instanceof ConnectionError && !error.sent;
  const mayHaveTakenEffect = reason === 'backoff' && !wasNotSent;
  return mayHaveTakenEffect && !isRepeatable(operation) ? undefined : reason;
}
