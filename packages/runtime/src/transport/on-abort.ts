interface Listener {
  readonly callbacks: Set<() => void>;
  abort(): void;
}

const listeners = new WeakMap<AbortSignal, Listener>();

function listenTo(signal: AbortSignal): Listener {
  const callbacks = new Set<() => void>();
  const abort = (): void => {
    for (const callback of callbacks) callback();
  };
  const listener = { callbacks, abort };
  signal.addEventListener('abort', abort);
  listeners.set(signal, listener);
  return listener;
}

/**
 * Calls back when a signal is aborted, and gives what takes that back. However many calls share a signal, it has one
 * listener, and none when they are over: Node takes eleven for a leak.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const { callbacks, abort } = listeners.get(signal) ?? listenTo(signal);
  callbacks.add(callback);
  return () => {
    if (!callbacks.delete(callback) || callbacks.size > 0) return;
    signal.removeEventListener('abort', abort);
    listeners.delete(signal);
  };
}
