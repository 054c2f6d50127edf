import type { Difference } from './difference.js';

/** Kinds that say that something is there or not, in whatever words. */
const isPresence = (kind: Difference['kind']): boolean => /-(?:added|gone)$/.test(kind);

const makeKey = ({ kind, operation, member, at, text }: Difference): string =>
  JSON.stringify([
    kind,
    operation,
    member?.replace(/\.n$/, ''),
    isPresence(kind) && member !== undefined ? '' : `${at} ${text}`,
  ]);

/**
 * Leaves out what another place of the document shows as well: a table and a sample, or two rows of one name. A code may
 * have several rows, each for a cause of its own.
 */
export function dropRepeats(differences: readonly Difference[]): Difference[] {
  const seen = new Set<string>();
  return differences.filter((difference) => {
    if (difference.code !== undefined) return true;
    const key = makeKey(difference);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
