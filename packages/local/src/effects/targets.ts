import type { Effect, Resource, Where } from '@yunspec/model';
import { getAtPath, getOwn } from '@yunspec/runtime/check';
import { isSame } from '../paths.js';
import type { BoundEffect } from '../product.js';
import { readMemberValues } from '../state/attributes.js';
import type { Entry, Store } from '../state/store.js';
import type { Call } from './call.js';
import { findNamingInput } from './inputs.js';
import { findInRegion } from './regions.js';

const hasValue = (store: Store, entry: Entry, path: string, wanted: unknown): boolean =>
  readMemberValues(store, entry, path).some((value) => isSame(value, wanted));

/** Checks whether an entry has all the given values. */
export const hasValues = (store: Store, entry: Entry, where: Where | undefined): boolean =>
  Object.entries(where ?? {}).every(([path, wanted]) => hasValue(store, entry, path, wanted));

/** Checks whether an effect only creates or searches resources, and so has no target that already exists. */
export const hasNoTarget = ({ creates, lists, counts, each }: Effect): boolean =>
  creates !== undefined || counts !== undefined || (lists !== undefined && each === undefined);

/**
 * Finds the first resource that agrees with every input which has the name of one of its members. Inputs that name other
 * resources do not tell which one is meant.
 */
function findAgreeing({ store, input, operation }: Call, { resource: kind }: Resource): Entry | undefined {
  const names = Object.keys(input).filter((name) => operation.input.properties?.[name]?.refers === undefined);
  return store.list(kind).find(({ members }) => {
    const shared = names.filter((name) => getOwn(members, name) !== undefined);
    return shared.length > 0 && shared.every((name) => isSame(members[name], input[name]));
  });
}

function findNamed(call: Call, resource: Resource): Entry | undefined {
  const name = findNamingInput(call.operation, resource);
  if (name === undefined) return undefined;
  const id = getOwn(call.input, name);
  return id === undefined ? findAgreeing(call, resource) : findInRegion(call, resource, id);
}

/** Finds the resources of a kind that have one of these values in a member. */
export function findEntries(store: Store, kind: string, path: string, wanted: readonly unknown[]): readonly Entry[] {
  if (store.isStored(kind, path)) return store.listBy(kind, path, wanted);
  return store.list(kind).filter((entry) => wanted.some((one) => hasValue(store, entry, path, one)));
}

/** Finds the resources that an effect addresses by `by`, by `each`, or by the input that names one. */
function findAddressed(call: Call, { resource, effect: { by, each } }: BoundEffect): Entry[] {
  const { store, input } = call;
  if (by !== undefined) return [...findEntries(store, resource.resource, by, [getAtPath(input, by) ?? []].flat())];
  if (each !== undefined)
    return [getAtPath(input, each)].flat().flatMap((id) => findInRegion(call, resource, id) ?? []);
  return [findNamed(call, resource) ?? []].flat();
}

/** Finds the existing resources that an effect applies to. */
export function findTargets(call: Call, bound: BoundEffect): Entry[] {
  if (hasNoTarget(bound.effect)) return [];
  return findAddressed(call, bound).filter((entry) => hasValues(call.store, entry, bound.effect.where));
}
