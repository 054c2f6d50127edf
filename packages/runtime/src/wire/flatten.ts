import { isObject, memberSchema } from '../check/members.js';
import type { ValueSchema } from '../schema.js';

export type Pairs = [name: string, text: string][];

type Writer = (to: Pairs, name: string, value: unknown, schema: ValueSchema | undefined) => void;

/** Dates and the like as what they are in JSON. */
const plain = (value: unknown): unknown =>
  isObject(value) && typeof value.toJSON === 'function' ? value.toJSON() : value;

/** A scalar as it travels; what should be one and is not, as JSON text. */
export function scalarText(value: unknown, schema: ValueSchema | undefined): string {
  if (typeof value === 'boolean') return schema?.text?.[value ? 0 : 1] ?? String(value);
  return typeof value === 'object' && value !== null ? jsonText(value, schema) : String(value);
}

/** A value as JSON carries it: members under their wire names, booleans as their words. */
export function jsonValue(given: unknown, schema: ValueSchema | undefined): unknown {
  const value = plain(given);
  if (typeof value === 'boolean') return schema?.text?.[value ? 0 : 1] ?? value;
  if (Array.isArray(value)) return value.map((item) => jsonValue(item, schema?.items));
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([member, inner]) => {
    const at = memberSchema(schema, member);
    return [
      at?.name ?? member,
      at?.wire === 'json-string' && inner !== undefined ? jsonText(inner, at) : jsonValue(inner, at),
    ];
  });
  return Object.fromEntries(members);
}

/** A value as JSON text, absent members left out. */
export function jsonText(value: unknown, schema: ValueSchema | undefined): string {
  return JSON.stringify(jsonValue(value, schema));
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** The items of a list of scalars, as they travel. */
const itemTexts = (value: unknown, schema: ValueSchema | undefined): string[] =>
  (value as readonly unknown[]).filter(isGiven).map((item) => scalarText(item, schema?.items));

function writeIndexed(to: Pairs, name: string, value: unknown, schema: ValueSchema | undefined): void {
  (value as readonly unknown[]).forEach((item, i) => {
    write(to, `${name}.${i + 1}`, item, schema?.items);
  });
}

function writeMembers(to: Pairs, prefix: string, value: unknown, schema: ValueSchema | undefined): void {
  for (const [member, inner] of Object.entries(value as Record<string, unknown>)) {
    if (inner === undefined) continue;
    const at = memberSchema(schema, member);
    write(to, `${prefix}${at?.name ?? member}`, inner, at);
  }
}

const writers: Readonly<Record<string, Writer>> = {
  'json-string': (to, name, value, schema) => {
    to.push([name, jsonText(value, schema)]);
  },
  csv: (to, name, value, schema) => {
    to.push([name, itemTexts(value, schema).join(',')]);
  },
  repeated: (to, name, value, schema) => {
    for (const text of itemTexts(value, schema)) to.push([name, text]);
  },
  indexed: writeIndexed,
};

function write(to: Pairs, name: string, given: unknown, schema: ValueSchema | undefined): void {
  const value = plain(given);
  if (!isGiven(value)) return;
  if (Array.isArray(value)) (writers[schema?.wire ?? 'indexed'] ?? writeIndexed)(to, name, value, schema);
  else if (!isObject(value)) to.push([name, scalarText(value, schema)]);
  else if (schema?.wire === 'json-string') to.push([name, jsonText(value, schema)]);
  else writeMembers(to, `${name}.`, value, schema);
}

/**
 * An input as query parameters: `SystemDisk.Size`, `DataDisk.1.Size`, JSON text where the schema says so. Members the
 * schema does not know travel by the same rules.
 */
export function flatten(schema: ValueSchema, input: object): Pairs {
  const pairs: Pairs = [];
  writeMembers(pairs, '', input, schema);
  return pairs;
}
