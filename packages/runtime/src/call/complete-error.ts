import { ServiceError, YunspecError } from '../errors.js';
import { redact } from '../read/redact.js';
import type { Call, Failure } from './attempt.js';

/**
 * Adds to an error what only the whole call knows: its attempts and time, the issues that were sent, and advice. Errors
 * of other calls, such as those of a credentials function, stay as they are. Rethrows the error.
 */
export async function completeError(
  { settings, operation, endpoint, issues, failure }: Call & { readonly failure?: Failure },
  error: unknown,
  attempts: number,
  start: number,
): Promise<never> {
  if (error instanceof YunspecError && error.attempts === undefined) {
    Object.assign(error, { attempts, elapsed: Math.round(performance.now() - start) });
    if (error instanceof ServiceError && issues.length > 0) Object.assign(error, { issues });
    const { product, describe, wording } = settings;
    const hide = (text: string): string => redact(text, failure?.listSecrets() ?? []);
    const advice = await wording.advise?.(error, { product, operation, endpoint, describe, redact: hide });
    if (advice) YunspecError.append(error, advice);
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
