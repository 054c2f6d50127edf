import type { Members } from '../paths.js';

interface UsedToken {
  readonly operation: string;
  readonly input: string;
  readonly answer: Members;
}

/** Serializes a value so that inputs which differ only in the order of their members are equal. */
function serializeSorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The idempotency tokens that were used, with their answers. */
export class Tokens {
  readonly #used = new Map<string, UsedToken>();

  /** Returns the earlier answer, `mismatch` if the token came with another request, or undefined for a new token. */
  find(token: string, operation: string, input: Members): Members | 'mismatch' | undefined {
    const used = this.#used.get(token);
    if (used === undefined) return undefined;
    return used.operation === operation && used.input === serializeSorted(input) ? used.answer : 'mismatch';
  }

  add(token: string, operation: string, input: Members, answer: Members): void {
    this.#used.set(token, { operation, input: serializeSorted(input), answer });
  }

  clear(): void {
    this.#used.clear();
  }
}
