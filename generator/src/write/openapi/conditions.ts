import { type Condition, type Scalar, schemaAt, type ValueSchema } from '@yunspec/runtime/check';

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
  return steps(path).reduceRight<Json>((inner, { name, every }) => ({ properties: { [name]: every ? { items: inner } : inner } }), schema);
}

/** Holds when the member at a path is there (for items: in at least one). */
export function present(path: string, schema?: Json): Json {
  const [last, ...outer] = steps(path).reverse();
  if (last === undefined) return true;
  const leaf: Json = { required: [last.name], ...(schema === undefined ? {} : { properties: { [last.name]: schema } }) };
  return outer.reduce<Json>((inner, { name, every }) => ({ required: [name], properties: { [name]: every ? { contains: inner } : inner } }), leaf);
}

/** The texts that travel for a boolean stand for it. */
function spellings(schema: ValueSchema | undefined, values: readonly Scalar[]): Scalar[] {
  return values.flatMap((value) => {
    const word = typeof value === 'boolean' ? schema?.text?.[value ? 0 : 1] : undefined;
    return word === undefined ? [value] : [value, word];
  });
}

function isOneOf(schema: ValueSchema, path: string, values: readonly Scalar[]): Json {
  const at = schemaAt(schema, path);
  const all = spellings(at, values);
  const given = present(path, all.length === 1 ? { const: all[0] } : { enum: all });
  const byDefault = at?.default !== undefined && values.includes(at.default);
  return byDefault ? { anyOf: [given, { not: present(path) }] } : given;
}

/** One member's condition, with its default counted in as the runtime counts it. */
export function holds(schema: ValueSchema, path: string, condition: Condition): Json {
  if (condition === 'present') return present(path);
  if (condition === 'absent') return { not: present(path) };
  if (typeof condition === 'object' && 'not' in condition) return { not: isOneOf(schema, path, [condition.not].flat() as Scalar[]) };
  return isOneOf(schema, path, [condition].flat() as Scalar[]);
}

export const all = (conditions: readonly Json[]): Json => (conditions.length === 1 && conditions[0] !== undefined ? conditions[0] : { allOf: conditions });
