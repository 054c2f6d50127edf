import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element: its name, and either its text or the elements in it. */
export interface Element {
  readonly name: string;
  readonly text: string;
  readonly children: readonly Element[];
}

/** An element as the parser returns it: one member with the name, or `#text`. */
type Parsed = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  trimValues: false,
  // names such as `constructor` are ordinary here
  transformTagName: (name) => `:${name}`,
});

function toElement(name: string, content: readonly Parsed[]): Element {
  const children = content.flatMap((node) =>
    Object.entries(node)
      .filter(([key]) => key.startsWith(':'))
      .filter(([key]) => key !== ':@')
      .map(([key, inner]) => toElement(key.slice(1), inner as readonly Parsed[])),
  );
  const text = content.map((node) => (typeof node['#text'] === 'string' ? node['#text'] : '')).join('');
  return { name, text, children };
}

/** Parses a document. Returns its root, or undefined for text that is not one well-formed document. */
export function parseXml(text: string): Element | undefined {
  if (!/^\s*</.test(text) || XMLValidator.validate(text) !== true) return undefined;
  try {
    const { children } = toElement('', parser.parse(text) as readonly Parsed[]);
    return children.length === 1 ? children[0] : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the text of a child element. */
export const childText = ({ children }: Element, name: string): string | undefined =>
  children.find((child) => child.name === name)?.text;
