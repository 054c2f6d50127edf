import type { Path } from './check/issue.js';
import type { ValueSchema } from './schema.js';

/** Returns the schema of an object's member. Names that every JavaScript object inherits are ordinary members here. */
export function getMemberSchema(schema: ValueSchema | undefined, name: string): ValueSchema | undefined {
  const { properties } = schema ?? {};
  return properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : schema?.values;
}

/** Returns the schema at a member path such as `SystemDisk.Size` or `DataDisk[].Category`. */
export function getSchemaAtPath(schema: ValueSchema, path: string): ValueSchema | undefined {
  return path
    .split('.')
    .reduce<ValueSchema | undefined>(
      (parent, name) =>
        name.endsWith('[]') ? parent?.properties?.[name.slice(0, -2)]?.items : parent?.properties?.[name],
      schema,
    );
}

/** Returns whether the value at a path, or any value that contains it, is secret. */
export function isSecretAt(schema: ValueSchema, path: Path): boolean {
  let current: ValueSchema | undefined = schema;
  for (const segment of path) {
    if (current?.secret) return true;
    current = typeof segment === 'number' ? current?.items : getMemberSchema(current, segment);
  }
  return current?.secret === true;
}
