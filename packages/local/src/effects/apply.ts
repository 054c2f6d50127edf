import { own, schemaAt, valueAt } from '@yunspec/runtime/check';
import type { Effect, Value } from '../model.js';
import { newIdentity } from '../names.js';
import { type Members, setAt } from '../paths.js';
import type { Deed } from '../product.js';
import { evaluate, isLive } from '../state/attributes.js';
import type { Entry } from '../state/store.js';
import type { Call } from './call.js';
import { inputAt, pairsOf } from './inputs.js';
import { addTo, changesOf, removeFrom } from './lists.js';
import { targetsOf } from './targets.js';

/** So many at once that nobody means it. */
const mostAtOnce = 1000;

interface Item {
  readonly schema: Value;
  readonly value: unknown;
}

function put(call: Call, entry: Entry, puts: Effect['puts']): void {
  for (const [path, attribute] of Object.entries(puts ?? {})) {
    const value = evaluate(attribute, entry, call.store);
    if (value !== undefined) setAt(entry.members, path, value);
  }
}

function fillIn(call: Call, entry: Entry): void {
  for (const [path, attribute] of Object.entries(entry.resource.attributes ?? {})) {
    if (isLive(attribute) || valueAt(entry.members, path) !== undefined) continue;
    const value = evaluate(attribute, entry, call.store);
    if (value !== undefined) setAt(entry.members, path, value);
  }
}

function startingMembers(call: Call, effect: Effect, item: Item | undefined): Members {
  if (effect.sets === undefined) return structuredClone({ ...call.filled, ...(item?.value as Members | undefined) });
  const members: Members = {};
  for (const [member, input] of pairsOf(effect.sets)) {
    const value = inputAt(call.filled, item, input);
    if (value !== undefined) setAt(members, member, structuredClone(value));
  }
  return members;
}

function create(call: Call, deed: Deed, item: Item | undefined): Entry {
  const { store } = call;
  const { resource, effect } = deed;
  const members = startingMembers(call, effect, item);
  const { member } = resource.identity;
  const id = isMadeAlone(deed) ? call.filled[member] : newIdentity(resource.identity.prefix);
  setAt(members, member, id);
  const old = store.find(resource, id, members);
  if (old !== undefined) store.remove(old);
  const entry = store.add(resource, members, effect.creates);
  fillIn(call, entry);
  put(call, entry, effect.puts);
  return entry;
}

/** One by one: the items of a list, or as many as the call says, or one. */
function itemsToMake({ operation, filled }: Call, { each, times }: Effect): (Item | undefined)[] {
  if (each !== undefined) {
    const schema = schemaAt(operation.input, each)?.items ?? { type: 'any' };
    return [valueAt(filled, each) ?? []].flat().map((value: unknown) => ({ schema, value }));
  }
  const count = times === undefined ? 1 : Number(valueAt(filled, times) ?? 1);
  return Array.from({ length: Math.max(0, Math.min(count, mostAtOnce)) }, () => undefined);
}

function change(call: Call, { effect }: Deed, entry: Entry): void {
  for (const [member, input] of pairsOf(effect.sets)) {
    const value = valueAt(call.input, input);
    if (value !== undefined) setAt(entry.members, member, structuredClone(value));
  }
  put(call, entry, effect.puts);
  for (const added of changesOf(call, effect.adds)) addTo(entry, added);
  for (const removed of changesOf(call, effect.removes)) removeFrom(entry, removed);
  if (effect.to !== undefined) call.store.move(entry, effect.to);
  if (effect.deletes) call.store.remove(entry);
}

/** Does what an effect says. Returns the resources it made or changed. */
export function apply(call: Call, deed: Deed): Entry[] {
  if (deed.effect.creates !== undefined) return itemsToMake(call, deed.effect).map((item) => create(call, deed, item));
  const targets = targetsOf(call, deed);
  for (const target of targets) change(call, deed, target);
  return targets;
}

/** Whether an effect makes one resource, so that the whole operation can speak of it by its identity. */
const isMadeAlone = ({ effect }: Deed): boolean =>
  effect.creates !== undefined && effect.each === undefined && effect.times === undefined;

/** The identities of the resources an operation is going to make: the caller's where it names one, else new ones. */
export function mint({ input }: Call, deeds: readonly Deed[]): Members {
  const identities = deeds.filter(isMadeAlone).map(({ resource, effect }) => {
    const { member, prefix } = resource.identity;
    const given = effect.sets === undefined ? own(input, member) : undefined;
    return [member, given ?? newIdentity(prefix)] as const;
  });
  return Object.fromEntries(identities);
}
