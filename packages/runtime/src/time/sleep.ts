import { AbortError } from '../errors.js';
import { untilAborted } from './until-aborted.js';

/** The longest time in milliseconds that a timer can take. With a longer one, it would fire at once. */
export const longestTimer: number = 2 ** 31 - 1;

/** Waits between two requests of an operation. When the signal is aborted, it rejects with an `AbortError`. */
export const sleepBetweenRequests = (operation: string, ms: number, signal?: AbortSignal): Promise<void> =>
  untilAborted(
    signal,
    (resolve) => {
      const timer = setTimeout(resolve, Math.min(ms, longestTimer));
      return () => clearTimeout(timer);
    },
    () => new AbortError(operation, signal?.reason),
  );
