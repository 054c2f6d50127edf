import type { Model, OperationModel, Resource, ValueModel } from '@yunspec/model';
import { findBase } from '../cases/derive.js';
import { judge } from '../cases/judge.js';
import { isRecord, type Path, valueAt, withoutValueAt, withValueAt } from '../cases/paths.js';
import { mend } from '../cases/repair.js';
import { findKinds, findNamingInput, isSame, type Kind } from './kinds.js';
import { shiftTimes } from './shift-times.js';

/** A resource that exists at the endpoint. */
export interface Existing {
  readonly kind: string;
  readonly id: unknown;
  /** Its members, as an answer had them. */
  readonly members: Readonly<Record<string, unknown>>;
  /** Whether this run created it. */
  readonly isOwn: boolean;
}

/** An input that names resources of the endpoint. */
export interface Prepared {
  readonly input: Record<string, unknown>;
  /** The kinds of which no resource is known, although the operation needs one. */
  readonly unresolved: readonly string[];
  /** The places of the identities. */
  readonly references: readonly Reference[];
}

/** A place of an input that holds the identity of a resource. */
export interface Reference {
  readonly path: Path;
  readonly kind: string;
  readonly isRequired: boolean;
}

/** Identities to use for kinds, where it matters which. */
export type Targets = Readonly<Record<string, unknown>>;

/** The resources of an endpoint that a run knows of. */
export class World {
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly #existing = new Map<string, Existing[]>();

  constructor(
    readonly model: Model,
    /** Members that hold credentials, with their values. */
    readonly credentials: Readonly<Record<string, string>> = {},
  ) {
    this.kinds = findKinds(model);
  }

  /** The region in which the run works, once it is known. */
  get home(): unknown {
    const kind = [...this.kinds.values()].find(({ resource }) => isRegion(resource));
    const known = kind === undefined ? [] : this.list(kind.name);
    const wanted = known.find(({ id }) => regionVariables.some((name) => process.env[name] === id));
    return (wanted ?? known[0])?.id;
  }

  add(existing: Existing): void {
    const list = this.#existing.get(existing.kind) ?? [];
    const known = list.findIndex(({ id }) => isSame(id, existing.id));
    if (known === -1) list.push(existing);
    else list[known] = { ...existing, isOwn: existing.isOwn || (list[known] as Existing).isOwn };
    this.#existing.set(existing.kind, list);
  }

