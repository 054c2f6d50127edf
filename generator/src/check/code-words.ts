import { computeOnce } from '@yunspec/model';
import { countValues } from '../language/count-values.js';
import { faultKinds } from '../language/nodes/index.js';
import type { ProductSpecs } from '../read/load.js';
import type { Context } from './context.js';

/** Creates a function that computes a value once for each text: many checks read the same texts. */
function rememberTexts<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = compute(text);
    known.set(text, value);
    return value;
  };
}

/** Splits names and sentences into words in lower case: `InvalidDiskId.NotFound` has five. */
export const splitWords = rememberTexts((text): readonly string[] =>
  text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z\d]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase()),
);

/** Cuts the ending off a word, so that `uses` and `using` are one. */
export const getStem = (word: string): string => word.replace(/(?:ies|ied|es|ed|ing|ion|s|e|y)$/, '');

/** Escapes a text for a regular expression. */
export const escapeText = (text: string): string => text.replace(/[^\w\s]/g, '\\$&');

/** Writes words in quotes, with commas between them. */
export const quoteWords = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** Lists the stems of the words of a text. */
export const listStems = rememberTexts((text): readonly string[] => splitWords(text).map(getStem));

function* listTexts(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* listTexts(item);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      yield key;
      yield* listTexts(inner);
    }
}

type Stems = ReadonlyMap<string, ReadonlySet<string>>;

/** Lists each text of a product's specs with the number of files that have it. The ledger quotes misspellings. */
const countFileTexts = computeOnce((specs: ProductSpecs): ReadonlyMap<string, number> => {
  const files = specs.files.filter(({ path }) => !path.endsWith('discrepancies.yaml'));
  return new Map(countValues(files.flatMap(({ value }) => [...new Set(listTexts(value))])));
});

const collectStems = computeOnce((specs: ProductSpecs): Stems => {
  const words = new Map(
    Object.keys(faultKinds).flatMap((kind) => splitWords(kind).map((word) => [getStem(word), new Set([kind])])),
  );
  for (const text of countFileTexts(specs).keys())
    for (const word of listStems(text)) {
      const texts = words.get(word);
      if (texts === undefined) words.set(word, new Set([text]));
      else texts.add(text);
    }
  return words;
});

/** Lists the stems of the words of a product's specs, each with the texts that have it. */
export const listSpecStems = ({ specs }: Context): Stems => collectStems(specs);

/** Counts the files of a product that have each text. */
export const listSpecTexts = ({ specs }: Context): ReadonlyMap<string, number> => countFileTexts(specs);
