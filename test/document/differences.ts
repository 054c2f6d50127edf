import type { LedgerEntry } from './product.js';

/** One place where a document and a spec say different things. */
export interface Difference {
  readonly at: string;
  readonly what: string;
  readonly document: unknown;
  readonly spec: unknown;
}

/** Differences that the ledger explains: in the aspect `what` of the places `at`. */
export interface Exception {
  readonly ledger: string;
  readonly what: string;
  readonly at: readonly string[];
}

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Nothing when both say the same. */
export const differing = (at: string, what: string, document: unknown, spec: unknown): Difference[] =>
  sameJson(document, spec) ? [] : [{ at, what, document, spec }];

const keyOf = ({ at, what }: { at: string; what: string }): string => `${at} ${what}`;

export interface Verdict {
  /** Differences that nothing explains. */
  readonly unexplained: readonly Difference[];
  /** Exceptions that explain nothing any more. */
  readonly idle: readonly string[];
  /** Exceptions whose ledger entry does not exist. */
  readonly unknown: readonly string[];
}

/** Holds differences against the exceptions for the aspects they are about. */
export function verdictOn(differences: readonly Difference[], exceptions: readonly Exception[], ledger: readonly LedgerEntry[]): Verdict {
  const listed = exceptions.flatMap(({ what, at }) => at.map((place) => keyOf({ at: place, what })));
  const found = new Set(differences.map(keyOf));
  const ids = new Set(ledger.map(({ id }) => id));
  return {
    unexplained: differences.filter((one) => !listed.includes(keyOf(one))),
    idle: listed.filter((key) => !found.has(key)),
    unknown: exceptions.map((one) => one.ledger).filter((id) => !ids.has(id)),
  };
}

export const clean: Verdict = { unexplained: [], idle: [], unknown: [] };
