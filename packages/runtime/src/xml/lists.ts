import { isEnum, isList, type OutputForm, type OutputMembers } from '../read/outputs.js';
import { type Element, elementsIn, hasText } from './tree.js';

/** Whether this is how an item of such a list is called: `Vpc` in `Vpcs`, `Address` in `Addresses`, `Policy` in `Policies`. */
const isItemOf = (list: string, item: string): boolean =>
  [item, `${item}s`, `${item}es`, item.replace(/y$/, 'ies')].includes(list);

const isScalar = (form: OutputForm): boolean =>
  isEnum(form) || form === 'string' || form === 'number' || form === 'boolean';

/** Whether an item has such a member. One that is documented as a scalar has no elements. */
function isMember(element: Element, item: OutputMembers): boolean {
  const form = Object.hasOwn(item, element.name) ? item[element.name] : undefined;
  return form !== undefined && !(isScalar(form) && elementsIn(element).length > 0);
}

/**
 * Whether an element stands around a list's items, one level deeper than in JSON, and is not itself the only item. An item
 * tells by its documented members; one that has none of them tells by the name of what is in it.
 */
export function wraps(element: Element, item: OutputForm): boolean {
  const inner = elementsIn(element);
  const [first] = inner;
  if (first === undefined || hasText(element) || inner.some(({ name }) => name !== first.name)) return false;
  if (typeof item === 'string' || isEnum(item) || isList(item)) return true;
  if (isMember(first, item)) return false;
  const members = inner.flatMap(elementsIn);
  return (
    isItemOf(element.name, first.name) || (members.length > 0 && members.every((member) => isMember(member, item)))
  );
}
