import { check, issueKey } from '@yunspec/runtime/check';
import type { OperationModel, Value } from '../model/model.js';

/** One constraint tried: a value put at a path of a valid input, and the finding that must (or must not) come of it. */
export interface Case {
  readonly path: string;
  readonly value: unknown;
  readonly key: string;
  readonly refused: boolean;
}

export interface OperationCases {
  readonly operation: string;
  readonly base: unknown;
  readonly cases: readonly Case[];
  readonly examples: readonly { readonly key: string; readonly input: unknown }[];
  readonly valid: readonly unknown[];
}

type Probe = (
  limit: never,
  value: Value,
) => { readonly inside: readonly unknown[]; readonly outside: readonly unknown[] };

const step = (value: Value): number => (value.type === 'integer' ? 1 : 0.5);
const text = (length: number): string => 'a'.repeat(length);
const items = (value: Value, count: number): unknown[] =>
  Array.from({ length: count }, (_, i) =>
    value.items?.type === 'object' ? {} : value.items?.type === 'string' ? `item-${i}` : i + 1,
  );

const longest = 5000;

/** Values one inside and one outside each keyword's limit. */
const probes: Readonly<Record<string, Probe>> = {
  minimum: (limit: number, value) => ({ inside: [limit], outside: [limit - step(value)] }),
  maximum: (limit: number, value) => ({ inside: [limit], outside: [limit + step(value)] }),
  exclusiveMinimum: (limit: number, value) => ({ inside: [limit + step(value)], outside: [limit] }),
  exclusiveMaximum: (limit: number, value) => ({ inside: [limit - step(value)], outside: [limit] }),
  minLength: (limit: number) => ({ inside: [text(limit)], outside: limit > 0 ? [text(limit - 1)] : [] }),
  maxLength: (limit: number) =>
    limit > longest ? { inside: [], outside: [] } : { inside: [text(limit)], outside: [text(limit + 1)] },
  minItems: (limit: number, value) => ({
    inside: [items(value, limit)],
    outside: limit > 0 ? [items(value, limit - 1)] : [],
  }),
  maxItems: (limit: number, value) => ({ inside: [items(value, limit)], outside: [items(value, limit + 1)] }),
  uniqueItems: (_, value) => ({ inside: [items(value, 2)], outside: [[...items(value, 1), ...items(value, 1)]] }),
  enum: (limit: readonly unknown[]) => ({
    inside: limit,
    outside: [typeof limit[0] === 'number' ? 987_654_321 : 'no-such-value'],
  }),
  const: (limit: unknown) => ({
    inside: [limit],
    outside: [typeof limit === 'number' ? 987_654_321 : 'no-such-value'],
  }),
  text: (limit: readonly string[]) => ({ inside: [true, false, ...limit], outside: ['perhaps'] }),
};

const wrongTypes: Readonly<Record<string, unknown>> = {
  string: 7,
  integer: 1.5,
  number: 'seven',
  boolean: 3,
  array: 'one',
  object: 'one',
};

interface PlacedValue {
  readonly path: string;
  readonly value: Value;
}

function placed(value: Value, path = ''): PlacedValue[] {
  const inside = (name: string): string => (path === '' ? name : `${path}.${name}`);
  return [
    ...(path === '' ? [] : [{ path, value }]),
    ...Object.entries(value.properties ?? {}).flatMap(([name, inner]) => placed(inner, inside(name))),
    ...(value.items === undefined ? [] : placed(value.items, inside('0'))),
  ];
}

function casesOf({ path, value }: PlacedValue): Case[] {
  const wrong = wrongTypes[value.type];
  const typed: Case[] = wrong === undefined ? [] : [{ path, value: wrong, key: `${path}#type`, refused: true }];
  const words = Object.entries(probes).flatMap(([word, probe]) => {
    const limit = value[word as keyof Value];
    if (limit === undefined) return [];
    const key = `${path}#${word === 'text' ? 'type' : word}`;
    const { inside, outside } = probe(limit as never, value);
    return [
      ...inside.map((one) => ({ path, value: one, key, refused: false })),
      ...outside.map((one) => ({ path, value: one, key, refused: true })),
    ];
  });
  return [...typed, ...words];
}

/** Puts a value at a path of a copy of an input, making what leads there. */
export function withValue(base: unknown, path: string, value: unknown): unknown {
  const copy = structuredClone(base) as Record<string, unknown>;
  const names = path.split('.');
  let at: Record<string, unknown> = copy;
  for (const [i, name] of names.slice(0, -1).entries()) {
    at[name] ??= /^\d+$/.test(names[i + 1] ?? '') ? [] : {};
    at = at[name] as Record<string, unknown>;
  }
  at[names.at(-1) ?? ''] = value;
  return copy;
}

/** Every constraint of an operation as cases. A limit that does not do what it says is a fault of the generator, and stops it. */
export function operationCases(operation: OperationModel): OperationCases {
  const valid = operation.examples.filter((example) => example.ok !== undefined).map((example) => example.ok);
  const examples = operation.examples.flatMap(({ fails, input }) =>
    fails === undefined ? [] : [{ key: fails, input }],
  );
  const base = valid[0] ?? {};
  const all = placed(operation.input).flatMap(casesOf);
  const decided = all.filter((one) => {
    const keys = check(operation.input, withValue(base, one.path, one.value), { level: 'strict' }).map(issueKey);
    return keys.includes(one.key) === one.refused;
  });
  if (decided.length !== all.length) {
    const lost = all.filter((one) => !decided.includes(one)).map((one) => `${one.key} ${JSON.stringify(one.value)}`);
    throw new Error(`${operation.name}: constraints that do not do what they say: ${lost.join(', ')}`);
  }
  const missing = (operation.input.required ?? []).map(
    (name): Case => ({ path: name, value: undefined, key: `${name}#required`, refused: true }),
  );
  return { operation: operation.name, base, cases: [...missing, ...all], examples, valid };
}
