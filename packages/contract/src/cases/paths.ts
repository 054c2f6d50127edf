/** Member names and positions in lists, from the input down. */
export type Path = readonly (string | number)[];

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

/** Returns a copy of a value that has another value at a path. The objects and lists that lead there are created. */
export function withValueAt(root: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const items = Array.isArray(root) ? [...(root as unknown[])] : [];
    items[step] = withValueAt(items[step], rest, value);
    return items;
  }
  const members = isRecord(root) ? root : {};
  return { ...members, [step]: withValueAt(members[step], rest, value) };
}

/** Returns a copy of a value without what is at a path. */
export function withoutValueAt(root: unknown, path: Path): unknown {
  const [step, ...rest] = path;
  if (step === undefined || valueAt(root, path) === undefined) return root;
  if (typeof step === 'number') {
    const items = [...(root as unknown[])];
    if (rest.length === 0) items.splice(step, 1);
    else items[step] = withoutValueAt(items[step], rest);
    return items;
  }
  const { [step]: inner, ...others } = root as Members;
  return rest.length === 0 ? others : { ...(root as Members), [step]: withoutValueAt(inner, rest) };
}

/** Returns whether one path leads to a value inside the other, or both to the same. */
export const isWithin = (path: Path, outer: Path): boolean => outer.every((step, i) => path[i] === step);

/** Formats a path as issues and skip lists do: `DataDisk.0.Size`. */
export const formatPath = (path: Path): string => path.join('.');

/** Formats a path as error tables do: `DataDisk[].Size`. */
export const formatMember = (path: Path): string =>
  path
    .map((step) => (typeof step === 'number' ? '[]' : `.${step}`))
    .join('')
    .replace(/^\./, '');

/** Parses a member path of a rule. Lists are represented by their first item. */
export function parseMember(member: string): Path {
  const known = parsedMembers.get(member) ?? parse(member);
  parsedMembers.set(member, known);
  return known;
}

const parsedMembers = new Map<string, Path>();

const parse = (member: string): Path =>
  member.split('.').flatMap((name): Path => (name.endsWith('[]') ? [name.slice(0, -2), 0] : [name]));
