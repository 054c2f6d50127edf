import type { Case } from '@yunspec/runtime/cases';
import type { Reason, Verdict } from '../judges/verdict.js';

/** Counts the sides of constraints of which no case travels over the wire. */
export class Travel {
  /** The reason by side; undefined once a case of it has travelled. */
  readonly #sides = new Map<string, Reason | undefined>();

  /** Adds the verdicts about a case of the judges that send it. */
  add({ key, side }: Case, verdicts: readonly Verdict[]): void {
    // the members that an input may leave out are no constraints, nor is the valid input
    if (key === '' || key.endsWith('#optional')) return;
    const [first] = verdicts.flatMap((verdict) => ('unjudged' in verdict ? [verdict.unjudged] : []));
    const hasTravelled = verdicts.some((verdict) => !('unjudged' in verdict));
    const name = `${key} ${side}`;
    if (hasTravelled) this.#sides.set(name, undefined);
    else if (!this.#sides.has(name)) this.#sides.set(name, first);
  }

  /** Lists the reasons, each with the number of sides. */
  list(): string[] {
    const reasons = [...this.#sides.values()].filter((reason) => reason !== undefined);
    return [...new Set(reasons)].map((reason) => `${reason} ${reasons.filter((one) => one === reason).length}`);
  }
}
