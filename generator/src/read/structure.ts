import { nearest } from '@yunspec/runtime/check';
import { type Diagnostic, diagnostic } from './diagnostics.js';
import type { KeyPath, SpecFile } from './spec-file.js';
import { type Kind, type Keyword, type NodeName, nodes } from './vocabulary.js';

type Report = (found: Diagnostic) => void;

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
const isScalarValue = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

export const didYouMean = (word: string, known: readonly string[]): string => {
  const near = nearest(word, known);
  return near === undefined ? '' : ` (did you mean '${near}'?)`;
};

/** What a value is, in words. */
function actual(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return isMap(value) ? 'a map' : `${JSON.stringify(value)}`;
}

const fits: Readonly<Record<Exclude<Kind['is'], 'either'>, (value: unknown, kind: never) => boolean>> = {
  text: (value, kind: Extract<Kind, { is: 'text' }>) => typeof value === 'string' && (kind.pattern === undefined || new RegExp(kind.pattern, 'u').test(value)),
  integer: (value) => Number.isSafeInteger(value),
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  flag: (value) => typeof value === 'boolean',
  yes: (value) => value === true,
  scalar: isScalarValue,
  any: () => true,
  word: (value, kind: Extract<Kind, { is: 'word' }>) => kind.of.includes(value as string),
  list: (value, kind: Extract<Kind, { is: 'list' }>) =>
    Array.isArray(value) && value.length >= (kind.min ?? 0) && value.length <= (kind.max ?? Number.POSITIVE_INFINITY),
  map: isMap,
  node: isMap,
};

function lengthWords({ min, max }: Extract<Kind, { is: 'list' }>): string {
  if (min === undefined) return 'a list';
  return min === max ? `a list of exactly ${min}` : `a list of at least ${min}`;
}

const expected: Readonly<Record<Kind['is'], (kind: never) => string>> = {
  text: (kind: Extract<Kind, { is: 'text' }>) => (kind.like === undefined ? 'a text' : `a text such as ${kind.like}`),
  integer: () => 'a whole number',
  number: () => 'a number',
  flag: () => 'true or false',
  yes: () => 'true',
  scalar: () => 'a text, a number or true/false',
  any: () => 'anything',
  word: (kind: Extract<Kind, { is: 'word' }>) => `one of ${kind.of.join(', ')}`,
  list: lengthWords,
  map: () => 'a map',
  node: (kind: Extract<Kind, { is: 'node' }>) => `a map (${kind.node})`,
  either: (kind: Extract<Kind, { is: 'either' }>) => kind.of.map(expectedWords).join(' or '),
};

function expectedWords(kind: Kind): string {
  return expected[kind.is](kind as never);
}

function fit(kind: Kind, value: unknown): boolean {
  return kind.is === 'either' ? kind.of.some((one) => fit(one, value)) : fits[kind.is](value, kind as never);
}

const article = (name: NodeName): string => (/^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`);

function checkKind(file: SpecFile, kind: Kind, value: unknown, path: KeyPath, word: string, report: Report): void {
  if (kind.is === 'either') {
    const branch = kind.of.find((one) => fit(one, value)) ?? kind;
    if (branch !== kind) {
      checkKind(file, branch, value, path, word, report);
      return;
    }
  }
  if (!fit(kind, value)) {
    if (word === 'type' && kind.is === 'word' && typeof value === 'string') {
      report(diagnostic(file.place(path), 'type-unknown', { type: value, hint: didYouMean(value, kind.of) }));
    } else report(diagnostic(file.place(path), 'value-wrong', { word, expected: expectedWords(kind), actual: actual(value) }));
    return;
  }
  if (kind.is === 'list') {
    for (const [i, item] of (value as unknown[]).entries()) checkKind(file, kind.of, item, [...path, i], word, report);
  } else if (kind.is === 'map') {
    for (const [key, inner] of Object.entries(value as object)) checkKind(file, kind.of, inner, [...path, key], key, report);
  } else if (kind.is === 'node') checkNode(file, kind.node, value as Record<string, unknown>, path, report);
}

function checkNode(file: SpecFile, name: NodeName, value: Record<string, unknown>, path: KeyPath, report: Report): void {
  const words: Readonly<Record<string, Keyword>> = nodes[name];
  for (const [word, inner] of Object.entries(value)) {
    const keyword = Object.hasOwn(words, word) ? words[word] : undefined;
    if (keyword === undefined) {
      const hint = didYouMean(word, Object.keys(words));
      report(diagnostic(file.place([...path, word], 'key'), 'keyword-unknown', { word, node: article(name), hint }));
    } else checkKind(file, keyword.kind, inner, [...path, word], word, report);
  }
  for (const [word, keyword] of Object.entries(words)) {
    if (keyword.required && !Object.hasOwn(value, word)) {
      report(diagnostic(file.place(path, 'key'), 'keyword-missing', { word, node: article(name) }));
    }
  }
}

/** Checks a file against the vocabulary: unknown words, missing ones, values of the wrong kind. */
export function checkStructure(file: SpecFile, name: NodeName): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (!isMap(file.value)) {
    return [diagnostic(file.place([]), 'value-wrong', { word: 'file', expected: `a map (${name})`, actual: actual(file.value) })];
  }
  checkNode(file, name, file.value, [], (one) => found.push(one));
  return found;
}
