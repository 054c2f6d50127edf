import { findNearest } from '@yunspec/runtime/check';

/** Returns ` (did you mean 'Size'?)`, or an empty string if no known word is near. */
export function suggestWord(word: string, known: readonly string[]): string {
  const near = findNearest(word, known);
  return near === undefined || near === word ? '' : ` (did you mean '${near}'?)`;
}

/** Suggests the word that was probably meant, or lists all known words if none is near. */
export const suggestOneOf = (word: string, known: readonly string[]): string =>
  suggestWord(word, known) || `; use one of ${known.join(', ')}`;
