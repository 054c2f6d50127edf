import { onAbort } from './on-abort.js';

/**
 * Starts some work that settles a promise. The callback given to `onCancel` is called if the signal is aborted first.
 */
export type Start<T> = (
  resolve: (value: T) => void,
  reject: (error: Error) => void,
  onCancel: (cancel: () => void) => void,
) => void;

/**
 * Makes a promise that also ends when the signal is aborted: it then cancels the work and rejects with the signal's
 * reason, unless `cancel` rejects with an error of its own. Work is not started under a signal that is already aborted.
 */
export function untilAborted<T>(signal: AbortSignal | undefined, start: Start<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal === undefined) {
      start(resolve, reject, () => {});
      return;
    }
    if (signal.aborted) {
      reject(signal.reason as Error);
      return;
    }
    let cancel = (): void => {};
    const stopListening = onAbort(signal, () => {
      stopListening();
      cancel();
      reject(signal.reason as Error);
    });
    start(
      (value) => {
        stopListening();
        resolve(value);
      },
      (error) => {
        stopListening();
        reject(error);
      },
      (callback) => {
        cancel = callback;
      },
    );
  });
}
