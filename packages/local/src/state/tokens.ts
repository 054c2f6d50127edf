import type { Members } from '../paths.js';

interface UsedToken {
  readonly operation: string;
  readonly input: string;
  readonly answer: Members;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** A copy of the tokens that were used, as JSON can hold it. */
export type StoredTokens = Readonly<Record<string, UsedToken>>;

/** Serializes a value so that inputs which differ only in the order of their members are equal. */
function serializeSorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The time for which a token is remembered, in milliseconds. */
const lifetime = 24 * 3_600_000;

/** The idempotency tokens that were used, with their answers. */
export class Tokens {
  readonly #used = new Map<string, UsedToken>();

  /** `now` returns the current time, in milliseconds since 1970. */
  constructor(readonly now: () => number) {}

  /** Returns the earlier answer, `mismatch` if the token came with another request, or undefined for a new token. */
  find(token: string, operation: string, input: Members): Members | 'mismatch' | undefined {
    const used = this.#used.get(token);
    if (used === undefined || this.now() - used.time > lifetime) return undefined;
    return used.operation === operation && used.input === serializeSorted(input) ? used.answer : 'mismatch';
  }

  add(token: string, operation: string, input: Members, answer: Members): void {
    // the oldest come first, so the loop ends at the first that has not expired
    for (const [old, { time }] of this.#used) {
      if (this.now() - time <= lifetime) break;
      this.#used.delete(old);
    }
    this.#used.delete(token);
    this.#used.set(token, { operation, input: serializeSorted(input), answer, time: this.now() });
  }

  /** Returns a copy of the tokens that were used. It can be written as JSON. */
  save(): StoredTokens {
    return structuredClone(Object.fromEntries(this.#used));
  }

  restore(stored: StoredTokens): void {
    this.clear();
    for (const [token, used] of Object.entries(structuredClone(stored))) this.#used.set(token, used);
  }

  clear(): void {
    this.#used.clear();
  }
}
