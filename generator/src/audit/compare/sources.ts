import type { Model, Source } from '@yunspec/model';
import type { Difference } from './difference.js';

/** The kinds of what a document does not have. */
const lacks: readonly Difference['kind'][] = [
  'parameter-gone',
  'answer-gone',
  'error-gone',
  'operation-gone',
  'type-gone',
  'limit-unstated',
];

/** Dates by which one source can be older than another; only dates of one kind can be compared. */
const dates = ['published', 'retrieved'] as const;

/** Returns whether a source is older than another, as far as their dates tell. */
function isOlder(one: Source | undefined, other: Source | undefined): boolean {
  for (const date of dates) {
    const [a, b] = [one?.[date], other?.[date]];
    if (a !== undefined && b !== undefined) return String(a) < String(b);
  }
  return false;
}

/**
 * Returns whether a source should have what it lacks: what another source states, and no older one, need not be in it.
 * Where it is not known which source a document is, every fact should be there.
 */
export function isExpected({ sources }: Model, source: string | undefined, { kind, docs }: Difference): boolean {
  if (source === undefined || docs === undefined || !lacks.includes(kind)) return true;
  const [key = ''] = docs.split(' > ');
  return key === source || isOlder(sources[key], sources[source]);
}
