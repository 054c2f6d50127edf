import { isObject, valueAt } from '@yunspec/runtime/check';
import type { Inputs } from '../model.js';
import { isSame, type Members, setAt } from '../paths.js';
import type { Entry } from '../state/store.js';
import type { Call } from './call.js';
import { pairsOf } from './inputs.js';

/** What goes into a list, or out of it. */
interface Change {
  readonly path: string;
  readonly items: readonly unknown[];
}

/** One object for each item of the inputs that are lists. */
function objectsOf(call: Call, inputs: Inputs): Members[] {
  return pairsOf(inputs).reduce<Members[]>(
    (objects, [member, input]) => {
      const value = valueAt(call.filled, input);
      if (value === undefined) return objects;
      return [value].flat().flatMap((one: unknown) => objects.map((object) => ({ ...object, [member]: one })));
    },
    [{}],
  );
}

/** Nothing is added where the inputs of an object's own are absent. */
export function changesOf(call: Call, lists: Readonly<Record<string, Inputs>> | undefined): Change[] {
  return Object.entries(lists ?? {}).map(([path, inputs]) => {
    if (typeof inputs === 'string') return { path, items: [valueAt(call.input, inputs) ?? []].flat() };
    const isGiven = pairsOf(inputs).some(([, input]) => valueAt(call.input, input) !== undefined);
    return { path, items: isGiven ? objectsOf(call, inputs) : [] };
  });
}

export const itemsOf = (entry: Entry, path: string): readonly unknown[] => {
  const items = valueAt(entry.members, path);
  return Array.isArray(items) ? items : [];
};

/** Whether an item of a list is the one meant: the same, or the same in every member given. */
export const agrees = (item: unknown, wanted: unknown): boolean =>
  isObject(wanted) && isObject(item)
    ? Object.entries(wanted).every(([name, value]) => isSame(item[name], value))
    : isSame(item, wanted);

export function addTo(entry: Entry, { path, items }: Change): void {
  const present = itemsOf(entry, path);
  const fresh = items.filter((item) => !present.some((one) => agrees(one, item)));
  setAt(entry.members, path, [...present, ...fresh]);
}

export function removeFrom(entry: Entry, { path, items }: Change): void {
  const kept = itemsOf(entry, path).filter((one) => !items.some((item) => agrees(one, item)));
  setAt(entry.members, path, kept);
}
