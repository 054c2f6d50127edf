import { type CallOptions, call } from '../call/call.js';
import type { ServiceClient } from '../client.js';
import { ServiceError } from '../errors.js';
import { getAtPath, getOwn } from '../object.js';
import type { Operation } from '../operation.js';
import { walkPages } from '../paginate.js';
import type { Snapshot, Waiter } from './waiter.js';

/** Returns the IDs of the resources that the input names. */
export const listIds = ({ ids }: Waiter, input: object): readonly unknown[] =>
  ids === undefined ? [] : [getOwn(input, ids.input) ?? []].flat();

/** Returns the resources of an output. Without a list, they are unknown, unless the output counts none. */
function findResources({ items }: Waiter, operation: Operation, output: unknown): readonly unknown[] | undefined {
  const found = items === undefined ? output : getAtPath(output, items);
  if (found !== undefined && found !== null) return [found].flat();
  const { pagination } = operation;
  const countsNone =
    pagination?.style === 'page' && pagination.total !== undefined && getAtPath(output, pagination.total) === 0;
  return countsNone ? [] : undefined;
}

function readStates(waiter: Waiter, ids: readonly unknown[], resources: readonly unknown[]): string[] {
  const readState = (resource: unknown): string => String(getAtPath(resource, waiter.state));
  if (ids.length === 0) return resources.map(readState);
  return ids.map((id) => {
    const resource = resources.find((candidate) => getOwn(candidate, waiter.ids?.member ?? '') === id);
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
  else yield* walkPages(client, operation, pagination, input, createOptions);
}

/** Fetches the states of the resources once. */
export async function lookOnce<Input extends object, Output extends object>(
  client: ServiceClient,
  waiter: Waiter,
  operation: Operation<Input, Output>,
  input: Input,
  createOptions: () => CallOptions,
): Promise<Snapshot<Output>> {
  const ids = listIds(waiter, input);
  const resources: unknown[] = [];
  let output: Output | undefined;
  try {
    for await (output of fetchOutputs(client, operation, input, createOptions)) {
      const found = findResources(waiter, operation, output);
      if (found === undefined) return { states: ['unknown'], output };
      resources.push(...found);
    }
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== waiter.missing) throw error;
    return { states: ids.map(() => 'gone') };
  }
  return { states: readStates(waiter, ids, resources), output };
}
