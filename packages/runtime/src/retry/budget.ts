/** What a retry costs. */
const price = 5;

/** Keeps retries from piling up on a broken service: each costs, one that worked gives back its price, and each other success a little. */
export class RetryBudget {
  #left: number;
  readonly #size: number;

  constructor(size = 100) {
    this.#size = size;
    this.#left = size;
  }

  /** Whether a retry is affordable; if so it is paid for. */
  spend(): boolean {
    if (this.#left < price) return false;
    this.#left -= price;
    return true;
  }

  earn(byRetry: boolean): void {
    this.#left = Math.min(this.#size, this.#left + (byRetry ? price : 1));
  }
}
