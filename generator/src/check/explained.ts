import type { Context } from './context.js';

/** Returns whether an entry of the ledger is about one of some subjects, or about a part of one, and mentions something. */
export function isExplained({ specs }: Context, subjects: readonly string[], mention: RegExp = /^/): boolean {
  const entries = specs.ledger?.value.entries ?? [];
  return entries.some(({ subject, claims, decision, reason }) => {
    const isAbout = [subject]
      .flat()
      .some((one) => subjects.some((wanted) => one === wanted || one.startsWith(`${wanted}.`)));
    return isAbout && [...claims.map(({ says }) => says), decision, reason].some((text) => mention.test(text));
  });
}
