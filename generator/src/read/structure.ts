import { nearest } from '@yunspec/runtime/check';
import { type Diagnostic, diagnostic } from './diagnostics.js';
import type { KeyPath, SpecFile } from './spec-file.js';
import { type FileKind, fileNodes, type Keyword, type Kind, type NodeName, nodes } from './vocabulary.js';

type Report = (found: Diagnostic) => void;
type KindOf<Is extends Kind['is']> = Extract<Kind, { is: Is }>;

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isScalarValue = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** The word that was meant, or all there are where none is near. */
export const oneOf = (word: string, known: readonly string[]): string =>
  didYouMean(word, known) || `; use one of ${known.join(', ')}`;

export const didYouMean = (word: string, known: readonly string[]): string => {
  const near = nearest(word, known);
  return near === undefined || near === word ? '' : ` (did you mean '${near}'?)`;
};

/** What a value is, in words. */
function actual(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isMap(value)) return 'a map';
  const shown = JSON.stringify(value);
  return shown.length > 60 ? `${shown.slice(0, 57)}…` : shown;
}

const fits: Readonly<Record<Exclude<Kind['is'], 'either'>, (value: unknown, kind: never) => boolean>> = {
  text: (value, kind: KindOf<'text'>) =>
    typeof value === 'string' && (kind.pattern === undefined || new RegExp(kind.pattern, 'u').test(value)),
  integer: (value) => Number.isSafeInteger(value),
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  flag: (value) => typeof value === 'boolean',
  yes: (value) => value === true,
  scalar: isScalarValue,
  any: () => true,
  word: (value, kind: KindOf<'word'>) => kind.of.includes(value as string),
  list: (value, kind: KindOf<'list'>) =>
    Array.isArray(value) && value.length >= (kind.min ?? 0) && value.length <= (kind.max ?? Number.POSITIVE_INFINITY),
  map: isMap,
  node: isMap,
};

function lengthWords({ min, max }: KindOf<'list'>): string {
  if (min === undefined) return 'a list';
  return min === max ? `a list of exactly ${min}` : `a list of at least ${min}`;
}

function nodeWords({ node }: KindOf<'node'>): string {
  const required = Object.entries(nodes[node]).flatMap(([word, keyword]) => (keyword.required ? [`'${word}'`] : []));
  return required.length === 0 ? 'a map' : `a map with ${required.join(', ')}`;
}

const expected: Readonly<Record<Kind['is'], (kind: never) => string>> = {
  text: (kind: KindOf<'text'>) => (kind.like === undefined ? 'a text' : `a text such as ${kind.like}`),
  integer: () => 'a whole number',
  number: () => 'a number',
  flag: () => 'true or false',
  yes: () => 'true',
  scalar: () => 'a text, a number or true/false',
  any: () => 'anything',
  word: (kind: KindOf<'word'>) => `one of ${kind.of.join(', ')}`,
  list: lengthWords,
  map: () => 'a map',
  node: nodeWords,
  either: (kind: KindOf<'either'>) => kind.of.map(expectedWords).join(' or '),
};

function expectedWords(kind: Kind): string {
  return expected[kind.is](kind as never);
}

function fit(kind: Kind, value: unknown): boolean {
  return kind.is === 'either' ? kind.of.some((one) => fit(one, value)) : fits[kind.is](value, kind as never);
}

const accepts = (kind: Kind, is: Kind['is']): boolean =>
  kind.is === is || (kind.is === 'either' && kind.of.some((one) => accepts(one, is)));
const wordsOf = (kind: Kind): readonly string[] =>
  kind.is === 'word' ? kind.of : kind.is === 'either' ? kind.of.flatMap(wordsOf) : [];

interface Misfit {
  readonly kind: Kind;
  readonly value: unknown;
  /** The line the value begins on. */
  readonly line: string;
  readonly isEntry: boolean;
}

const colonWithoutSpace = /^[A-Za-z][\w.]*:\S/;
const valueTypes = nodes.value.type?.kind as KindOf<'word'>;

