/** The difference between the clock of each host and ours, in milliseconds. Positive if ours is slow. */
export type Skews = Map<string, number>;

/** The largest difference that is corrected, in milliseconds: a day. */
const maxSkew = 86_400_000;

/**
 * Adopts the clock of a host from the `Date` of its response. Returns whether the attempt was signed with a clock that
 * is off by more than a second, and by no more than a day: requests must not be signed for a distant future on the word
 * of one response.
 */
export function correctSkew(skews: Skews, host: string, date: string | undefined, usedSkew: number): boolean {
  const skew = Date.parse(date ?? '') - Date.now();
  if (!(Math.abs(skew) <= maxSkew) || Math.abs(skew - usedSkew) <= 1000) return false;
  skews.set(host, skew);
  return true;
}
