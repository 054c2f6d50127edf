import { countValues } from '../language/count-values.js';
import { listSpecStems, listSpecTexts, listStems } from './code-words.js';
import type { Context, PlacedValue } from './context.js';
import { formatSubject } from './doubtful-values.js';
import { isExplained } from './explained.js';
import { isOneEdit } from './similar.js';

/** The values of a member, with their place. */
interface Listed {
  readonly placed: PlacedValue;
  readonly values: readonly string[];
}

/** A word or a text that nothing else has, with one that is a letter away from it. */
interface Slip {
  readonly word: string;
  readonly other: string;
}

/** Returns a function that finds a word of a value which is probably misspelt. */
function createWordSpeller(context: Context): (value: string) => Slip | undefined {
  const known = listSpecStems(context);
  const usual = [...known].filter(([stem, texts]) => stem.length > 4 && texts.size > 1).map(([stem]) => stem);
  const isStrange = (stem: string, text: string): boolean =>
    stem.length > 4 && !/\d/.test(stem) && [...(known.get(stem) ?? [])].every((one) => one === text);
  const isNear = (stem: string, word: string): boolean =>
    isOneEdit(stem, word) && !stem.startsWith(word) && !word.startsWith(stem);
  return (value) => {
    const stems = listStems(value);
    const word = stems.find((stem) => isStrange(stem, value));
    const other = word === undefined ? undefined : usual.find((stem) => isNear(stem, word));
    return word === undefined || other === undefined ? undefined : { word, other };
  };
}

/** Texts of this length are not words of the language; a value of a list may be shorter. */
const longText = 6;

const isName = (text: string): boolean => text.length > 3 && /^[A-Za-z_-]+$/.test(text);

/** Returns whether two names differ by one letter that is neither the first one nor a plural. */
function isMisspelt(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return isOneEdit(one, other) && one[0] === other[0] && `${one}s` !== other && `${other}s` !== one;
}

/** Returns a function that finds a text elsewhere in the specs which a value of one list alone is a letter away from. */
function createTextSpeller(context: Context, lists: readonly Listed[]) {
  const files = listSpecTexts(context);
  const times = new Map(countValues(lists.flatMap(({ values }) => values)));
  const isOnce = (text: string): boolean => (files.get(text) ?? 0) <= 1;
  const usual = [...files.keys()].filter((text) => isName(text) && (times.has(text) || text.length >= longText));
  return (value: string, list: readonly string[]): Slip | undefined => {
    if (times.get(value) !== 1 || !isOnce(value) || !isName(value)) return undefined;
    const other = usual.find((text) => isMisspelt(text, value) && !(list.includes(text) && isOnce(text)));
    return other === undefined ? undefined : { word: value, other };
  };
}

/** Finds listed values that nothing else in the specs has, and that are a letter away from what they have. */
export function findStrangeValues(context: Context, lists: readonly Listed[]): void {
  const spellWord = createWordSpeller(context);
  const spellText = createTextSpeller(context, lists);
  for (const { placed, values } of lists) {
    for (const [i, value] of (placed.value.enum ?? []).entries()) {
      const slip = typeof value === 'string' ? (spellWord(value) ?? spellText(value, values)) : undefined;
      if (slip === undefined || isExplained(context, [formatSubject(placed)], new RegExp(slip.word, 'i'))) continue;
      context.report(placed.file, [...placed.path, 'enum', i], 'enum-word-unknown', { value: String(value), ...slip });
    }
  }
}
