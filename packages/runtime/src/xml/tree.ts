import { unescapeText } from './strip-markup.js';

export interface Element {
  /** The name without a namespace prefix. */
  readonly name: string;
  readonly content: readonly (string | Element)[];
}

/** A node as the parser returns it: one name with its content, or `#text` with a text. */
export type Node = Readonly<Record<string, string | readonly Node[]>>;

/** The limit of the parser's newer versions. Responses are never as deep. */
const maxDepth = 100;

export function buildElement(prefixedName: string, nodes: readonly Node[], depth = 0): Element {
  if (depth > maxDepth) throw new RangeError('too deep');
  const content = nodes
    .flatMap((node) => Object.entries(node))
    .map(([name, inner]) => (typeof inner === 'string' ? unescapeText(inner) : buildElement(name, inner, depth + 1)));
  return { name: prefixedName.slice(prefixedName.lastIndexOf(':') + 1), content };
}

export const listElements = ({ content }: Element): Element[] => content.filter((part) => typeof part !== 'string');

/** Joins all text in an element, including that of its descendants. */
export const joinText = ({ content }: Element): string =>
  content.map((part) => (typeof part === 'string' ? part : joinText(part))).join('');

/** Returns whether an element has text of its own, other than white space between its elements. */
export const hasText = ({ content }: Element): boolean =>
  content.some((part) => typeof part === 'string' && part.trim() !== '');
