import { ConfigurationError } from './errors.js';
import { onAbort } from './transport/on-abort.js';

/**
 * Lets calls through no faster than a service allows. Whoever shares the limit shares the limiter: give one that counts
 * in a common store to clients on several machines.
 */
export interface RateLimiter {
  /**
   * Resolves when the next call under this key may go; nothing to wait for is `undefined`. Rejects with the signal's
   * reason when it is aborted. The key names a product and an account.
   */
  take(key: string, signal?: AbortSignal): Promise<void> | undefined;
}

export interface TokenBucketOptions {
  /** Calls per second in the long run. */
  readonly perSecond: number;
  /** Calls that may go at once after a pause. Default: one second's worth. */
  readonly burst?: number | undefined;
}

/** One key's tokens, as they were at a time, and who waits for the next ones, longest first. */
interface Bucket {
  tokens: number;
  at: number;
  timer?: ReturnType<typeof setTimeout> | undefined;
  readonly queue: Set<() => void>;
}

/** A token bucket for each key, first come, first served. Who gives up waiting gives up no token. */
export function tokenBucket({ perSecond, burst = Math.max(1, perSecond) }: TokenBucketOptions): RateLimiter {
  if (!(perSecond > 0 && burst >= 1))
    throw new ConfigurationError(
      `A token bucket needs perSecond above 0 and burst from 1 up, not ${perSecond} and ${burst}`,
    );
  const interval = 1000 / perSecond;
  const buckets = new Map<string, Bucket>();

  function refill(bucket: Bucket): void {
    const now = performance.now();
    bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.at) / interval);
    bucket.at = now;
  }

  /** Lets through whom the tokens allow, and comes back for the next. */
  function serve(bucket: Bucket): void {
    refill(bucket);
    for (const go of bucket.queue) {
      // what a timer fires early by must not cost another round
      if (bucket.tokens < 0.999) break;
      bucket.tokens -= 1;
      bucket.queue.delete(go);
      go();
    }
    bucket.timer = bucket.queue.size === 0 ? undefined : setTimeout(serve, (1 - bucket.tokens) * interval, bucket);
  }

  /** Buckets that are full again stand for nothing: temporary keys come and go. */
  function bucketOf(key: string): Bucket {
    const known = buckets.get(key);
    if (known !== undefined) return known;
    for (const [old, bucket] of buckets) {
      if (bucket.queue.size === 0) refill(bucket);
      if (bucket.tokens >= burst) buckets.delete(old);
    }
    const bucket = { tokens: burst, at: performance.now(), queue: new Set<() => void>() };
    buckets.set(key, bucket);
    return bucket;
  }

  return {
    take(key, signal) {
      const bucket = bucketOf(key);
      refill(bucket);
      if (bucket.queue.size === 0 && bucket.tokens >= 0.999) {
        bucket.tokens -= 1;
        return undefined;
      }
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason as Error);
        const go = (): void => {
          off?.();
          resolve();
        };
        const off =
          signal &&
          onAbort(signal, () => {
            off?.();
            bucket.queue.delete(go);
            if (bucket.queue.size === 0) {
              clearTimeout(bucket.timer);
              bucket.timer = undefined;
            }
            reject(signal.reason as Error);
          });
        bucket.queue.add(go);
        bucket.timer ??= setTimeout(serve, (1 - bucket.tokens) * interval, bucket);
      });
    },
  };
}
