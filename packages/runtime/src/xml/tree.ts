import { dereferenced } from './plain.js';

export interface Element {
  /** Without a namespace's prefix. */
  readonly name: string;
  readonly content: readonly (string | Element)[];
}

/** As the parser gives it: one name with what is inside, or `#text` with a text. */
export type Node = Readonly<Record<string, string | readonly Node[]>>;

/** No answer is as deep; the parser's newer versions draw the same line. */
const deepest = 100;

export function elementOf(prefixed: string, nodes: readonly Node[], depth = 0): Element {
  if (depth > deepest) throw new RangeError('too deep');
  const content = nodes
    .flatMap((node) => Object.entries(node))
    .map(([name, inner]) => (typeof inner === 'string' ? dereferenced(inner) : elementOf(name, inner, depth + 1)));
  return { name: prefixed.slice(prefixed.lastIndexOf(':') + 1), content };
}

export const elementsIn = ({ content }: Element): Element[] => content.filter((part) => typeof part !== 'string');

/** All text in an element, that of its elements too. */
export const textIn = ({ content }: Element): string =>
  content.map((part) => (typeof part === 'string' ? part : textIn(part))).join('');

/** Whether an element has text of its own. Blanks between elements are none. */
export const hasText = ({ content }: Element): boolean =>
  content.some((part) => typeof part === 'string' && part.trim() !== '');
