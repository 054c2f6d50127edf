import { type Attribute, computeOnce, type Resource, type Values } from '@yunspec/model';
import { getAtPath, getOwn, isObject } from '@yunspec/runtime/check';
import { parseDuration } from '../control/clock.js';
import { createIdentity } from '../identities.js';
import { collectValues, isSame, type Members } from '../paths.js';
import { countAddresses, listAddresses, parseRange } from '../ranges.js';
import { isLive } from './live.js';
import type { Entry, Store } from './store.js';

const clocks: Readonly<Record<NonNullable<Attribute['now']>, (now: number) => unknown>> = {
  'utc-minute': (now) => `${new Date(now).toISOString().slice(0, 16)}Z`,
  'utc-second': (now) => `${new Date(now).toISOString().slice(0, 19)}Z`,
  'unix-ms': (now) => now,
  'unix-s': (now) => Math.floor(now / 1000),
};

/** Checks whether each member of an entry has one of the values that are listed for it. An absent member has ''. */
const hasValues = (store: Store, entry: Entry, wanted: Values): boolean =>
  Object.entries(wanted).every(([path, values]) => {
    const value = readMember(store, entry, path) ?? '';
    return [values].flat().some((one) => isSame(value, one));
  });

const appliesTo = (store: Store, entry: Entry, { when, unless }: Attribute): boolean =>
  (when === undefined || hasValues(store, entry, when)) && (unless === undefined || !hasValues(store, entry, unless));

/** Finds the other resources of a kind that belong to an entry: those that share the value of a member with it. */
function findRelated(store: Store, entry: Entry, kind: string, { by, is }: Attribute): Entry[] {
  const path = by ?? store.product.resources.get(kind)?.identity.member ?? '';
  const shared = readMember(store, entry, is ?? (path.split('.').at(-1) as string));
  if (shared === undefined || shared === '') return [];
  return store.listBy(kind, path, [shared]).filter((other) => other !== entry);
}

const copyFrom = (store: Store, entry: Entry, member: string | undefined): unknown =>
  member === undefined ? entry.members : readMember(store, entry, member);

/** Finds the resource that `of` names, and the member of it that `copy` names. */
function copyFromOther(attribute: Attribute, entry: Entry, store: Store): unknown {
  const [other] = attribute.of === undefined ? [] : findRelated(store, entry, attribute.of, attribute);
  const value = other && copyFrom(store, other, attribute.copy);
  return attribute.times === undefined || value === undefined ? value : Number(value) * attribute.times;
}

/** Lists the values of a member that other resources of the same kind have which share the value of another member. */
function listTaken(store: Store, entry: Entry, path: string, shared: string): Set<unknown> {
  const kind = entry.resource.resource;
  const value = readMember(store, entry, shared);
  const others =
    value !== undefined && store.isStored(kind, shared)
      ? store.listBy(kind, shared, [value])
      : store.list(kind).filter((other) => isSame(readMember(store, other, shared), value));
  return new Set(others.filter((other) => other !== entry).flatMap((other) => collectValues(other.members, path)));
}

/** Expands `[b-z]` in a text to one text for each letter. */
function* expandLetters(text: string): Generator<string> {
  const [range, first, last] = /\[(\w)-(\w)\]/.exec(text) ?? [];
  if (range === undefined || first === undefined || last === undefined) yield text;
  else
    for (let code = first.charCodeAt(0); code <= last.charCodeAt(0); code++)
      yield text.replace(range, String.fromCharCode(code));
}

function* listCandidates(attribute: Attribute, entry: Entry, store: Store): Generator<string> {
  for (const choice of attribute.choices ?? []) yield* expandLetters(choice);
  const range = parseRange(copyFromOther(attribute, entry, store));
  if (range !== undefined) yield* listAddresses(range);
}

function findFree(attribute: Attribute, entry: Entry, store: Store, path: string): string | undefined {
  let taken: Set<unknown> | undefined;
  for (const candidate of listCandidates(attribute, entry, store)) {
    taken ??= listTaken(store, entry, path, attribute.free ?? '');
    if (!taken.has(candidate)) return candidate;
  }
  return undefined;
}

function countRelated(attribute: Attribute, entry: Entry, store: Store): number | boolean {
  const { count = '', none, room } = attribute;
  const number = findRelated(store, entry, count, attribute).length;
  if (none) return number === 0;
  const range = room === undefined ? undefined : parseRange(readMember(store, entry, room));
  return range === undefined ? number : Math.max(0, countAddresses(range) - number);
}

type Evaluator = (attribute: Attribute, entry: Entry, store: Store, path: string) => unknown;

