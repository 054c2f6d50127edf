import { getOwn, isObject } from '@yunspec/runtime/check';

export type Members = Record<string, unknown>;

function flatten(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(flatten);
  return value === undefined ? [] : [value];
}

/** Collects every scalar and object at a dotted path, through the lists on the way and at its end. */
export function collectValues(value: unknown, path: string): unknown[] {
  // the usual case: a search asks for it in thousands of resources
  if (!path.includes('.')) return flatten(getOwn(value, path));
  return path
    .split('.')
    .reduce<unknown[]>((values, name) => values.flatMap((parent) => flatten(getOwn(parent, name))), [value]);
}

/** Sets the member at a dotted path, and creates the objects on the way. */
export function setValue(target: Members, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop() as string;
  let parent = target;
  for (const name of names) {
    const inner = getOwn(parent, name);
    const next: Members = isObject(inner) ? inner : {};
    parent[name] = next;
    parent = next;
  }
  parent[last] = value;
}

/** Checks whether two scalars are equal as text, so that `1` equals `'1'`. Objects are equal only to themselves. */
export const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a !== 'object' && typeof b !== 'object' && String(a) === String(b));

/** Copies a value without the member at a path. */
export function omitPath(value: unknown, [step, ...rest]: readonly (string | number)[]): unknown {
  if (step === undefined) return value;
  if (Array.isArray(value)) return value.map((item: unknown, i) => (i === step ? omitPath(item, rest) : item));
  if (!isObject(value)) return value;
  const { [step]: inner, ...others } = value;
  return rest.length === 0 ? others : { ...value, [step]: omitPath(inner, rest) };
}
