import { isObject, schemaAt, valueAt } from '@yunspec/runtime/check';
import type { Inputs, Operation, Resource, Value } from '../model.js';
import type { Members } from '../paths.js';

/** Members and the inputs they come from. */
export function pairsOf(inputs: Inputs | undefined): (readonly [member: string, input: string])[] {
  if (inputs === undefined) return [];
  if (typeof inputs === 'string') return [[inputs, inputs]];
  return Array.isArray(inputs)
    ? inputs.map((name: string) => [name, name] as const)
    : Object.entries(inputs as Readonly<Record<string, string>>);
}

/** The input without what nobody may see again. */
export function withoutSecrets(schema: Value | undefined, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(schema?.items, item));
  if (!isObject(value)) return value;
  const at = (name: string): Value | undefined => schema?.properties?.[name] ?? schema?.values;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => at(name)?.secret !== true)
      .map(([name, inner]) => [name, withoutSecrets(at(name), inner)]),
  );
}

/** The input with the documented defaults of members that are absent, in it and in the objects it holds. */
export function withDefaults(schema: Value | undefined, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withDefaults(schema?.items, item));
  if (!isObject(value)) return value;
  const members: Members = {};
  for (const [name, inner] of Object.entries(schema?.properties ?? {})) {
    if (inner.default !== undefined) members[name] = inner.default;
  }
  for (const [name, inner] of Object.entries(value)) members[name] = withDefaults(schema?.properties?.[name], inner);
  return members;
}

/** The input that names one of a kind: the one that refers to it, else the one called like its identity. */
export function namingInput(operation: Operation, resource: Resource): string | undefined {
  const properties = operation.input.properties ?? {};
  const referring = Object.entries(properties).find(([, schema]) => schema.refers === resource.resource)?.[0];
  if (referring !== undefined) return referring;
  return Object.hasOwn(properties, resource.identity.member) ? resource.identity.member : undefined;
}

/** What an input gives: members by path, of an item where its schema has them, else of the whole call. */
export function inputAt(
  call: Members,
  item: { readonly schema: Value; readonly value: unknown } | undefined,
  path: string,
): unknown {
  return item !== undefined && schemaAt(item.schema, path) !== undefined
    ? valueAt(item.value, path)
    : valueAt(call, path);
}
