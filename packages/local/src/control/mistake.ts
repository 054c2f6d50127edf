import { findNearest } from '@yunspec/runtime/check';

/** Creates the error for a name that is not known, with the one that was probably meant. */
export function createUnknownError(what: string, name: string, known: readonly string[]): TypeError {
  const similar = findNearest(name, known);
  const hint = similar === undefined ? '' : ` Did you mean ${similar}?`;
  const list = known.length <= 30 ? ` Known: ${known.join(', ')}.` : '';
  return new TypeError(`There is no ${what} ${JSON.stringify(name)}.${hint}${list}`);
}

/** Throws a TypeError if a name is not known. */
export function assertKnown(what: string, name: string, known: readonly string[]): void {
  if (!known.includes(name)) throw createUnknownError(what, name, known);
}
