import { json } from '../read/format.js';
import { followed, isEnum, isList, type OutputForm, type OutputForms, type OutputMembers } from '../read/outputs.js';
import { wraps } from './lists.js';
import { type Element, elementsIn, hasText, textIn } from './tree.js';

type List = readonly [OutputForm];

/** A number or boolean that is empty is none: the member is left out. A text that is neither stays what it is. */
function scalar(form: OutputForm, text: string): string | number | boolean | undefined {
  const word = text.trim();
  if (form === 'number' || (isEnum(form) && typeof form.$enum[0] === 'number'))
    return word === '' ? undefined : Number.isFinite(Number(word)) ? Number(word) : text;
  if (form === 'boolean') return word === '' ? undefined : word === 'true' ? true : word === 'false' ? false : text;
  // where nothing is documented, blanks are more likely the inside of an empty element than a text
  return form === 'any' && word === '' ? '' : text;
}

/** The list a text holds as JSON; one item of a list of lists may be all the text there is. */
function listInText(text: string, item: OutputForm): unknown[] | undefined {
  const list = text.trimStart().startsWith('[') ? json.read(text, '') : undefined;
  if (!Array.isArray(list)) return undefined;
  return isList(item) && !list.every(Array.isArray) ? [list] : (list as unknown[]);
}

/** A member's list, whose items are elements of one name, with or without an element around them. An item that is a list has one. */
function list(outputs: OutputForms, [item]: List, elements: readonly Element[], isItem = false): unknown[] {
  const form = followed(outputs, item);
  const [only, ...others] = elements;
  if (only === undefined || others.length > 0) return items(outputs, item, elements);
  if (elementsIn(only).length > 0) return items(outputs, item, wraps(only, form) ? elementsIn(only) : elements);
  if (!hasText(only)) return [];
  // a text that begins like a list may be just a text
  const isText = form === 'string' || form === 'any' || isEnum(form);
  return (isText && !isItem ? undefined : listInText(textIn(only), form)) ?? items(outputs, item, elements);
}

function items(outputs: OutputForms, item: OutputForm, elements: readonly Element[]): unknown[] {
  return elements.map((element) => shaped(outputs, item, element)).filter((value) => value !== undefined);
}

/** A member that is not documented as a list, and comes twice, is one. */
function member(outputs: OutputForms, named: OutputForm, elements: readonly Element[]): unknown {
  const form = followed(outputs, named);
  if (isList(form)) return list(outputs, form, elements);
  const [only, ...others] = elements;
  return only === undefined || others.length > 0 ? items(outputs, named, elements) : shaped(outputs, named, only);
}

function members(outputs: OutputForms, form: OutputMembers, element: Element): object {
  const named = new Map<string, Element[]>();
  for (const inner of elementsIn(element)) {
    const same = named.get(inner.name);
    if (same === undefined) named.set(inner.name, [inner]);
    else same.push(inner);
  }
  const entries = [...named].map(([name, elements]) => [
    name,
    member(outputs, Object.hasOwn(form, name) ? (form[name] ?? 'any') : 'any', elements),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as object;
}

/** An object of which nothing is said has its lists, empty: one that holds nothing but an empty list looks the same. */
function emptied(outputs: OutputForms, form: OutputMembers): object {
  const lists = Object.entries(form).filter(([, inner]) => isList(followed(outputs, inner)));
  return Object.fromEntries(lists.map(([name]) => [name, []])) as object;
}

/** XML has one form for a list of one and a single element, and text for everything: the documented form decides. */
export function shaped(outputs: OutputForms, named: OutputForm, element: Element): unknown {
  const form = followed(outputs, named);
  if (isList(form)) return list(outputs, form, [element], true);
  const isLeaf = elementsIn(element).length === 0;
  if (typeof form === 'string' || isEnum(form))
    return isLeaf || hasText(element) ? scalar(form, textIn(element)) : members(outputs, {}, element);
  if (!isLeaf) return members(outputs, form, element);
  return hasText(element) ? textIn(element) : emptied(outputs, form);
}
