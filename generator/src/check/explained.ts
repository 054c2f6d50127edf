import { computeOnce } from '@yunspec/model';
import type { RawEntry } from '../language/raw.js';
import type { Spec } from '../read/load.js';
import type { Context } from './context.js';

type Entries = ReadonlyMap<string, readonly RawEntry[]>;

/** Indexes the entries of a ledger by their subjects, and by all that these are parts of. */
const indexEntries = computeOnce((ledger: Spec<'ledger'>): Entries => {
  const entries = new Map<string, RawEntry[]>();
  for (const entry of ledger.value.entries) {
    const subjects = [entry.subject].flat().flatMap((subject) => {
      const steps = subject.split('.');
      return steps.map((_, i) => steps.slice(0, i + 1).join('.'));
    });
    for (const subject of new Set(subjects)) entries.set(subject, [...(entries.get(subject) ?? []), entry]);
  }
  return entries;
});

/** Lists the entries of the ledger that are about one of some subjects, or about a part of one. */
export function listEntries({ specs }: Context, subjects: readonly string[]): RawEntry[] {
  if (specs.ledger === undefined) return [];
  const entries = indexEntries(specs.ledger);
  return subjects.flatMap((subject) => entries.get(subject) ?? []);
}

/** Lists the sentences of an entry. */
export const listSentences = ({ claims, decision, reason }: RawEntry): string[] => [
  ...claims.map(({ says }) => says),
  decision,
  reason,
];

/** Returns whether an entry of the ledger is about one of some subjects, or about a part of one, and mentions something. */
export const isExplained = (context: Context, subjects: readonly string[], mention: RegExp = /^/): boolean =>
  listEntries(context, subjects).some((entry) => listSentences(entry).some((text) => mention.test(text)));
