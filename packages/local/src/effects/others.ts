import type { Effect, Others, Values } from '@yunspec/model';
import { getAtPath } from '@yunspec/runtime/check';
import { isSame } from '../paths.js';
import { areOverlapping, isWithin } from '../ranges.js';
import { readMemberValues } from '../state/attributes.js';
import type { Entry } from '../state/store.js';
import { findRegionMember, isInRegion } from './regions.js';
import { resolveReference, type Subject } from './resolve-reference.js';

type Relation = (member: unknown, wanted: unknown) => boolean;

/** The words that relate members of other resources to values of the call. */
const relations = { by: isSame, overlaps: areOverlapping, within: isWithin } satisfies Partial<
  Record<keyof Others, Relation>
>;

/** Checks whether an entry has one of the wanted values in every member. */
export const hasAnyOf = ({ store }: Subject['call'], entry: Entry, where: Values | undefined): boolean =>
  Object.entries(where ?? {}).every(([path, wanted]) => {
    const values = readMemberValues(store, entry, path);
    return (values.length === 0 ? [''] : values).some((value) => [wanted].flat().some((one) => isSame(value, one)));
  });

/** A relation that resources must have to the call, with the values that it is about. */
interface Wish {
  readonly word: keyof typeof relations;
  readonly path: string;
  readonly wanted: readonly unknown[];
}

/** Lists the relations that the words ask for. A reference without a value relates nothing. */
const listWishes = (subject: Subject, others: Others): Wish[] =>
  (Object.keys(relations) as (keyof typeof relations)[]).flatMap((word) =>
    Object.entries(others[word] ?? {}).map(([path, reference]) => ({
      word,
      path,
      wanted: resolveReference(subject, reference),
    })),
  );

const meetsWish = ({ store }: Subject['call'], entry: Entry, { word, path, wanted }: Wish): boolean =>
  readMemberValues(store, entry, path).some((value) => wanted.some((one) => relations[word](value, one)));

/** Lists the resources of a kind that meet the wishes. */
function listWished(call: Subject['call'], kind: string, wishes: readonly Wish[]): readonly Entry[] {
  const { store } = call;
  const indexed = wishes.find(({ word, path }) => word === 'by' && store.isStored(kind, path));
  const candidates = indexed === undefined ? store.list(kind) : store.listBy(kind, indexed.path, indexed.wanted);
  const others = wishes.filter((wish) => wish !== indexed);
  return others.length === 0
    ? candidates
    : candidates.filter((entry) => others.every((wish) => meetsWish(call, entry, wish)));
}

/** Counts what an effect adds: the resources that it creates, else one. */
export function countAdditions({ filled }: Subject['call'], { creates, each, times }: Effect): number {
  if (creates === undefined) return 1;
  if (each !== undefined) return [getAtPath(filled, each) ?? []].flat().length;
  return times === undefined ? 1 : Number(getAtPath(filled, times) ?? 1);
}

/** Checks whether there are other resources of a kind that there must not be, or more than there may be. */
export function hasTooMany(subject: Subject, effect: Effect, kind: string, others: Others): boolean {
  const { call, target } = subject;
  // a limit that no one has set holds, however many there are
  const [limit] = others.most === undefined ? [0] : resolveReference(subject, String(others.most));
  if (limit === undefined || limit === '') return false;
  const namesRegion = Object.hasOwn(others.by ?? {}, findRegionMember(call) ?? '');
  const found = listWished(call, kind, listWishes(subject, others)).filter(
    (entry) => entry !== target && (namesRegion || isInRegion(call, entry)) && hasAnyOf(call, entry, others.where),
  );
  if (others.most === undefined) return found.length > 0;
  return found.length + countAdditions(call, effect) > Number(limit);
}
