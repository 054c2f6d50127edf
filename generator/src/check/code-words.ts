import { faultKinds } from '../language/nodes/index.js';
import type { ProductSpecs } from '../read/load.js';
import type { Context } from './context.js';

/** Splits names and sentences into words in lower case: `InvalidDiskId.NotFound` has five. */
export const splitWords = (text: string): string[] =>
  text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z\d]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase());

/** Cuts the ending off a word, so that `uses` and `using` are one. */
export const getStem = (word: string): string => word.replace(/(?:ies|ied|es|ed|ing|ion|s|e|y)$/, '');

function* listTexts(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* listTexts(item);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      yield key;
      yield* listTexts(inner);
    }
}

/** The stems of the products that were read already: several checks look at them. */
const stems = new WeakMap<ProductSpecs, ReadonlyMap<string, ReadonlySet<string>>>();

/**
 * Lists the stems of the words of a product's specs, each with the texts that have it.
 */
export function listSpecStems({ specs }: Context): ReadonlyMap<string, ReadonlySet<string>> {
  const known = stems.get(specs);
  if (known !== undefined) return known;
  const words = new Map(
    Object.keys(faultKinds).flatMap((kind) => splitWords(kind).map((word) => [getStem(word), new Set([kind])])),
  );
  for (const { path, value } of specs.files) {
    // the ledger quotes misspellings
    if (path.endsWith('discrepancies.yaml')) continue;
    for (const text of new Set(listTexts(value)))
      for (const word of splitWords(text).map(getStem))
        words.set(word, (words.get(word) ?? new Set<string>()).add(text));
  }
  stems.set(specs, words);
  return words;
}
