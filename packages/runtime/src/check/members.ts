import type { Condition, Scalar, ValueSchema } from '../schema.js';
import type { Path } from './issue.js';

export interface Member {
  readonly value: unknown;
  readonly path: Path;
  readonly schema: ValueSchema | undefined;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of an own member; inherited ones do not count. */
export function own(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The value at a dotted path of own members. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce(own, value);
}

function step(members: readonly Member[], name: string): Member[] {
  const every = name.endsWith('[]');
  const key = every ? name.slice(0, -2) : name;
  return members.flatMap((member) => {
    const value = own(member.value, key);
    if (value === undefined) return [];
    const schema = member.schema?.properties?.[key];
    const path = [...member.path, key];
    if (!every) return [{ value, path, schema }];
    if (!Array.isArray(value)) return [];
    return value.map((item, i) => ({ value: item as unknown, path: [...path, i], schema: schema?.items }));
  });
}

/** Every present member at a path such as `SystemDisk.Size` or `DataDisk[].Category`. */
export function membersAt(schema: ValueSchema, value: unknown, path: string): Member[] {
  return path.split('.').reduce(step, [{ value, path: [], schema }]);
}

/** The path of a member that may be absent. */
export function pathOf(path: string): Path {
  return path.split('.').map((name) => name.replace(/\[\]$/, ''));
}

/** The schema at a member path. */
export function schemaAt(schema: ValueSchema, path: string): ValueSchema | undefined {
  return path
    .split('.')
    .reduce<ValueSchema | undefined>(
      (at, name) => (name.endsWith('[]') ? at?.properties?.[name.slice(0, -2)]?.items : at?.properties?.[name]),
      schema,
    );
}

/** The schema of a member of an object; names that every JavaScript object inherits are members like others. */
export function memberSchema(schema: ValueSchema | undefined, name: string): ValueSchema | undefined {
  const { properties } = schema ?? {};
  return properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : schema?.values;
}

/** Whether the value at a path is secret, or anything it stands in. */
export function isSecretAt(schema: ValueSchema, path: Path): boolean {
  let at: ValueSchema | undefined = schema;
  for (const step of path) {
    if (at?.secret) return true;
    at = typeof step === 'number' ? at?.items : memberSchema(at, step);
  }
  return at?.secret === true;
}

/** The word that travels for a boolean counts as that boolean. */
export function canonical(schema: ValueSchema | undefined, value: unknown): unknown {
  if (schema?.text === undefined || typeof value !== 'string') return value;
  return value === schema.text[0] ? true : value === schema.text[1] ? false : value;
}

export function isPresent(schema: ValueSchema, value: unknown, path: string): boolean {
  return membersAt(schema, value, path).length > 0;
}

function oneOf(value: unknown, wanted: Scalar | readonly Scalar[]): boolean {
  return Array.isArray(wanted) ? wanted.includes(value as Scalar) : value === wanted;
}

/** Whether one member meets a condition. A default counts, except for `present` and `absent`. */
export function holds(schema: ValueSchema, value: unknown, path: string, condition: Condition): boolean {
  const [member] = membersAt(schema, value, path);
  if (condition === 'present') return member !== undefined;
  if (condition === 'absent') return member === undefined;
  const at = schemaAt(schema, path);
  const actual = canonical(at, member === undefined ? at?.default : member.value);
  if (typeof condition === 'object' && 'not' in condition) return !oneOf(actual, condition.not);
  return oneOf(actual, condition as Scalar | readonly Scalar[]);
}
