import { AbortError, TimeoutError } from '../errors.js';
import { Ender, type Ending } from './ending.js';
import { longestTimer } from './sleep.js';
import { untilAborted } from './until-aborted.js';

/** The time limits of a call. */
export interface Limits {
  readonly operation: { readonly name: string };
  /** In milliseconds. */
  readonly timeout: { readonly attempt: number; readonly total: number };
  readonly signal: AbortSignal | undefined;
  /** The time at which the whole call must be over, as `performance.now()` measures it. */
  readonly deadline: number;
}

/**
 * Runs work for at most `ms` milliseconds, and no longer than the call has left. On a timeout, or when the caller
 * aborts, it rejects at once, even if the work ignores its `ending`.
 */
export function withTimeLimit<T>(
  { operation, timeout, signal, deadline }: Limits,
  ms: number,
  work: (ending: Ending) => Promise<T>,
): Promise<T> {
  const left = deadline - performance.now();
  const limit = left < ms ? 'total' : 'attempt';
  const createTimeoutError = (): TimeoutError => new TimeoutError(operation.name, limit, timeout[limit]);
  if (left <= 0 && !signal?.aborted) return Promise.reject(createTimeoutError());
  return untilAborted(
    signal,
    (resolve, reject) => {
      const ender = new Ender();
      const timer = setTimeout(() => reject(createTimeoutError()), Math.min(left, ms, longestTimer));
      work(ender).then(resolve, reject);
      return (error) => {
        clearTimeout(timer);
        if (error !== undefined) ender.end(error);
      };
    },
    () => new AbortError(operation.name, signal?.reason),
  );
}
