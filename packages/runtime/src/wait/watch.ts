import type { Snapshot, Waiter } from './waiter.js';

export type Verdict = 'done' | 'failed' | 'pending';

/** The number of looks in a row that may miss a resource: lists of services are only eventually consistent. */
const maxLooksWithout = 1;

/** Judges the looks of a waiter, one after the other. */
export class Watch<Output> {
  readonly #waiter: Waiter;
  /** The positions of the resources that were found before. The IDs in the input keep their order. */
  readonly #found = new Set<number>();
  /** The number of looks in a row that have missed a resource that was found before. */
  #looksWithout = 0;
  /** The last look that succeeded. */
  last: Snapshot<Output> = { states: [] };
  /** The error of the last look, if it failed. */
  error: unknown;

  constructor(waiter: Waiter) {
    this.#waiter = waiter;
  }

  /** Takes a look that failed for a reason that may be transient. */
  addError(error: unknown): void {
    this.error = error;
  }

  /** Takes a look that succeeded, and returns what it means. */
  addSnapshot(snapshot: Snapshot<Output>): Verdict {
    this.last = snapshot;
    this.error = undefined;
    // an empty list is a state as well
    return this.#judge(snapshot.states.length === 0 ? ['gone'] : snapshot.states);
  }

  #judge(states: readonly string[]): Verdict {
    const { until, fails } = this.#waiter;
    if (states.every((state) => until.includes(state))) return 'done';
    if (states.some((state) => fails.includes(state))) return 'failed';
    const isLost = !until.includes('gone') && states.some((state, i) => state === 'gone' && this.#found.has(i));
    this.#looksWithout = isLost ? this.#looksWithout + 1 : 0;
    if (this.#looksWithout > maxLooksWithout) return 'failed';
    for (const [i, state] of states.entries()) if (state !== 'gone' && state !== 'unknown') this.#found.add(i);
    return 'pending';
  }
}
