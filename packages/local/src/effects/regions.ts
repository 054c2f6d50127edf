import type { Resource } from '@yunspec/model';
import { getOwn } from '@yunspec/runtime/check';
import { isSame } from '../paths.js';
import { readMember } from '../state/attributes.js';
import type { Entry } from '../state/store.js';
import type { Call } from './call.js';

/** Finds the member that names a region, in inputs and in resources. */
export const findRegionMember = ({ product }: Call): string | undefined =>
  product.resources.get('Region')?.identity.member;

/** Checks whether a resource is in the region of a call. A resource without a region is in all of them. */
export function isInRegion(call: Call, entry: Entry): boolean {
  const { resource } = entry;
  const member = findRegionMember(call);
  if (member === undefined || resource.identity.member === member) return true;
  const [wanted, region] = [getOwn(call.input, member), readMember(call.store, entry, member)];
  return wanted === undefined || region === undefined || isSame(wanted, region);
}

/** Finds a resource by its identity, in the region of a call. */
export function findInRegion(call: Call, resource: Resource, id: unknown): Entry | undefined {
  const entry = call.store.find(resource, id, call.input);
  return entry !== undefined && isInRegion(call, entry) ? entry : undefined;
}
