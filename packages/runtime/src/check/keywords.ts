import { isLargeInteger, isObject } from '../object.js';
import type { ConstraintKeyword, Constraints, Scalar, ValueSchema } from '../schema.js';

/** One predicate for each keyword: whether a value meets the limit. */
export type Predicates<Keyword extends ConstraintKeyword, Value> = {
  readonly [Name in Keyword]: (value: Value, limit: Constraints[Name]) => boolean;
};

type ScalarKeyword = 'enum' | 'const';
type NumberKeyword = 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum';
type StringKeyword = 'minLength' | 'maxLength' | 'pattern';
/** The keyword that rule books apply: few operations have it. */
export type BookKeyword = 'uniqueItems';
/** Every keyword that is not listed above, so that a keyword without a predicate does not compile. */
type ArrayKeyword = Exclude<ConstraintKeyword, ScalarKeyword | NumberKeyword | StringKeyword | BookKeyword>;

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
};

/** The predicates that apply to values of each type. */
export type PredicatesByType = Readonly<Record<ValueSchema['type'], Partial<Predicates<ConstraintKeyword, never>>>>;

/** The predicates that every check has, in the order in which their issues are listed. */
export const commonPredicates: PredicatesByType = {
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
