import type { Model, OperationModel, Value } from '../model.js';
import { hasSecret } from '../typescript/schema-table.js';
import { omitUndefined } from '../values.js';
import {
  type Field,
  listMembers,
  listOperationFields,
  type Member,
  makeForm,
  makeMemberRef,
  makeParameter,
  makeRef,
} from './parameters.js';
import { type ErrorTable, makeExamples, makeResponses } from './responses.js';
import { makeSecurity } from './security.js';

type Words = Record<string, unknown>;

/** An operation at its address: what `paths` has under `path` and `method`. */
export interface Fragment {
  readonly path: string;
  readonly method: string;
  readonly operation: Words;
}

const bodiless = new Set(['GET', 'DELETE']);

type Place = 'path' | 'query' | 'header' | 'body';

function findPlace(method: string, { wire }: Value): Place {
  if (wire === 'path' || wire === 'query' || wire === 'header' || wire === 'body') return wire;
  return bodiless.has(method) ? 'query' : 'body';
}

function describeIdempotency({ safe, token }: OperationModel): unknown {
  if (safe) return 'safe';
  return token === undefined ? 'none' : { token };
}

/** Makes what is the same over every protocol. */
const makeFacts = (operation: OperationModel, errors: ErrorTable): Words => ({
  'x-input': makeRef(`${operation.name}Input`),
  'x-error-codes': operation.errors.map(errors.find),
  'x-idempotency': describeIdempotency(operation),
  'x-pagination': operation.pagination,
  'x-permissions': operation.permissions.length === 0 ? undefined : operation.permissions,
  'x-docs': operation.docs,
  'x-lines': operation.lines,
});

const makeHead = (operation: OperationModel, operationId: string, tag: string): Words => ({
  operationId,
  tags: [tag],
  summary: operation.summary,
  description: operation.deprecated ?? operation.summary,
  deprecated: operation.deprecated === undefined ? undefined : true,
});

/** Makes a parameter that has one value only. */
const makeConstant = (name: string, value: string): Words => ({
  name,
  in: 'query',
  required: true,
  schema: { type: 'string', const: value },
});

/** Describes a parameter once: where its schema is that of the input, the description is there. */
function omitRepetition(field: Field): Field {
  const { description: __, ...others } = field;
  const { description: _, ...schema } = field.schema as Words;
  return '$ref' in schema ? others : { ...field, schema };
}

/** Makes an operation over RPC. Inputs with a secret are sent as a form, because URLs are logged. */
function makeRpcFragment(model: Model, operation: OperationModel, tag: string, errors: ErrorTable): Fragment {
  const method = hasSecret(operation.input) ? 'POST' : (model.protocols.rpc?.method ?? 'POST');
  const fields = listOperationFields(operation, listMembers(operation));
  const constants = [makeConstant('Action', operation.name), makeConstant('Version', model.version)];
  const request =
    method === 'GET'
      ? { parameters: [...constants, ...fields.map((field) => makeParameter('query', omitRepetition(field)))] }
      : { parameters: constants, requestBody: fields.length === 0 ? undefined : makeForm(fields) };
  return {
    path: `/#Action=${operation.name}`,
    method: method.toLowerCase(),
    operation: omitUndefined({
      ...makeHead(operation, operation.name, tag),
      ...request,
      responses: makeResponses(model, operation),
      ...makeFacts(operation, errors),
    }),
  };
}

/** Picks the members that a body contains from the valid examples of an operation. */
function listBodyExamples({ examples }: OperationModel, body: readonly Member[]): unknown[] {
  return examples.flatMap(({ ok }) => {
    if (ok === undefined) return [];
    const given = ok as Words;
    const members = body.filter(({ name }) => given[name] !== undefined);
    const value = Object.fromEntries(
      members.map(({ name, value: { name: wireName } }) => [wireName ?? name, given[name]]),
    );
    return [value];
  });
}

function makeJsonBody(operation: OperationModel, body: readonly Member[]): Words | undefined {
  if (body.length === 0) return undefined;
  const required = body.filter((member) => member.required).map(({ name, value }) => value.name ?? name);
  const schema = omitUndefined({
    type: 'object',
    properties: Object.fromEntries(body.map(({ name, value }) => [value.name ?? name, makeMemberRef(operation, name)])),
    required: required.length === 0 ? undefined : required,
  });
  const examples = makeExamples(listBodyExamples(operation, body));
  return { required: true, content: { 'application/json': omitUndefined({ schema, examples }) } };
}

/** Returns the address of an operation over HTTP: its own, or the one that the product makes of its name. */
function findAddress({ protocols }: Model, { name, http }: OperationModel) {
  const path = (protocols.http?.path ?? '/').replace('{operation}', name);
  return http ?? { method: 'POST', path, server: protocols.http?.server };
}

/** Makes an operation over HTTP. */
function makeHttpFragment(model: Model, operation: OperationModel, tag: string, errors: ErrorTable): Fragment {
  const address = findAddress(model, operation);
  const { method, path, server } = address;
  const isOther = model.protocols.rpc !== undefined;
  const members = listMembers(operation);
  const pick = (place: Place) => members.filter(({ value }) => findPlace(method, value) === place);
  const parameters = (['path', 'header', 'query'] as const).flatMap((place) =>
    listOperationFields(operation, pick(place)).map((field) => makeParameter(place, field)),
  );
  return {
    path,
    method: method.toLowerCase(),
    operation: omitUndefined({
      ...makeHead(operation, isOther ? `${operation.name}OverHttp` : operation.name, tag),
      parameters,
      requestBody: makeJsonBody(operation, pick('body')),
      responses: makeResponses(model, operation),
      servers: server === undefined ? undefined : [{ url: server }],
      security: isOther ? makeSecurity(model.protocols.http?.auth) : undefined,
      'x-http': isOther ? undefined : address,
      ...(isOther ? { 'x-input': makeRef(`${operation.name}Input`) } : makeFacts(operation, errors)),
    }),
  };
}

/** Makes an operation of a document at each of its addresses: over RPC, over HTTP, or both. */
export function makeFragments(model: Model, operation: OperationModel, tag: string, errors: ErrorTable): Fragment[] {
  const { rpc, http } = model.protocols;
  return [
    ...(rpc === undefined ? [] : [makeRpcFragment(model, operation, tag, errors)]),
    ...(http === undefined ? [] : [makeHttpFragment(model, operation, tag, errors)]),
  ];
}