/** What was probably meant by a value of the wrong kind. The first that applies is told. */
const misfitHints: readonly ((misfit: Misfit) => string | undefined)[] = [
  ({ value, line }) =>
    value === null && /[:-]\s+#\S/.test(line) ? '; a text that begins with # must be in quotes' : undefined,
  ({ kind, value }) =>
    typeof value === 'string' && colonWithoutSpace.test(value) && (accepts(kind, 'map') || accepts(kind, 'node'))
      ? '; put a space after the colon'
      : undefined,
  ({ kind, value }) =>
    kind.is === 'node' && kind.node === 'value' && valueTypes.of.includes(value as string)
      ? `; write { type: ${String(value)} }`
      : undefined,
  ({ kind, value }) => (typeof value === 'string' ? didYouMean(value, wordsOf(kind)) || undefined : undefined),
  ({ kind, value }) =>
    ['number', 'boolean'].includes(typeof value) && accepts(kind, 'text') ? '; put it in quotes' : undefined,
  ({ kind, value }) =>
    typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) && (accepts(kind, 'integer') || accepts(kind, 'number'))
      ? '; take off the quotes'
      : undefined,
  ({ kind, value }) => (isScalarValue(value) && accepts(kind, 'list') ? `; write [${String(value)}]` : undefined),
  ({ kind, value, isEntry }) =>
    isMap(value) && !isEntry && accepts(kind, 'list') ? `; begin each entry with '- '` : undefined,
  ({ kind, value, isEntry }) =>
    Array.isArray(value) && value.length > 0 && !isEntry && (accepts(kind, 'map') || accepts(kind, 'node'))
      ? `; take out the '- '`
      : undefined,
];

/** The value of a keyword or a place below it, with the words a sentence begins with. */
interface Subject {
  readonly value: unknown;
  readonly path: KeyPath;
  readonly what: string;
}

function reportMisfit(file: SpecFile, kind: Kind, { value, path, what }: Subject, report: Report): void {
  const place = file.place(path);
  if (path.at(-1) === 'type' && kind === valueTypes && typeof value === 'string') {
    report(diagnostic(place, 'type-unknown', { type: value, hint: oneOf(value, kind.of) }));
    return;
  }
  const misfit = {
    kind,
    value,
    line: file.text.split('\n')[place.line - 1] ?? '',
    isEntry: typeof path.at(-1) === 'number',
  };
  const hint = misfitHints.map((of) => of(misfit)).find((found) => found !== undefined) ?? '';
  report(diagnostic(place, 'value-wrong', { what, expected: expectedWords(kind), actual: actual(value), hint }));
}

function checkKind(file: SpecFile, kind: Kind, subject: Subject, report: Report): void {
  const { value, path, what } = subject;
  if (!fit(kind, value)) {
    reportMisfit(file, kind, subject, report);
    return;
  }
  if (kind.is === 'either') {
    const branch = kind.of.find((one) => fit(one, value));
    if (branch !== undefined) checkKind(file, branch, subject, report);
  } else if (kind.is === 'list') {
    const item = what.startsWith('an entry of') ? what : `an entry of ${what}`;
    for (const [i, inner] of (value as unknown[]).entries())
      checkKind(file, kind.of, { value: inner, path: [...path, i], what: item }, report);
  } else if (kind.is === 'map') {
    for (const [key, inner] of Object.entries(value as object))
      checkKind(file, kind.of, { value: inner, path: [...path, key], what: `'${key}'` }, report);
  } else if (kind.is === 'node') checkNode(file, kind.node, value as Record<string, unknown>, path, report);
}

/** What a node is called in a sentence, where its name alone would not do. */
const titles: Readonly<Partial<Record<NodeName, string>>> = {
  sources: 'a list of sources',
  errors: 'a list of common errors',
  ledger: 'a ledger',
  entry: 'an entry of the ledger',
  address: 'the http of an operation',
  input: 'an input',
  output: 'an output',
  not: 'a condition',
  error: 'an error row',
  missing: `'missing'`,
  effect: 'an operation of a resource',
};

