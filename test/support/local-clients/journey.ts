/** An answer, by the names that the documents give its members. */
// biome-ignore lint/suspicious/noExplicitAny: steps look into answers of every shape
export type Answer = Record<string, any>;

/** Calls an operation with a client. */
export type Ask = (operation: string, input: Readonly<Record<string, unknown>>) => Promise<Answer>;

/** The IDs that earlier steps have found. */
type Found = Record<string, string>;

/** One step: a call, and what its answer must hold. */
export interface Step {
  readonly title: string;
  readonly operation: string;
  readonly input?: (found: Found) => Readonly<Record<string, unknown>>;
  /** Returns the wrong part of an answer, or undefined. */
  readonly check?: (answer: Answer, found: Found) => unknown;
  /** The IDs to remember, each with its place in the answer. */
  readonly finds?: (answer: Answer) => Readonly<Record<string, string>>;
}

/** Compares a value with the wanted one. Returns undefined if they are equal, else a sentence. */
export const is = (value: unknown, wanted: unknown): unknown =>
  value === wanted ? undefined : `${JSON.stringify(value)} is not ${JSON.stringify(wanted)}`;

/** Takes every step with a client. Returns those that went wrong, each with the reason. */
export async function travel(steps: readonly Step[], ask: Ask): Promise<string[]> {
  const found: Found = {};
  const failures: string[] = [];
  for (const { title, operation, input = () => ({}), check, finds } of steps) {
    try {
      const answer = await ask(operation, input(found));
      Object.assign(found, finds?.(answer));
      const wrong = check?.(answer, found);
      if (wrong !== undefined) failures.push(`${title}: ${String(wrong)}`);
    } catch (error) {
      failures.push(`${title}: ${(error as Error).message}`);
    }
  }
  return failures;
}
