import { onAbort } from './on-abort.js';

/** Starts some work that settles a promise. Returns a function that is called once when it has ended, or is aborted. */
export type Start<T> = (resolve: (value: T) => void, reject: (error: Error) => void) => (error?: Error) => void;

/**
 * Makes a promise that also ends when the signal is aborted: it then rejects with `createError()`, by default the
 * signal's reason. Work is not started under a signal that is already aborted.
 */
export function untilAborted<T>(
  signal: AbortSignal | undefined,
  start: Start<T>,
  createError: () => Error = () => signal?.reason as Error,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(createError());
      return;
    }
    let stop: ReturnType<Start<T>> = () => {};
    const fail = (error: Error): void => {
      stopListening?.();
      stop(error);
      reject(error);
    };
    const stopListening = signal && onAbort(signal, () => fail(createError()));
    stop = start((value) => {
      stopListening?.();
      stop();
      resolve(value);
    }, fail);
  });
}
