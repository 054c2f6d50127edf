import { groupBy } from '@yunspec/model';

/** Counts how often each value occurs; the most frequent one comes first. */
export const countValues = <T>(values: Iterable<T>): [value: T, count: number][] =>
  [...groupBy(values, (value) => value)]
    .map(([value, { length }]): [T, number] => [value, length])
    .sort(([, a], [, b]) => b - a);
