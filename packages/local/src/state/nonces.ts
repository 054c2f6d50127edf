/** Remembers the nonces that were used, for as long as a request that repeats one could still be accepted. */
export class Nonces {
  readonly #used = new Map<string, number>();

  /** `lifetime` is in milliseconds. */
  constructor(readonly lifetime: number) {}

  has(nonce: string): boolean {
    return this.#used.has(nonce);
  }

  add(nonce: string, now: number): void {
    // the oldest come first, so the loop ends at the first that has not expired
    for (const [old, time] of this.#used) {
      if (now - time <= this.lifetime) break;
      this.#used.delete(old);
    }
    this.#used.set(nonce, now);
  }

  clear(): void {
    this.#used.clear();
  }
}
