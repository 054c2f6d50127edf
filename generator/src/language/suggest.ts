import { findNearest } from '@yunspec/runtime/check';

/** ` (did you mean 'Size'?)`, or an empty string where no known word is near. */
export function suggestWord(word: string, known: readonly string[]): string {
  const near = findNearest(word, known);
  return near === undefined || near === word ? '' : ` (did you mean '${near}'?)`;
}

/** The word that was probably meant, or all known words where none is near. */
export const suggestOneOf = (word: string, known: readonly string[]): string =>
  suggestWord(word, known) || `; use one of ${known.join(', ')}`;
