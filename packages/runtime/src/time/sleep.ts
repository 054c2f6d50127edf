import { AbortError } from '../errors.js';
import { untilAborted } from './until-aborted.js';

/** The longest time in milliseconds that a timer can take. With a longer one, it would fire at once. */
export const longestTimer: number = 2 ** 31 - 1;

/** Waits. When the signal is aborted, it rejects with the signal's reason at once. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return untilAborted(signal, (resolve, _reject, onCancel) => {
    const timer = setTimeout(resolve, Math.min(ms, longestTimer));
    onCancel(() => clearTimeout(timer));
  });
}

/** Waits between two requests of an operation. When the signal is aborted, it rejects with an `AbortError`. */
export async function sleepBetweenRequests(operation: string, ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await sleep(ms, signal);
  } catch {
    throw new AbortError(operation, signal?.reason);
  }
}
