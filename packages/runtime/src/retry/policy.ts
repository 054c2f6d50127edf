/** Sets how failed attempts are retried. */
export interface RetryOptions {
  /** Retries after the first attempt. Default 5; 0 disables retries. */
  retries?: number | undefined;
  /** The longest first delay in milliseconds, doubled for each retry. Each delay is random up to that. Default 100. */
  base?: number | undefined;
  /** The longest delay in milliseconds, also for a `Retry-After` header. Default 20,000. */
  cap?: number | undefined;
}

/** Why a failed attempt should be retried. `skew`: after the clock is corrected. */
export type RetryReason = 'throttle' | 'backoff' | 'skew';

export type RetryPolicy = { readonly [Option in keyof RetryOptions]-?: number };

export const defaultRetry: RetryPolicy = { retries: 5, base: 100, cap: 20_000 };

/** Computes a delay: exponential backoff with full jitter, or `Retry-After` if that is longer, up to the cap. */
export function computeBackoff(
  policy: RetryPolicy,
  retry: number,
  retryAfter: number | undefined,
  random: () => number = Math.random,
): number {
  const ceiling = Math.min(policy.cap, policy.base * 2 ** retry);
  return Math.min(policy.cap, Math.max(retryAfter ?? 0, random() * ceiling));
}

/** Parses a `Retry-After` header, which contains seconds or a date, to milliseconds. */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
