import type { Members } from '../paths.js';

interface Spent {
  readonly operation: string;
  readonly input: string;
  readonly answer: Members;
}

/** Text that is the same for inputs that differ only in the order of their members. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Idempotency tokens and what was answered to them. */
export class Tokens {
  readonly #spent = new Map<string, Spent>();

  /** The answer given before, `mismatch` where the token came with another request, undefined for a new token. */
  answerTo(token: string, operation: string, input: Members): Members | 'mismatch' | undefined {
    const spent = this.#spent.get(token);
    if (spent === undefined) return undefined;
    return spent.operation === operation && spent.input === canonical(input) ? spent.answer : 'mismatch';
  }

  spend(token: string, operation: string, input: Members, answer: Members): void {
    this.#spent.set(token, { operation, input: canonical(input), answer });
  }

  clear(): void {
    this.#spent.clear();
  }
}
