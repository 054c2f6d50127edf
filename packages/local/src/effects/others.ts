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

/** Checks whether an entry is related to the call as the words say. A reference without a value relates nothing. */
const isRelated = (subject: Subject, entry: Entry, others: Others): boolean =>
  Object.entries(relations).every(([word, holds]) =>
    Object.entries(others[word as keyof typeof relations] ?? {}).every(([path, reference]) => {
      const wanted = resolveReference(subject, reference);
      return readMemberValues(subject.call.store, entry, path).some((value) => wanted.some((one) => holds(value, one)));
    }),
  );

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
  const found = call.store
    .list(kind)
    .filter((entry) => entry !== target && (namesRegion || isInRegion(call, entry)))
    .filter((entry) => hasAnyOf(call, entry, others.where) && isRelated(subject, entry, others));
  if (others.most === undefined) return found.length > 0;
  return found.length + countAdditions(call, effect) > Number(limit);
}
