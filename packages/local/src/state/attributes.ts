import { own, valueAt } from '@yunspec/runtime/check';
import type { Attribute } from '../model.js';
import { newIdentity } from '../names.js';
import { isSame, type Members, setAt, valuesAt } from '../paths.js';
import type { Entry, Store } from './store.js';

const clocks: Readonly<Record<NonNullable<Attribute['now']>, (now: number) => unknown>> = {
  'utc-minute': (now) => `${new Date(now).toISOString().slice(0, 16)}Z`,
  'utc-second': (now) => `${new Date(now).toISOString().slice(0, 19)}Z`,
  'unix-ms': (now) => now,
};

/** Attributes that look at other resources are never stored: they follow what those do. */
export const isLive = (attribute: Attribute): boolean => attribute.of !== undefined || attribute.all !== undefined;

/** Other resources that belong to an entry: they share a member with it. */
function related(store: Store, entry: Entry, kind: string, { by, is }: Attribute): Entry[] {
  const path = by ?? store.product.resources.get(kind)?.identity.member ?? '';
  const shared = valueIn(store, entry, is ?? (path.split('.').at(-1) as string));
  if (shared === undefined || shared === '') return [];
  return store
    .all(kind)
    .filter((other) => other !== entry && valuesAt(other.members, path).some((value) => isSame(value, shared)));
}

const shown = (store: Store, entry: Entry, member: string | undefined): unknown =>
  member === undefined ? entry.members : valueIn(store, entry, member);

type Word = (attribute: Attribute, entry: Entry, store: Store) => unknown;

/** In the order in which they are tried. */
const words: readonly Word[] = [
  (attribute, entry, store) => {
    const [other] = attribute.of === undefined ? [] : related(store, entry, attribute.of, attribute);
    return other && shown(store, other, attribute.copy);
  },
  (attribute, entry, store) =>
    attribute.all &&
    related(store, entry, attribute.all, attribute).map((other) => shown(store, other, attribute.copy)),
  (attribute, entry, store) =>
    attribute.copy === undefined || isLive(attribute) ? undefined : valueIn(store, entry, attribute.copy),
  ({ list }, entry, store) => list?.map((path) => valueIn(store, entry, path)).filter((value) => value !== undefined),
  ({ now }, _entry, store) => now && clocks[now](store.settings.now()),
  ({ generate }, _entry, store) =>
    generate && (generate.includes('#') ? store.number(generate) : newIdentity(generate)),
  ({ value }) => structuredClone(value),
];

/** The value an attribute gives a member. */
export function evaluate(attribute: Attribute, entry: Entry, store: Store): unknown {
  for (const word of words) {
    const value = word(attribute, entry, store);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A member of an entry, looked up anew where it depends on other resources. */
export function valueIn(store: Store, entry: Entry, path: string): unknown {
  const stored = valueAt(entry.members, path);
  if (stored !== undefined) return stored;
  const attribute = own(entry.resource.attributes, path) as Attribute | undefined;
  return attribute !== undefined && isLive(attribute) ? evaluate(attribute, entry, store) : undefined;
}

/** Every value of a member, through lists. */
export function valuesIn(store: Store, entry: Entry, path: string): unknown[] {
  const stored = valuesAt(entry.members, path);
  if (stored.length > 0) return stored;
  const value = valueIn(store, entry, path);
  return value === undefined ? [] : [value].flat();
}

/** An entry as answers show it. */
export function viewOf(store: Store, entry: Entry): Members {
  const members = structuredClone(entry.members);
  for (const [path, attribute] of Object.entries(entry.resource.attributes ?? {})) {
    if (!isLive(attribute) || valueAt(members, path) !== undefined) continue;
    const value = evaluate(attribute, entry, store);
    if (value !== undefined) setAt(members, path, structuredClone(value));
  }
  return members;
}
