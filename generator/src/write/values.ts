import type { Scalar, ValueSchema } from '@yunspec/runtime/check';
import type { Value } from './model.js';

/** Inputs are as strict as the document; outputs take members and values that the document does not list. */
export type Side = 'input' | 'output';

/** Returns whether a shape has a type of its own; a scalar is written out where it is used. */
export const isDeclared = ({ type }: Value): boolean => type === 'object' || type === 'array';

/** Returns whether a value of an output is written as the name of its shape. */
export const isReference = (value: Value): boolean =>
  value.shape !== undefined && isDeclared(value) && value.properties === undefined && value.items === undefined;

/** Returns whether a list may be given as the text it is sent as, with commas between its items. */
export const takesText = ({ type, wire, items }: Value, side: Side): boolean =>
  side === 'input' && type === 'array' && wire === 'csv' && items?.type === 'string';

/** Returns whether the texts of a boolean are JSON. In answers, the runtime decodes those. */
export const isJsonBoolean = ({ text }: Value): boolean => text?.[0] === 'true' && text[1] === 'false';

/** Returns a record without the members that are undefined. */
export const omitUndefined = (record: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

/** Returns values, followed by the texts that travel for the booleans among them. */
export function addSpellings(schema: Pick<ValueSchema, 'text'> | undefined, values: readonly Scalar[]): Scalar[] {
  if (schema?.text === undefined) return [...values];
  const [yes, no] = schema.text;
  const texts = new Map<Scalar, string>([
    [true, yes],
    [false, no],
  ]);
  return [...values, ...values.flatMap((value) => texts.get(value) ?? [])];
}

/** Returns the values and spellings that a boolean with texts takes. */
export const listSpellings = (value: Value): Scalar[] =>
  addSpellings(value, value.const === undefined ? (value.enum ?? [true, false]) : [value.const]);
