import {
  type Effect,
  listChecks,
  type Model,
  type OperationModel,
  type Resource,
  type ValueModel,
} from '@yunspec/model';
import { isRecord, type Path, valueAt } from '../cases/paths.js';

/** An operation with its effect on one kind of resource. */
export interface Deed {
  readonly operation: OperationModel;
  readonly effect: Effect;
}

/** A kind of resource with the operations that concern it. */
export interface Kind {
  readonly resource: Resource;
  readonly name: string;
  /** Operations whose main result is a new resource of this kind. */
  readonly creators: readonly Deed[];
  /** Operations that remove a resource, or move it to a state in which it is gone. */
  readonly deleters: readonly Deed[];
  /** Operations that move or change one resource, and leave it removable. */
  readonly movers: readonly Deed[];
  /** Reads that list the resources which meet criteria. */
  readonly listers: readonly Deed[];
  /** Reads of one resource. */
  readonly readers: readonly Deed[];
}

export const splitPath = (path: string): Path => path.split('.');

/** Finds the input that names a resource: the one that refers to its kind, else the one called like its identity. */
export function findNamingInput({ input }: OperationModel, resource: Resource): string | undefined {
  const members = Object.entries(input.properties ?? {});
  const refers = ({ refers: kind, items }: ValueModel): boolean =>
    kind === resource.resource || items?.refers === resource.resource;
  const referring = members.find(([, schema]) => refers(schema))?.[0];
  if (referring !== undefined) return referring;
  return members.some(([name]) => name === resource.identity.member) ? resource.identity.member : undefined;
}

/** Returns whether a state means that the resource no longer exists. */
export const isGone = ({ states = {} }: Resource, state: string | undefined): boolean =>
  state !== undefined && states[state]?.gone === true;

/** Lists the states that a resource passes through by itself, from one on. */
export function listStatesFrom({ states = {} }: Resource, state: string): string[] {
  const chain: string[] = [];
  for (let next: string | undefined = state; next !== undefined && !chain.includes(next); next = states[next]?.becomes)
    chain.push(next);
  return chain;
}

/** Returns the state in which a resource stays that enters a state. */
export const settledState = (resource: Resource, state: string): string =>
  listStatesFrom(resource, state).at(-1) ?? state;

/** Returns whether a resource stays in a state. */
export const isSettled = ({ states = {} }: Resource, state: string): boolean => states[state]?.becomes === undefined;

/** Returns whether the answer to an operation has the identity of what it creates. */
const answersIdentity = ({ output }: OperationModel, { resource, identity }: Resource): boolean =>
  Object.entries(output.properties ?? {}).some(
    ([name, schema]) => name === identity.member || refersTo(schema, resource),
  );

/** Returns whether a value, or an item of a list in it, is the identity of a kind. */
const refersTo = (schema: ValueModel, kind: string): boolean =>
  schema.refers === kind || (schema.items !== undefined && refersTo(schema.items, kind));

const isRead = ({ lists, reads, counts, each }: Effect): boolean =>
  each === undefined && (lists !== undefined || reads !== undefined || counts !== undefined);

/** Returns whether a caller chooses the identity of what an operation creates. */
const takesIdentity = ({ input }: OperationModel, { identity }: Resource): boolean =>
  (input.required ?? []).includes(identity.member);

/** Returns an effect without the states in which its checks refuse a call that has only the required inputs. */
function narrowStates({ resource, state }: Resource, effect: Effect): Effect {
  if (effect.from === undefined) return effect;
  const lists = Object.values(effect.enforces ?? {})
    .flatMap(listChecks)
    .filter(({ when, given }) => when === undefined && given === undefined)
    .flatMap(({ has = {} }) => has[`${resource}.${state}`] ?? []);
  return lists.length === 0 ? effect : { ...effect, from: effect.from.filter((name) => lists.includes(name)) };
}

