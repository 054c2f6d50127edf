import { onAbort } from '../transport/on-abort.js';

/** What a timer can hold; a longer time would count as none at all. */
export const longestTimer: number = 2 ** 31 - 1;

/** Waits, and ends at once with the signal's reason when it is aborted. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason as Error);
    const timer = setTimeout(
      () => {
        off?.();
        resolve();
      },
      Math.min(ms, longestTimer),
    );
    const off =
      signal &&
      onAbort(signal, () => {
        off?.();
        clearTimeout(timer);
        reject(signal.reason as Error);
      });
  });
}
