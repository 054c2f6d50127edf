import { groupBy } from '../language/group-by.js';
import { escapeText, listSpecStems, listStems } from './code-words.js';
import { type Context, listValues, type PlacedValue } from './context.js';
import { formatSubject } from './doubtful-values.js';
import { isExplained } from './explained.js';
import { isOneEdit } from './similar.js';

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

/** Finds listed values with a word that nothing else in the specs has, and that is a letter away from one they have. */
function findStrangeValues(context: Context, values: readonly PlacedValue[]): void {
  const findSlip = createSpeller(context);
  for (const placed of values) {
    for (const [i, value] of (placed.value.enum ?? []).entries()) {
      const slip = typeof value === 'string' ? findSlip(value) : undefined;
      if (slip === undefined || isExplained(context, [formatSubject(placed)], new RegExp(slip.word, 'i'))) continue;
      context.report(placed.file, [...placed.path, 'enum', i], 'enum-word-unknown', { value: String(value), ...slip });
    }
  }
}

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

/** Lists the values that only one of two lists has; none where they differ by more than one value each. */
function listDiffering(own: readonly string[], other: readonly string[]): string[] {
  const more = own.filter((one) => !other.includes(one));
  const less = other.filter((one) => !own.includes(one));
  const isNear = more.length <= 1 && less.length <= 1 && own.length - more.length > 1;
  return isNear ? [...more, ...less] : [];
}

/** Finds a list of values that differs by one value from that of another member of the same name. */
function findUnlike(context: Context, placed: PlacedValue, peers: readonly PlacedValue[]): void {
  const own = getList(placed);
  const isEqual = (other: readonly string[]): boolean =>
    other.length === own.length && other.every((one) => own.includes(one));
  if (peers.some((peer) => isEqual(getList(peer)))) return;
  for (const peer of peers) {
    const differing = listDiffering(own, getList(peer));
    const subjects = [formatSubject(placed), formatSubject(peer)];
    const isSaid = (one: string): boolean => isExplained(context, subjects, new RegExp(escapeText(one)));
    if (differing.length === 0 || differing.some(isSaid)) continue;
    const params = { values: differing.join(', '), place: formatSubject(peer) };
    context.report(placed.file, [...placed.path, 'enum'], 'enum-unlike', params);
    return;
  }
}

/** Finds lists of values that are unlike others, and values that look like slips. */
export function findUnlikeLists(context: Context): void {
  const values = listValues(context).filter(({ value }) => value.enum !== undefined);
  findStrangeValues(context, values);
  for (const group of groupBy(values, findMemberName).values())
    for (const placed of group)
      findUnlike(
        context,
        placed,
        group.filter((peer) => peer !== placed),
      );
}
