import type { Attribute } from '@yunspec/model';
import { getAtPath, getOwn } from '@yunspec/runtime/check';
import { createIdentity } from '../identities.js';
import { collectValues, isSame, type Members, setValue } from '../paths.js';
import type { Entry, Store } from './store.js';

const clocks: Readonly<Record<NonNullable<Attribute['now']>, (now: number) => unknown>> = {
  'utc-minute': (now) => `${new Date(now).toISOString().slice(0, 16)}Z`,
  'utc-second': (now) => `${new Date(now).toISOString().slice(0, 19)}Z`,
  'unix-ms': (now) => now,
};

/** Checks whether an attribute depends on other resources. Such attributes are never stored, so they stay current. */
export const isLive = (attribute: Attribute): boolean => attribute.of !== undefined || attribute.all !== undefined;

/** Finds the other resources of a kind that belong to an entry: those that share the value of a member with it. */
function findRelated(store: Store, entry: Entry, kind: string, { by, is }: Attribute): Entry[] {
  const path = by ?? store.product.resources.get(kind)?.identity.member ?? '';
  const shared = readMember(store, entry, is ?? (path.split('.').at(-1) as string));
  if (shared === undefined || shared === '') return [];
  return store
    .list(kind)
    .filter((other) => other !== entry && collectValues(other.members, path).some((value) => isSame(value, shared)));
}

const copyFrom = (store: Store, entry: Entry, member: string | undefined): unknown =>
  member === undefined ? entry.members : readMember(store, entry, member);

type Evaluator = (attribute: Attribute, entry: Entry, store: Store) => unknown;

/** One evaluator for each word of an attribute, in the order in which they are tried. */
const evaluators: readonly Evaluator[] = [
  (attribute, entry, store) => {
    const [other] = attribute.of === undefined ? [] : findRelated(store, entry, attribute.of, attribute);
    return other && copyFrom(store, other, attribute.copy);
  },
  (attribute, entry, store) =>
    attribute.all &&
    findRelated(store, entry, attribute.all, attribute).map((other) => copyFrom(store, other, attribute.copy)),
  (attribute, entry, store) =>
    attribute.copy === undefined || isLive(attribute) ? undefined : readMember(store, entry, attribute.copy),
  ({ list }, entry, store) =>
    list?.map((path) => readMember(store, entry, path)).filter((value) => value !== undefined),
  ({ now }, _entry, store) => now && clocks[now](store.settings.now()),
  ({ generate }, _entry, store) =>
    generate && (generate.includes('#') ? store.generateNumber(generate) : createIdentity(generate)),
  ({ value }) => structuredClone(value),
];

/** Evaluates an attribute for an entry. The first word that yields a value wins. */
export function evaluateAttribute(attribute: Attribute, entry: Entry, store: Store): unknown {
  for (const evaluate of evaluators) {
    const value = evaluate(attribute, entry, store);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Reads a member of an entry, and evaluates it if it depends on other resources. */
export function readMember(store: Store, entry: Entry, path: string): unknown {
  const stored = getAtPath(entry.members, path);
  if (stored !== undefined) return stored;
  const attribute = getOwn(entry.resource.attributes, path) as Attribute | undefined;
  return attribute !== undefined && isLive(attribute) ? evaluateAttribute(attribute, entry, store) : undefined;
}

/** Reads every value of a member, through lists. */
export function readMemberValues(store: Store, entry: Entry, path: string): unknown[] {
  const stored = collectValues(entry.members, path);
  if (stored.length > 0) return stored;
  const value = readMember(store, entry, path);
  return value === undefined ? [] : [value].flat();
}

/** Creates the view of an entry that answers are made from: a copy of its members, with the live ones. */
export function createView(store: Store, entry: Entry): Members {
  const members = structuredClone(entry.members);
  for (const [path, attribute] of Object.entries(entry.resource.attributes ?? {})) {
    if (!isLive(attribute) || getAtPath(members, path) !== undefined) continue;
    const value = evaluateAttribute(attribute, entry, store);
    if (value !== undefined) setValue(members, path, structuredClone(value));
  }
  return members;
}

/** Sets members to the values of attributes. Attributes without a value leave their member as it is. */
export function setAttributes(store: Store, entry: Entry, attributes: readonly (readonly [string, Attribute])[]): void {
  for (const [path, attribute] of attributes) {
    const value = evaluateAttribute(attribute, entry, store);
    if (value !== undefined) setValue(entry.members, path, value);
  }
}

/** Sets the members of a new entry that nobody has given. An attribute may use the ones before it. */
export function fillAttributes(store: Store, entry: Entry): void {
  for (const [path, attribute] of Object.entries(entry.resource.attributes ?? {})) {
    if (!isLive(attribute) && getAtPath(entry.members, path) === undefined)
      setAttributes(store, entry, [[path, attribute]]);
  }
}
