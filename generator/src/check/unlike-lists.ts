import { escapeText } from './code-words.js';
import { type Context, listValues, type PlacedValue } from './context.js';
import { formatSubject } from './doubtful-values.js';
import { isExplained, listEntries, listSentences } from './explained.js';
import { isOneEdit } from './similar.js';
import { findStrangeValues } from './value-spelling.js';

/** A list of values, with the name that its member shares with others. */
interface ValueList {
  readonly placed: PlacedValue;
  readonly name: string;
  readonly values: readonly string[];
}

/**
 * Returns the name of the member that a value is, or is an item of, without what tells two sides apart: those of system and
 * of data disks have the same values.
 */
function findCommonName({ file, path }: PlacedValue): string {
  const names = path.filter((_, i) => path[i - 1] === 'properties');
  const { shape = '' } = file.value as { readonly shape?: string };
  return String(names.at(-1) ?? shape).replace(/^(?:System|Data|Source|Dest(?:ination)?)(?=[A-Z])/, '');
}

/** Values of filters that stand for no value of the member itself. */
const noValue = /^all$/i;

const makeList = (placed: PlacedValue): ValueList => ({
  placed,
  name: findCommonName(placed),
  values: (placed.value.enum ?? []).map(String).filter((one) => !noValue.test(one)),
});

/** Lists the values in which two lists differ that are probably the same, or of which one probably contains the other. */
function listDiffering(own: readonly string[], other: readonly string[]): string[] {
  const more = own.filter((one) => !other.includes(one));
  const less = other.filter((one) => !own.includes(one));
  const shared = own.length - more.length;
  if (more.length > 1 || (less.length > 1 && shared < 3)) return [];
  if (less.length > 1) return more;
  // two lists of two values each that share one may be about different things
  const isSlip = more.length + less.length === 1 || isOneEdit(more[0] ?? '', less[0] ?? '');
  return shared > 1 || (shared === 1 && isSlip) ? [...more, ...less] : [];
}

const mentions = (text: string, value: string): boolean => new RegExp(`(?<!\\w)${escapeText(value)}(?!\\w)`).test(text);

/** Returns whether the ledger says why a list has a value and another one has not: a claim that lists both does not. */
function isDifferenceExplained(context: Context, subjects: readonly string[], value: string, all: readonly string[]) {
  const isList = (text: string): boolean => all.some((one) => one !== value && mentions(text, one));
  // what a document said before is no reason for a difference between two lists of today
  const entries = listEntries(context, subjects).filter(({ kind }) => kind !== 'superseded');
  return entries.map(listSentences).some((texts) => {
    const lists = texts.filter(isList);
    const isInAll = lists.length > 0 && lists.every((text) => mentions(text, value));
    return !isInAll && texts.some((text) => mentions(text, value));
  });
}

/** Finds a list that nearly is another one, though no other list is equal to it. */
function findUnlike(context: Context, { placed, values }: ValueList, peers: readonly ValueList[]): void {
  const isEqual = (peer: ValueList): boolean =>
    peer.values.length === values.length && peer.values.every((one) => values.includes(one));
  if (peers.some(isEqual)) return;
  for (const peer of peers) {
    const differing = listDiffering(values, peer.values);
    if (differing.length === 0) continue;
    const place = formatSubject(peer.placed);
    const all = [...values, ...peer.values];
    if (differing.every((one) => isDifferenceExplained(context, [formatSubject(placed), place], one, all))) continue;
    context.report(placed.file, [...placed.path, 'enum'], 'enum-unlike', { values: differing.join(', '), place });
    return;
  }
}

/** Returns whether two lists share several texts, or belong to members of one name: then they are about the same. */
const isPeer = (one: ValueList, other: ValueList): boolean =>
  one !== other &&
  (one.name === other.name ||
    one.values.filter((value) => /[A-Za-z]/.test(value) && other.values.includes(value)).length > 1);

/** Finds a whole number that a list leaves out between two that it has, where others of it follow each other. */
function findGap(context: Context, { placed, values }: ValueList): void {
  const has = (number: number): boolean => values.includes(String(number));
  const before = values.map(Number).find((one) => has(one + 2) && !has(one + 1) && (has(one - 1) || has(one + 3)));
  if (before === undefined) return;
  const missing = String(before + 1);
  if (isExplained(context, [formatSubject(placed)], new RegExp(`\\b${missing}\\b`))) return;
  const params = { missing, before: String(before), after: String(before + 2) };
  context.report(placed.file, [...placed.path, 'enum'], 'enum-gap', params);
}

/** Finds lists of values that are unlike others, and values that look like slips. */
export function findUnlikeLists(context: Context): void {
  const lists = listValues(context)
    .filter(({ value }) => value.enum !== undefined)
    .map(makeList);
  findStrangeValues(context, lists);
  for (const list of lists) {
    findGap(context, list);
    findUnlike(
      context,
      list,
      lists.filter((peer) => isPeer(list, peer)),
    );
  }
}
