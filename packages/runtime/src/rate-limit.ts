import { ConfigurationError } from './errors.js';
import { untilAborted } from './time/until-aborted.js';

/**
 * Delays calls so that they stay within the rate that a service allows. Clients of one account share one limiter. On
 * several machines, pass one that counts in a common store.
 */
export interface RateLimiter {
  /**
   * Waits until the next call under a key may be sent. It returns `undefined` if there is no need to wait, and rejects
   * with the signal's reason when that is aborted. The key consists of a product and an account.
   */
  take(key: string, signal?: AbortSignal): Promise<void> | undefined;
}

export interface TokenBucketOptions {
  /** Calls per second in the long run. */
  readonly perSecond: number;
  /** Calls that may be sent at once after a pause. Default: those of one second. */
  readonly burst?: number | undefined;
}

/** The tokens of one key at a time, and the calls that wait for the next ones, in order. */
interface Bucket {
  tokens: number;
  at: number;
  timer?: ReturnType<typeof setTimeout> | undefined;
  readonly queue: Set<() => void>;
}

/** A timer may fire a little early. What is then missing from a token must not cost another wait. */
const wholeToken = 0.999;

/** Limits calls by one token bucket for each key, first come, first served. A call that is aborted takes no token. */
export function tokenBucket({ perSecond, burst = Math.max(1, perSecond) }: TokenBucketOptions): RateLimiter {
  if (!(perSecond > 0 && burst >= 1))
    throw new ConfigurationError(
      `A token bucket needs perSecond above 0 and burst of at least 1, not ${perSecond} and ${burst}`,
    );
  const interval = 1000 / perSecond;
  const buckets = new Map<string, Bucket>();

  function refill(bucket: Bucket): void {
    const now = performance.now();
    bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.at) / interval);
    bucket.at = now;
  }

  const startTimer = (bucket: Bucket): ReturnType<typeof setTimeout> =>
    setTimeout(serveQueue, (1 - bucket.tokens) * interval, bucket);

  /** Releases as many waiting calls as there are tokens, and sets a timer for the next. */
  function serveQueue(bucket: Bucket): void {
    refill(bucket);
    for (const release of bucket.queue) {
      if (bucket.tokens < wholeToken) break;
      bucket.tokens -= 1;
      bucket.queue.delete(release);
      release();
    }
    bucket.timer = bucket.queue.size === 0 ? undefined : startTimer(bucket);
  }

  /** Removes a call that waits no more. */
  function leaveQueue(bucket: Bucket, release: () => void): void {
    bucket.queue.delete(release);
    if (bucket.queue.size > 0) return;
    clearTimeout(bucket.timer);
    bucket.timer = undefined;
  }

  /** Removes full buckets, which are the same as new ones. Otherwise those of old temporary keys would pile up. */
  function removeFullBuckets(): void {
    for (const [key, bucket] of buckets) {
      if (bucket.queue.size === 0) refill(bucket);
      if (bucket.tokens >= burst) buckets.delete(key);
    }
  }

  function getBucket(key: string): Bucket {
    const known = buckets.get(key);
    if (known !== undefined) return known;
    removeFullBuckets();
    const bucket: Bucket = { tokens: burst, at: performance.now(), queue: new Set() };
    buckets.set(key, bucket);
    return bucket;
  }

  return {
    take(key, signal) {
      const bucket = getBucket(key);
      refill(bucket);
      if (bucket.queue.size === 0 && bucket.tokens >= wholeToken) {
        bucket.tokens -= 1;
        return undefined;
      }
      return untilAborted<void>(signal, (release) => {
        bucket.queue.add(release);
        bucket.timer ??= startTimer(bucket);
        return () => leaveQueue(bucket, release);
      });
    },
  };
}
