import type { ValueModel } from '@yunspec/model';

type Property = readonly [name: string, schema: ValueModel];

const noProperties: readonly Property[] = [];

const cached = new WeakMap<ValueModel, readonly Property[]>();

/** Lists the properties of a schema. Models never change, and every call asks for the same ones. */
export function listProperties(schema: ValueModel): readonly Property[] {
  if (schema.properties === undefined) return noProperties;
  const known = cached.get(schema);
  if (known !== undefined) return known;
  const properties = Object.entries(schema.properties);
  cached.set(schema, properties);
  return properties;
}

const defaults = new WeakMap<ValueModel, Readonly<Record<string, unknown>>>();

/** Returns the documented defaults of the properties of a schema. */
export function getDefaults(schema: ValueModel): Readonly<Record<string, unknown>> {
  const known = defaults.get(schema);
  if (known !== undefined) return known;
  const found = listProperties(schema).flatMap(([name, inner]) =>
    inner.default === undefined ? [] : [[name, inner.default] as const],
  );
  const values = Object.fromEntries(found);
  defaults.set(schema, values);
  return values;
}

const secrecies = new WeakMap<ValueModel, boolean>();

/** Checks whether a value of a schema may hold a secret. */
export function mayHoldSecret(schema: ValueModel): boolean {
  const known = secrecies.get(schema);
  if (known !== undefined) return known;
  const inner = [...listProperties(schema).map(([, property]) => property), schema.items, schema.values];
  const holds = schema.secret === true || inner.some((one) => one !== undefined && mayHoldSecret(one));
  secrecies.set(schema, holds);
  return holds;
}
