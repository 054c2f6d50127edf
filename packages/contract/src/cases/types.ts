import type { ValueModel } from '@yunspec/model';
import { isRecord } from './paths.js';

/** The words for true and false. */
export const wordsOf = ({ text }: ValueModel): readonly [string, string] => text ?? ['true', 'false'];

/** Returns whether a text is a whole number that a JavaScript number cannot hold. */
const isLongNumber = (value: unknown): boolean =>
  typeof value === 'bigint' ||
  (typeof value === 'string' && /^-?[1-9][0-9]+$/.test(value) && !Number.isSafeInteger(Number(value)));

/** Tests of the types. */
const tests: Readonly<Record<ValueModel['type'], (value: unknown, schema: ValueModel) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: (value) => (typeof value === 'number' ? Number.isInteger(value) : isLongNumber(value)),
  number: (value) => typeof value === 'number' && !Number.isNaN(value) && Math.abs(value) !== Number.POSITIVE_INFINITY,
  boolean: (value, { text }) => value === true || value === false || text?.some((word) => word === value) === true,
  array: (value) => Array.isArray(value),
  object: (value) => isRecord(value),
  any: () => true,
};

/** Returns whether a value has the type of its schema. */
export const hasType = (schema: ValueModel, value: unknown): boolean => tests[schema.type](value, schema);

/** Converts a list of texts that is written with commas, as it is sent, to the list. */
export function toList({ type, wire, items }: ValueModel, value: unknown): unknown {
  const isWritten = typeof value === 'string' && type === 'array' && wire === 'csv' && items?.type === 'string';
  if (!isWritten) return value;
  return value === '' ? [] : value.split(',');
}

/** Converts the words of a boolean to the boolean; other values stay the same. */
export function toBoolean(schema: ValueModel | undefined, value: unknown): unknown {
  if (schema?.type !== 'boolean' || typeof value !== 'string') return value;
  const [yes, no] = wordsOf(schema);
  if (value === yes) return true;
  return value === no ? false : value;
}
