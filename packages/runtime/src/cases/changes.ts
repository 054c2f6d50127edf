import { getOwn, isObject } from '../object.js';
import type { CasePath, Change } from './case.js';

const at = (root: unknown, step: string | number): unknown => {
  if (typeof step === 'number') return Array.isArray(root) ? (root as unknown[])[step] : undefined;
  return isObject(root) ? getOwn(root, step) : undefined;
};

/** Returns a copy of a value that has another value at a path. The objects and lists that lead there are created. */
export function withValueAt(root: unknown, path: CasePath, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const inner = withValueAt(at(root, step), rest, value);
  if (typeof step === 'string') return { ...(isObject(root) ? root : {}), [step]: inner };
  const items = Array.isArray(root) ? [...(root as unknown[])] : [];
  items[step] = inner;
  return items;
}

/** Returns a copy of a value without what is at a path. */
export function withoutValueAt(root: unknown, path: CasePath): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return root;
  const inner = at(root, step);
  if (inner === undefined) return root;
  if (rest.length > 0) return withValueAt(root, [step], withoutValueAt(inner, rest));
  if (typeof step === 'number') return (root as unknown[]).toSpliced(step, 1);
  const { [step]: _, ...others } = root as Record<string, unknown>;
  return others;
}

/** Applies changes to an input. Objects that they leave empty stay. */
export const applyChanges = (input: unknown, changes: readonly Change[]): unknown =>
  changes.reduce(
    (changed, { path, value }) =>
      value === undefined ? withoutValueAt(changed, path) : withValueAt(changed, path, value),
    input,
  );
