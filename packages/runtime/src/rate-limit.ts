import { sleep } from './retry/sleep.js';

/**
 * Lets calls through no faster than a service allows. Whoever shares the limit shares the limiter: give one that counts
 * in a common store to clients on several machines.
 */
export interface RateLimiter {
  /** Resolves when the next call under this key may go; rejects with the signal's reason when it is aborted. */
  take(key: string, signal?: AbortSignal): Promise<void> | undefined;
}

export interface TokenBucketOptions {
  /** Calls per second in the long run. */
  readonly perSecond: number;
  /** Calls that may go at once after a pause. Default: one second's worth. */
  readonly burst?: number;
  /** Milliseconds, for tests. Default: `performance.now`. */
  readonly now?: () => number;
}

/**
 * A token bucket for each key, first come, first served. It keeps one number: when the bucket would be full again if
 * nobody came any more.
 */
export function tokenBucket({ perSecond, burst = perSecond, now = () => performance.now() }: TokenBucketOptions): RateLimiter {
  const interval = 1000 / perSecond;
  const slack = (burst - 1) * interval;
  const fullAt = new Map<string, number>();
  return {
    take(key, signal) {
      const at = now();
      const next = Math.max(at, fullAt.get(key) ?? 0);
      fullAt.set(key, next + interval);
      const wait = next - slack - at;
      return wait <= 0 ? undefined : sleep(wait, signal);
    },
  };
}

const shared = new Map<number, RateLimiter>();

/** The limiter all clients of this process share for a documented rate. */
export function sharedBucket(perSecond: number): RateLimiter {
  const limiter = shared.get(perSecond) ?? tokenBucket({ perSecond });
  shared.set(perSecond, limiter);
  return limiter;
}
