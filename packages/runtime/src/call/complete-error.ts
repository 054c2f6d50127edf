import { ServiceError, YunspecError } from '../errors.js';
import type { Attempt, Call } from './attempt.js';

/**
 * Adds to an error what only the whole call knows: its attempts and time, the issues that were sent, and advice. Errors
 * of other calls, such as those of a credentials function, stay as they are. Rethrows the error.
 */
export function completeError(
  call: Call & { readonly failure?: Attempt },
  error: unknown,
  attempts: number,
  start: number,
): never {
  if (error instanceof YunspecError && error.attempts === undefined) {
    const { issues, settings } = call;
    const hasIssues = error instanceof ServiceError && issues.length > 0;
    Object.assign(error, { attempts, elapsed: Math.round(performance.now() - start) }, hasIssues && { issues });
    settings.wording.advise?.(error, call);
  }
  throw error;
}

/**
 * Gives an error a stack with the frames that wait for the call. Errors that are created in a timer or by a socket have
 * no frame of the caller; this costs nothing until a call fails.
 */
export function attachCaller(operation: string, error: unknown): void {
  if (error instanceof YunspecError && error.operation === operation) Error.captureStackTrace?.(error, attachCaller);
}
