import { parseXml as parseDocument, XmlElement, XmlText } from '@rgrove/parse-xml';

/** An element: its name, and either its text or the elements in it. */
export interface Element {
  readonly name: string;
  readonly text: string;
  readonly children: readonly Element[];
}

const toElement = ({ name, children }: XmlElement): Element => ({
  name,
  text: children.map((node) => (node instanceof XmlText ? node.text : '')).join(''),
  children: children.flatMap((node) => (node instanceof XmlElement ? toElement(node) : [])),
});

/** Parses a document. Returns its root, or undefined for text that is not one well-formed document. */
export function parseXml(text: string): Element | undefined {
  try {
    const { root } = parseDocument(text);
    return root === null ? undefined : toElement(root);
  } catch {
    return undefined;
  }
}

/** Returns the text of a child element. */
export const childText = ({ children }: Element, name: string): string | undefined =>
  children.find((child) => child.name === name)?.text;
