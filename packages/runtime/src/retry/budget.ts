/** The cost of a retry, in tokens. */
const price = 5;

/**
 * Limits the retries of a client, so that they do not overload a broken service. A retry costs tokens. If it succeeds,
 * they are returned; every other success returns one.
 */
export class RetryBudget {
  #left: number;
  readonly #size: number;

  constructor(size = 100) {
    this.#size = size;
    this.#left = size;
  }

  /** Pays for a retry. Returns false if there are too few tokens left. */
  spend(): boolean {
    if (this.#left < price) return false;
    this.#left -= price;
    return true;
  }

  /** Returns tokens after a success. */
  earn(byRetry: boolean): void {
    this.#left = Math.min(this.#size, this.#left + (byRetry ? price : 1));
  }
}
