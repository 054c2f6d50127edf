import type { ValueModel } from '@yunspec/model';
import { json } from '@yunspec/runtime';
import type { Members } from '../paths.js';
import { listProperties } from '../properties.js';
import type { Pairs } from './incoming.js';
import { createParameterTree, findNode, type ParameterNode, takeUnread } from './parameter-tree.js';

/** The form of a list without a `wire` of its own: numbered names, or in HTTP requests also a repeated name. */
export type ListForm = 'indexed' | 'indexed-or-repeated';

/** Reads the value at a node. Returns undefined if none of its parameters belong to the value. */
type Reader = (node: ParameterNode, schema: ValueModel, lists: ListForm) => unknown;

const anyValue: ValueModel = { type: 'any' };

/**
 * Parses a boolean. Besides the documented words, `true` and `false` are accepted, and any case of them: clients in
 * other languages send what their language prints.
 */
function parseBoolean(text: string, words: readonly [string, string]): boolean | string {
  const word = text.toLowerCase();
  if (word === 'true' || word === words[0].toLowerCase()) return true;
  return word === 'false' || word === words[1].toLowerCase() ? false : text;
}

/** Parses a number. An integer that no number represents stays text, with all of its digits. */
function parseNumber(text: string, { type }: ValueModel): number | string {
  const isNumber = type === 'integer' ? /^-?\d+(\.\d+)?$/ : /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;
  if (!isNumber.test(text)) return text;
  const number = Number(text);
  return type === 'integer' && Math.abs(number) > Number.MAX_SAFE_INTEGER ? text : number;
}

/** Parses a scalar. Text that does not have the type stays text, so that the checker refuses it. */
function parseScalar(text: string, schema: ValueModel): unknown {
  if (schema.type === 'integer' || schema.type === 'number') return parseNumber(text, schema);
  return schema.type === 'boolean' ? parseBoolean(text, schema.text ?? ['true', 'false']) : text;
}

/** Parses JSON, in which large integers keep their digits. */
const parseJson = (text: string): unknown => json.read(text, '') ?? text;

const parseCsv = (text: string, items: ValueModel): unknown[] =>
  text === '' ? [] : text.split(',').map((item) => parseScalar(item, items));

/** Creates a reader of one parameter. The first of several equal names wins. */
const createReader =
  (parse: (text: string, schema: ValueModel) => unknown): Reader =>
  (node, schema) => {
    const [text] = node.texts;
    if (text === undefined) return undefined;
    node.isRead = true;
    return parse(text, schema);
  };

const readText = createReader((text) => text);

const readRepeated: Reader = (node, { items = anyValue }) => {
  if (node.texts.length === 0) return undefined;
  node.isRead = true;
  return node.texts.map((text) => parseScalar(text, items));
};

/** Lists the numbered nodes of a list, such as 2 in `DataDisk.2.Size`, in ascending order. */
const listNumbered = ({ steps }: ParameterNode): ParameterNode[] =>
  [...steps]
    .filter(([step]) => /^[1-9]\d*$/.test(step))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, node]) => node);

const readIndexed: Reader = (node, schema, lists) => {
  const items = listNumbered(node)
    .map((inner) => readValue(inner, schema.items ?? anyValue, lists))
    .filter((value) => value !== undefined);
  if (items.length > 0) return items;
  return lists === 'indexed' ? readText(node, schema, lists) : readRepeated(node, schema, lists);
};

const readObject: Reader = (node, schema, lists) =>
  node.steps.size === 0 ? readText(node, schema, lists) : readMembers(node, schema, lists);

/** The readers by `wire`, else by type. */
const readers: Readonly<Record<string, Reader>> = {
  'json-string': createReader(parseJson),
  csv: createReader((text, { items = anyValue }) => parseCsv(text, items)),
  repeated: readRepeated,
  array: readIndexed,
  object: readObject,
};

const readScalar = createReader(parseScalar);

function readValue(node: ParameterNode, schema: ValueModel, lists: ListForm): unknown {
  const read = readers[schema.wire ?? ''] ?? readers[schema.type] ?? readScalar;
  return read(node, schema, lists);
}

function readMembers(node: ParameterNode, schema: ValueModel, lists: ListForm): Members {
  const members: [string, unknown][] = [];
  for (const [member, inner] of listProperties(schema)) {
    // documents of several ages spell a name in two ways: the member has the other one
    const found = (inner.name && findNode(node, inner.name)) || findNode(node, member);
    const value = found && readValue(found, inner, lists);
    if (value !== undefined) members.push([member, value]);
  }
  const { values } = schema;
  const others = takeUnread(node).map(([name, text]) => [name, values ? parseScalar(text, values) : text] as const);
  return Object.fromEntries([...members, ...others]);
}

/**
 * Rebuilds an input from flat parameters: the inverse of the runtime's `flatten`. Parameters that the schema does not
 * document, and text that cannot be parsed, are kept as text.
 */
export function unflatten(schema: ValueModel, pairs: Pairs, lists: ListForm = 'indexed'): Members {
  return readMembers(createParameterTree(pairs), schema, lists);
}
