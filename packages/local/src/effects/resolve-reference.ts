import type { Resource, ValueModel } from '@yunspec/model';
import { getOwn, getSchemaAtPath } from '@yunspec/runtime/check';
import { collectValues } from '../paths.js';
import { readMember, readMemberValues } from '../state/attributes.js';
import type { Entry } from '../state/store.js';
import type { Call } from './call.js';
import type { InputItem } from './inputs.js';
import { findInRegion } from './regions.js';

/** What the references of a check are about. */
export interface Subject {
  readonly call: Call;
  /** The resource that the effect changes, if it exists already. */
  readonly target?: Entry | undefined;
  /** The item of `each` that the effect creates a resource from. */
  readonly item?: InputItem | undefined;
}

/** Texts that stand for themselves: numbers, dates, and addresses with or without the length of a prefix. */
const constant = /^(?:-?\d+(?:\.\d+)?|\d{4}-\d\d-\d\d(?:T[\d:]+Z)?|\d+(?:\.\d+){3}(?:\/\d+)?)$/;

interface NamedInput {
  readonly schema: ValueModel | undefined;
  readonly values: readonly unknown[];
}

const isFilled = (value: unknown): boolean => value !== undefined && value !== '';

/** Finds an input: that of the item, if its schema has the path, else that of the whole call. */
function findInput({ call, item }: Subject, path: string): NamedInput | undefined {
  const ofItem = item === undefined ? undefined : getSchemaAtPath(item.schema, path);
  if (ofItem !== undefined) return { schema: ofItem, values: collectValues(item?.value, path).filter(isFilled) };
  const schema = getSchemaAtPath(call.operation.input, path);
  return schema && { schema, values: collectValues(call.complete, path).filter(isFilled) };
}

const findByIds = (call: Call, resource: Resource, ids: readonly unknown[]): Entry[] =>
  ids.flatMap((id) => findInRegion(call, resource, id) ?? []);

const findReferred = (schema: ValueModel | undefined): string | undefined => schema?.refers ?? schema?.items?.refers;

/** Finds the resources of a kind that inputs name, those of the item before those of the whole call. */
function findNamed({ call, item }: Subject, resource: Resource): Entry[] {
  const search = (schema: ValueModel | undefined, values: unknown): Entry[] =>
    Object.entries(schema?.properties ?? {}).flatMap(([name, inner]) => {
      const refers = findReferred(inner) ?? (name === resource.identity.member ? resource.resource : undefined);
      return refers === resource.resource ? findByIds(call, resource, collectValues(values, name)) : [];
    });
  const ofItem = item === undefined ? [] : search(item.schema, item.value);
  return ofItem.length > 0 ? ofItem : search(call.operation.input, call.complete);
}

/** Lists every resource that the inputs of a call name. */
const listNamed = (subject: Subject): Entry[] =>
  [...subject.call.product.resources.values()].flatMap((resource) => findNamed(subject, resource));

/** Finds the resource of a kind that one of these belongs to, directly or through another one. */
function findOwner(call: Call, resource: Resource, entries: readonly Entry[], depth: number): Entry | undefined {
  const { member } = resource.identity;
  for (const entry of entries) {
    const id = readMember(call.store, entry, member);
    const owner = isFilled(id) ? findInRegion(call, resource, id) : undefined;
    if (owner !== undefined) return owner;
  }
  if (depth === 0) return undefined;
  const owners = entries.flatMap((entry) =>
    [...call.product.resources.values()].flatMap((kind) => {
      const id = readMember(call.store, entry, kind.identity.member);
      return isFilled(id) && kind !== entry.resource ? (findInRegion(call, kind, id) ?? []) : [];
    }),
  );
  return owners.length === 0 ? undefined : findOwner(call, resource, owners, depth - 1);
}

/**
 * Finds the resources of a kind that a call is about: the target, those that inputs name, the one that the target or a
 * named resource belongs to, or the only one there is.
 */
export function findConcerned(subject: Subject, resource: Resource): Entry[] {
  const { call, target } = subject;
  if (target?.resource === resource) return [target];
  const named = findNamed(subject, resource);
  if (named.length > 0) return named;
  if (resource.single) return call.store.list(resource.resource).slice(0, 1);
  const owner = findOwner(
    call,
    resource,
    target === undefined ? listNamed(subject) : [target, ...listNamed(subject)],
    1,
  );
  return owner === undefined ? [] : [owner];
}

/** Reads a member of resources. A resource without the member has an empty text. */
const readAll = ({ store }: Call, entries: readonly Entry[], path: string): unknown[] =>
  entries.flatMap((entry) => {
    const values = readMemberValues(store, entry, path);
    return values.length === 0 ? [''] : values;
  });

/**
 * Resolves a reference to its values: a constant, an input, a member of the resource that an input names, or a member
 * of the resource of a kind that the call is about. There are none if the input is absent or the resource not named.
 */
export function resolveReference(subject: Subject, reference: string): unknown[] {
  const { call } = subject;
  if (reference === 'now') return [new Date(call.store.settings.now()).toISOString()];
  if (constant.test(reference)) return [reference];
  const input = findInput(subject, reference);
  if (input !== undefined) return [...input.values];
  const [head = '', ...rest] = reference.split('.');
  const path = rest.join('.');
  const named = findInput(subject, head);
  const referred = call.product.resources.get(findReferred(named?.schema) ?? '');
  if (named !== undefined && referred !== undefined)
    return readAll(call, findByIds(call, referred, named.values), path);
  const resource = call.product.resources.get(head);
  return resource === undefined ? [] : readAll(call, findConcerned(subject, resource), path);
}

/** Checks whether an input is given. */
export const isGiven = ({ call, item }: Subject, name: string): boolean =>
  collectValues(call.given, name).length > 0 || getOwn(item?.value, name) !== undefined;
