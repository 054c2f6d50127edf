import { type Effect, type Inputs, listMemberInputs } from '@yunspec/model';
import { getAtPath, isObject } from '@yunspec/runtime/check';
import { isSame, type Members } from '../paths.js';
import { evaluateAttribute } from '../state/attributes.js';
import type { Entry, Store } from '../state/store.js';
import type { Call } from './call.js';

/** The items that an effect adds to a list, or removes from it. */
interface ListChange {
  readonly path: string;
  readonly items: readonly unknown[];
}

/** Creates objects from several inputs: one for each combination of the items of those that are lists. */
function combineInputs(call: Call, inputs: Inputs): Members[] {
  return listMemberInputs(inputs).reduce<Members[]>(
    (objects, [member, input]) => {
      const value = getAtPath(call.filled, input);
      if (value === undefined) return objects;
      return [value].flat().flatMap((item: unknown) => objects.map((object) => ({ ...object, [member]: item })));
    },
    [{}],
  );
}

/** Evaluates the members that the objects in a list have beside those from inputs. */
function evaluateMembers({ store }: Call, members: Effect['with'], target: Entry): Members {
  const values = Object.entries(members ?? {}).map(([name, attribute]) => [
    name,
    evaluateAttribute(attribute, target, store, name),
  ]);
  return Object.fromEntries(values) as Members;
}

function collectItems(call: Call, inputs: Inputs, others: Members): unknown[] {
  // defaults alone make no item
  const isGiven = listMemberInputs(inputs).some(([, input]) => getAtPath(call.input, input) !== undefined);
  if (!isGiven) return [];
  const items = typeof inputs === 'string' ? [getAtPath(call.filled, inputs)].flat() : combineInputs(call, inputs);
  return items.map((item) => (isObject(item) ? { ...others, ...item } : item));
}

/** Lists the changes that a call makes to the lists of a resource. */
export function listChanges(call: Call, effect: Effect, word: 'adds' | 'removes', target: Entry): ListChange[] {
  const others = evaluateMembers(call, effect.with, target);
  return Object.entries(effect[word] ?? {}).map(([path, inputs]) => ({
    path,
    items: collectItems(call, inputs, others),
  }));
}

/** Reads the items of a list of an entry. */
export function readItems(entry: Entry, path: string): readonly unknown[] {
  const items = getAtPath(entry.members, path);
  return Array.isArray(items) ? items : [];
}

const isMatch = (item: unknown, wanted: unknown): boolean =>
  isObject(wanted) && isObject(item)
    ? Object.entries(wanted).every(([name, value]) => isSame(item[name], value))
    : isSame(item, wanted);

/** Checks whether an item equals a wanted one, or has the same value in each member of a wanted object. */
export const hasMatch = (item: unknown, wanted: readonly unknown[]): boolean =>
  wanted.some((candidate) => isMatch(item, candidate));

/** Checks whether two items have the same values in the same members. */
const areEqual = (a: unknown, b: unknown): boolean => isMatch(a, b) && isMatch(b, a);

/** Adds the items that a list does not have yet. */
export function addItems(store: Store, entry: Entry, { path, items }: ListChange): void {
  const present = readItems(entry, path);
  const added = items.filter((item) => !present.some((candidate) => areEqual(candidate, item)));
  store.write(entry, path, [...present, ...added]);
}

/** Removes the items of a list that match. */
export function removeItems(store: Store, entry: Entry, { path, items }: ListChange): void {
  const kept = readItems(entry, path).filter((item) => !hasMatch(item, items));
  store.write(entry, path, kept);
}
