const unitLengths = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A time span: milliseconds, or a number with a unit such as `30s`, `5m`, `2h` or `1d`. */
export type Duration = number | string;

/** Parses a time span into milliseconds. Throws a TypeError if it is not one, or negative. */
export function parseDuration(duration: Duration): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(String(duration)) ?? [];
  const length =
    typeof duration === 'number' ? duration : Number(amount) * unitLengths[unit as keyof typeof unitLengths];
  if (Number.isFinite(length) && length >= 0) return length;
  throw new TypeError(`A duration is a number of milliseconds, or a text such as 30s, 5m or 2h, not ${duration}.`);
}

/** A clock that can be set forward. */
export class Clock {
  #offset = 0;

  /** `base` returns the time from which the clock starts, in milliseconds since 1970. */
  constructor(readonly base: () => number) {}

  readonly now = (): number => this.base() + this.#offset;

  /** How far the clock is set forward, in milliseconds. */
  get offset(): number {
    return this.#offset;
  }

  advance(duration: Duration): void {
    this.#offset += parseDuration(duration);
  }

  reset(): void {
    this.#offset = 0;
  }
}
