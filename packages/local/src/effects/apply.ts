import { type Effect, listMemberInputs } from '@yunspec/model';
import { getAtPath, getSchemaAtPath } from '@yunspec/runtime/check';
import { createIdentity } from '../identities.js';
import { type Members, setValue } from '../paths.js';
import type { BoundEffect } from '../product.js';
import { fillAttributes, setAttributes } from '../state/attributes.js';
import type { Entry } from '../state/store.js';
import type { Call } from './call.js';
import { type InputItem, readInput } from './inputs.js';
import { addItems, listChanges, removeItems } from './lists.js';
import { observeState } from './observe-rules.js';
import { findTargets } from './targets.js';

/** The most resources that one call creates, so that a large number in a test cannot exhaust the memory. */
const maxCreations = 1000;

/** A resource to create. */
interface Creation {
  /** The item of `each` that it is created from. */
  readonly item?: InputItem | undefined;
  /** The new resource of `per` that it belongs to. */
  readonly owner?: Entry | undefined;
  /** Its number among those of the same call and owner, from 1. */
  readonly number: number;
}

const setPuts = ({ store }: Call, entry: Entry, { puts }: Effect): void =>
  setAttributes(store, entry, Object.entries(puts ?? {}));

const readIdentity = ({ resource, members }: Entry): unknown => getAtPath(members, resource.identity.member);

/** Returns the inputs of a call. The identities of the owner, and of other resources that it creates, count as inputs. */
function listInputs({ filled, identities }: Call, { resource }: BoundEffect, { owner }: Creation): Members {
  const { [resource.identity.member]: _, ...others } = identities;
  const ofOwner = owner === undefined ? {} : { [owner.resource.identity.member]: readIdentity(owner) };
  return { ...filled, ...others, ...ofOwner };
}

/** Collects the members of a new resource: the inputs that `sets` names, else all inputs. */
function collectMembers(call: Call, bound: BoundEffect, creation: Creation): Members {
  const { effect } = bound;
  const { item } = creation;
  const inputs = listInputs(call, bound, creation);
  if (effect.sets === undefined) return structuredClone({ ...inputs, ...(item?.value as Members | undefined) });
  const members: Members = {};
  for (const [member, input] of listMemberInputs(effect.sets)) {
    const value = readInput(inputs, item, input);
    if (value !== undefined) setValue(members, member, structuredClone(value));
  }
  return members;
}

/** Adds the number of a resource to the names that the call asks to number. */
function numberNames({ input }: Call, { numbers }: Effect, { number }: Creation, members: Members): void {
  for (const [path, wish] of Object.entries(numbers ?? {})) {
    const name = getAtPath(members, path);
    if (getAtPath(input, wish) === true && name !== undefined)
      setValue(members, path, `${String(name)}${String(number).padStart(3, '0')}`);
  }
}

/** Adds a resource with the members that inputs give it. It replaces one with the same identity. */
function addEntry(call: Call, bound: BoundEffect, creation: Creation, isAlone: boolean): Entry {
  const { store } = call;
  const { resource, effect } = bound;
  const members = collectMembers(call, bound, creation);
  if (!isAlone) numberNames(call, effect, creation, members);
  const { member, prefix } = resource.identity;
  const id = createsOne(bound) ? call.identities[member] : createIdentity(prefix);
  setValue(members, member, id);
  const old = effect.sets === undefined ? store.find(resource, id, members) : undefined;
  if (old !== undefined) store.remove(old);
  return store.add(resource, members, effect.creates);
}

/** Lists the items of an input that is a list, each with its schema. */
export function listItems({ operation, filled }: Call, each: string): InputItem[] {
  const schema = getSchemaAtPath(operation.input, each)?.items ?? { type: 'any' };
  return [getAtPath(filled, each) ?? []].flat().map((value: unknown) => ({ schema, value }));
}

