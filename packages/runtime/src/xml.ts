import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { isObject } from './check/members.js';
import type { AnswerFormat } from './format.js';
import { followed, isEnum, isList, type OutputForm, type OutputForms } from './outputs.js';

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: true,
  processEntities: true,
  ignoreDeclaration: true,
});

/** What the first element holds; nothing where the text is not whole. The validator lets some texts pass that the parser throws at. */
function rootOf(text: string): unknown {
  try {
    return XMLValidator.validate(text) === true ? Object.values(parser.parse(text) as Record<string, unknown>)[0] : undefined;
  } catch {
    return undefined;
  }
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value]);

/** A list that stands under an element of its own, one level deeper than in JSON. An only item with one member is no such list. */
function unwrapped(value: unknown, item: OutputForm): unknown {
  if (!isObject(value)) return value;
  const [[name, inner] = ['', undefined], ...others] = Object.entries(value);
  const isMember = typeof item === 'object' && !isList(item) && Object.hasOwn(item, name);
  return others.length === 0 && !isMember && (Array.isArray(inner) || isObject(inner)) ? inner : value;
}

function scalar(form: OutputForm, text: unknown): unknown {
  if (typeof text !== 'string') return text;
  if (form === 'number' || (isEnum(form) && typeof form.$enum[0] === 'number'))
    return text === '' || Number.isNaN(Number(text)) ? text : Number(text);
  if (form === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

/** XML has one form for a list of one and a single element, and text for everything: the documented form decides. */
function shaped(outputs: OutputForms, named: OutputForm, value: unknown): unknown {
  const form = followed(outputs, named);
  if (typeof form === 'string' || isEnum(form)) return scalar(form, value);
  if (isList(form)) return asList(unwrapped(value, followed(outputs, form[0]))).map((item) => shaped(outputs, form[0], item));
  if (value === '')
    return Object.fromEntries(Object.entries(form).flatMap(([member, inner]) => (isList(followed(outputs, inner)) ? [[member, []]] : [])));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([member, inner]) => [
      member,
      shaped(outputs, Object.hasOwn(form, member) ? (form[member] ?? 'any') : 'any', inner),
    ]),
  );
}

/**
 * Asks for XML and reads it into the very object JSON would have given. `outputs` comes from the product's `outputs` module.
 */
export function xml(outputs: OutputForms): AnswerFormat {
  return {
    name: 'XML',
    accept: 'text/xml',
    read(text, operation) {
      const root = rootOf(text);
      return root === undefined ? undefined : shaped(outputs, outputs.operations[operation] ?? 'any', root === '' ? {} : root);
    },
  };
}
