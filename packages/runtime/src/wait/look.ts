import { type CallOptions, call } from '../call/call.js';
import { splitCsv } from '../check/members.js';
import type { ServiceClient } from '../client.js';
import { ServiceError } from '../errors.js';
import { getAtPath, getOwn, isObject, readText } from '../object.js';
import type { Operation } from '../operation.js';
import { findList, walkPages } from '../paginate.js';
import type { Snapshot, Waiter } from './waiter.js';

/** Returns the IDs of the resources that the input names. */
export const listIds = ({ ids }: Waiter, { input: schema }: Operation, input: object): readonly unknown[] =>
  ids === undefined ? [] : [splitCsv(schema.properties?.[ids.input], getOwn(input, ids.input)) ?? []].flat();

/** Returns the resources of an output, or undefined if it is malformed. */
function findResources(waiter: Waiter, operation: Operation, output: unknown): readonly unknown[] | undefined {
  const { items } = waiter;
  if (items === undefined) return [output];
  const resource = getAtPath(output, items);
  return isObject(resource) ? [resource] : findList(output, items, operation.pagination);
}

/**
 * Returns why a look cannot be judged, if it cannot. A list at another place, or of resources without IDs, must never be
 * taken for a list without the resource.
 */
function findLookFault(waiter: Waiter, operation: Operation, output: unknown): string | undefined {
  const { items = '', ids, state } = waiter;
  const resources = findResources(waiter, operation, output);
  if (resources === undefined) return `it has no list at ${items}`;
  const isMissing = (resource: unknown): boolean =>
    !isObject(resource) || (ids !== undefined && readText(getOwn(resource, ids.member)) === undefined);
  const isUnreadable = (resource: unknown): boolean => typeof (getAtPath(resource, state) ?? '') === 'object';
  if (resources.some(isMissing)) return `it has no ${[items, ids?.member].filter(Boolean).join('[].')}`;
  return resources.some(isUnreadable) ? `it has no text at ${[items, state].filter(Boolean).join('[].')}` : undefined;
}

function readStates(waiter: Waiter, ids: readonly unknown[], resources: readonly unknown[]): string[] {
  const readState = (resource: unknown): string => String(getAtPath(resource, waiter.state));
  if (ids.length === 0) return resources.map(readState);
  return ids.map((id) => {
    const resource = resources.find((candidate) => String(getOwn(candidate, waiter.ids?.member ?? '')) === String(id));
    return resource === undefined ? 'gone' : readState(resource);
  });
}

/** Returns the outputs of one look: all pages, or the only one. */
async function* fetchOutputs<Input extends object, Output extends object>(
  client: ServiceClient,
  operation: Operation<Input, Output>,
  input: Input,
  createOptions: () => CallOptions,
): AsyncGenerator<Output> {
  const { pagination } = operation;
  if (pagination === undefined) yield await call(client, operation, input, createOptions());
  else yield* walkPages(client, operation, pagination, input, {}, createOptions);
}

/** Fetches the states of the resources once. */
export async function lookOnce<Input extends object, Output extends object>(
  client: ServiceClient,
  waiter: Waiter,
  operation: Operation<Input, Output>,
  input: Input,
  createOptions: () => CallOptions,
): Promise<Snapshot<Output>> {
  const ids = listIds(waiter, operation, input);
  const checked = { ...operation, findFault: (found: object) => findLookFault(waiter, operation, found) };
  const resources: unknown[] = [];
  let output: Output | undefined;
  try {
    for await (output of fetchOutputs(client, checked, input, createOptions)) {
      resources.push(...(findResources(waiter, operation, output) ?? []));
    }
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== waiter.missing) throw error;
    return { states: ids.map(() => 'gone') };
  }
  return { states: readStates(waiter, ids, resources), output };
}
