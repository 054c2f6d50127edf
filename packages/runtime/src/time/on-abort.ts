interface Listener {
  readonly callbacks: Set<() => void>;
  handleAbort(): void;
}

const listeners = new WeakMap<AbortSignal, Listener>();

function addListener(signal: AbortSignal): Listener {
  const callbacks = new Set<() => void>();
  const handleAbort = (): void => {
    for (const callback of callbacks) callback();
  };
  const listener = { callbacks, handleAbort };
  signal.addEventListener('abort', handleAbort);
  listeners.set(signal, listener);
  return listener;
}

/**
 * Calls back when a signal is aborted, and returns a function that cancels this. All calls with the same signal share
 * one listener, which is removed with the last of them: Node warns of a leak from eleven listeners on.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const { callbacks, handleAbort } = listeners.get(signal) ?? addListener(signal);
  callbacks.add(callback);
  return () => {
    if (!callbacks.delete(callback) || callbacks.size > 0) return;
    signal.removeEventListener('abort', handleAbort);
    listeners.delete(signal);
  };
}
