/** The part of an `AbortSignal` that a transport needs. Every `AbortSignal` fits. */
export interface Ending {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** An `AbortController` and its signal in one. Every attempt needs its own, and this one costs a tenth. */
export class Ender implements Ending {
  aborted = false;
  reason: unknown;
  readonly #listeners = new Set<() => void>();

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }

  end(reason: Error): void {
    this.aborted = true;
    this.reason = reason;
    for (const listener of this.#listeners) listener();
  }
}

/** Converts an ending to a real `AbortSignal`, for the functions of the platform. */
export function convertToSignal(ending: Ending): AbortSignal {
  if (ending instanceof AbortSignal) return ending;
  const controller = new AbortController();
  const abort = (): void => controller.abort(ending.reason);
  if (ending.aborted) abort();
  else ending.addEventListener('abort', abort);
  return controller.signal;
}
