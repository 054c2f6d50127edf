import { collectValues, type Members } from '../paths.js';

/** What is found by the values of its members. */
interface Indexed {
  readonly members: Members;
  /** Its place in the order of age. */
  readonly serial: number;
}

/** Finds the resources of a kind by the stored values of one member. */
export class MemberIndex<Entry extends Indexed> {
  readonly #entries = new Map<string, Set<Entry>>();

  constructor(
    readonly path: string,
    entries: readonly Entry[],
  ) {
    for (const entry of entries) this.add(entry);
  }

  #listKeys({ members }: Entry): string[] {
    return collectValues(members, this.path)
      .filter((value) => typeof value !== 'object')
      .map(String);
  }

  add(entry: Entry): void {
    for (const key of this.#listKeys(entry)) {
      const entries = this.#entries.get(key);
      if (entries === undefined) this.#entries.set(key, new Set([entry]));
      else entries.add(entry);
    }
  }

  /** Removes an entry. It must have the values with which it was added. */
  remove(entry: Entry): void {
    for (const key of this.#listKeys(entry)) {
      const entries = this.#entries.get(key);
      entries?.delete(entry);
      if (entries?.size === 0) this.#entries.delete(key);
    }
  }

  /** Lists the entries with one of these values, the oldest first. */
  list(values: readonly unknown[]): Entry[] {
    const [first, ...others] = values.length === 1 ? values.map(String) : new Set(values.map(String));
    const entries = this.#entries.get(first ?? '');
    if (others.length === 0 && (entries?.size ?? 0) <= 1) return [...(entries ?? [])];
    const found = new Set(entries);
    for (const key of others) for (const entry of this.#entries.get(key) ?? []) found.add(entry);
    return [...found].sort((a, b) => a.serial - b.serial);
  }
}
