import { isObject } from '../check/members.js';
import type { ValueSchema } from '../schema.js';

export type Pairs = [name: string, text: string][];

type Writer = (to: Pairs, name: string, value: unknown, schema: ValueSchema | undefined) => void;

/** A scalar as it travels. */
export function scalarText(value: unknown, schema: ValueSchema | undefined): string {
  if (typeof value === 'boolean') return schema?.text?.[value ? 0 : 1] ?? String(value);
  return String(value);
}

/** A value as JSON text, members under their wire names, absent ones left out. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value);
}

function writeIndexed(to: Pairs, name: string, value: unknown, schema: ValueSchema | undefined): void {
  (value as readonly unknown[]).forEach((item, i) => {
    write(to, `${name}.${i + 1}`, item, schema?.items);
  });
}

function writeMembers(to: Pairs, prefix: string, value: unknown, schema: ValueSchema | undefined): void {
  for (const [member, inner] of Object.entries(value as Record<string, unknown>)) {
    if (inner === undefined) continue;
    const at = schema?.properties?.[member] ?? schema?.values;
    write(to, `${prefix}${at?.name ?? member}`, inner, at);
  }
}

const writers: Readonly<Record<string, Writer>> = {
  'json-string': (to, name, value) => {
    to.push([name, jsonText(value)]);
  },
  csv: (to, name, value, schema) => {
    to.push([name, (value as readonly unknown[]).map((item) => scalarText(item, schema?.items)).join(',')]);
  },
  repeated: (to, name, value, schema) => {
    for (const item of value as readonly unknown[]) to.push([name, scalarText(item, schema?.items)]);
  },
  indexed: writeIndexed,
};

function write(to: Pairs, name: string, value: unknown, schema: ValueSchema | undefined): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) (writers[schema?.wire ?? 'indexed'] ?? writeIndexed)(to, name, value, schema);
  else if (!isObject(value)) to.push([name, scalarText(value, schema)]);
  else if (schema?.wire === 'json-string') to.push([name, jsonText(value)]);
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
