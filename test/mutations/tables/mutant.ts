/** A table with one fact that is wrong. */
export interface Mutant {
  /** The fact: `CreateDisk Size: maximum + 1`. */
  readonly id: string;
  /** The kind of fact. */
  readonly kind: string;
  /** Whether the fact is about how an input travels, which a checker does not see. */
  readonly isWire: boolean;
  /** Changes a copy of the table. */
  readonly change: (table: Editable) => void;
}

// biome-ignore lint/suspicious/noExplicitAny: mutants are changed in every place
export type Editable = any;

/** Where a fact is, in a table. */
export type Keys = readonly (string | number)[];

export const at = (root: Editable, keys: Keys): Editable => keys.reduce((value, key) => value?.[key], root);

/** Replaces what is at a place, or removes it. */
export function put(root: Editable, keys: Keys, value: unknown): void {
  const holder = at(root, keys.slice(0, -1)) as Editable;
  const last = keys.at(-1) as string | number;
  if (value !== undefined) holder[last] = value;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
}

/** Creates the mutants of one fact: each with another value in its place. */
export const replace = (
  place: string,
  keys: Keys,
  rows: readonly (readonly [kind: string, value: unknown, note?: string])[],
  isWire = false,
): Mutant[] =>
  rows.map(([kind, value, note]) => ({
    id: `${place}: ${kind}${note === undefined ? '' : ` ${note}`}`,
    kind,
    isWire,
    change: (table) => put(table, keys, structuredClone(value)),
  }));
