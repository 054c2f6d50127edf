/** How many resources a run may create. */
export class Budget {
  #used = 0;

  constructor(readonly most: number) {}

  get used(): number {
    return this.#used;
  }

  /** Takes the right to create resources. Returns false if so many would be too many. */
  take(count = 1): boolean {
    if (this.#used + count > this.most) return false;
    this.#used += count;
    return true;
  }

  #last: Promise<unknown> = Promise.resolve();

  /** Runs functions one after the other, so that what one gives back the next can take. */
  inTurn<T>(act: () => Promise<T>): Promise<T> {
    const next = this.#last.then(act, act);
    this.#last = next.catch(() => {});
    return next;
  }

  /** Gives back what was taken for a call that created nothing. */
  giveBack(count = 1): void {
    this.#used -= count;
  }
}
