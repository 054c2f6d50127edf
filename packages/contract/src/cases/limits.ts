import { computeOnce, type ValueModel } from '@yunspec/model';
import type { ConstraintKeyword, Constraints } from '@yunspec/runtime/check';
import { isRecord } from './paths.js';
import { toBoolean } from './types.js';

/** One keyword of a value with its limit. */
export interface Limit {
  readonly keyword: ConstraintKeyword;
  readonly limit: unknown;
}

/** The length of a text in code points. */
export function lengthOf(text: string): number {
  let surrogatePairs = 0;
  for (let i = 0; i < text.length - 1; i++) if (isPair(text, i)) surrogatePairs++;
  return text.length - surrogatePairs;
}

const isPair = (text: string, i: number): boolean =>
  (text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00;

const compiled = new Map<string, RegExp>();

/** Compiles a pattern once. Patterns are about whole code points. */
export function compile(pattern: string): RegExp {
  const known = compiled.get(pattern) ?? new RegExp(pattern, 'u');
  compiled.set(pattern, known);
  return known;
}

/** Writes a value so that equal values are written alike. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isRecord(value)) return `${typeof value}:${String(value)}`;
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${name}=${canonical(value[name])}`).join(',')}}`;
}

type Tests = { readonly [K in ConstraintKeyword]: (value: never, limit: Constraints[K]) => boolean };

/** Tests of the keywords, each for values of the types that it is about. */
const tests: Tests = {
  enum: (value: unknown, limit) => limit.some((allowed) => allowed === value),
  const: (value: unknown, limit) => value === limit,
  minimum: (value: number, limit) => !(value < limit),
  maximum: (value: number, limit) => !(value > limit),
  exclusiveMinimum: (value: number, limit) => value > limit,
  exclusiveMaximum: (value: number, limit) => value < limit,
  minLength: (value: string, limit) => lengthOf(value) >= limit,
  maxLength: (value: string, limit) => lengthOf(value) <= limit,
  pattern: (value: string, limit) => compile(limit).test(value),
  minItems: (value: readonly unknown[], limit) => value.length >= limit,
  maxItems: (value: readonly unknown[], limit) => value.length <= limit,
  uniqueItems: (value: readonly unknown[], limit) => !limit || new Set(value.map(canonical)).size === value.length,
};

/** The types that each keyword is about. */
const typesOf: Readonly<Record<ConstraintKeyword, readonly ValueModel['type'][]>> = {
  enum: ['string', 'integer', 'number', 'boolean'],
  const: ['string', 'integer', 'number', 'boolean'],
  minimum: ['integer', 'number'],
  maximum: ['integer', 'number'],
  exclusiveMinimum: ['integer', 'number'],
  exclusiveMaximum: ['integer', 'number'],
  minLength: ['string'],
  maxLength: ['string'],
  pattern: ['string'],
  minItems: ['array'],
  maxItems: ['array'],
  uniqueItems: ['array'],
};

const keywords = Object.keys(tests) as ConstraintKeyword[];

/** Lists the keywords of constraints with their limits. */
export const limitsOf: (constraints: Partial<Constraints>) => readonly Limit[] = computeOnce((constraints) =>
  keywords.flatMap((keyword) => (constraints[keyword] === undefined ? [] : [{ keyword, limit: constraints[keyword] }])),
);

/** Returns whether a value keeps a limit. A keyword says nothing about values of other types. */
export function isMeasured({ keyword, limit }: Limit, schema: ValueModel, value: unknown): boolean {
  if (schema.type !== 'any' && !typesOf[keyword].includes(schema.type)) return true;
  const given = typeof value === 'bigint' || isDigits(schema, value) ? Number(value) : toBoolean(schema, value);
  return (tests[keyword] as (value: unknown, limit: unknown) => boolean)(given, limit);
}

/** Returns whether a value is a number that is written as digits, as long ones are. */
const isDigits = ({ type }: ValueModel, value: unknown): boolean => type === 'integer' && typeof value === 'string';
