import type { ValueModel } from '@yunspec/model';
import type { Members } from '../paths.js';
import type { Pairs } from './incoming.js';

/** The form of a list without a `wire` of its own: numbered names, or in HTTP requests also a repeated name. */
export type ListForm = 'indexed' | 'indexed-or-repeated';

interface ReadResult {
  readonly value: unknown;
  /** The pairs that the value was read from. */
  readonly used: Pairs;
}

type Reader = (pairs: Pairs, name: string, schema: ValueModel, lists: ListForm) => ReadResult | undefined;

const anyValue: ValueModel = { type: 'any' };

function parseBoolean(text: string, [yes, no]: readonly [string, string]): boolean | string {
  if (text === yes) return true;
  return text === no ? false : text;
}

/** Parses a scalar. Text that does not have the type stays text, so that the checker refuses it. */
function parseScalar(text: string, schema: ValueModel): unknown {
  if (schema.type === 'integer' || schema.type === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  return schema.type === 'boolean' ? parseBoolean(text, schema.text ?? ['true', 'false']) : text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

const parseCsv = (text: string, items: ValueModel): unknown[] =>
  text === '' ? [] : text.split(',').map((item) => parseScalar(item, items));

const filterByName = (pairs: Pairs, name: string): Pairs => pairs.filter(([key]) => key === name);

/** Reads one parameter by a parser. The first of several equal names wins. */
function readWhole(pairs: Pairs, name: string, parse: (text: string) => unknown): ReadResult | undefined {
  const used = filterByName(pairs, name);
  const text = used[0]?.[1];
  return text === undefined ? undefined : { value: parse(text), used };
}

const readText: Reader = (pairs, name) => readWhole(pairs, name, (text) => text);

const readScalar: Reader = (pairs, name, schema) => readWhole(pairs, name, (text) => parseScalar(text, schema));

const readJson: Reader = (pairs, name) => readWhole(pairs, name, parseJson);

const readCsv: Reader = (pairs, name, { items = anyValue }) => readWhole(pairs, name, (text) => parseCsv(text, items));

const readRepeated: Reader = (pairs, name, { items = anyValue }) => {
  const used = filterByName(pairs, name);
  return used.length === 0 ? undefined : { value: used.map(([, text]) => parseScalar(text, items)), used };
};

/** Collects the numbers after a list's name, such as 2 in `DataDisk.2.Size`, in ascending order. */
function collectIndexes(pairs: Pairs, name: string): number[] {
  const indexes = pairs
    .filter(([key]) => key.startsWith(`${name}.`))
    .map(([key]) => key.slice(name.length + 1).split('.')[0] ?? '');
  return [...new Set(indexes.filter((text) => /^[1-9]\d*$/.test(text)).map(Number))].sort((a, b) => a - b);
}

const readIndexed: Reader = (pairs, name, schema, lists) => {
  const items = collectIndexes(pairs, name).flatMap(
    (index) => readValue(pairs, `${name}.${index}`, schema.items ?? anyValue, lists) ?? [],
  );
  if (items.length > 0) return { value: items.map((item) => item.value), used: items.flatMap((item) => item.used) };
  return lists === 'indexed' ? readText(pairs, name, schema, lists) : readRepeated(pairs, name, schema, lists);
};

const readObject: Reader = (pairs, name, schema, lists) => {
  const used = pairs.filter(([key]) => key.startsWith(`${name}.`));
  if (used.length === 0) return readText(pairs, name, schema, lists);
  const inner = used.map(([key, text]) => [key.slice(name.length + 1), text] as const);
  return { value: readMembers(inner, schema, lists), used };
};

/** The readers by `wire`, else by type. */
const readers: Readonly<Record<string, Reader>> = {
  'json-string': readJson,
  csv: readCsv,
  repeated: readRepeated,
  array: readIndexed,
  object: readObject,
};

function readValue(pairs: Pairs, name: string, schema: ValueModel, lists: ListForm): ReadResult | undefined {
  const read = readers[schema.wire ?? ''] ?? readers[schema.type] ?? readScalar;
  return read(pairs, name, schema, lists);
}

function readMembers(pairs: Pairs, schema: ValueModel, lists: ListForm): Members {
  const members: [string, unknown][] = [];
  const used = new Set<string>();
  for (const [member, inner] of Object.entries(schema.properties ?? {})) {
    const result = readValue(pairs, inner.name ?? member, inner, lists);
    if (result === undefined) continue;
    members.push([member, result.value]);
    for (const [name] of result.used) used.add(name);
  }
  const others = pairs.filter(([name]) => !used.has(name));
  for (const [name, text] of others)
    members.push([name, schema.values === undefined ? text : parseScalar(text, schema.values)]);
  return Object.fromEntries(members);
}

/**
 * Rebuilds an input from flat parameters: the inverse of the runtime's `flatten`. Parameters that the schema does not
 * document, and text that cannot be parsed, are kept as text.
 */
export function unflatten(schema: ValueModel, pairs: Pairs, lists: ListForm = 'indexed'): Members {
  return readMembers(pairs, schema, lists);
}