  remove(kind: string, id: unknown): void {
    const list = this.#existing.get(kind) ?? [];
    this.#existing.set(
      kind,
      list.filter((existing) => !isSame(existing.id, id)),
    );
  }

  list(kind: string): readonly Existing[] {
    return this.#existing.get(kind) ?? [];
  }

  /** Picks a resource: one that this run created, else any. `within` are members that it must share. */
  pick(kind: string, shared: Readonly<Record<string, unknown>> = {}): Existing | undefined {
    const fits = ({ members }: Existing): boolean =>
      Object.entries(shared).every(([name, value]) => members[name] === undefined || isSame(members[name], value));
    const isMine = ({ isOwn }: Existing): boolean =>
      isOwn || !this.#ownOnly || (this.kinds.get(kind)?.creators.length ?? 0) === 0;
    const list = this.list(kind).filter((existing) => isMine(existing) && fits(existing));
    return list.findLast(({ isOwn }) => isOwn) ?? list[0];
  }

  /** Lists the places of an input that hold identities. */
  findReferences(operation: OperationModel, input: unknown): Reference[] {
    const direct = findReferencesIn(operation.input, input, [], true);
    const named = this.model.resources.flatMap((resource): Reference[] => {
      if (resource.operations?.[operation.name] === undefined) return [];
      const name = findNamingInput(operation, resource);
      const isNew = name === undefined || direct.some(({ path }) => path[0] === name);
      if (isNew || valueAt(input, [name]) === undefined || isChosen(operation, resource, name)) return [];
      const isRequired = (operation.input.required ?? []).includes(name);
      return [{ path: [name], kind: resource.resource, isRequired }];
    });
    return [...direct, ...named].filter(({ kind }) => this.kinds.has(kind));
  }

  /**
   * Makes a valid input of an operation that names resources which exist. With `ownOnly`, only those of this run are named
   * where others could be changed.
   */
  prepare(
    operation: OperationModel,
    targets: Targets = {},
    base: unknown = findBase(operation),
    ownOnly = false,
  ): Prepared {
    this.#ownOnly = ownOnly;
    try {
      return this.#prepare(operation, targets, base);
    } finally {
      this.#ownOnly = false;
    }
  }

  #ownOnly = false;

  #prepare(operation: OperationModel, targets: Targets, base: unknown): Prepared {
    const references = this.#orderReferences(this.findReferences(operation, base));
    const present = shiftTimes(this.model, operation, withoutToken(operation, base), Date.now());
    let input = this.fillIn(operation, present) as unknown;
    const unresolved = this.#listUnread(operation, input);
    const pins: Path[] = [];
    for (const { path, kind, isRequired } of references) {
      const id = this.#chooseId(operation, path, kind, targets, input);
      if (id !== undefined) {
        input = withValueAt(input, path, id);
        pins.push(path);
      } else if (isRequired) unresolved.push(kind);
      else input = withoutItem(input, path);
    }
    const mended = judge(operation.input, input).length === 0 ? input : (mend(operation.input, input, pins) ?? input);
    const { named, unknown } = this.#nameAdded(operation, mended, targets);
    return { input: named as Record<string, unknown>, unresolved: [...unresolved, ...unknown], references };
  }

  /** Chooses the resource for a reference: the target where the operation names it, else any but the target. */
  #chooseId(operation: OperationModel, path: Path, kind: string, targets: Targets, input: unknown): unknown {
    if (!Object.hasOwn(targets, kind)) return this.#pickFor(kind, input, path);
    const resource = this.kinds.get(kind)?.resource;
    const isTarget = resource === undefined || findNamingInput(operation, resource) === path[0];
    if (isTarget) return targets[kind];
    const others = this.list(kind).filter(({ id, isOwn }) => !isSame(id, targets[kind]) && (isOwn || !this.#ownOnly));
    return others[0]?.id;
  }

  /** Names resources in the references that mending an input has added. */
  #nameAdded(operation: OperationModel, input: unknown, targets: Targets): { named: unknown; unknown: string[] } {
    const unknown: string[] = [];
    const named = this.findReferences(operation, input).reduce<unknown>((changed, { path, kind, isRequired }) => {
      const value = valueAt(changed, path);
      const isKnown = isSame(targets[kind], value) || this.list(kind).some(({ id }) => isSame(id, value));
      if (isKnown || isRequired) return changed;
      const id = targets[kind] ?? this.#pickFor(kind, changed, path);
      if (id === undefined) unknown.push(kind);
      return id === undefined ? changed : withValueAt(changed, path, id);
    }, input);
    return { named, unknown };
  }

  /** Puts references to parents first: what is picked for the others depends on them. */
  #orderReferences(references: readonly Reference[]): Reference[] {
    const isParent = ({ path }: Reference): boolean =>
      this.model.resources.some(({ identity }) => identity.within === path.at(-1));
    const isPlace = ({ kind }: Reference): boolean => {
      const resource = this.kinds.get(kind)?.resource;
      return resource !== undefined && isRegion(resource);
    };
    const rank = (reference: Reference): number => (isPlace(reference) || isParent(reference) ? 0 : 1);
    return [...references].sort((a, b) => rank(a) - rank(b));
  }

  /** Picks a resource that belongs to the parents and the region that an input names. */
  #pickFor(kind: string, input: unknown, path: Path): unknown {
    const resource = this.kinds.get(kind)?.resource;
    if (resource !== undefined && isRegion(resource)) return this.#pickRegion(kind, path);
    const within = resource?.identity.within;
    const names = [...(within === undefined ? [] : [within]), 'RegionId'];
    const shared = names.flatMap((name) => {
      const value = valueAt(input, [name]);
      return value === undefined ? [] : [[name, value] as const];
    });
    return this.pick(kind, Object.fromEntries(shared))?.id;
  }

  /** Picks the region of the run; for a second region of an input, such as that of a copy, another one. */
  #pickRegion(kind: string, path: Path): unknown {
    const isHome = path.length > 1 || /^region_?id$/i.test(String(path[0]));
    const other = this.list(kind).find(({ id }) => !isSame(id, this.home));
    return isHome ? this.home : (other?.id ?? this.home);
  }

  /** Fills in the members that only this endpoint gives a meaning: credentials, and what its resources say. */
  fillIn({ input: schema }: OperationModel, input: unknown): unknown {
    return Object.entries(schema.properties ?? {}).reduce((changed, [name, { memberOf }]) => {
      if (Object.hasOwn(this.credentials, name)) return withValueAt(changed, [name], this.credentials[name]);
      const value =
        memberOf === undefined || valueAt(changed, [name]) === undefined ? undefined : this.#readMember(memberOf);
      return value === undefined ? changed : withValueAt(changed, [name], value);
    }, input);
  }

  /** Lists the kinds of which a member is to be filled in, as long as no resource of them is known. */
  #listUnread({ input: schema }: OperationModel, input: unknown): string[] {
    return Object.entries(schema.properties ?? {}).flatMap(([name, { memberOf }]) =>
      memberOf === undefined || valueAt(input, [name]) === undefined || this.#readMember(memberOf) !== undefined
        ? []
        : [memberOf.slice(0, memberOf.indexOf('.'))],
    );
  }

  /** Reads a member of a resource that is known, such as `Region.RegionEndpoint`; of regions, that of the home region. */
  #readMember(memberOf: string): unknown {
    const [kind = '', ...path] = memberOf.split('.');
    const resource = this.kinds.get(kind)?.resource;
    const known = this.list(kind);
    const home =
      resource !== undefined && isRegion(resource) ? known.find(({ id }) => isSame(id, this.home)) : known[0];
    return valueAt(home?.members, path);
  }
}

