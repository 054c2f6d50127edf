import { own, valueAt } from '@yunspec/runtime/check';
import type { Effect, Resource, Where } from '../model.js';
import { isSame } from '../paths.js';
import type { Deed } from '../product.js';
import { valueIn, valuesIn } from '../state/attributes.js';
import type { Entry, Store } from '../state/store.js';
import type { Call } from './call.js';
import { namingInput } from './inputs.js';

export const hasValues = (store: Store, entry: Entry, where: Where | undefined): boolean =>
  Object.entries(where ?? {}).every(([path, value]) => valuesIn(store, entry, path).some((one) => isSame(one, value)));

/** Where the naming input is absent: the one that agrees with every input of a member's name. */
function agreeing({ store, input }: Call, resource: Resource): Entry[] {
  const names = Object.keys(input);
  return store.all(resource.resource).filter((entry) => {
    const shared = names.filter((name) => own(entry.members, name) !== undefined);
    return shared.length > 0 && shared.every((name) => isSame(entry.members[name], input[name]));
  });
}

function namedBy(call: Call, resource: Resource): Entry[] {
  const { operation, store, input } = call;
  const name = namingInput(operation, resource);
  if (name === undefined) return [];
  const id = own(input, name);
  const found = id === undefined ? agreeing(call, resource)[0] : store.find(resource, id, input);
  return found === undefined ? [] : [found];
}

/** Whether an effect makes resources or looks for some, instead of being about any that the call names. */
export const isAboutNone = ({ creates, lists, counts, each }: Effect): boolean =>
  creates !== undefined || counts !== undefined || (lists !== undefined && each === undefined);

/** The resources an effect is about. */
export function targetsOf(call: Call, { resource, effect }: Deed): Entry[] {
  const { store, input } = call;
  const { by, each, where } = effect;
  if (isAboutNone(effect)) return [];
  const found =
    by !== undefined
      ? store
          .all(resource.resource)
          .filter((entry) => valuesIn(store, entry, by).some((value) => isSame(value, valueAt(input, by))))
      : each !== undefined
        ? [valueAt(input, each)].flat().flatMap((id) => store.find(resource, id, input) ?? [])
        : namedBy(call, resource);
  return found.filter((entry) => hasValues(store, entry, where));
}

/** Another resource an effect needs: the one the input names, else the one its target belongs to. */
export function neededBy(
  { operation, store, input }: Call,
  kind: Resource,
  target: Entry | undefined,
): Entry | undefined {
  const name = namingInput(operation, kind);
  const id =
    (name === undefined ? undefined : own(input, name)) ?? (target && valueIn(store, target, kind.identity.member));
  return id === undefined || id === '' ? undefined : store.find(kind, id, input);
}
