import type { CasePath } from '@yunspec/runtime/cases';

export { formatMember, withoutValueAt, withValueAt } from '@yunspec/runtime/cases';

/** Member names and positions in lists, from the input down. */
export type Path = CasePath;

type Members = Record<string, unknown>;

/** Returns whether a value has members. */
export const isRecord = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the value at a path, or undefined if there is none. */
export function valueAt(root: unknown, path: Path): unknown {
  let current = root;
  for (const step of path) {
    if (typeof step === 'number') current = Array.isArray(current) ? (current as unknown[])[step] : undefined;
    else current = isRecord(current) && Object.hasOwn(current, step) ? current[step] : undefined;
  }
  return current;
}

/** Returns whether one path leads to a value inside the other, or both to the same. */
export const isWithin = (path: Path, outer: Path): boolean => outer.every((step, i) => path[i] === step);

/** Formats a path as issues and skip lists do: `DataDisk.0.Size`. */
export const formatPath = (path: Path): string => path.join('.');

/** Parses a member path of a rule. Lists are represented by their first item. */
export function parseMember(member: string): Path {
  const known = parsedMembers.get(member) ?? parse(member);
  parsedMembers.set(member, known);
  return known;
}

const parsedMembers = new Map<string, Path>();

const parse = (member: string): Path =>
  member.split('.').flatMap((name): Path => (name.endsWith('[]') ? [name.slice(0, -2), 0] : [name]));
