import { AbortError, TimeoutError } from '../errors.js';
import { longestTimer } from '../retry/sleep.js';
import { Ender, type Ending } from '../transport/ending.js';
import { onAbort } from '../transport/on-abort.js';

/** What bounds a call. */
export interface Limits {
  readonly operation: { readonly name: string };
  /** In milliseconds. */
  readonly timeout: { readonly attempt: number; readonly total: number };
  readonly signal: AbortSignal | undefined;
  /** When the whole call must be over, by `performance.now()`. */
  readonly deadline: number;
}

/** Works within what is left of a call, `most` at most. Clock and caller end it, whether the work listens to its ending or not. */
export function limited<T>(
  { operation, timeout, signal, deadline }: Limits,
  most: number,
  work: (ending: Ending) => Promise<T>,
): Promise<T> {
  const left = deadline - performance.now();
  const limit = left < most ? 'total' : 'attempt';
  const aborted = (): AbortError => new AbortError(operation.name, signal?.reason);
  const late = (): TimeoutError => new TimeoutError(operation.name, limit, timeout[limit]);
  if (signal?.aborted) return Promise.reject(aborted());
  if (left <= 0) return Promise.reject(late());
  return new Promise((resolve, reject) => {
    const ender = new Ender();
    const end = (error: Error): void => {
      settle();
      reject(error);
      ender.end(error);
    };
    const timer = setTimeout(() => end(late()), Math.min(left, most, longestTimer));
    const off = signal && onAbort(signal, () => end(aborted()));
    const settle = (): void => {
      clearTimeout(timer);
      off?.();
    };
    work(ender).then(
      (value) => {
        settle();
        resolve(value);
      },
      (error: unknown) => {
        settle();
        reject(error as Error);
      },
    );
  });
}
