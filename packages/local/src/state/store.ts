import { own, valueAt } from '@yunspec/runtime/check';
import type { Resource } from '../model.js';
import { numbered } from '../names.js';
import { isSame, type Members, setAt } from '../paths.js';
import type { Product } from '../product.js';
import type { Settings } from '../settings.js';

/** One resource that exists. */
export interface Entry {
  readonly resource: Resource;
  readonly members: Members;
  state: string | undefined;
  /** When it came into its state, in milliseconds. */
  since: number;
}

/** Everything that exists of one product. */
export class Store {
  readonly #entries = new Map<string, Entry[]>();
  readonly #numbers = new Map<string, number>();

  constructor(
    readonly product: Product,
    readonly settings: Settings,
  ) {
    this.reset();
  }

  /** Back to what the specs seed. */
  reset(): void {
    this.#entries.clear();
    this.#numbers.clear();
    for (const resource of this.product.resources.values()) {
      for (const row of resource.seed ?? []) {
        const members = structuredClone(row) as Members;
        const state =
          resource.state === undefined ? Object.keys(resource.states ?? {})[0] : String(members[resource.state]);
        this.add(resource, members, state);
      }
    }
  }

  /** All of a kind, oldest first. */
  all(resource: string): readonly Entry[] {
    return this.#entries.get(resource) ?? [];
  }

  /** The one of this identity; where names are only unique within something else, that of the same input. */
  find(resource: Resource, id: unknown, input: Members): Entry | undefined {
    const { member, within } = resource.identity;
    const fits = ({ members }: Entry): boolean =>
      within === undefined || own(input, within) === undefined || isSame(members[within], input[within]);
    return this.all(resource.resource).find((entry) => isSame(valueAt(entry.members, member), id) && fits(entry));
  }

  add(resource: Resource, members: Members, state: string | undefined): Entry {
    const entry: Entry = { resource, members, state: undefined, since: 0 };
    this.#entries.set(resource.resource, [...this.all(resource.resource), entry]);
    this.move(entry, state);
    return entry;
  }

  remove(entry: Entry): void {
    const { resource } = entry.resource;
    this.#entries.set(
      resource,
      this.all(resource).filter((one) => one !== entry),
    );
  }

  /** Brings an entry into a state; it is removed where that means it is gone. */
  move(entry: Entry, state: string | undefined, since: number = this.settings.now()): void {
    entry.state = state;
    entry.since = since;
    if (state === undefined) return;
    if (entry.resource.state !== undefined) setAt(entry.members, entry.resource.state, state);
    if (entry.resource.states?.[state]?.gone) this.remove(entry);
  }

  /** Moves everything on that has been in a passing state for long enough. */
  settle(): void {
    for (const entry of [...this.#entries.values()].flat()) this.#settleOne(entry);
  }

  #settleOne(entry: Entry): void {
    const { states = {} } = entry.resource;
    const { now, transition } = this.settings;
    // no more steps than there are states, in case they lead in a circle
    for (const _ of Object.keys(states)) {
      const next = states[entry.state ?? '']?.becomes;
      if (next === undefined || now() - entry.since < transition) return;
      this.move(entry, next, entry.since + transition);
    }
  }

  /** A name by a pattern with `#`, counted on from the last one. */
  number(pattern: string): string {
    const number = (this.#numbers.get(pattern) ?? 0) + 1;
    this.#numbers.set(pattern, number);
    return numbered(pattern, number);
  }
}
