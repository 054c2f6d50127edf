import { computeOnce, type Effect } from '@yunspec/model';
import { getOwn } from '@yunspec/runtime/check';
import type { BoundEffect } from '../product.js';
import { readMember, readMemberValues } from '../state/attributes.js';
import type { Entry } from '../state/store.js';
import type { Call } from './call.js';
import { findRegionMember } from './regions.js';

type Criterion = (entry: Entry) => boolean;

/** Checks whether a criterion is blank, and so ignored. An empty list is not blank: it matches nothing. */
const isBlank = (value: unknown): boolean => value === undefined || value === '';

/** Lists the filters of an effect: inputs, with the members that must equal them. */
const listFilters = computeOnce(({ filters = {} }: Effect) => Object.entries(filters));

function createFilters(call: Call, { effect }: BoundEffect): Criterion[] {
  const { filled, store } = call;
  return listFilters(effect).flatMap(([name, path]): Criterion[] => {
    const wanted = getOwn(filled, name);
    if (isBlank(wanted) || effect.all?.includes(String(wanted))) return [];
    const candidates = new Set([wanted].flat().map(String));
    const isRegion = path === findRegionMember(call);
    const isWanted = (value: unknown): boolean => typeof value !== 'object' && candidates.has(String(value));
    return [
      (entry) => {
        const stored = getOwn(entry.members, path);
        // the usual case: a search asks for it in thousands of resources
        if (typeof stored === 'string') return candidates.has(stored);
        return (
          readMemberValues(store, entry, path).some(isWanted) ||
          (isRegion && readMember(store, entry, path) === undefined)
        );
      },
    ];
  });
}

/** Lists the resources of a kind among which are all that a call selects: those that a filter names, if one does. */
function listCandidates(call: Call, { resource, effect }: BoundEffect): readonly Entry[] {
  const { filled, store } = call;
  const kind = resource.resource;
  for (const [name, path] of listFilters(effect)) {
    const wanted = getOwn(filled, name);
    const isNaming = !isBlank(wanted) && !effect.all?.includes(String(wanted)) && path !== findRegionMember(call);
    if (isNaming && store.isStored(kind, path)) return store.listBy(kind, path, [wanted].flat());
  }
  return store.list(kind);
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
  return listCandidates(call, bound).filter((entry) => criteria.every((isMet) => isMet(entry)));
}
