import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { AnswerFormat } from './read/format.js';
import type { OutputForms } from './read/output-forms.js';
import { applyForm } from './xml/apply-form.js';
import { stripMarkup } from './xml/strip-markup.js';
import { buildElement, type Element, hasText, listElements, type Node } from './xml/tree.js';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  // the parser rejects or renames tags such as `constructor`; with a colon in front, it does not
  transformTagName: (name) => `:${name}`,
});

/** Parses a text inside an element of our own, so that text or a second element beside the root shows. */
function parseDocument(text: string): Element | undefined {
  const stripped = stripMarkup(text);
  if (stripped === undefined) return undefined;
  const wrapped = `<document>${stripped}</document>`;
  try {
    if (XMLValidator.validate(wrapped) !== true) return undefined;
    return listElements(buildElement('', parser.parse(wrapped) as Node[]))[0];
  } catch {
    // the parser throws at some texts that the validator accepts
    return undefined;
  }
}

/** Returns the root element, or undefined if the text is not valid XML, or is a web page. */
function parseRoot(text: string): Element | undefined {
  const document = parseDocument(text);
  if (document === undefined || hasText(document)) return undefined;
  const [root, ...others] = listElements(document);
  return root === undefined || others.length > 0 || /^html$/i.test(root.name) ? undefined : root;
}

/**
 * Requests XML, and reads it into the same objects that JSON would give. `outputs` is exported by the `outputs` module
 * of the product.
 */
export function xml(outputs: OutputForms): AnswerFormat {
  return {
    name: 'XML',
    accept: 'text/xml',
    read(text, operation) {
      const root = parseRoot(text);
      if (root === undefined) return undefined;
      const isEmpty = listElements(root).length === 0 && !hasText(root);
      return isEmpty ? {} : applyForm(outputs, outputs.operations[operation] ?? 'any', root);
    },
  };
}
