import type { Kind, KindOf } from './kinds.js';
import { type NodeName, nodes } from './nodes/index.js';

export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

const tests: Readonly<Record<Exclude<Kind['is'], 'either'>, (value: unknown, kind: never) => boolean>> = {
  text: (value, kind: KindOf<'text'>) =>
    typeof value === 'string' && (kind.pattern === undefined || new RegExp(kind.pattern, 'u').test(value)),
  integer: (value) => Number.isSafeInteger(value),
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  flag: (value) => typeof value === 'boolean',
  yes: (value) => value === true,
  scalar: isScalar,
  any: () => true,
  word: (value, kind: KindOf<'word'>) => kind.of.includes(value as string),
  list: (value, kind: KindOf<'list'>) =>
    Array.isArray(value) && value.length >= (kind.min ?? 0) && value.length <= (kind.max ?? Number.POSITIVE_INFINITY),
  map: isMap,
  node: isMap,
};

/** Returns whether a value is of a kind, not looking at the values inside it. */
export function fitsKind(kind: Kind, value: unknown): boolean {
  return kind.is === 'either'
    ? kind.of.some((option) => fitsKind(option, value))
    : tests[kind.is](value, kind as never);
}

/** Returns whether a kind, or one of its options, is of this form. */
export const acceptsForm = (kind: Kind, form: Kind['is']): boolean =>
  kind.is === form || (kind.is === 'either' && kind.of.some((option) => acceptsForm(option, form)));

/** Lists the words that a kind accepts. */
export function listWords(kind: Kind): readonly string[] {
  if (kind.is === 'word') return kind.of;
  return kind.is === 'either' ? kind.of.flatMap(listWords) : [];
}

function describeList({ min, max }: KindOf<'list'>): string {
  if (min === undefined) return 'a list';
  return min === max ? `a list of exactly ${min}` : `a list of at least ${min}`;
}

export const isNodeName = (name: string): name is NodeName => Object.hasOwn(nodes, name);

function describeNode({ node }: KindOf<'node'>): string {
  const keywords = isNodeName(node) ? Object.entries(nodes[node]) : [];
  const required = keywords.flatMap(([word, keyword]) => (keyword.required ? [`'${word}'`] : []));
  return required.length === 0 ? 'a map' : `a map with ${required.join(', ')}`;
}

const descriptions: Readonly<Record<Kind['is'], (kind: never) => string>> = {
  text: (kind: KindOf<'text'>) => (kind.like === undefined ? 'a string' : `a string such as ${kind.like}`),
  integer: () => 'a whole number',
  number: () => 'a number',
  flag: () => 'true or false',
  yes: () => 'true',
  scalar: () => 'a string, a number or true/false',
  any: () => 'anything',
  word: (kind: KindOf<'word'>) => `one of ${kind.of.join(', ')}`,
  list: describeList,
  map: () => 'a map',
  node: describeNode,
  either: (kind: KindOf<'either'>) => kind.of.map(describeKind).join(' or '),
};

/** Describes a kind for people: `a list of at least 2`. */
export function describeKind(kind: Kind): string {
  return descriptions[kind.is](kind as never);
}
