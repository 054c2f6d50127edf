import { getMemberSchema } from '../member-schema.js';
import { isLargeInteger, isObject } from '../object.js';
import type { ValueSchema } from '../schema.js';

export type Pairs = [name: string, text: string][];

type Writer = (pairs: Pairs, name: string, value: unknown, schema: ValueSchema | undefined) => void;

/** Converts dates and other objects with `toJSON` to their JSON value. */
const unwrapObject = (value: unknown): unknown =>
  isObject(value) && typeof value.toJSON === 'function' ? value.toJSON() : value;

/** Formats a scalar for the wire. An object that should be a scalar becomes JSON. */
export function formatScalar(value: unknown, schema: ValueSchema | undefined): string {
  if (typeof value === 'boolean') return schema?.text?.[value ? 0 : 1] ?? String(value);
  return typeof value === 'object' && value !== null ? serializeJson(value, schema) : String(value);
}

/** Does the same as `serializeJson`, except for values that JSON cannot represent, such as undefined. */
function stringify(given: unknown, schema: ValueSchema | undefined): string | undefined {
  const value = unwrapObject(given);
  // unlike JSON.stringify, this keeps all digits of large integers
  if (typeof value === 'bigint' || (schema?.type === 'integer' && isLargeInteger(value))) return String(value);
  if (typeof value === 'boolean') return JSON.stringify(schema?.text?.[value ? 0 : 1] ?? value);
  if (Array.isArray(value)) return `[${value.map((item) => stringify(item, schema?.items) ?? 'null').join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).flatMap(([name, inner]) => {
    const member = getMemberSchema(schema, name);
    const text = stringify(inner, member);
    if (text === undefined) return [];
    return `${JSON.stringify(member?.name ?? name)}:${member?.wire === 'json-string' ? JSON.stringify(text) : text}`;
  });
  return `{${members.join()}}`;
}

/** Serializes a value as JSON, in the form in which it is sent: members by wire names, and booleans by their words. */
export const serializeJson = (value: unknown, schema: ValueSchema | undefined): string =>
  stringify(value, schema) ?? 'null';

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** Formats the items of an array of scalars for the wire. */
const formatItems = (value: unknown, schema: ValueSchema | undefined): string[] =>
  (value as readonly unknown[]).filter(isGiven).map((item) => formatScalar(item, schema?.items));

function writeIndexed(pairs: Pairs, name: string, value: unknown, schema: ValueSchema | undefined): void {
  (value as readonly unknown[]).forEach((item, i) => {
    writeValue(pairs, `${name}.${i + 1}`, item, schema?.items);
  });
}

function writeMembers(pairs: Pairs, prefix: string, value: unknown, schema: ValueSchema | undefined): void {
  for (const [member, inner] of Object.entries(value as Record<string, unknown>)) {
    if (inner === undefined) continue;
    const memberSchema = getMemberSchema(schema, member);
    writeValue(pairs, `${prefix}${memberSchema?.name ?? member}`, inner, memberSchema);
  }
}

const writers: Readonly<Record<string, Writer>> = {
  'json-string': (pairs, name, value, schema) => {
    pairs.push([name, serializeJson(value, schema)]);
  },
  csv: (pairs, name, value, schema) => {
    pairs.push([name, formatItems(value, schema).join(',')]);
  },
  repeated: (pairs, name, value, schema) => {
    for (const text of formatItems(value, schema)) pairs.push([name, text]);
  },
  indexed: writeIndexed,
};

function writeValue(pairs: Pairs, name: string, given: unknown, schema: ValueSchema | undefined): void {
  const value = unwrapObject(given);
  if (!isGiven(value)) return;
  if (Array.isArray(value)) (writers[schema?.wire ?? 'indexed'] ?? writeIndexed)(pairs, name, value, schema);
  else if (!isObject(value)) pairs.push([name, formatScalar(value, schema)]);
  else if (schema?.wire === 'json-string') pairs.push([name, serializeJson(value, schema)]);
  else writeMembers(pairs, `${name}.`, value, schema);
}

/**
 * Flattens an input to query parameters such as `SystemDisk.Size` and `DataDisk.1.Size`, with JSON where the schema
 * asks for it. Members that are not in the schema follow the same rules.
 */
export function flatten(schema: ValueSchema, input: object): Pairs {
  const pairs: Pairs = [];
  writeMembers(pairs, '', input, schema);
  return pairs;
}
