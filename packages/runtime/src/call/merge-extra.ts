import { getOwn, isObject } from '../object.js';

/** Merges values deep into an input: objects by member, and arrays by index. `undefined` changes nothing. */
export function mergeExtra<T>(value: T, extra: unknown): T {
  if (extra === undefined) return value;
  if (Array.isArray(value) && Array.isArray(extra)) {
    const items = value.length < extra.length ? extra : value;
    return Array.from(items, (_, i) => mergeExtra<unknown>(value[i], extra[i])) as T;
  }
  if (!isObject(value) || !isObject(extra)) return extra as T;
  const members = Object.entries(extra).map(([name, inner]) => [name, mergeExtra(getOwn(value, name), inner)]);
  return { ...value, ...Object.fromEntries(members) } as T;
}
