import type { ValueSchema } from '@yunspec/runtime/check';

interface Example {
  readonly ok?: unknown;
}

interface Placed {
  readonly path: readonly string[];
  readonly schema: ValueSchema;
}

function findPlaces(schema: ValueSchema, path: readonly string[] = []): Placed[] {
  return [
    ...(path.length === 0 ? [] : [{ path, schema }]),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => findPlaces(inner, [...path, name])),
    ...(schema.items === undefined ? [] : findPlaces(schema.items, [...path, '0'])),
  ];
}

/** Values around each limit, values of each type, and nothing. */
function listValues(schema: ValueSchema): unknown[] {
  const { minimum, maximum, minLength, maxLength, enum: list = [], default: usual, text = [] } = schema;
  const numbers = [minimum, maximum].flatMap((limit) => (limit === undefined ? [] : [limit - 1, limit, limit + 1]));
  const lengths = [minLength, maxLength]
    .flatMap((limit) => (limit === undefined ? [] : [limit - 1, limit, limit + 1]))
    .filter((n) => n >= 0 && n < 3000);
  return [
    undefined,
    7,
    1.5,
    true,
    'text',
    '',
    [],
    {},
    ...numbers,
    ...lengths.flatMap((n) => ['a'.repeat(n), '中'.repeat(n), '😀'.repeat(n)]),
    ...list,
    ...text,
    ...(usual === undefined ? [] : [usual]),
  ];
}

function put(base: unknown, path: readonly string[], value: unknown): unknown {
  const copy = structuredClone(base) as Record<string, unknown>;
  let at: Record<string, unknown> = copy;
  for (const [i, name] of path.slice(0, -1).entries()) {
    if (typeof at[name] !== 'object') at[name] = path[i + 1] === '0' ? [] : {};
    at = at[name] as Record<string, unknown>;
  }
  const last = path.at(-1) ?? '';
  if (value === undefined) delete at[last];
  else at[last] = value;
  return JSON.parse(JSON.stringify(copy));
}

/** Inputs around every limit, and around every pair of members that a rule brings together. */
export function makeProbes(schema: ValueSchema, examples: readonly Example[]): unknown[] {
  const bases = examples.flatMap(({ ok }) => (ok === undefined ? [] : [ok]));
  const places = findPlaces(schema);
  const single = bases.flatMap((base) =>
    places.flatMap(({ path, schema: at }) => listValues(at).map((value) => put(base, path, value))),
  );
  const scalars = places.filter(({ schema: at }) => at.enum !== undefined || at.text !== undefined);
  const [base] = bases;
  const pairs = scalars.flatMap(({ path, schema: at }) =>
    places.flatMap((other) =>
      [...(at.enum ?? []), ...(at.text ?? [])].flatMap((value) => {
        const first = put(base, path, value);
        return [undefined, ...listValues(other.schema).slice(8, 16)].map((second) => put(first, other.path, second));
      }),
    ),
  );
  return [...single, ...pairs];
}
