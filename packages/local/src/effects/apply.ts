import type { Effect } from '@yunspec/model';
import { getAtPath, getOwn, getSchemaAtPath } from '@yunspec/runtime/check';
import { createIdentity } from '../identities.js';
import { type Members, setValue } from '../paths.js';
import type { BoundEffect } from '../product.js';
import { fillAttributes, setAttributes } from '../state/attributes.js';
import type { Entry } from '../state/store.js';
import type { Call } from './call.js';
import { type InputItem, listMemberInputs, readInput } from './inputs.js';
import { addItems, listChanges, removeItems } from './lists.js';
import { findTargets } from './targets.js';

/** The most resources that one call creates, so that a large number in a test cannot exhaust the memory. */
const maxCreations = 1000;

const setPuts = ({ store }: Call, entry: Entry, { puts }: Effect): void =>
  setAttributes(store, entry, Object.entries(puts ?? {}));

/** Collects the members of a new resource: the inputs that `sets` names, else all inputs. */
function collectMembers(call: Call, effect: Effect, item: InputItem | undefined): Members {
  if (effect.sets === undefined) return structuredClone({ ...call.filled, ...(item?.value as Members | undefined) });
  const members: Members = {};
  for (const [member, input] of listMemberInputs(effect.sets)) {
    const value = readInput(call.filled, item, input);
    if (value !== undefined) setValue(members, member, structuredClone(value));
  }
  return members;
}

/** Creates a resource. It replaces one with the same identity. */
function createEntry(call: Call, bound: BoundEffect, item: InputItem | undefined): Entry {
  const { store } = call;
  const { resource, effect } = bound;
  const members = collectMembers(call, effect, item);
  const { member, prefix } = resource.identity;
  const id = createsOne(bound) ? call.filled[member] : createIdentity(prefix);
  setValue(members, member, id);
  const old = store.find(resource, id, members);
  if (old !== undefined) store.remove(old);
  const entry = store.add(resource, members, effect.creates);
  fillAttributes(store, entry);
  setPuts(call, entry, effect);
  return entry;
}

/** Lists what to create: one resource for each item of `each`, else as many as `times` says, else one. */
function listCreations({ operation, filled }: Call, { each, times }: Effect): (InputItem | undefined)[] {
  if (each !== undefined) {
    const schema = getSchemaAtPath(operation.input, each)?.items ?? { type: 'any' };
    return [getAtPath(filled, each) ?? []].flat().map((value: unknown) => ({ schema, value }));
  }
  const count = times === undefined ? 1 : Number(getAtPath(filled, times) ?? 1);
  return Array.from({ length: Math.max(0, Math.min(count, maxCreations)) }, () => undefined);
}

function changeEntry(call: Call, { effect }: BoundEffect, entry: Entry): void {
  // the plain input: a default must not overwrite what the call does not mention
  for (const [member, input] of listMemberInputs(effect.sets)) {
    const value = getAtPath(call.input, input);
    if (value !== undefined) setValue(entry.members, member, structuredClone(value));
  }
  setPuts(call, entry, effect);
  for (const change of listChanges(call, effect.adds)) addItems(entry, change);
  for (const change of listChanges(call, effect.removes)) removeItems(entry, change);
  if (effect.to !== undefined) call.store.move(entry, effect.to);
  if (effect.deletes) call.store.remove(entry);
}

/** Applies an effect. Returns the resources that it created or changed. */
export function applyEffect(call: Call, bound: BoundEffect): Entry[] {
  const { effect } = bound;
  if (effect.creates !== undefined) return listCreations(call, effect).map((item) => createEntry(call, bound, item));
  const targets = findTargets(call, bound);
  for (const target of targets) changeEntry(call, bound, target);
  return targets;
}

/** Checks whether an effect creates exactly one resource, whose identity the other effects of the call can use. */
const createsOne = ({ effect }: BoundEffect): boolean =>
  effect.creates !== undefined && effect.each === undefined && effect.times === undefined;

/** Creates the identities of the resources that a call creates. A caller may choose one by naming it in the input. */
export function createIdentities({ input }: Call, effects: readonly BoundEffect[]): Members {
  const identities = effects.filter(createsOne).map(({ resource, effect }) => {
    const { member, prefix } = resource.identity;
    const chosen = effect.sets === undefined ? getOwn(input, member) : undefined;
    return [member, chosen ?? createIdentity(prefix)] as const;
  });
  return Object.fromEntries(identities);
}
