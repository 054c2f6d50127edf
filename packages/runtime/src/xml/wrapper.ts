import { isEnum, isList, type OutputForm, type OutputMembers } from '../read/output-forms.js';
import { type Element, hasText, listElements } from './tree.js';

/** Returns whether a list and its items have matching names: `Vpcs` and `Vpc`, `Addresses` and `Address`. */
const isItemName = (list: string, item: string): boolean =>
  [item, `${item}s`, `${item}es`, item.replace(/y$/, 'ies')].includes(list);

const isScalar = (form: OutputForm): boolean =>
  isEnum(form) || form === 'string' || form === 'number' || form === 'boolean';

/** Returns whether an element is a documented member of an item. One with elements in it is no documented scalar. */
function isMember(element: Element, item: OutputMembers): boolean {
  const form = Object.hasOwn(item, element.name) ? item[element.name] : undefined;
  return form !== undefined && !(isScalar(form) && listElements(element).length > 0);
}

/**
 * Returns whether an element wraps the items of a list, one level deeper than in JSON, instead of being the only item.
 * An item is recognized by its documented members or, without any, by the name of what it contains.
 */
export function isWrapper(element: Element, item: OutputForm): boolean {
  const inner = listElements(element);
  const [first] = inner;
  if (first === undefined || hasText(element) || inner.some(({ name }) => name !== first.name)) return false;
  if (typeof item === 'string' || isEnum(item) || isList(item)) return true;
  if (isMember(first, item)) return false;
  const members = inner.flatMap(listElements);
  return (
    isItemName(element.name, first.name) || (members.length > 0 && members.every((member) => isMember(member, item)))
  );
}
