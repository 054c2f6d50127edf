import { findNearest } from '@yunspec/runtime/check';
import { acceptsForm, isMap, isNodeName, isScalar, listWords } from '../language/fit.js';
import type { Kind } from '../language/kinds.js';
import { type NodeName, nodes } from '../language/nodes/index.js';
import { suggestWord } from '../language/suggest.js';

/** A guess at the cause of a mistake. If it applies, its text is added to the finding. */
interface Hint<T> {
  readonly when: (mistake: T) => boolean;
  readonly say: string | ((mistake: T) => string);
}

/** Finds the first hint that applies and has something to say. */
function findHint<T>(hints: readonly Hint<T>[], mistake: T): string {
  for (const { when, say } of hints) {
    if (!when(mistake)) continue;
    const hint = typeof say === 'string' ? say : say(mistake);
    if (hint !== '') return hint;
  }
  return '';
}

/** A value that is not of the kind that its keyword needs. */
export interface Misfit {
  readonly kind: Kind;
  readonly value: unknown;
  /** The line on which the value begins. */
  readonly line: string;
  /** Whether the value is an entry of a list. */
  readonly isEntry: boolean;
}

const colonWithoutSpace = /^[A-Za-z][\w.]*:\S/;
const valueType: Kind | undefined = nodes.value.type?.kind;

const acceptsMap = (kind: Kind): boolean => acceptsForm(kind, 'map') || acceptsForm(kind, 'node');
const acceptsNumber = (kind: Kind): boolean => acceptsForm(kind, 'integer') || acceptsForm(kind, 'number');
const isType = (value: unknown): boolean => valueType?.is === 'word' && valueType.of.includes(value as string);

const misfitHints: readonly Hint<Misfit>[] = [
  {
    when: ({ value, line }) => value === null && /[:-]\s+#\S/.test(line),
    say: '; a string that begins with # must be in quotes',
  },
  {
    when: ({ kind, value }) => typeof value === 'string' && colonWithoutSpace.test(value) && acceptsMap(kind),
    say: '; put a space after the colon',
  },
  {
    when: ({ kind, value }) => kind.is === 'node' && kind.node === 'value' && isType(value),
    say: ({ value }) => `; write { type: ${String(value)} }`,
  },
  {
    when: ({ value }) => typeof value === 'string',
    say: ({ kind, value }) => suggestWord(String(value), listWords(kind)),
  },
  {
    when: ({ kind, value }) => ['number', 'boolean'].includes(typeof value) && acceptsForm(kind, 'text'),
    say: '; put it in quotes',
  },
  {
    when: ({ kind, value }) => typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) && acceptsNumber(kind),
    say: '; take off the quotes',
  },
  {
    when: ({ kind, value }) => isScalar(value) && acceptsForm(kind, 'list'),
    say: ({ value }) => `; write [${String(value)}]`,
  },
  {
    when: ({ kind, value, isEntry }) => isMap(value) && !isEntry && acceptsForm(kind, 'list'),
    say: `; begin each entry with '- '`,
  },
  {
    when: ({ kind, value, isEntry }) => Array.isArray(value) && value.length > 0 && !isEntry && acceptsMap(kind),
    say: `; take out the '- '`,
  },
];

/** Guesses why a value is of the wrong kind. */
export const explainMisfit = (misfit: Misfit): string => findHint(misfitHints, misfit);

/** A keyword that its node does not have. */
export interface Stranger {
  readonly word: string;
  readonly value: unknown;
  readonly node: NodeName;
  /** The keyword just above, where that one has no value. */
  readonly above: string | undefined;
}

/** Finds the keywords of a node below which another keyword may be used. */
function findHomes({ word, node }: Stranger): string[] {
  return Object.entries(nodes[node]).flatMap(([name, { kind }]) =>
    kind.is === 'node' && isNodeName(kind.node) && Object.hasOwn(nodes[kind.node], word) ? [`'${name}'`] : [],
  );
}

const strangerHints: readonly Hint<Stranger>[] = [
  {
    when: ({ word, value }) => value === null && colonWithoutSpace.test(word),
    say: '; put a space after the colon',
  },
  { when: ({ word }) => /^-\S/.test(word), say: '; put a space after the dash' },
  { when: () => true, say: ({ word, node }) => suggestWord(word, Object.keys(nodes[node])) },
  { when: ({ above }) => above !== undefined, say: ({ above }) => `; if it belongs to '${above}', indent it further` },
  {
    when: (stranger) => findHomes(stranger).length > 0,
    say: (stranger) => `; it belongs below ${findHomes(stranger).join(' or ')}`,
  },
  {
    when: ({ value, node }) => isMap(value) && Object.hasOwn(nodes[node], 'properties'),
    say: `; members belong below 'properties'`,
  },
  { when: ({ value }) => value === null, say: '; a string with a comma must be in quotes inside { }' },
];

/** Guesses why an unknown keyword is there. */
export const explainStranger = (stranger: Stranger): string => findHint(strangerHints, stranger);

/** Finds the keyword that an unknown one was probably meant to be. */
export const findMeant = (word: string, node: NodeName): string | undefined =>
  findNearest(word, Object.keys(nodes[node]));
