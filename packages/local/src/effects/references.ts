import { computeOnce, type ErrorRow, type Resource, type ValueModel } from '@yunspec/model';
import { isObject } from '@yunspec/runtime/check';
import { createError, RequestError } from '../errors/error-answer.js';
import { mentionsMember, sortRows } from '../errors/error-rows.js';
import type { BoundEffect, Product } from '../product.js';
import { listProperties } from '../properties.js';
import type { Call } from './call.js';
import { findNamingInput } from './inputs.js';
import { findInRegion } from './regions.js';

/** An identity in an input. */
interface Reference {
  readonly resource: Resource;
  readonly id: unknown;
  /** The member that holds it, as error tables write it: `DataDisk[].SnapshotId`. */
  readonly member: string;
  readonly isRequired: boolean;
}

/** The place of a value in an input. */
type Place = Pick<Reference, 'member' | 'isRequired'>;

/** Collects the references in a value. An empty text refers to nothing. */
function collectReferences(product: Product, schema: ValueModel, value: unknown, place: Place): Reference[] {
  const { items } = schema;
  if (Array.isArray(value)) {
    const itemPlace = { ...place, member: `${place.member}[]` };
    return items === undefined ? [] : value.flatMap((item) => collectReferences(product, items, item, itemPlace));
  }
  const resource = product.resources.get(schema.refers ?? '');
  if (resource !== undefined) return value === '' ? [] : [{ resource, id: value, ...place }];
  return isObject(value) ? collectMemberReferences(product, schema, value, place.member) : [];
}

/** Checks whether a value of a schema may hold references. */
const mayRefer: (schema: ValueModel) => boolean = computeOnce(
  (schema) =>
    schema.refers !== undefined ||
    (schema.items !== undefined && mayRefer(schema.items)) ||
    listProperties(schema).some(([, inner]) => mayRefer(inner)),
);

/** Lists the properties of a schema that may hold references. */
const listReferring = computeOnce((schema: ValueModel) =>
  listProperties(schema).filter(([, inner]) => mayRefer(inner)),
);

function collectMemberReferences(
  product: Product,
  schema: ValueModel,
  value: Readonly<Record<string, unknown>>,
  parent: string,
): Reference[] {
  return listReferring(schema)
    .filter(([name]) => value[name] !== undefined)
    .flatMap(([name, inner]) => {
      const member = parent === '' ? name : `${parent}.${name}`;
      const isRequired = schema.required?.includes(name) ?? false;
      return collectReferences(product, inner, value[name], { member, isRequired });
    });
}

/** Checks whether the local cloud keeps resources of a kind. References to any other kind cannot be checked. */
const isKept = ({ operations, seed }: Resource): boolean =>
  Object.keys(operations ?? {}).length > 0 || (seed ?? []).length > 0;

const findNotFoundCode = (rows: readonly ErrorRow[], member: string): string | undefined =>
  sortRows(rows).find((row) => row.kind === 'notFound' && mentionsMember(row, member))?.code;

/** Checks whether an effect creates a resource under the identity that the caller chooses. */
const createsUnder = ({ resource, effect }: BoundEffect, member: string): boolean =>
  effect.creates !== undefined && effect.sets === undefined && member === resource.identity.member;

const ignoresUnknown = ({ operation }: Call, { resource, effect }: BoundEffect, member: string): boolean =>
  effect.ignoresUnknown === true && member === findNamingInput(operation, resource);

/** Checks whether the effects of a call accept an identity that no resource has. */
const acceptsUnknown = (call: Call, effects: readonly BoundEffect[], { resource, member }: Reference): boolean =>
  effects
    .filter((bound) => bound.resource === resource)
    .some((bound) => createsUnder(bound, member) || ignoresUnknown(call, bound, member));

const isSearch = ({ effect }: BoundEffect): boolean =>
  effect.counts !== undefined || (effect.lists !== undefined && effect.each === undefined);

/**
 * Checks whether a reference is a criterion of a search. The documents call such inputs filters (ECS: DescribeDisks and
 * DescribeSnapshots; EIAM: ListInstances), so an identity that no resource has yields an empty list, unless the error
 * table of the operation has a code for it.
 */
const isCriterion = (effects: readonly BoundEffect[], { isRequired }: Reference): boolean =>
  !isRequired && effects.some(isSearch);

/** Finds the code for an identity that no resource has. Returns undefined if the call goes on without the resource. */
function findUnknownCode(
  { product, operation }: Call,
  effects: readonly BoundEffect[],
  reference: Reference,
): string | undefined {
  const { resource, member } = reference;
  const documented = findNotFoundCode(operation.errors, member);
  if (documented !== undefined) return documented;
  if (isCriterion(effects, reference)) return undefined;
  return findNotFoundCode(product.model.commonErrors, member) ?? resource.missing?.code;
}

/** Finds the code for a resource that exists in another region, if the effects of the call have one. */
function findElsewhereCode(
  { store, input }: Call,
  effects: readonly BoundEffect[],
  reference: Reference,
): string | undefined {
  const { resource, id, member } = reference;
  const code = effects.flatMap(({ effect }) => effect.elsewhere?.[member] ?? [])[0];
  return code !== undefined && store.find(resource, id, input) !== undefined ? code : undefined;
}

/** Lists the references of a call. The region comes first: all other resources are looked for in it. */
function listReferences({ product, operation, input }: Call): Reference[] {
  const references = collectReferences(product, operation.input, input, { member: '', isRequired: false });
  const isRegion = ({ resource }: Reference): boolean => resource.resource === 'Region';
  return [...references.filter(isRegion), ...references.filter((reference) => !isRegion(reference))];
}

/** Checks that every resource which a call refers to exists. Throws a RequestError for the first that does not. */
export function checkReferences(call: Call): void {
  const { product, operation } = call;
  const effects = product.listEffects(operation);
  for (const reference of listReferences(call)) {
    const { resource, id, member } = reference;
    if (!isKept(resource) || acceptsUnknown(call, effects, reference)) continue;
    if (findInRegion(call, resource, id) !== undefined) continue;
    const elsewhere = findElsewhereCode(call, effects, reference);
    const code = elsewhere ?? findUnknownCode(call, effects, reference);
    if (code === undefined) continue;
    const fallback = {
      status: resource.missing?.http ?? 404,
      message: `There is no ${resource.resource} ${String(id)}.`,
    };
    throw new RequestError(
      createError(
        product,
        operation,
        { code, member, kinds: elsewhere === undefined ? ['notFound'] : ['denied'] },
        fallback,
      ),
    );
  }
}
