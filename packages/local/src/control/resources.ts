import type { Resource } from '@yunspec/model';
import { createIdentity } from '../identities.js';
import { isSame, type Members } from '../paths.js';
import { createView, fillAttributes } from '../state/attributes.js';
import type { Entry, Store } from '../state/store.js';
import { assertKnown } from './mistake.js';

/** The resources of one kind, for tests that look at them or arrange them without a call. */
export interface Resources<Members extends object = Record<string, unknown>> {
  /** Lists copies of all of them, the oldest first. */
  all(): Members[];
  /** Lists copies of those that have all the given values. */
  find(values: Partial<Members>): Members[];
  /** Returns a copy of the one with this identity. */
  get(id: string): Members | undefined;
  /**
   * Adds one. What is not given comes from the specs, the identity included. Throws a TypeError for a state that the
   * kind does not have.
   */
  add(members?: Partial<Members>): Members;
  /** Changes members of the one with this identity, which stays. Throws a TypeError if there is none. */
  set(id: string, members: Partial<Members>): Members;
  /** Removes the one with this identity, whatever depends on it. Returns whether there was one. */
  remove(id: string): boolean;
}

function assertState({ resource, states = {} }: Resource, state: unknown): void {
  if (state !== undefined) assertKnown(`state of ${resource}`, String(state), Object.keys(states));
}

function assertIdentity({ resource, identity: { member } }: Resource, id: string, members: Members): void {
  if (!isSame(members[member] ?? id, id))
    throw new TypeError(`The ${member} of a resource stays. Add a ${resource} with the new one, and remove ${id}.`);
}

/** Adds a resource to a store, completed as if a call had created it. */
export function seedResource(store: Store, resource: Resource, given: Members): Entry {
  const { identity, state, states = {} } = resource;
  const members = structuredClone(given);
  const named = state === undefined ? undefined : members[state];
  assertState(resource, named);
  members[identity.member] ??= createIdentity(identity.prefix);
  const old = store.find(resource, members[identity.member], members);
  if (old !== undefined) store.remove(old);
  const entry = store.add(resource, members, named === undefined ? Object.keys(states)[0] : String(named));
  fillAttributes(store, entry);
  return entry;
}

/** Creates the access to the resources of a kind. */
export function accessResources(store: Store, resource: Resource): Resources {
  const list = (): readonly Entry[] => store.list(resource.resource);
  const find = (id: string): Entry | undefined => store.find(resource, id, {});
  const copy = (entry: Entry): Members => structuredClone(createView(store, entry));
  return {
    all: () => list().map(copy),
    find: (values) =>
      list()
        .map(copy)
        .filter((members) => Object.entries(values).every(([name, value]) => isSame(members[name], value))),
    get: (id) => {
      const entry = find(id);
      return entry && copy(entry);
    },
    add: (members = {}) => copy(seedResource(store, resource, members)),
    set: (id, members) => {
      const entry = find(id);
      if (entry === undefined) throw new TypeError(`There is no ${resource.resource} ${id}.`);
      const stateMember = resource.state ?? '';
      const { [stateMember]: state, ...others } = members;
      assertState(resource, state);
      assertIdentity(resource, id, members);
      for (const [name, value] of Object.entries(others)) store.write(entry, name, structuredClone(value));
      if (state !== undefined) store.move(entry, String(state));
      return copy(entry);
    },
    remove: (id) => {
      const entry = find(id);
      if (entry !== undefined) store.remove(entry);
      return entry !== undefined;
    },
  };
}