function findKind(model: Model, resource: Resource): Kind {
  const deeds = Object.entries(resource.operations ?? {}).flatMap(([name, effect]): Deed[] => {
    const operation = model.operations.find((candidate) => candidate.name === name);
    return operation === undefined ? [] : [{ operation, effect: narrowStates(resource, effect) }];
  });
  const isDirect = ({ effect }: Deed): boolean => effect.by === undefined && effect.creates === undefined;
  const deletes = ({ deletes: removes, to }: Effect): boolean =>
    removes === true || (to !== undefined && isGone(resource, settledState(resource, to)));
  const deleters = deeds.filter((deed) => isDirect(deed) && deletes(deed.effect));
  return {
    resource,
    name: resource.resource,
    creators: deeds.filter(
      ({ operation, effect }) =>
        effect.creates !== undefined &&
        effect.each === undefined &&
        (answersIdentity(operation, resource) || takesIdentity(operation, resource)) &&
        isMainResult(model, operation, resource),
    ),
    deleters,
    // what could not be removed afterwards is left as it is
    movers: deeds.filter(
      (deed) =>
        isDirect(deed) &&
        !deletes(deed.effect) &&
        !deed.operation.safe &&
        !isBound({ deleters, resource }, listConstants(deed.effect)),
    ),
    listers: deeds.filter(({ operation, effect }) => operation.safe && effect.lists !== undefined && isRead(effect)),
    readers: deeds.filter(({ operation, effect }) => operation.safe && effect.reads !== undefined && isRead(effect)),
  };
}

/** Returns whether a kind is what an operation is there for: of several that it creates, the one with all inputs. */
function isMainResult(model: Model, operation: OperationModel, resource: Resource): boolean {
  const created = model.resources.filter(({ operations }) => operations?.[operation.name]?.creates !== undefined);
  const whole = created.filter(({ operations }) => operations?.[operation.name]?.sets === undefined);
  return (whole.length > 0 ? whole : created).includes(resource);
}

/** Returns whether the values of an input forbid the removal of what it creates, as those of a subscription do. */
export const isBound = ({ deleters, resource }: Pick<Kind, 'deleters' | 'resource'>, input: object): boolean =>
  deleters.every(({ effect }) =>
    Object.values(effect.refuses ?? {}).some((where) =>
      Object.entries(where).every(([member, value]) => hasValue(resource, input, member, value)),
    ),
  ) && deleters.length > 0;

/** Returns the values that an effect always gives a resource. */
const listConstants = ({ puts = {} }: Effect): object =>
  Object.fromEntries(
    Object.entries(puts).flatMap(([member, { value }]) => (value === undefined ? [] : [[member, value]])),
  );

/** The kinds of resources of a model, by name. */
export const findKinds = (model: Model): ReadonlyMap<string, Kind> =>
  new Map(model.resources.map((resource) => [resource.resource, findKind(model, resource)]));

/** Reads the list in an answer. */
export function readItems(answer: unknown, path: string): readonly unknown[] {
  const items = valueAt(answer, splitPath(path));
  return Array.isArray(items) ? items : [];
}

/** Collects the values of a member, through lists. */
export function collectValues(value: unknown, path: Path): unknown[] {
  const [step, ...rest] = path;
  if (Array.isArray(value)) return value.flatMap((item) => collectValues(item, path));
  if (step === undefined) return value === undefined ? [] : [value];
  return isRecord(value) ? collectValues(value[step as string], rest) : [];
}

/** Reads a member of a resource: as an answer has it, or from the member that it is a copy of. */
export function readMember({ attributes = {} }: Resource, members: object, path: string): unknown {
  const copy = attributes[path]?.copy;
  const own = valueAt(members, splitPath(path));
  return own === undefined && copy !== undefined ? valueAt(members, splitPath(copy)) : own;
}

/** Returns whether a resource has a value, or one of several. */
export const hasValue = (resource: Resource, members: object, path: string, wanted: unknown): boolean =>
  [wanted].flat().some((value) => isSame(readMember(resource, members, path), value));

/** Returns whether two scalars are equal, whatever the types in which they travel. */
export const isSame = (a: unknown, b: unknown): boolean => String(a) === String(b);
