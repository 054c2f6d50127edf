import type { RateLimiter } from './rate-limit.js';
import { untilAborted } from './time/until-aborted.js';

/** The result of taking a point. A limiter rejects with it if there is no point left. */
export interface PointsResult {
  /** The time until points are available again, in milliseconds. */
  readonly msBeforeNext: number;
  /** The points that are left until then. */
  readonly remainingPoints: number;
}

/** A limiter of `rate-limiter-flexible`, such as `RateLimiterRedis`, as far as it is used here. */
export interface PointLimiter {
  /** Takes a point. It rejects with a {@link PointsResult} if there is none left, and with an Error if the store failed. */
  consume(key: string, points?: number): Promise<PointsResult>;
}

export interface SharedRateLimitOptions {
  /**
   * Called with the error of a store that failed. The calls that wait are then sent without a limit: the service still
   * rejects what is too much, and clients retry that. If the callback throws, these calls fail with what it threw.
   */
  readonly onStoreError?: ((error: Error) => void) | undefined;
}

/** The calls of one key that wait, in order. One of them at a time asks the store, on behalf of all. */
interface Queue {
  readonly calls: Set<WaitingCall>;
  /** Set while the store has no points. */
  timer?: ReturnType<typeof setTimeout> | undefined;
}

interface WaitingCall {
  readonly send: () => void;
  readonly fail: (error: Error) => void;
}

/** How to go on: the milliseconds to pause, or the number of points to ask for at once. */
type Next = { readonly pause: number } | { readonly parallel: number };

/** The shortest pause, in milliseconds. Some stores report 0, or -1 where they do not know the time. */
const shortestPause = 10;

/** The longest random delay after a pause, in milliseconds. Without it the same process might always be first. */
const jitter = 50;

const isRefusal = (reason: unknown): reason is PointsResult =>
  typeof reason === 'object' && reason !== null && 'msBeforeNext' in reason && !(reason instanceof Error);

const convertToError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));

/** Pauses as long as any of the results asks for. Otherwise asks for as many points as are left at least. */
function combineNext(results: readonly Next[]): Next {
  const pauses = results.flatMap((next) => ('pause' in next ? [next.pause] : []));
  if (pauses.length > 0) return { pause: Math.max(...pauses) };
  return { parallel: Math.min(...results.flatMap((next) => ('parallel' in next ? [next.parallel] : []))) };
}

/** Removes the first call of a queue, if there is one, and returns it. */
function shiftCall({ calls }: Queue): WaitingCall | undefined {
  const [call] = calls;
  if (call !== undefined) calls.delete(call);
  return call;
}

/**
 * Limits calls by a limiter of `rate-limiter-flexible`, whose store all processes of an account share. In each process,
 * calls wait in order. A call that is aborted while it waits takes no point.
 */
export function shareRateLimit(limiter: PointLimiter, { onStoreError }: SharedRateLimitOptions = {}): RateLimiter {
  const queues = new Map<string, Queue>();

  /** Sends or fails all calls of a queue, because the store failed. */
  function handleStoreError(queue: Queue, error: Error): void {
    const calls = [...queue.calls];
    queue.calls.clear();
    try {
      onStoreError?.(error);
      for (const call of calls) call.send();
    } catch (thrown) {
      for (const call of calls) call.fail(convertToError(thrown));
    }
  }

  /** Takes one point, and sends the first call of the queue. */
  async function serveNext(key: string, queue: Queue): Promise<Next> {
    try {
      const { remainingPoints } = await limiter.consume(key, 1);
      shiftCall(queue)?.send();
      return { parallel: Math.max(1, remainingPoints) };
    } catch (reason) {
      if (isRefusal(reason)) return { pause: Math.max(reason.msBeforeNext, shortestPause) };
      handleStoreError(queue, convertToError(reason));
      return { parallel: 1 };
    }
  }

  async function serveQueue(key: string, queue: Queue): Promise<void> {
    queue.timer = undefined;
    let parallel = 1;
    while (queue.calls.size > 0) {
      const count = Math.min(parallel, queue.calls.size);
      const next = combineNext(await Promise.all(Array.from({ length: count }, () => serveNext(key, queue))));
      if ('parallel' in next) {
        parallel = next.parallel;
      } else if (queue.calls.size > 0) {
        queue.timer = setTimeout(() => void serveQueue(key, queue), next.pause + Math.random() * jitter);
        return;
      }
    }
    queues.delete(key);
  }

  /** Removes a call that waits no more, and the timer with the last of them, which would keep the process running. */
  function leaveQueue(key: string, queue: Queue, call: WaitingCall): void {
    queue.calls.delete(call);
    if (queue.calls.size > 0 || queue.timer === undefined) return;
    clearTimeout(queue.timer);
    queues.delete(key);
  }

  function joinQueue(key: string, call: WaitingCall): Queue {
    const known = queues.get(key);
    known?.calls.add(call);
    if (known !== undefined) return known;
    const queue: Queue = { calls: new Set([call]) };
    queues.set(key, queue);
    void serveQueue(key, queue);
    return queue;
  }

  return {
    take: (key, signal) =>
      untilAborted<void>(signal, (resolve, reject) => {
        const call: WaitingCall = { send: resolve, fail: reject };
        const queue = joinQueue(key, call);
        return () => leaveQueue(key, queue, call);
      }),
  };
}
