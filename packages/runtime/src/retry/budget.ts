/** Keeps retries from piling up on a broken service: each costs, each success earns a little back. */
export class RetryBudget {
  #left: number;
  readonly #size: number;

  constructor(size = 100) {
    this.#size = size;
    this.#left = size;
  }

  /** Whether a retry is affordable; if so it is paid for. */
  spend(cost = 5): boolean {
    if (this.#left < cost) return false;
    this.#left -= cost;
    return true;
  }

  earn(): void {
    if (this.#left < this.#size) this.#left++;
  }
}
