import { isLargeInteger, isObject } from '../object.js';
import type { ConstraintKeyword, Constraints, Scalar, ValueSchema } from '../schema.js';

/** One predicate for each keyword: whether a value meets the limit. */
type Predicates<Keyword extends ConstraintKeyword, Value> = {
  readonly [Name in Keyword]: (value: Value, limit: Constraints[Name]) => boolean;
};

type ScalarKeyword = 'enum' | 'const';
type NumberKeyword = 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum';
type StringKeyword = 'minLength' | 'maxLength' | 'pattern';
/** Every keyword that is not listed above, so that a keyword without a predicate does not compile. */
type ArrayKeyword = Exclude<ConstraintKeyword, ScalarKeyword | NumberKeyword | StringKeyword>;

/** Compiled patterns. */
const expressions = new Map<string, RegExp>();

function compilePattern(pattern: string): RegExp {
  let expression = expressions.get(pattern);
  if (expression === undefined) {
    expression = new RegExp(pattern, 'u');
    expressions.set(pattern, expression);
  }
  return expression;
}

/** Counts code points, as JSON Schema does. */
function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Serializes a value so that equal values give the same text: members are sorted, and types stay distinct. */
function serializeForComparison(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(serializeForComparison).join()}]`;
  if (!isObject(value)) return typeof value === 'string' ? JSON.stringify(value) : `${typeof value} ${String(value)}`;
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${serializeForComparison(value[name])}`).join()}}`;
}

function areDistinct(items: readonly unknown[]): boolean {
  return new Set(items.map(serializeForComparison)).size === items.length;
}

const scalarPredicates: Predicates<ScalarKeyword, Scalar> = {
  enum: (value, list) => list.includes(value),
  const: (value, wanted) => value === wanted,
};

const numberPredicates: Predicates<NumberKeyword, number> = {
  minimum: (value, limit) => value >= limit,
  maximum: (value, limit) => value <= limit,
  exclusiveMinimum: (value, limit) => value > limit,
  exclusiveMaximum: (value, limit) => value < limit,
};

const stringPredicates: Predicates<StringKeyword, string> = {
  // a string never has more code points than code units
  minLength: (value, limit) => value.length >= limit && countCharacters(value) >= limit,
  maxLength: (value, limit) => value.length <= limit || countCharacters(value) <= limit,
  pattern: (value, limit) => compilePattern(limit).test(value),
};

const arrayPredicates: Predicates<ArrayKeyword, readonly unknown[]> = {
  minItems: (value, limit) => value.length >= limit,
  maxItems: (value, limit) => value.length <= limit,
  uniqueItems: (value, wanted) => !wanted || areDistinct(value),
};

/** The predicates that apply to each type, in the order in which their issues are listed. */
export const predicatesByType: Readonly<Record<ValueSchema['type'], Partial<Predicates<ConstraintKeyword, never>>>> = {
  string: { ...scalarPredicates, ...stringPredicates },
  integer: { ...scalarPredicates, ...numberPredicates },
  number: { ...scalarPredicates, ...numberPredicates },
  boolean: scalarPredicates,
  array: arrayPredicates,
  object: {},
  any: {},
};

/** Checks, for each type, that a value has that type. */
export const isOfType: Readonly<Record<ValueSchema['type'], (value: unknown, schema: ValueSchema) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isSafeInteger(value) || isLargeInteger(value),
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  boolean: (value, schema) => typeof value === 'boolean' || (schema.text?.includes(value as string) ?? false),
  array: Array.isArray,
  // a Map or a Set has no members of its own, so it would be sent as an empty object
  object: (value) => isObject(value) && !(Symbol.iterator in value),
  any: () => true,
};
