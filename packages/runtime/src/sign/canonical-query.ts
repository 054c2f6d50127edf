import type { Pairs } from '../wire/flatten.js';
import { encodePairs } from '../wire/percent.js';

export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sorted by name, then by text, and encoded: the one form both sides can make. It may travel like that. */
export function canonicalQuery(query: Pairs): string {
  return encodePairs([...query].sort(([a, x], [b, y]) => byCodeUnit(a, b) || byCodeUnit(x, y)));
}
