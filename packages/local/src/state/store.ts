import type { Resource } from '@yunspec/model';
import { getAtPath, getOwn } from '@yunspec/runtime/check';
import { formatNumber } from '../identities.js';
import { isSame, type Members, setValue } from '../paths.js';
import type { Product } from '../product.js';
import type { Settings } from '../settings.js';
import { isLive } from './live.js';
import { MemberIndex } from './member-index.js';

/** One existing resource. */
export interface Entry {
  readonly resource: Resource;
  /** Its members. Once it is in a store, only the store writes them. */
  readonly members: Members;
  /** Its place in the order in which resources were added. */
  readonly serial: number;
  state: string | undefined;
  /** The time at which it entered its state, in milliseconds since 1970. */
  since: number;
}

/** A copy of the resources of a product, as JSON can hold it. */
export interface StoredResources {
  readonly entries: readonly {
    readonly resource: string;
    readonly members: Members;
    readonly state: string | null;
    /** Milliseconds since 1970. */
    readonly since: number;
  }[];
  /** The last number of each pattern with `#`. */
  readonly numbers: Readonly<Record<string, number>>;
}

/** The existing resources of one kind. */
interface Kind {
  /** All of them, the oldest first. */
  entries: Entry[];
  readonly byIdentity: Map<string, readonly Entry[]>;
  /** The indexes that were needed so far, by the path of their member. */
  readonly indexes: Map<string, MemberIndex<Entry>>;
}

/** Returns the identity of an entry as text. It never changes. */
const readIdentity = ({ resource, members }: Entry): string => String(getAtPath(members, resource.identity.member));

/** Returns the first name of a dotted path. */
const readHead = (path: string): string => path.slice(0, `${path}.`.indexOf('.'));

/** The existing resources of one product. */
export class Store {
  readonly #kinds = new Map<string, Kind>();
  /** The entries in a state that passes by itself. */
  readonly #passing = new Set<Entry>();
  readonly #numbers = new Map<string, number>();
  #serial = 0;

  /** Creates an empty store. `complete` sets the members of a seeded resource that its row leaves out. */
  constructor(
    readonly product: Product,
    readonly settings: Settings,
    readonly complete: (store: Store, entry: Entry) => void,
  ) {}

  /** Restores the resources that the specs seed, and removes all others. */
  reset(): void {
    this.#clear();
    for (const resource of this.product.resources.values()) {
      for (const row of resource.seed ?? []) {
        const members = structuredClone(row) as Members;
        const state =
          resource.state === undefined ? Object.keys(resource.states ?? {})[0] : String(members[resource.state]);
        this.complete(this, this.add(resource, members, state));
      }
    }
  }

  /** Lists the resources of a kind, oldest first. */
  list(kind: string): readonly Entry[] {
    return this.#kinds.get(kind)?.entries ?? [];
  }

  /** Checks whether the values of a member are all stored: neither it nor what it is in depends on other resources. */
  isStored(kind: string, path: string): boolean {
    const attributes = this.product.resources.get(kind)?.attributes ?? {};
    return !Object.entries(attributes).some(
      ([name, attribute]) => (path === name || path.startsWith(`${name}.`)) && isLive(attribute),
    );
  }

  /** Lists the resources of a kind that have one of these values stored in a member, the oldest first. */
  listBy(kind: string, path: string, values: readonly unknown[]): readonly Entry[] {
    const found = this.#kinds.get(kind);
    if (found === undefined) return [];
    const index = found.indexes.get(path) ?? new MemberIndex(path, found.entries);
    found.indexes.set(path, index);
    return index.list(values);
  }

  /** Sets a member of a resource. */
  write(entry: Entry, path: string, value: unknown): void {
    const head = readHead(path);
    const indexes = [...this.#getKind(entry.resource).indexes.values()].filter(
      (index) => readHead(index.path) === head,
    );
    for (const index of indexes) index.remove(entry);
    setValue(entry.members, path, value);
    for (const index of indexes) index.add(entry);
  }

