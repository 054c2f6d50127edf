import { parseText } from '../read/decode-texts.js';
import { json } from '../read/format.js';
import {
  isEnum,
  isList,
  type OutputForm,
  type OutputForms,
  type OutputMembers,
  resolveShape,
} from '../read/output-forms.js';
import { type Element, hasText, joinText, listElements } from './tree.js';
import { isWrapper } from './wrapper.js';

type List = readonly [OutputForm];

const isNumeric = (form: OutputForm): boolean =>
  form === 'number' || (isEnum(form) && typeof form.$enum[0] === 'number');

/** Reads a scalar. An empty number or boolean is absent. A text that is neither stays a string. */
function readScalar(form: OutputForm, text: string): unknown {
  if (isNumeric(form) || form === 'boolean') return parseText(text);
  // white space in an undocumented element is more likely formatting than a value
  return form === 'any' && text.trim() === '' ? '' : text;
}

/** Parses a list that a text contains as JSON. Of a list of lists, the text may be the only item. */
function parseJsonList(text: string, item: OutputForm): unknown[] | undefined {
  const list = text.trimStart().startsWith('[') ? json.read(text, '') : undefined;
  if (!Array.isArray(list)) return undefined;
  return isList(item) && !list.every(Array.isArray) ? [list] : (list as unknown[]);
}

/**
 * Reads the list of a member: its items are elements of one name, with or without an element around them. There always
 * is one around the items of a list that is itself an item.
 */
function readList(outputs: OutputForms, [item]: List, elements: readonly Element[], isItem = false): unknown[] {
  const form = resolveShape(outputs, item);
  const [only, ...others] = elements;
  if (only === undefined || others.length > 0) return readItems(outputs, item, elements);
  if (listElements(only).length > 0)
    return readItems(outputs, item, isWrapper(only, form) ? listElements(only) : elements);
  if (!hasText(only)) return [];
  // a string may begin like a list
  const isText = form === 'string' || form === 'any' || isEnum(form);
  return (isText && !isItem ? undefined : parseJsonList(joinText(only), form)) ?? readItems(outputs, item, elements);
}

function readItems(outputs: OutputForms, item: OutputForm, elements: readonly Element[]): unknown[] {
  return elements.map((element) => applyForm(outputs, item, element)).filter((value) => value !== undefined);
}

/** Reads a member. One that occurs twice is a list, even if it is not documented as one. */
function readMember(outputs: OutputForms, named: OutputForm, elements: readonly Element[]): unknown {
  const form = resolveShape(outputs, named);
  if (isList(form)) return readList(outputs, form, elements);
  const [only, ...others] = elements;
  if (only === undefined || others.length > 0) return readItems(outputs, named, elements);
  return applyForm(outputs, named, only);
}

function groupByName(elements: readonly Element[]): Map<string, Element[]> {
  const groups = new Map<string, Element[]>();
  for (const element of elements) {
    const group = groups.get(element.name);
    if (group === undefined) groups.set(element.name, [element]);
    else group.push(element);
  }
  return groups;
}

function readMembers(outputs: OutputForms, form: OutputMembers, element: Element): object {
  const entries = [...groupByName(listElements(element))].map(([name, elements]) => {
    const memberForm = Object.hasOwn(form, name) ? (form[name] ?? 'any') : 'any';
    return [name, readMember(outputs, memberForm, elements)];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as object;
}

/**
 * Creates the object of an empty element. It has all its lists, because an object with only empty lists looks the same.
 */
function createEmptyObject(outputs: OutputForms, form: OutputMembers): object {
  const lists = Object.entries(form).filter(([, inner]) => isList(resolveShape(outputs, inner)));
  return Object.fromEntries(lists.map(([name]) => [name, []])) as object;
}

/**
 * Reads an element by its documented form, which XML itself does not show: scalars are text, and a list may have one
 * item.
 */
export function applyForm(outputs: OutputForms, named: OutputForm, element: Element): unknown {
  const form = resolveShape(outputs, named);
  if (isList(form)) return readList(outputs, form, [element], true);
  const isLeaf = listElements(element).length === 0;
  if (typeof form === 'string' || isEnum(form)) {
    const isScalar = isLeaf || hasText(element);
    return isScalar ? readScalar(form, joinText(element)) : readMembers(outputs, {}, element);
  }
  if (!isLeaf) return readMembers(outputs, form, element);
  return hasText(element) ? joinText(element) : createEmptyObject(outputs, form);
}
