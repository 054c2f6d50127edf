import type { Pairs } from '../wire/flatten.js';
import { encodePairs } from '../wire/percent.js';

export function compareCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * Sorts parameters by name, then by text, and encodes them: the form that is signed, and that the service computes as
 * well. A request may send its query in this form.
 */
export function canonicalQuery(query: Pairs): string {
  return encodePairs([...query].sort(([a, x], [b, y]) => compareCodeUnits(a, b) || compareCodeUnits(x, y)));
}
