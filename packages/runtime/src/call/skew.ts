import type { HttpResponse } from '../transport/types.js';

/** The difference between the clock of each host and ours, in milliseconds. Positive if ours is slow. */
export type Skews = Map<string, number>;

interface SkewedAttempt {
  /** The skew that it was signed with. */
  readonly skew: number;
  readonly response?: HttpResponse;
}

/** The largest difference that is corrected, in milliseconds: a day. */
const maxSkew = 86_400_000;

/**
 * Adopts the clock of a host from the `Date` of its response. Returns whether the attempt was signed with a clock that
 * is off by more than a second, and by no more than a day: requests must not be signed for a distant future on the word
 * of one response.
 */
export function correctSkew(skews: Skews, host: string, attempt: SkewedAttempt): boolean {
  const skew = Date.parse(attempt.response?.headers.date ?? '') - Date.now();
  if (!(Math.abs(skew) <= maxSkew) || Math.abs(skew - attempt.skew) <= 1000) return false;
  skews.set(host, skew);
  return true;
}
