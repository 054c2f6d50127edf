import type { Direction } from '../language/change-rules.js';

/** Returns whether two pieces of a model say the same; the order of members does not count. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key as keyof typeof a], b[key as keyof typeof b]))
  );
}

/** Returns a copy of a piece of a model, and of all inside it, without some members. */
export function omitDeep(value: unknown, names: readonly string[]): unknown {
  if (Array.isArray(value)) return (value as unknown[]).map((item) => omitDeep(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (names.includes(key) ? [] : [[key, omitDeep(inner, names)]])),
  );
}

/** The entries of a record with the same name on both sides, and those on one side only. */
export interface Pairs<T> {
  readonly both: readonly (readonly [name: string, before: T, after: T])[];
  readonly removed: readonly (readonly [name: string, before: T])[];
  readonly added: readonly (readonly [name: string, after: T])[];
}

export function pairEntries<T>(
  before: Readonly<Record<string, T>> = {},
  after: Readonly<Record<string, T>> = {},
): Pairs<T> {
  const removed = Object.entries(before).filter(([name]) => !Object.hasOwn(after, name));
  const added = Object.entries(after).filter(([name]) => !Object.hasOwn(before, name));
  const both = Object.entries(before).flatMap(([name, was]) =>
    Object.hasOwn(after, name) ? [[name, was, after[name] as T] as const] : [],
  );
  return { both, removed, added };
}

/** Indexes a list by a name; later items of a name count. */
export const indexBy = <T>(items: readonly T[], name: (item: T) => string): Readonly<Record<string, T>> =>
  Object.fromEntries(items.map((item) => [name(item), item]));

/** The items of one list that another lacks. */
export const subtract = <T>(items: readonly T[] = [], others: readonly T[] = []): T[] =>
  items.filter((item) => !others.some((other) => isSame(item, other)));

/** The direction of a change of several parts; undefined while none has changed. */
export type Combined = Exclude<Direction, 'added' | 'removed'> | undefined;

/** Combines the directions of parts: one direction where all agree. */
export function combineDirections(parts: readonly Combined[]): Combined {
  const found = new Set(parts.filter((part) => part !== undefined));
  return found.size > 1 ? 'changed' : [...found][0];
}

/** Turns a direction round, as where a condition that applies less often loosens a rule. */
export function invertDirection(direction: Combined): Combined {
  if (direction === 'loosened') return 'tightened';
  return direction === 'tightened' ? 'loosened' : direction;
}

/** Returns the direction of a set of which more is looser. */
export function compareSets(before: readonly unknown[] = [], after: readonly unknown[] = []): Combined {
  return combineDirections([
    subtract(after, before).length > 0 ? 'loosened' : undefined,
    subtract(before, after).length > 0 ? 'tightened' : undefined,
  ]);
}

/** Writes a value of a model in a sentence. */
export const showValue = (value: unknown): string => {
  if (value === undefined) return 'none';
  return typeof value === 'object' ? `\`${JSON.stringify(value)}\`` : `\`${String(value)}\``;
};