const title = (name: NodeName): string => titles[name] ?? (/^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`);

interface Stranger {
  readonly word: string;
  readonly value: unknown;
  readonly node: NodeName;
  /** The keyword just above, where that one has no value. */
  readonly above: string | undefined;
}

/** What was probably meant by a keyword a node does not have. */
const strangerHints: readonly ((stranger: Stranger) => string | undefined)[] = [
  ({ word, value }) => (value === null && colonWithoutSpace.test(word) ? '; put a space after the colon' : undefined),
  ({ word }) => (/^-\S/.test(word) ? '; put a space after the dash' : undefined),
  ({ word, node }) => didYouMean(word, Object.keys(nodes[node])) || undefined,
  ({ above }) => (above === undefined ? undefined : `; if it belongs to '${above}', indent it further`),
  ({ word, node }) => {
    const homes = Object.entries(nodes[node]).flatMap(([name, { kind }]) =>
      kind.is === 'node' && Object.hasOwn(nodes[kind.node], word) ? [`'${name}'`] : [],
    );
    return homes.length === 0 ? undefined : `; it stands below ${homes.join(' or ')}`;
  },
  ({ value, node }) =>
    isMap(value) && Object.hasOwn(nodes[node], 'properties') ? `; members stand below 'properties'` : undefined,
  ({ value }) => (value === null ? '; a text with a comma must be in quotes inside { }' : undefined),
];

function checkNode(
  file: SpecFile,
  name: NodeName,
  value: Record<string, unknown>,
  path: KeyPath,
  report: Report,
): void {
  const words: Readonly<Record<string, Keyword>> = nodes[name];
  const known = Object.keys(words);
  const meant = new Set<string | undefined>();
  let above: string | undefined;
  for (const [word, inner] of Object.entries(value)) {
    const keyword = Object.hasOwn(words, word) ? words[word] : undefined;
    if (keyword === undefined) {
      const hint =
        strangerHints.map((of) => of({ word, value: inner, node: name, above })).find((found) => found !== undefined) ??
        '';
      report(diagnostic(file.place([...path, word], 'key'), 'keyword-unknown', { word, node: title(name), hint }));
      meant.add(nearest(word, known));
    } else {
      above = inner === null ? word : undefined;
      checkKind(file, keyword.kind, { value: inner, path: [...path, word], what: `'${word}'` }, report);
    }
  }
  for (const [word, keyword] of Object.entries(words)) {
    // a misspelt keyword is one mistake, not two
    if (!keyword.required || Object.hasOwn(value, word) || meant.has(word)) continue;
    report(diagnostic(file.place(path, 'key'), 'keyword-missing', { word, node: title(name) }));
  }
}

/** Checks a file against the vocabulary: unknown words, missing ones, values of the wrong kind. */
export function checkStructure(file: SpecFile, kind: FileKind): Diagnostic[] {
  const { value } = file;
  const [word = ''] = kind.words;
  if (value === null) return [diagnostic(file.place([]), 'file-empty', { word, node: title(kind.node) })];
  if (!isMap(value)) {
    const wanted = `a map that begins with '${word}:'`;
    return [
      diagnostic(file.place([]), 'value-wrong', {
        what: 'this file',
        expected: wanted,
        actual: actual(value),
        hint: '',
      }),
    ];
  }
  const isAbout = ({ words }: FileKind): boolean => words.some((one) => Object.hasOwn(value, one));
  const other = isAbout(kind) ? undefined : fileNodes.find(isAbout);
  if (other !== undefined)
    return [diagnostic(file.place([]), 'file-misplaced', { node: title(other.node), home: other.home })];
  const found: Diagnostic[] = [];
  checkNode(file, kind.node, value, [], (one) => found.push(one));
  return found;
}

/** Checks one keyword of a node where the tables leave open what stands there. */
export function checkWord(file: SpecFile, name: NodeName, word: string, value: unknown, path: KeyPath): Diagnostic[] {
  const found: Diagnostic[] = [];
  const keyword = nodes[name][word];
  if (keyword !== undefined)
    checkKind(file, keyword.kind, { value, path, what: `'${word}'` }, (one) => found.push(one));
  return found;
}

/** A keyword where it stands. */
export interface Mention {
  readonly word: string;
  readonly value: unknown;
  readonly path: KeyPath;
}

/** Every keyword in a value of a kind. What examples, seeds and tables hold is data and has none. */
export function keywordsIn(kind: Kind, value: unknown, path: KeyPath = []): Mention[] {
  switch (kind.is) {
    case 'either':
      return kind.of.filter((one) => fit(one, value)).flatMap((one) => keywordsIn(one, value, path));
    case 'list':
      return (value as unknown[]).flatMap((item, i) => keywordsIn(kind.of, item, [...path, i]));
    case 'map':
      return Object.entries(value as object).flatMap(([key, inner]) => keywordsIn(kind.of, inner, [...path, key]));
    case 'node':
      return Object.entries(value as object).flatMap(([word, inner]) => {
        const keyword = nodes[kind.node][word];
        return keyword === undefined
          ? []
          : [
              { word, value: inner as unknown, path: [...path, word] },
              ...keywordsIn(keyword.kind, inner, [...path, word]),
            ];
      });
    default:
      return [];
  }
}
