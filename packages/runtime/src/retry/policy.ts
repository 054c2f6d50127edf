/** How failed attempts are repeated. */
export interface RetryOptions {
  /** Retries after the first attempt. Default 5; 0 turns retrying off. */
  retries?: number | undefined;
  /** First backoff in milliseconds, doubled each time and drawn at random below that. Default 100. */
  base?: number | undefined;
  /** The longest wait in milliseconds, a Retry-After of the service included. Default 20,000. */
  cap?: number | undefined;
}

export type RetryPolicy = { readonly [Option in keyof RetryOptions]-?: number };

export const defaultRetry: RetryPolicy = { retries: 5, base: 100, cap: 20_000 };

/** Exponential backoff with full jitter; a Retry-After counts where it is longer, up to the cap. */
export function backoff(
  policy: RetryPolicy,
  retry: number,
  retryAfter: number | undefined,
  random: () => number = Math.random,
): number {
  const ceiling = Math.min(policy.cap, policy.base * 2 ** retry);
  return Math.min(policy.cap, Math.max(retryAfter ?? 0, random() * ceiling));
}

/** Retry-After as milliseconds: seconds, or a date. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
