import type { Value } from './product.js';

/** Texts of the forms that patterns ask for. */
const texts = ['192.168.1.10', '10.0.0.0/8', '2001:db8::/32'];

/** Something a value takes. */
export function makeSample(value: Value | undefined): unknown {
  if (value === undefined) return 'x';
  const { type, items, enum: values, pattern } = value;
  if (type === 'array') return [makeSample(items)];
  if (values !== undefined) return values[0];
  if (type === 'boolean') return true;
  if (type === 'integer') return 10;
  if (type === 'object') return {};
  return texts.find((text) => pattern !== undefined && new RegExp(pattern, 'u').test(text)) ?? 'x';
}

/** So many items that a list takes. */
export const makeItems = (value: Value | undefined, count: number): unknown[] =>
  Array.from({ length: count }, () => makeSample(value?.items));
