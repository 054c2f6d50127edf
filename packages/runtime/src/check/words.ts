import type { ValueSchema } from '../schema.js';
import { isObject } from './members.js';

type Word = (value: never, limit: never, schema: ValueSchema) => boolean;

/** Patterns are compiled once. */
const compiled = new Map<string, RegExp>();

function regExp(pattern: string): RegExp {
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    expression = new RegExp(pattern, 'u');
    compiled.set(pattern, expression);
  }
  return expression;
}

/** Length in code points, as JSON Schema counts. */
function length(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** A value as text that is the same for equal values: members are sorted, types kept apart. */
function identity(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(identity).join()}]`;
  if (!isObject(value)) return typeof value === 'string' ? JSON.stringify(value) : `${typeof value} ${String(value)}`;
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${identity(value[name])}`).join()}}`;
}

function distinct(items: readonly unknown[]): boolean {
  return new Set(items.map(identity)).size === items.length;
}

const numberWords = {
  minimum: (value: number, limit: number) => value >= limit,
  maximum: (value: number, limit: number) => value <= limit,
  exclusiveMinimum: (value: number, limit: number) => value > limit,
  exclusiveMaximum: (value: number, limit: number) => value < limit,
};

const stringWords = {
  minLength: (value: string, limit: number) => value.length >= limit && length(value) >= limit,
  maxLength: (value: string, limit: number) => value.length <= limit || length(value) <= limit,
  pattern: (value: string, limit: string) => regExp(limit).test(value),
};

const scalarWords = {
  enum: (value: unknown, list: readonly unknown[]) => list.includes(value),
  const: (value: unknown, wanted: unknown) => value === wanted,
};

const arrayWords = {
  minItems: (value: readonly unknown[], limit: number) => value.length >= limit,
  maxItems: (value: readonly unknown[], limit: number) => value.length <= limit,
  uniqueItems: (value: readonly unknown[], wanted: boolean) => !wanted || distinct(value),
};

/** The words that apply to each type, in the order their issues are listed. */
export const wordsByType: Readonly<Record<ValueSchema['type'], Readonly<Record<string, Word>>>> = {
  string: { ...scalarWords, ...stringWords },
  integer: { ...scalarWords, ...numberWords },
  number: { ...scalarWords, ...numberWords },
  boolean: scalarWords,
  array: arrayWords,
  object: {},
  any: {},
};

/** Whether a value is of its type at all. */
export const isOfType: Readonly<Record<ValueSchema['type'], (value: unknown, schema: ValueSchema) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isSafeInteger(value),
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  boolean: (value, schema) => typeof value === 'boolean' || (schema.text?.includes(value as string) ?? false),
  array: Array.isArray,
  // a Map or a Set has no members to send, and would vanish without a word
  object: (value) => isObject(value) && !(Symbol.iterator in value),
  any: () => true,
};