  /** Finds a resource by its identity, and by the parent that `input` names if only a parent makes it unique. */
  find(resource: Resource, id: unknown, input: Members): Entry | undefined {
    const { within } = resource.identity;
    const hasParent = ({ members }: Entry): boolean =>
      within === undefined || getOwn(input, within) === undefined || isSame(members[within], input[within]);
    return this.#kinds.get(resource.resource)?.byIdentity.get(String(id))?.find(hasParent);
  }

  #getKind({ resource }: Resource): Kind {
    const kind = this.#kinds.get(resource) ?? { entries: [], byIdentity: new Map(), indexes: new Map() };
    this.#kinds.set(resource, kind);
    return kind;
  }

  add(resource: Resource, members: Members, state: string | undefined, since?: number): Entry {
    this.#serial += 1;
    const entry: Entry = { resource, members, serial: this.#serial, state: undefined, since: 0 };
    const { entries, byIdentity, indexes } = this.#getKind(resource);
    const identity = readIdentity(entry);
    entries.push(entry);
    byIdentity.set(identity, [...(byIdentity.get(identity) ?? []), entry]);
    for (const index of indexes.values()) index.add(entry);
    this.move(entry, state, since);
    return entry;
  }

  remove(entry: Entry): void {
    const kind = this.#getKind(entry.resource);
    const identity = readIdentity(entry);
    const others = kind.byIdentity.get(identity)?.filter((other) => other !== entry) ?? [];
    if (others.length === 0) kind.byIdentity.delete(identity);
    else kind.byIdentity.set(identity, others);
    for (const index of kind.indexes.values()) index.remove(entry);
    kind.entries = kind.entries.filter((other) => other !== entry);
    this.#passing.delete(entry);
  }

  /** Moves an entry to a state, and removes it if the state means that it is gone. */
  move(entry: Entry, state: string | undefined, since: number = this.settings.now()): void {
    entry.state = state;
    entry.since = since;
    if (state === undefined) return;
    const { becomes, gone } = entry.resource.states?.[state] ?? {};
    if (becomes === undefined) this.#passing.delete(entry);
    else this.#passing.add(entry);
    if (entry.resource.state !== undefined) this.write(entry, entry.resource.state, state);
    if (gone) this.remove(entry);
  }

  /** Moves every entry to its next state if it has spent the transition time in the present one. */
  advance(): void {
    for (const entry of [...this.#passing]) this.#advanceEntry(entry);
  }

  #advanceEntry(entry: Entry): void {
    const { states = {} } = entry.resource;
    const { now, transition } = this.settings;
    // at most one step for each state, in case the states form a cycle
    for (const _ of Object.keys(states)) {
      const next = states[entry.state ?? '']?.becomes;
      if (next === undefined || now() - entry.since < transition) return;
      this.#observePassage(entry, next);
      this.move(entry, next, entry.since + transition);
    }
  }

  #observePassage({ resource: { resource }, state }: Entry, to: string): void {
    const { product } = this.product.model;
    this.settings.observe?.({ kind: 'passage', product, resource, from: state ?? '', to });
  }

  /** Returns a copy of everything in the store. It can be written as JSON. */
  save(): StoredResources {
    const entries = [...this.#kinds.values()].flatMap((kind) => kind.entries);
    return {
      entries: entries.map(({ resource, members, state, since }) =>
        structuredClone({ resource: resource.resource, members, state: state ?? null, since }),
      ),
      numbers: Object.fromEntries(this.#numbers),
    };
  }

  /** Replaces everything in the store by a copy of what was saved. Kinds that the product does not have are left out. */
  restore({ entries, numbers }: StoredResources): void {
    this.#clear();
    for (const { resource: kind, members, state, since } of structuredClone(entries)) {
      const resource = this.product.resources.get(kind);
      if (resource !== undefined) this.add(resource, members, state ?? undefined, since);
    }
    for (const [pattern, number] of Object.entries(numbers)) this.#numbers.set(pattern, number);
  }

  #clear(): void {
    this.#kinds.clear();
    this.#passing.clear();
    this.#numbers.clear();
  }

  /** Generates the next value of a pattern with `#`. */
  generateNumber(pattern: string): string {
    const number = (this.#numbers.get(pattern) ?? 0) + 1;
    this.#numbers.set(pattern, number);
    return formatNumber(pattern, number);
  }
}
