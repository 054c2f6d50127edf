/** Groups values by a key, in the order in which the keys come. */
export function groupBy<T, Key>(values: Iterable<T>, keyOf: (value: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

/** Counts how often each value occurs; the most frequent one comes first. */
export const countValues = <T>(values: Iterable<T>): [value: T, count: number][] =>
  [...groupBy(values, (value) => value)]
    .map(([value, { length }]): [T, number] => [value, length])
    .sort(([, a], [, b]) => b - a);