/** Lists what to create for an owner: one resource for each item of `each`, else as many as `times` says, else one. */
function listCreationsFor(call: Call, { each, times }: Effect, owner: Entry | undefined): Creation[] {
  if (each !== undefined) return listItems(call, each).map((item, i) => ({ item, owner, number: i + 1 }));
  const count = times === undefined ? 1 : Number(getAtPath(call.filled, times) ?? 1);
  const length = Math.max(0, Math.min(count, maxCreations));
  return Array.from({ length }, (_, i) => ({ owner, number: i + 1 }));
}

function listCreations(call: Call, effect: Effect): Creation[] {
  const { per } = effect;
  if (per === undefined) return listCreationsFor(call, effect, undefined);
  return call.created
    .filter(({ resource }) => resource.resource === per)
    .flatMap((owner) => listCreationsFor(call, effect, owner));
}

/** Creates resources. The others that a call creates are there when their members are completed. */
function createEntries(call: Call, bound: BoundEffect): Entry[] {
  const creations = listCreations(call, bound.effect);
  const entries = creations.map((creation) => addEntry(call, bound, creation, creations.length === 1));
  for (const entry of entries) {
    fillAttributes(call.store, entry);
    setPuts(call, entry, bound.effect);
  }
  return entries;
}

/** Gives a resource a new identity. Returns the entry that takes its place. */
function renewEntry({ store }: Call, { resource, members, state, since }: Entry): Entry {
  const { member, prefix } = resource.identity;
  const renewed = structuredClone(members);
  setValue(renewed, member, createIdentity(prefix));
  return store.add(resource, renewed, state, since);
}

/** Changes a resource. Returns it, or the one that takes its place. */
function changeEntry(call: Call, { effect }: BoundEffect, entry: Entry): Entry {
  observeState(call, entry, effect, true);
  // the plain input: a default must not overwrite what the call does not mention
  for (const [member, input] of listMemberInputs(effect.sets)) {
    const value = getAtPath(call.input, input);
    if (value !== undefined) call.store.write(entry, member, structuredClone(value));
  }
  setPuts(call, entry, effect);
  for (const change of listChanges(call, effect, 'adds', entry)) addItems(call.store, entry, change);
  for (const change of listChanges(call, effect, 'removes', entry)) removeItems(call.store, entry, change);
  if (effect.to !== undefined) call.store.move(entry, effect.to);
  if (!effect.deletes && !effect.renews) return entry;
  call.store.remove(entry);
  return effect.renews ? renewEntry(call, entry) : entry;
}

/** Applies an effect. Returns the resources that it created or changed. */
export function applyEffect(call: Call, bound: BoundEffect): Entry[] {
  const { effect } = bound;
  if (effect.creates === undefined) return findTargets(call, bound).map((target) => changeEntry(call, bound, target));
  return createEntries(call, bound);
}

/** Checks whether an effect creates exactly one resource, whose identity the other effects of the call can use. */
const createsOne = ({ effect }: BoundEffect): boolean =>
  effect.creates !== undefined && effect.each === undefined && effect.times === undefined && effect.per === undefined;

/** Returns the input that chooses the identity of a new resource, if any does. */
function findChoosingInput({ resource, effect: { sets } }: BoundEffect): string | undefined {
  const { member } = resource.identity;
  return sets === undefined ? member : listMemberInputs(sets).find(([name]) => name === member)?.[1];
}

/** Creates the identities of the resources that a call creates. A caller may choose one by naming it in the input. */
export function createIdentities({ input }: Call, effects: readonly BoundEffect[]): Members {
  const identities = effects.filter(createsOne).map((bound) => {
    const { member, prefix } = bound.resource.identity;
    const choosing = findChoosingInput(bound);
    const chosen = choosing === undefined ? undefined : getAtPath(input, choosing);
    return [member, chosen ?? createIdentity(prefix)] as const;
  });
  return Object.fromEntries(identities);
}
