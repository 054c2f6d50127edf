/** An answer with the time that it took. */
export interface Timed {
  readonly input: unknown;
  /** Milliseconds. */
  readonly ms: number;
}

/** An answer that took longer than this is slow, in milliseconds, whatever the others took. */
const alwaysSlow = 3000;
/** An answer is also slow from this time on, in milliseconds, if it took many times as long as others. */
const suspectFrom = 1000;
const timesUsual = 15;
/** The answers that say whether an operation is slow throughout. */
const enough = 3;

/** How long the answers of an endpoint take. */
export class Pace {
  readonly #byOperation = new Map<string, Timed[]>();

  add(operation: string, { input, ms }: Timed): void {
    const own = this.#byOperation.get(operation) ?? [];
    own.push({ input, ms });
    this.#byOperation.set(operation, own);
  }

  /** Returns the number of answers of an operation that were slow. */
  countSlow(operation: string): number {
    return (this.#byOperation.get(operation) ?? []).filter(({ ms }) => this.isSlow(ms)).length;
  }

  /** The usual time of an answer: the median of the fastest answers of each operation, which single delays leave alone. */
  get usual(): number {
    const fastest = [...this.#byOperation.values()]
      .map((answers) => Math.min(...answers.map(({ ms }) => ms)))
      .sort((a, b) => a - b);
    return fastest[Math.floor((fastest.length - 1) / 2)] ?? 0;
  }

  /** Returns whether a time is that of a slow answer. */
  isSlow(ms: number): boolean {
    return ms >= alwaysSlow || (ms >= suspectFrom && ms >= timesUsual * this.usual);
  }

  /** Returns whether the last answers of an operation were all slow. */
  isThroughoutSlow(operation: string): boolean {
    const last = (this.#byOperation.get(operation) ?? []).slice(-enough);
    return last.length === enough && last.every(({ ms }) => ms >= suspectFrom && this.isSlow(ms));
  }

  /** Returns whether an operation was called. */
  hasAnswers(operation: string): boolean {
    return this.#byOperation.has(operation);
  }

  /** Returns the time of the fastest answer of an operation, if it had several. */
  findFastest(operation: string): number | undefined {
    const times = (this.#byOperation.get(operation) ?? []).map(({ ms }) => ms);
    return times.length < 2 ? undefined : Math.min(...times);
  }

  /** Returns the slowest answer of an operation, if it was slow. */
  findSlow(operation: string): Timed | undefined {
    const [slowest] = [...(this.#byOperation.get(operation) ?? [])].sort((a, b) => b.ms - a.ms);
    return slowest !== undefined && this.isSlow(slowest.ms) ? slowest : undefined;
  }
}
