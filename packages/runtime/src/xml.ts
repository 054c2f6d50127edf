import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { AnswerFormat } from './read/format.js';
import type { OutputForms } from './read/outputs.js';
import { plain } from './xml/plain.js';
import { shaped } from './xml/shape.js';
import { type Element, elementOf, elementsIn, hasText, type Node } from './xml/tree.js';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  // the parser refuses or renames what JavaScript objects inherit; behind a colon no name is special
  transformTagName: (name) => `:${name}`,
});

/** The document in an element of its own, which so shows what stands beside the root. */
function documentIn(text: string): Element | undefined {
  const inner = plain(text);
  if (inner === undefined) return undefined;
  const whole = `<document>${inner}</document>`;
  try {
    return XMLValidator.validate(whole) === true
      ? elementsIn(elementOf('', parser.parse(whole) as Node[]))[0]
      : undefined;
  } catch {
    // the validator lets some texts pass that the parser throws at
    return undefined;
  }
}

/** The one element that holds all others; nothing where a text is not whole, or is a web page. */
function rootIn(text: string): Element | undefined {
  const document = documentIn(text);
  if (document === undefined || hasText(document)) return undefined;
  const [root, ...others] = elementsIn(document);
  return root === undefined || others.length > 0 || /^html$/i.test(root.name) ? undefined : root;
}

/**
 * Asks for XML and reads it into the very object JSON would have given. `outputs` comes from the product's `outputs` module.
 */
export function xml(outputs: OutputForms): AnswerFormat {
  return {
    name: 'XML',
    accept: 'text/xml',
    read(text, operation) {
      const root = rootIn(text);
      if (root === undefined) return undefined;
      const isEmpty = elementsIn(root).length === 0 && !hasText(root);
      return isEmpty ? {} : shaped(outputs, outputs.operations[operation] ?? 'any', root);
    },
  };
}
