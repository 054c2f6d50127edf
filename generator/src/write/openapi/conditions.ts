import { type Condition, getSchemaAtPath, type Scalar, type ValueSchema } from '@yunspec/runtime/check';
import { addSpellings } from '../values.js';

/** A JSON-Schema object (or boolean), as data. */
export type Json = boolean | { readonly [key: string]: unknown };

interface Step {
  readonly name: string;
  readonly every: boolean;
}

const splitPath = (path: string): Step[] =>
  path.split('.').map((segment) => ({ name: segment.replace(/\[\]$/, ''), every: segment.endsWith('[]') }));

/** Puts a schema where a member path leads; says nothing when the member is absent. */
export function placeAt(path: string, schema: Json): Json {
  return splitPath(path).reduceRight<Json>(
    (inner, { name, every }) => ({ properties: { [name]: every ? { items: inner } : inner } }),
    schema,
  );
}

/** Holds when the member at a path is there. */
export function requireMember(path: string, schema?: Json): Json {
  const [last, ...outer] = splitPath(path).reverse();
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
  const given = requireMember(path, spelled.length === 1 ? { const: spelled[0] } : { enum: spelled });
  const byDefault = at?.default !== undefined && spelled.includes(at.default);
  return byDefault ? { anyOf: [given, { not: requireMember(path) }] } : given;
}

/** One member's condition, with its default counted in as the runtime counts it. */
export function lowerCondition(schema: ValueSchema, path: string, condition: Condition): Json {
  if (condition === 'present') return requireMember(path);
  if (condition === 'absent') return { not: requireMember(path) };
  if (typeof condition === 'object' && 'not' in condition)
    return { not: isOneOf(schema, path, [condition.not].flat() as Scalar[]) };
  return isOneOf(schema, path, [condition].flat() as Scalar[]);
}

/** Returns a schema that holds when all conditions do; an empty list always holds. */
export function joinAll(conditions: readonly Json[]): Json {
  const [first = true, ...others] = conditions;
  return others.length === 0 ? first : { allOf: conditions };
}
