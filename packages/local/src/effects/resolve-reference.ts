import { computeOnce, type Resource, type ValueModel } from '@yunspec/model';
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

/** Removes the marks of lists from a path: `DataDisk[].Size` becomes `DataDisk.Size`. */
const withoutLists = (path: string): string => path.replaceAll('[]', '');

/** Finds an input: that of the item, if its schema has the path, else that of the whole call. */
function findInput({ call, item }: Subject, path: string): NamedInput | undefined {
  const plain = withoutLists(path);
  const ofItem = item === undefined ? undefined : getSchemaAtPath(item.schema, path);
  if (ofItem !== undefined) return { schema: ofItem, values: collectValues(item?.value, plain).filter(isFilled) };
  const schema = getSchemaAtPath(call.operation.input, path);
  return schema && { schema, values: collectValues(call.complete, plain).filter(isFilled) };
}

const findByIds = (call: Call, resource: Resource, ids: readonly unknown[]): Entry[] =>
  ids.flatMap((id) => findInRegion(call, resource, id) ?? []);

const findReferred = (schema: ValueModel | undefined): string | undefined => schema?.refers ?? schema?.items?.refers;

/** Returns a function that lists the inputs of a schema that name resources of a kind. */
const listNamingInputs = computeOnce((schema: ValueModel) =>
  computeOnce((resource: Resource): readonly string[] =>
    Object.entries(schema.properties ?? {})
      .filter(([name, inner]) => {
        const refers = findReferred(inner) ?? (name === resource.identity.member ? resource.resource : undefined);
        return refers === resource.resource;
      })
      .map(([name]) => name),
  ),
);

/** Finds the resources of a kind that inputs name, those of the item before those of the whole call. */
function findNamed({ call, item }: Subject, resource: Resource): Entry[] {
  const search = (schema: ValueModel, values: unknown): Entry[] =>
    listNamingInputs(schema)(resource).flatMap((name) => findByIds(call, resource, collectValues(values, name)));
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

/** Finds the longest beginning of a reference that is an input which names resources, and the member that follows it. */
function findReferring(
  subject: Subject,
  reference: string,
): { kind: string; ids: readonly unknown[]; path: string } | undefined {
  const names = reference.split('.');
  for (let length = names.length - 1; length > 0; length--) {
    const input = findInput(subject, names.slice(0, length).join('.'));
    const kind = findReferred(input?.schema);
    if (input !== undefined && kind !== undefined)
      return { kind, ids: input.values, path: names.slice(length).join('.') };
  }
  return undefined;
}

/** Reads `Kind(Input).Member`: the kind is the one that the input names here, among those it may name. */
function resolveCast(subject: Subject, reference: string): unknown[] | undefined {
  const { call } = subject;
  const [, kind = '', input = '', path = ''] = /^(\w+)\((.+)\)\.(.+)$/.exec(reference) ?? [];
  const resource = call.product.resources.get(kind);
  if (resource === undefined) return undefined;
  return readAll(call, findByIds(call, resource, findInput(subject, input)?.values ?? []), path);
}

/**
 * Resolves a reference to its values: a constant, an input, a member of the resource that an input names, or a member
 * of the resource of a kind that the call is about. There are none if the input is absent or the resource not named.
 */
export function resolveReference(subject: Subject, reference: string): unknown[] {
  const { call } = subject;
  const { resources } = call.product;
  if (reference === 'now') return [new Date(call.store.settings.now()).toISOString()];
  if (constant.test(reference)) return [reference];
  const input = findInput(subject, reference);
  if (input !== undefined) return [...input.values];
  const cast = resolveCast(subject, reference);
  if (cast !== undefined) return cast;
  const referring = findReferring(subject, reference);
  const referred = resources.get(referring?.kind ?? '');
  if (referring !== undefined && referred !== undefined)
    return readAll(call, findByIds(call, referred, referring.ids), referring.path);
  const [head = '', ...rest] = reference.split('.');
  const resource = resources.get(head);
  return resource === undefined ? [] : readAll(call, findConcerned(subject, resource), rest.join('.'));
}

/** Checks whether an input is given. */
export const isGiven = ({ call, item }: Subject, name: string): boolean =>
  collectValues(call.given, withoutLists(name)).length > 0 || getOwn(item?.value, name) !== undefined;
