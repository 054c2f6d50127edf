import { getOwn } from '@yunspec/runtime/check';
import { isSame } from '../paths.js';
import type { BoundEffect } from '../product.js';
import { readMember, readMemberValues } from '../state/attributes.js';
import type { Entry } from '../state/store.js';
import type { Call } from './call.js';
import { findRegionMember } from './regions.js';

type Criterion = (entry: Entry) => boolean;

/** Checks whether a criterion is blank, and so ignored. An empty list is not blank: it matches nothing. */
const isBlank = (value: unknown): boolean => value === undefined || value === '';

function createFilters(call: Call, { effect }: BoundEffect): Criterion[] {
  const { filled, store } = call;
  return Object.entries(effect.filters ?? {}).flatMap(([name, path]): Criterion[] => {
    const wanted = getOwn(filled, name);
    if (isBlank(wanted) || effect.all?.includes(String(wanted))) return [];
    const candidates = [wanted].flat();
    const isEverywhere = (entry: Entry): boolean =>
      path === findRegionMember(call) && readMember(store, entry, path) === undefined;
    return [
      (entry) =>
        isEverywhere(entry) ||
        readMemberValues(store, entry, path).some((value) => candidates.some((candidate) => isSame(value, candidate))),
    ];
  });
}

function createSearches({ input, store }: Call, { effect }: BoundEffect): Criterion[] {
  return Object.entries(effect.search ?? {}).flatMap(([name, paths]): Criterion[] => {
    const wanted = getOwn(input, name);
    if (isBlank(wanted)) return [];
    return [(entry) => paths.some((path) => String(readMember(store, entry, path) ?? '').includes(String(wanted)))];
  });
}

/** Selects the resources that meet every criterion of a call. */
export function selectEntries(call: Call, bound: BoundEffect): Entry[] {
  const criteria = [...createFilters(call, bound), ...createSearches(call, bound)];
  return call.store.list(bound.resource.resource).filter((entry) => criteria.every((isMet) => isMet(entry)));
}
