import type { Context } from './context.js';

/** Returns whether an entry of the ledger is about one of some subjects, or about a part of one. */
export function isExplained({ specs }: Context, subjects: readonly string[]): boolean {
  const entries = specs.ledger?.value.entries ?? [];
  return entries
    .flatMap(({ subject }) => subject)
    .some((subject) => subjects.some((wanted) => subject === wanted || subject.startsWith(`${wanted}.`)));
}
