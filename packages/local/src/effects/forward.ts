import type { Forwarding, Model, ValueModel } from '@yunspec/model';
import { getSchemaAtPath, isObject } from '@yunspec/runtime/check';
import { RequestError } from '../errors/error-answer.js';
import { type Members, setValue } from '../paths.js';
import type { Product } from '../product.js';
import type { OperationRequest } from '../request/operation-request.js';
import { removeSecrets } from './inputs.js';
import { checkInput, type ProductState, performRequest } from './perform.js';

type World = ReadonlyMap<Product, ProductState>;

/** The code of a check that has found nothing wrong. */
const dryRunCode = 'DryRunOperation';

/** Converts the text of a number for a member that takes numbers. */
const convert = (schema: Pick<ValueModel, 'type'> | undefined, value: unknown): unknown =>
  (schema?.type === 'integer' || schema?.type === 'number') && typeof value === 'string' && /^\d{1,15}$/.test(value)
    ? Number(value)
    : value;

/** Creates the input of the other operation. Secrets are not passed on: nothing is done with them. */
function createInput(schema: ValueModel, { inputs }: Forwarding, input: Members): Members {
  const members: Members = {};
  for (const [name, path] of Object.entries(inputs))
    if (input[name] !== undefined) setValue(members, path, convert(getSchemaAtPath(schema, path), input[name]));
  return members;
}

/** Unwraps a list that is the only member of an object. */
function unwrapList(value: unknown): unknown {
  if (!isObject(value)) return value;
  const inner = Object.values(value);
  return inner.length === 1 && Array.isArray(inner[0]) ? inner[0] : value;
}

/** The values of members that the other operation does not answer. */
const emptyValues: Readonly<Record<string, unknown>> = { string: '' };

/** Gives a value of the other operation the form that a schema has. */
function reshape(shapes: Model['shapes'], schema: ValueModel, value: unknown): unknown {
  const resolved = schema.shape === undefined ? schema : { ...shapes[schema.shape], ...schema };
  const { type, items = { type: 'any' }, properties } = resolved;
  if (type === 'array') {
    const list = [unwrapList(value) ?? []].flat();
    // a list of lists, of which the other operation has the inner one
    const lists = items.type === 'array' && !list.some(Array.isArray) ? [list] : list;
    return lists.map((item) => reshape(shapes, items, item));
  }
  if (type !== 'object' || properties === undefined || !isObject(value)) return value;
  const members = Object.entries(properties).map(([name, inner]) => [name, reshape(shapes, inner, value[name])]);
  return Object.fromEntries(members);
}

/** Performs a request. A check that has found nothing wrong is a success without members here. */
function performChecked(state: ProductState, request: OperationRequest): Members {
  try {
    return performRequest(state, request);
  } catch (error) {
    if (error instanceof RequestError && error.answer.code === dryRunCode) return {};
    throw error;
  }
}

/** An operation of another product that is served too, and the state of that product. */
interface Target {
  readonly request: OperationRequest;
  readonly state: ProductState;
}

function findTarget(world: World, { operation, input, account }: OperationRequest): Target | undefined {
  const { forwards } = operation;
  const [product, state] = [...world].find(([{ model }]) => model.product === forwards?.product) ?? [];
  const other = product?.operations.get(forwards?.operation ?? '');
  if (forwards === undefined || product === undefined || state === undefined || other === undefined) return undefined;
  const plain = removeSecrets(operation.input, input) as Members;
  const request = { product, operation: other, account, input: createInput(other.input, forwards, plain) };
  return { request, state };
}

/** Gives members the documented one of their spellings. */
function unifySpellings({ operation, input }: OperationRequest): Members {
  const { inputs = {} } = operation.forwards ?? {};
  const documented = operation.input.properties ?? {};
  const findDocumented = (name: string): string =>
    Object.keys(inputs).find((other) => inputs[other] === inputs[name] && Object.hasOwn(documented, other)) ?? name;
  const members = Object.entries(input).map(([name, value]) => [
    Object.hasOwn(inputs, name) ? findDocumented(name) : name,
    value,
  ]);
  return Object.fromEntries(members);
}

/** Performs the operation of another product in place of a checked request, and gives its answer the request's form. */
function performOther(request: OperationRequest, { state, request: other }: Target): Members {
  state.store.advance();
  const answer = performChecked(state, other);
  const { shapes } = request.product.model;
  const members = Object.entries(request.operation.output.properties ?? {}).map(([name, schema]) => [
    name,
    reshape(shapes, schema, answer[name] ?? emptyValues[schema.type]),
  ]);
  return Object.fromEntries(members);
}

/**
 * Performs a request in the world of its account: the operation of another product that it is a door to, if that product is
 * served, else its own. Returns the members of the answer, or throws a RequestError.
 */
export function performInWorld(world: World, request: OperationRequest): Members {
  const state = world.get(request.product) as ProductState;
  state.store.advance();
  if (request.operation.forwards === undefined) return performRequest(state, request);
  const unified = { ...request, input: unifySpellings(request) };
  const target = findTarget(world, { ...unified, input: checkInput(unified, state.store.settings) });
  return target === undefined ? performRequest(state, unified) : performOther(request, target);
}
