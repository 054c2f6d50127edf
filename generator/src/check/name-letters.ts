import type { KeyPath, KeywordUse } from '../language/walk.js';
import type { SpecFile } from '../read/spec-file.js';
import { describeTrap } from './characters.js';
import { type Context, listUses } from './context.js';

/** The keywords that hold names, by the node that has them; names of members, and values of lists, are checked there. */
const naming: Readonly<Record<string, readonly string[]>> = {
  product: ['version', 'regions', 'endpoints', 'showcase'],
  operation: ['permissions'],
  permission: ['resource', 'when'],
  address: ['path', 'server'],
  http: ['path', 'server'],
  pagination: ['page', 'token', 'next', 'size', 'total', 'items'],
  forwards: ['product', 'operation', 'inputs'],
  envelope: ['body', 'headers'],
  error: ['code', 'on'],
  missing: ['code'],
  value: ['const', 'default', 'memberOf', 'name', 'refers', 'text', 'unit'],
  rule: ['error', 'when', 'restrict'],
  resource: ['resource', 'state', 'states', 'operations', 'waiters', 'attributes'],
  identity: ['member', 'prefix', 'within'],
  effect: ['creates', 'from', 'to', 'otherwise', 'filters', 'refuses', 'puts', 'where', 'full', 'already', 'last'],
  table: ['table', 'columns', 'rows'],
};

const words = [...new Set([...Object.values(naming).flat(), 'rules'])];

/** The maps whose keys are names too. */
const keyed = [
  'rules',
  'states',
  'waiters',
  'operations',
  'attributes',
  'refuses',
  'where',
  'when',
  'restrict',
  'filters',
];

interface PlacedText {
  readonly text: string;
  readonly path: KeyPath;
  readonly part: 'key' | 'value';
}

/** Lists the texts inside a value, and the keys of its maps where these are names. */
function listTexts(value: unknown, path: KeyPath, withKeys: boolean): PlacedText[] {
  if (typeof value === 'string') return [{ text: value, path, part: 'value' }];
  if (Array.isArray(value)) return value.flatMap((item, i) => listTexts(item, [...path, i], withKeys));
  if (typeof value !== 'object' || value === null || !withKeys) return [];
  return Object.keys(value).map((key) => ({ text: key, path: [...path, key], part: 'key' }));
}

function listNames({ node, word, value, path }: KeywordUse): PlacedText[] {
  if (word === 'rules' && node !== 'effect') return listTexts(value, path, true);
  const own = Object.hasOwn(naming, node) ? naming[node] : undefined;
  if (own?.includes(word) !== true) return [];
  if (word === 'endpoints')
    return Object.entries(value as object).flatMap(([key, text]) => listTexts(text, [...path, key], false));
  return listTexts(value, path, keyed.includes(word));
}

function findInUse(context: Context, file: SpecFile, use: KeywordUse): void {
  for (const { text, path, part } of listNames(use)) {
    const problem = describeTrap(text);
    if (problem !== undefined) context.report(file, path, 'name-characters', { name: text, problem }, part);
  }
}

/** Finds letters in names that a reader does not see. */
export function findInNameLetters(context: Context): void {
  for (const spec of context.specs.whole) for (const use of listUses(spec, words)) findInUse(context, spec.file, use);
}