/** Returns whether a kind is that of regions. */
const isRegion = ({ identity }: Resource): boolean => /^region_?id$/i.test(identity.member);

/** The environment variables that name a region. */
const regionVariables = ['ALIBABA_CLOUD_REGION_ID', 'HUAWEICLOUD_SDK_REGION'];

/** Returns whether a caller chooses the identity of what an operation creates. */
const isChosen = ({ name }: OperationModel, { operations, identity }: Resource, member: string): boolean =>
  operations?.[name]?.creates !== undefined && member === identity.member;

/** Takes out the token of a page: only the endpoint can give one. */
const withoutToken = ({ pagination }: OperationModel, input: unknown): unknown =>
  pagination?.token === undefined ? input : withoutValueAt(input, [pagination.token]);

/** Takes an item out of a list, and the list too if it was the only one. */
function withoutItem(input: unknown, path: Path): unknown {
  const parent = path.slice(0, -1);
  const list = valueAt(input, parent);
  return Array.isArray(list) && list.length === 1 ? withoutValueAt(input, parent) : withoutValueAt(input, path);
}

/** Lists the places of a value whose schema refers to a kind. */
function findReferencesIn(schema: ValueModel, value: unknown, path: Path, isRequired: boolean): Reference[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) {
    const kind = schema.refers ?? schema.items?.refers;
    if (kind !== undefined) return value.map((_, i) => ({ path: [...path, i], kind, isRequired }));
    const { items } = schema;
    return items === undefined
      ? []
      : value.flatMap((item, i) => findReferencesIn(items, item, [...path, i], isRequired));
  }
  if (schema.refers !== undefined) return [{ path, kind: schema.refers, isRequired }];
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const member = schema.properties?.[name];
    const isNeeded = isRequired && (schema.required ?? []).includes(name);
    return member === undefined ? [] : findReferencesIn(member, inner, [...path, name], isNeeded);
  });
}
