import { type Condition, getSchemaAtPath, type Scalar, type ValueSchema } from '@yunspec/runtime/check';
import { addSpellings } from '../values.js';

/** A JSON-Schema object (or boolean), as data. */
export type Json = boolean | { readonly [key: string]: unknown };

interface Step {
  readonly name: string;
  readonly every: boolean;
}

const steps = (path: string): Step[] =>
  path.split('.').map((segment) => ({ name: segment.replace(/\[\]$/, ''), every: segment.endsWith('[]') }));

/** Puts a schema where a member path leads; says nothing when the member is absent. */
export function atPath(path: string, schema: Json): Json {
  return steps(path).reduceRight<Json>(
    (inner, { name, every }) => ({ properties: { [name]: every ? { items: inner } : inner } }),
    schema,
  );
}

/** Holds when the member at a path is there. */
export function present(path: string, schema?: Json): Json {
  const [last, ...outer] = steps(path).reverse();
  if (last === undefined) return true;
  const leaf: Json = {
    required: [last.name],
    ...(schema === undefined ? {} : { properties: { [last.name]: schema } }),
  };
  return outer.reduce<Json>((inner, { name }) => ({ required: [name], properties: { [name]: inner } }), leaf);
}

function isOneOf(schema: ValueSchema, path: string, values: readonly Scalar[]): Json {
  const at = getSchemaAtPath(schema, path);
  const spelled = addSpellings(at, values);
  const given = present(path, spelled.length === 1 ? { const: spelled[0] } : { enum: spelled });
  const byDefault = at?.default !== undefined && spelled.includes(at.default);
  return byDefault ? { anyOf: [given, { not: present(path) }] } : given;
}

/** One member's condition, with its default counted in as the runtime counts it. */
export function holds(schema: ValueSchema, path: string, condition: Condition): Json {
  if (condition === 'present') return present(path);
  if (condition === 'absent') return { not: present(path) };
  if (typeof condition === 'object' && 'not' in condition)
    return { not: isOneOf(schema, path, [condition.not].flat() as Scalar[]) };
  return isOneOf(schema, path, [condition].flat() as Scalar[]);
}

/** All of some conditions; none at all always hold. */
export function all(conditions: readonly Json[]): Json {
  const [first = true, ...others] = conditions;
  return others.length === 0 ? first : { allOf: conditions };
}
