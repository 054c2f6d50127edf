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

const isSameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Nothing when both say the same. */
export const compareValues = (at: string, what: string, document: unknown, spec: unknown): Difference[] =>
  isSameJson(document, spec) ? [] : [{ at, what, document, spec }];

const formatKey = ({ at, what }: { at: string; what: string }): string => `${at} ${what}`;

export interface Verdict {
  /** Differences that nothing explains. */
  readonly unexplained: readonly Difference[];
  /** Exceptions that explain nothing any more. */
  readonly idle: readonly string[];
  /** Exceptions whose ledger entry does not exist, or is about something else. */
  readonly unfounded: readonly string[];
}

/** Returns whether an entry is about a place: its operation or type, or the member wherever it is. */
function isAbout({ subject }: LedgerEntry, place: string): boolean {
  const [owner = ''] = place.split('.');
  const member = place.slice(owner.length);
  return [subject].flat().some((one) => one.split('.').includes(owner) || (member !== '' && one.endsWith(member)));
}

/** Holds differences against the exceptions for them. */
export function judgeDifferences(
  differences: readonly Difference[],
  exceptions: readonly Exception[],
  ledger: readonly LedgerEntry[],
): Verdict {
  const places = exceptions.flatMap(({ ledger: id, what, at }) =>
    at.map((place) => ({ id, at: place, key: formatKey({ at: place, what }) })),
  );
  const found = new Set(differences.map(formatKey));
  return {
    unexplained: differences.filter((one) => !places.some(({ key }) => key === formatKey(one))),
    idle: places.filter(({ key }) => !found.has(key)).map(({ key }) => key),
    unfounded: places
      .filter(({ id, at }) => !ledger.some((entry) => entry.id === id && isAbout(entry, at)))
      .map(({ id, at }) => `${id}: ${at}`),
  };
}

export const clean: Verdict = { unexplained: [], idle: [], unfounded: [] };