/** One evaluator for each word of an attribute, in the order in which they are tried. */
const evaluators: readonly Evaluator[] = [
  (attribute, entry, store, path) =>
    attribute.free === undefined ? copyFromOther(attribute, entry, store) : findFree(attribute, entry, store, path),
  (attribute, entry, store) =>
    attribute.all &&
    findRelated(store, entry, attribute.all, attribute).map((other) => copyFrom(store, other, attribute.copy)),
  (attribute, entry, store) => attribute.count && countRelated(attribute, entry, store),
  (attribute, entry, store) =>
    attribute.copy === undefined || attribute.of !== undefined || isLive(attribute)
      ? undefined
      : readMember(store, entry, attribute.copy),
  ({ list }, entry, store) =>
    list?.map((path) => readMember(store, entry, path)).filter((value) => value !== undefined),
  ({ now, after = '0s' }, _entry, store) => now && clocks[now](store.settings.now() + parseDuration(after)),
  ({ generate }, _entry, store) =>
    generate && (generate.includes('#') ? store.generateNumber(generate) : createIdentity(generate)),
  ({ value }) => (typeof value === 'object' ? structuredClone(value) : value),
];

/** Checks whether a value is greater than the one that a member has, if the attribute only raises it. */
const raises = (
  attribute: Attribute,
  entry: Entry,
  store: Store,
  { path, value }: { path: string; value: unknown },
): boolean => attribute.raises === undefined || Number(readMember(store, entry, path) ?? 0) < Number(value);

/** Evaluates an attribute for an entry. The first word that yields a value wins. */
export function evaluateAttribute(attribute: Attribute, entry: Entry, store: Store, path: string): unknown {
  for (const evaluate of appliesTo(store, entry, attribute) ? evaluators : []) {
    const value = evaluate(attribute, entry, store, path);
    if (value !== undefined && raises(attribute, entry, store, { path, value })) return value;
  }
  return attribute.else && evaluateAttribute(attribute.else, entry, store, path);
}

/** Reads a member of an entry, and evaluates it if it depends on other resources. */
export function readMember(store: Store, entry: Entry, path: string): unknown {
  const stored = getAtPath(entry.members, path);
  if (stored !== undefined) return stored;
  const attribute = getOwn(entry.resource.attributes, path) as Attribute | undefined;
  return attribute !== undefined && isLive(attribute) ? evaluateAttribute(attribute, entry, store, path) : undefined;
}

/** Reads every value of a member, through lists. */
export function readMemberValues(store: Store, entry: Entry, path: string): unknown[] {
  const stored = collectValues(entry.members, path);
  if (stored.length > 0) return stored;
  const value = readMember(store, entry, path);
  if (value !== undefined) return [value].flat();
  // a member of what a live attribute yields
  const [head = '', ...rest] = path.split('.');
  return rest.length === 0
    ? []
    : collectValues({ value: readMember(store, entry, head) }, ['value', ...rest].join('.'));
}

/** Lists the attributes of a kind that depend on other resources. */
const listLiveAttributes = computeOnce(({ attributes = {} }: Resource) =>
  Object.entries(attributes).filter(([, attribute]) => isLive(attribute)),
);

/** Sets a member of a view, in copies of the objects on the way: those are the ones that the store has. */
function setInView(view: Members, path: string, value: unknown): void {
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    view[head] = value;
    return;
  }
  const inner = getOwn(view, head);
  const copy: Members = isObject(inner) ? { ...inner } : {};
  view[head] = copy;
  setInView(copy, rest.join('.'), value);
}

/**
 * Creates the view of an entry that answers are made from: its members, with the live ones. It shares objects with the
 * store, so whoever changes it needs a copy.
 */
export function createView(store: Store, entry: Entry): Members {
  const view = { ...entry.members };
  for (const [path, attribute] of listLiveAttributes(entry.resource)) {
    if (getAtPath(entry.members, path) !== undefined) continue;
    const value = evaluateAttribute(attribute, entry, store, path);
    if (value !== undefined) setInView(view, path, value);
  }
  return view;
}

/** Sets members to the values of attributes. Attributes without a value leave their member as it is. */
export function setAttributes(store: Store, entry: Entry, attributes: readonly (readonly [string, Attribute])[]): void {
  for (const [path, attribute] of attributes) {
    const value = evaluateAttribute(attribute, entry, store, path);
    if (value !== undefined) store.write(entry, path, value);
  }
}

/** Sets the members of a new entry that nobody has given. An attribute may use the ones before it. */
export function fillAttributes(store: Store, entry: Entry): void {
  for (const [path, attribute] of Object.entries(entry.resource.attributes ?? {})) {
    if (!isLive(attribute) && getAtPath(entry.members, path) === undefined)
      setAttributes(store, entry, [[path, attribute]]);
  }
}
