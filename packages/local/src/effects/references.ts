import { isObject } from '@yunspec/runtime/check';
import { faultOf, Refusal, speaksOf } from '../faults.js';
import type { Operation, Resource, Value } from '../model.js';
import type { Deed, Product } from '../product.js';
import type { Call } from './call.js';
import { namingInput } from './inputs.js';

interface Reference {
  readonly resource: Resource;
  readonly id: unknown;
  /** As error tables name it: `DataDisk[].SnapshotId`. */
  readonly member: string;
  readonly isRequired: boolean;
}

/** Every identity an input holds. */
function referencesIn(
  product: Product,
  schema: Value,
  value: unknown,
  member: string,
  isRequired: boolean,
): Reference[] {
  if (Array.isArray(value))
    return value.flatMap((item) =>
      schema.items === undefined ? [] : referencesIn(product, schema.items, item, `${member}[]`, isRequired),
    );
  const resource = product.resources.get(schema.refers ?? '');
  if (resource !== undefined) return value === '' ? [] : [{ resource, id: value, member, isRequired }];
  if (!isObject(value)) return [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
    value[name] === undefined
      ? []
      : referencesIn(
          product,
          inner,
          value[name],
          member === '' ? name : `${member}.${name}`,
          schema.required?.includes(name) ?? false,
        ),
  );
}

/** Whether anything of the kind can exist here at all. */
const isKept = ({ operations, seed }: Resource): boolean =>
  Object.keys(operations ?? {}).length > 0 || (seed ?? []).length > 0;

/** The code the operation documents for an unknown identity in this parameter. */
const ownCode = ({ errors }: Operation, member: string): string | undefined =>
  errors.find((row) => row.kind === 'notFound' && speaksOf(row, member))?.code;

/** The code the product as a whole documents for it. */
const sharedCode = ({ model }: Product, member: string): string | undefined =>
  model.commonErrors.find((row) => row.kind === 'notFound' && speaksOf(row, member))?.code;

const passesUnknown = ({ operation }: Call, deeds: readonly Deed[], { resource, member }: Reference): boolean =>
  deeds.some(({ resource: kind, effect }) => {
    if (kind !== resource) return false;
    if (effect.creates !== undefined && member === resource.identity.member && effect.sets === undefined) return true;
    return effect.ignoresUnknown === true && member === namingInput(operation, resource);
  });

/** A criterion of a search that nothing meets finds nothing; it is no error unless the document says so. */
const isCriterion = (deeds: readonly Deed[], { isRequired }: Reference): boolean =>
  !isRequired &&
  deeds.some(({ effect }) => effect.counts !== undefined || (effect.lists !== undefined && effect.each === undefined));

/** Refuses a call that names something that does not exist. */
export function checkReferences(call: Call): void {
  const { product, store, operation, input } = call;
  const deeds = product.deeds.get(operation.name) ?? [];
  for (const reference of referencesIn(product, operation.input, input, '', false)) {
    const { resource, id, member } = reference;
    if (!isKept(resource) || passesUnknown(call, deeds, reference) || store.find(resource, id, input) !== undefined)
      continue;
    const documented = ownCode(operation, member);
    if (documented === undefined && isCriterion(deeds, reference)) continue;
    const code = documented ?? sharedCode(product, member) ?? resource.missing?.code;
    if (code === undefined) continue;
    const otherwise = {
      status: resource.missing?.http ?? 404,
      message: `There is no ${resource.resource} ${String(id)}.`,
    };
    throw new Refusal(faultOf(product, operation, { code, member, kind: 'notFound' }, otherwise));
  }
}
