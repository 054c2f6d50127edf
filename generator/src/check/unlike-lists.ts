import { countValues } from '../language/group-by.js';
import { escapeText, listSpecStems, listStems } from './code-words.js';
import { type Context, listValues, type PlacedValue } from './context.js';
import { formatSubject } from './doubtful-values.js';
import { isExplained, listEntries, listSentences } from './explained.js';
import { isOneEdit } from './similar.js';

/** Returns the name of the member that a value is, or is an item of. */
function findMemberName({ file, path }: PlacedValue): string {
  const names = path.filter((_, i) => path[i - 1] === 'properties');
  const { shape = '' } = file.value as { readonly shape?: string };
  return String(names.at(-1) ?? shape);
}

/** Values of filters that stand for no value of the member itself. */
const noValue = /^all$/i;

const getList = ({ value }: PlacedValue): string[] =>
  (value.enum ?? []).map(String).filter((one) => !noValue.test(one));

/** A word that nothing else has, with one that is a letter away from it. */
interface Slip {
  readonly word: string;
  readonly other: string;
}

/** Returns a function that finds a word of a value which is probably misspelt. */
function createSpeller(context: Context): (value: string) => Slip | undefined {
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

/** Returns a function that finds the value of another list which a value of one list alone is a letter away from. */
function createValueSpeller(values: readonly PlacedValue[]): (value: string, list: readonly string[]) => Slip | undefined {
  const times = new Map(countValues(values.flatMap(getList)));
  const usual = [...times].filter(([one]) => one.length > 3 && !/\d/.test(one));
  return (value, list) => {
    if (times.get(value) !== 1 || /\d/.test(value)) return undefined;
    const isMeant = ([one, count]: readonly [string, number]): boolean =>
      (count > 1 || !list.includes(one)) && isOneEdit(one.toLowerCase(), value.toLowerCase());
    const [other] = usual.find(isMeant) ?? [];
    return other === undefined ? undefined : { word: value, other };
  };
}

/** Finds listed values with a word that nothing else in the specs has, and that is a letter away from one they have. */
function findStrangeValues(context: Context, values: readonly PlacedValue[]): void {
  const spellWord = createSpeller(context);
  const spellValue = createValueSpeller(values);
  for (const placed of values) {
    for (const [i, value] of (placed.value.enum ?? []).entries()) {
      const slip = typeof value === 'string' ? (spellWord(value) ?? spellValue(value, getList(placed))) : undefined;
      if (slip === undefined || isExplained(context, [formatSubject(placed)], new RegExp(slip.word, 'i'))) continue;
      context.report(placed.file, [...placed.path, 'enum', i], 'enum-word-unknown', { value: String(value), ...slip });
    }
  }
}

/** Lists the values in which two lists differ that are probably the same, or of which one probably contains the other. */
function listDiffering(own: readonly string[], other: readonly string[]): string[] {
  const more = own.filter((one) => !other.includes(one));
  const less = other.filter((one) => !own.includes(one));
  const shared = own.length - more.length;
  // two lists of two values each that share one may be about different things
  const isSlip = more.length + less.length === 1 || isOneEdit(more[0] ?? '', less[0] ?? '');
  if (more.length <= 1 && less.length <= 1) return shared > 1 || (shared === 1 && isSlip) ? [...more, ...less] : [];
  return more.length === 1 && shared > 2 ? more : [];
}

const mentions = (text: string, value: string): boolean =>
  new RegExp(`(?<!\\w)${escapeText(value)}(?!\\w)`).test(text);

/** Returns whether the ledger says why a list has a value and another one has not: a claim that lists both does not. */
function isDifferenceExplained(context: Context, subjects: readonly string[], value: string, list: readonly string[]) {
  const isList = (text: string): boolean => list.filter((one) => one !== value && mentions(text, one)).length > 0;
  // what a document said before is no reason for a difference between two lists of today
  const entries = listEntries(context, subjects).filter(({ kind }) => kind !== 'superseded');
  return entries.map(listSentences).some((texts) => {
    const lists = texts.filter(isList);
    const isInAll = lists.length > 0 && lists.every((text) => mentions(text, value));
    return !isInAll && texts.some((text) => mentions(text, value));
  });
}

/** Finds a list of values that differs by one value from that of another member of the same name. */
function findUnlike(context: Context, placed: PlacedValue, peers: readonly PlacedValue[]): void {
  const own = getList(placed);
  const isEqual = (other: readonly string[]): boolean =>
    other.length === own.length && other.every((one) => own.includes(one));
  if (peers.some((peer) => isEqual(getList(peer)))) return;
  for (const peer of peers) {
    const other = getList(peer);
    const differing = listDiffering(own, other);
    const subjects = [formatSubject(placed), formatSubject(peer)];
    const isSaid = (one: string): boolean => isDifferenceExplained(context, subjects, one, [...own, ...other]);
    if (differing.length === 0 || differing.every(isSaid)) continue;
    const params = { values: differing.join(', '), place: formatSubject(peer) };
    context.report(placed.file, [...placed.path, 'enum'], 'enum-unlike', params);
    return;
  }
}

/** Returns the name of a member without what tells two sides apart: those of system and data disks have the same values. */
const getCommonName = (placed: PlacedValue): string =>
  findMemberName(placed).replace(/^(?:System|Data|Source|Dest(?:ination)?)(?=[A-Z])/, '');

/** Returns whether two lists are of texts, of which they share some: then they are probably about the same. */
function shareTexts(a: PlacedValue, b: PlacedValue): boolean {
  const other = getList(b);
  const shared = getList(a).filter((one) => other.includes(one) && /[A-Za-z]/.test(one));
  return shared.length > 1;
}

/** Finds whole numbers that a list leaves out between two that it has, where others of it follow each other. */
function findGaps(context: Context, placed: PlacedValue): void {
  const numbers = getList(placed).map(Number);
  const has = (number: number): boolean => numbers.includes(number);
  const gap = numbers.find((one) => has(one + 2) && !has(one + 1) && (has(one - 1) || has(one + 3)));
  if (gap === undefined || isExplained(context, [formatSubject(placed)], new RegExp(`\\b${gap + 1}\\b`))) return;
  const params = { missing: String(gap + 1), before: String(gap), after: String(gap + 2) };
  context.report(placed.file, [...placed.path, 'enum'], 'enum-gap', params);
}

/** Finds lists of values that are unlike others, and values that look like slips. */
export function findUnlikeLists(context: Context): void {
  const values = listValues(context).filter(({ value }) => value.enum !== undefined);
  findStrangeValues(context, values);
  for (const placed of values) {
    findGaps(context, placed);
    const name = getCommonName(placed);
    const peers = values.filter((peer) => peer !== placed);
    findUnlike(context, placed, [
      ...peers.filter((peer) => getCommonName(peer) === name),
      ...peers.filter((peer) => getCommonName(peer) !== name && shareTexts(placed, peer)),
    ]);
  }
}
