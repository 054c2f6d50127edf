import type { Value } from '../model.js';
import type { Members } from '../paths.js';
import type { Pairs } from './incoming.js';

/** How a list without a `wire` of its own travels: numbered, or in HTTP requests also as a repeated name. */
export type Lists = 'indexed' | 'indexed-or-repeated';

interface Reading {
  readonly value: unknown;
  /** The pairs it was made from. */
  readonly used: Pairs;
}

type Reader = (pairs: Pairs, name: string, schema: Value, lists: Lists) => Reading | undefined;

/** What cannot be read stays text, so that the checker refuses it. */
function scalarOf(text: string, schema: Value): unknown {
  if (schema.type === 'integer' || schema.type === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (schema.type !== 'boolean') return text;
  const [yes, no] = schema.text ?? ['true', 'false'];
  return text === yes ? true : text === no ? false : text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

const named = (pairs: Pairs, name: string): Pairs => pairs.filter(([own]) => own === name);

function readWhole(read: (text: string) => unknown): Reader {
  return (pairs, name) => {
    const used = named(pairs, name);
    const text = used[0]?.[1];
    return text === undefined ? undefined : { value: read(text), used };
  };
}

const anything: Value = { type: 'any' };

const readRepeated: Reader = (pairs, name, { items = anything }) => {
  const used = named(pairs, name);
  return used.length === 0 ? undefined : { value: used.map(([, text]) => scalarOf(text, items)), used };
};

/** The numbers after a list's name, `DataDisk.2.Size` having 2, in their order. */
function numbersAfter(pairs: Pairs, name: string): number[] {
  const numbers = pairs
    .filter(([own]) => own.startsWith(`${name}.`))
    .map(([own]) => own.slice(name.length + 1).split('.')[0] ?? '');
  return [...new Set(numbers.filter((text) => /^[1-9]\d*$/.test(text)).map(Number))].sort((a, b) => a - b);
}

const readIndexed: Reader = (pairs, name, schema, lists) => {
  const items = numbersAfter(pairs, name).flatMap(
    (number) => readValue(pairs, `${name}.${number}`, schema.items ?? anything, lists) ?? [],
  );
  if (items.length > 0) return { value: items.map((item) => item.value), used: items.flatMap((item) => item.used) };
  return lists === 'indexed'
    ? readWhole((text) => text)(pairs, name, schema, lists)
    : readRepeated(pairs, name, schema, lists);
};

const readObject: Reader = (pairs, name, schema, lists) => {
  const below = pairs.filter(([own]) => own.startsWith(`${name}.`));
  if (below.length === 0) return readWhole((text) => text)(pairs, name, schema, lists);
  return {
    value: readMembers(
      below.map(([own, text]) => [own.slice(name.length + 1), text] as const),
      schema,
      lists,
    ),
    used: below,
  };
};

const readers: Readonly<Record<string, Reader>> = {
  'json-string': readWhole(parsed),
  csv: (pairs, name, { items = anything }, lists) =>
    readWhole((text) => (text === '' ? [] : text.split(',').map((one) => scalarOf(one, items))))(
      pairs,
      name,
      anything,
      lists,
    ),
  repeated: readRepeated,
  array: readIndexed,
  object: readObject,
};

function readValue(pairs: Pairs, name: string, schema: Value, lists: Lists): Reading | undefined {
  const reader = readers[schema.wire ?? ''] ?? readers[schema.type] ?? readWhole((text) => scalarOf(text, schema));
  return reader(pairs, name, schema, lists);
}

function readMembers(pairs: Pairs, schema: Value, lists: Lists): Members {
  const members: [string, unknown][] = [];
  const used = new Set<string>();
  for (const [member, inner] of Object.entries(schema.properties ?? {})) {
    const reading = readValue(pairs, inner.name ?? member, inner, lists);
    if (reading === undefined) continue;
    members.push([member, reading.value]);
    for (const [name] of reading.used) used.add(name);
  }
  const others = pairs.filter(([name]) => !used.has(name));
  for (const [name, text] of others)
    members.push([name, schema.values === undefined ? text : scalarOf(text, schema.values)]);
  return Object.fromEntries(members);
}

/**
 * Parameters as the input they stand for: the inverse of the runtime's `flatten`. What no schema knows and what cannot be
 * read stays in as text.
 */
export function unflatten(schema: Value, pairs: Pairs, lists: Lists = 'indexed'): Members {
  return readMembers(pairs, schema, lists);
}
