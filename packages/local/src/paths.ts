import { isObject, own } from '@yunspec/runtime/check';

export type Members = Record<string, unknown>;

/** Every scalar or object at a dotted path, through the lists on the way and at its end. */
export function valuesAt(value: unknown, path: string): unknown[] {
  const flat = (found: unknown): unknown[] =>
    Array.isArray(found) ? found.flatMap(flat) : found === undefined ? [] : [found];
  return path.split('.').reduce<unknown[]>((at, name) => at.flatMap((one) => flat(own(one, name))), [value]);
}

/** Sets the member at a dotted path and makes the objects on the way. */
export function setAt(target: Members, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop() as string;
  let at = target;
  for (const name of names) {
    const inner = own(at, name);
    const next: Members = isObject(inner) ? inner : {};
    at[name] = next;
    at = next;
  }
  at[last] = value;
}

/** Whether two scalars read the same; numbers and texts of the same digits do. */
export const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a !== 'object' && typeof b !== 'object' && String(a) === String(b));
