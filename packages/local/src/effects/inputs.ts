import type { OperationModel, Resource, ValueModel } from '@yunspec/model';
import { getAtPath, getSchemaAtPath, isObject } from '@yunspec/runtime/check';
import type { Members } from '../paths.js';
import { getDefaults, mayHoldSecret } from '../properties.js';

/** Removes secrets from an input, so that neither resources nor answers can hold them. */
export function removeSecrets(schema: ValueModel | undefined, value: unknown): unknown {
  if (schema === undefined || !mayHoldSecret(schema)) return value;
  if (Array.isArray(value)) return value.map((item) => removeSecrets(schema.items, item));
  if (!isObject(value)) return value;
  const findSchema = (name: string): ValueModel | undefined => schema.properties?.[name] ?? schema.values;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => findSchema(name)?.secret !== true)
      .map(([name, inner]) => [name, removeSecrets(findSchema(name), inner)]),
  );
}

/** Adds the documented defaults of absent members to an input and to the objects in it. */
export function addDefaults(schema: ValueModel | undefined, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => addDefaults(schema?.items, item));
  if (!isObject(value)) return value;
  const members: Members = schema === undefined ? {} : { ...getDefaults(schema) };
  for (const [name, inner] of Object.entries(value)) members[name] = addDefaults(schema?.properties?.[name], inner);
  return members;
}

/** Finds the input that names a resource: the one that refers to its kind, else the one called like its identity. */
export function findNamingInput(operation: OperationModel, resource: Resource): string | undefined {
  const properties = operation.input.properties ?? {};
  const referring = Object.entries(properties).find(([, schema]) => schema.refers === resource.resource)?.[0];
  if (referring !== undefined) return referring;
  return Object.hasOwn(properties, resource.identity.member) ? resource.identity.member : undefined;
}

/** One item of an input that is a list. */
export interface InputItem {
  readonly schema: ValueModel;
  readonly value: unknown;
}

/** Reads the input at a path: from the item if its schema has the path, else from the whole input. */
export function readInput(input: Members, item: InputItem | undefined, path: string): unknown {
  return item !== undefined && getSchemaAtPath(item.schema, path) !== undefined
    ? getAtPath(item.value, path)
    : getAtPath(input, path);
}
