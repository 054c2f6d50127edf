import { getSchemaAtPath } from '../member-schema.js';
import { getOwn } from '../object.js';
import type { Condition, Scalar, ValueSchema } from '../schema.js';
import type { Path } from './issue.js';

export interface Member {
  readonly value: unknown;
  readonly path: Path;
  readonly schema: ValueSchema | undefined;
}

/**
 * Splits a list that is given as the text it is sent as, with commas between its items. Other values stay the same, and
 * so does the text of a list whose items are not strings.
 */
export function splitCsv(schema: ValueSchema | undefined, value: unknown): unknown {
  if (typeof value !== 'string' || schema?.wire !== 'csv' || schema.items?.type !== 'string') return value;
  return value === '' ? [] : value.split(',');
}

/** Goes one segment down from every member. `name[]` stands for every item of the array `name`. */
function descend(members: readonly Member[], segment: string): Member[] {
  const isArray = segment.endsWith('[]');
  const name = isArray ? segment.slice(0, -2) : segment;
  return members.flatMap((member) => {
    const schema = member.schema?.properties?.[name];
    const value = splitCsv(schema, getOwn(member.value, name));
    if (value === undefined) return [];
    const path = [...member.path, name];
    if (!isArray) return [{ value, path, schema }];
    if (!Array.isArray(value)) return [];
    return value.map((item, i) => ({ value: item as unknown, path: [...path, i], schema: schema?.items }));
  });
}

/** Returns every present member at a path such as `SystemDisk.Size` or `DataDisk[].Category`. */
export function findMembers(schema: ValueSchema, value: unknown, path: string): Member[] {
  return path.split('.').reduce(descend, [{ value, path: [], schema }]);
}

/** Parses the path of a member that may be absent. */
export function parsePath(path: string): Path {
  return path.split('.').map((name) => name.replace(/\[\]$/, ''));
}

/**
 * Converts the words that a boolean travels as into that boolean, and a bigint into a number if that is exact. Other
 * values stay the same.
 */
export function normalizeScalar(schema: ValueSchema | undefined, value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (schema?.text === undefined || typeof value !== 'string') return value;
  const [yes, no] = schema.text;
  if (value === yes) return true;
  return value === no ? false : value;
}

export function isPresent(schema: ValueSchema, value: unknown, path: string): boolean {
  return findMembers(schema, value, path).length > 0;
}

function isOneOf(value: unknown, wanted: Scalar | readonly Scalar[]): boolean {
  return Array.isArray(wanted) ? wanted.includes(value as Scalar) : value === wanted;
}

/** Returns whether a member meets a condition. A default counts as a value, except for `present` and `absent`. */
export function meetsCondition(schema: ValueSchema, value: unknown, path: string, condition: Condition): boolean {
  const [member] = findMembers(schema, value, path);
  if (condition === 'present') return member !== undefined;
  if (condition === 'absent') return member === undefined;
  const memberSchema = getSchemaAtPath(schema, path);
  const actual = normalizeScalar(memberSchema, member === undefined ? memberSchema?.default : member.value);
  if (typeof condition === 'object' && 'not' in condition) return !isOneOf(actual, condition.not);
  return isOneOf(actual, condition as Scalar | readonly Scalar[]);
}
