/** An answer that took longer than this is slow, in milliseconds, whatever the others took. */
const alwaysSlow = 3000;
/** An answer is also slow from this time on, in milliseconds, if it took many times as long as the median. */
const suspectFrom = 800;
const timesMedian = 15;
/** The answers that say whether an operation is slow throughout. */
const enough = 2;

/** How long the answers of an endpoint take. */
export class Pace {
  readonly #all: number[] = [];
  readonly #byOperation = new Map<string, number[]>();

  add(operation: string, ms: number): void {
    this.#all.push(ms);
    const own = this.#byOperation.get(operation) ?? [];
    own.push(ms);
    this.#byOperation.set(operation, own);
  }

  get median(): number {
    const sorted = [...this.#all].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  }

  /** Returns whether a time is that of a slow answer. */
  isSlow(ms: number): boolean {
    return ms >= alwaysSlow || (ms >= suspectFrom && ms >= timesMedian * this.median);
  }

  /** Returns whether the last answers of an operation were all slow. */
  isThroughoutSlow(operation: string): boolean {
    const last = (this.#byOperation.get(operation) ?? []).slice(-enough);
    return last.length === enough && last.every((ms) => this.isSlow(ms));
  }

  /** Lists the operations that had slow answers, with the longest time of each. */
  listSuspects(): { readonly operation: string; readonly ms: number }[] {
    return [...this.#byOperation]
      .map(([operation, times]) => ({ operation, ms: Math.max(...times) }))
      .filter(({ ms }) => this.isSlow(ms));
  }
}
