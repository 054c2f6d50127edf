/** An object of named values: an input, an output or a part of one. */
export type Members = Record<string, unknown>;

/** The path of a member in an object. */
export type MemberPath = readonly string[];

/** Sets the value at a path. Objects on the way are created. */
export function setAtPath(members: Members, [name = '', ...rest]: MemberPath, value: unknown): void {
  if (rest.length === 0) {
    members[name] = value;
    return;
  }
  const inner = (members[name] ?? {}) as Members;
  members[name] = inner;
  setAtPath(inner, rest, value);
}
