import type { Model, OperationModel, RawError, Value } from '../../model/model.js';
import { omitUndefined } from '../values.js';
import type { Json } from './conditions.js';
import { lowerValue } from './schema.js';

type Document = Record<string, unknown>;

const describeError = ({ code, http, cause, on, kind, retry }: RawError): Document =>
  omitUndefined({ code, status: http, reason: cause, on, kind, retry });

const makeRef = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

const bodiless = new Set(['GET', 'DELETE']);

type Place = 'path' | 'query' | 'header' | 'body';

function findPlace(operation: OperationModel, value: Value): Place {
  const { wire } = value;
  if (wire === 'path' || wire === 'query' || wire === 'header' || wire === 'body') return wire;
  return operation.http === undefined || bodiless.has(operation.http.method) ? 'query' : 'body';
}

function parameter(operation: OperationModel, name: string, value: Value, place: Place): Document {
  return omitUndefined({
    name: value.name ?? name,
    in: place,
    required: operation.input.required?.includes(name) ? true : undefined,
    description: value.description,
    schema: makeRef(`${operation.name}Input/properties/${name}`),
    'x-member': value.name === undefined ? undefined : name,
  });
}

function makeRequest(operation: OperationModel): Document {
  const members = Object.entries(operation.input.properties ?? {}).map(([name, value]) => ({
    name,
    value,
    place: findPlace(operation, value),
  }));
  const body = members.filter(({ place }) => place === 'body');
  const required = body
    .filter(({ name }) => operation.input.required?.includes(name))
    .map(({ name, value }) => value.name ?? name);
  const properties = Object.fromEntries(
    body.map(({ name, value }) => [value.name ?? name, makeRef(`${operation.name}Input/properties/${name}`)]),
  );
  return omitUndefined({
    parameters: members
      .filter(({ place }) => place !== 'body')
      .map(({ name, value, place }) => parameter(operation, name, value, place)),
    requestBody:
      body.length === 0
        ? undefined
        : {
            required: true,
            content: {
              'application/json': {
                schema: omitUndefined({
                  type: 'object',
                  properties,
                  required: required.length === 0 ? undefined : required,
                }),
              },
            },
          },
  });
}

function makeResponses(operation: OperationModel): Document {
  return {
    [String(operation.http?.status ?? 200)]: {
      description: 'Done.',
      content: { 'application/json': { schema: makeRef(`${operation.name}Output`) } },
    },
    default: {
      description: 'An error; see x-error-codes.',
      content: { 'application/json': { schema: makeRef('Error') } },
    },
  };
}

function findAddress(model: Model, operation: OperationModel): { path: string; method: string } {
  if (model.protocols.rpc !== undefined || operation.http === undefined) {
    return { path: `/#Action=${operation.name}`, method: (model.protocols.rpc?.method ?? 'POST').toLowerCase() };
  }
  return { path: operation.http.path, method: operation.http.method.toLowerCase() };
}

function describeIdempotency({ safe, token }: OperationModel): unknown {
  if (safe) return 'safe';
  return token === undefined ? 'none' : { token };
}

function makeOperation(model: Model, operation: OperationModel): Document {
  return omitUndefined({
    operationId: operation.name,
    summary: operation.summary,
    deprecated: operation.deprecated === undefined ? undefined : true,
    ...makeRequest(operation),
    responses: makeResponses(operation),
    servers:
      operation.http?.server === undefined || model.protocols.rpc !== undefined
        ? undefined
        : [{ url: operation.http.server }],
    'x-error-codes': operation.errors.map(describeError),
    'x-http': model.protocols.rpc === undefined ? undefined : operation.http,
    'x-idempotency': describeIdempotency(operation),
    'x-pagination': operation.pagination,
    'x-permissions': operation.permissions.length === 0 ? undefined : operation.permissions,
    'x-docs': operation.docs,
    'x-lines': operation.lines,
  });
}

function makePaths(model: Model): Document {
  const paths: Record<string, Document> = {};
  for (const operation of model.operations) {
    const { path, method } = findAddress(model, operation);
    // two operations on one address are told apart by their name behind #
    const key = paths[path]?.[method] === undefined ? path : `${path}#${operation.name}`;
    paths[key] = { ...paths[key], [method]: makeOperation(model, operation) };
  }
  return paths;
}

function makeErrorSchema(): Json {
  const member = (description: string): Json => ({ type: 'string', description });
  return {
    type: 'object',
    description: 'What the service answers when it refuses or fails.',
    properties: {
      Code: member('The error code.'),
      Message: member('A sentence for people.'),
      RequestId: member('ID of the request.'),
      HostId: member('The host that answered.'),
    },
  };
}

/** The input as published: strict, with rules lowered and valid values as examples. */
export function makeInputSchema(operation: OperationModel): Json {
  const examples = operation.examples.filter((example) => example.ok !== undefined).map((example) => example.ok);
  return { ...(lowerValue(operation.input, 'input') as object), examples };
}

function schemas(model: Model): Document {
  return Object.fromEntries([
    ...model.operations.flatMap((operation) => [
      [`${operation.name}Input`, makeInputSchema(operation)],
      [`${operation.name}Output`, lowerValue(operation.output, 'output')],
    ]),
    ...Object.entries(model.shapes)
      .filter(([, value]) => value.type === 'object' || value.type === 'array')
      .map(([name, { shape: _, ...value }]) => [name, lowerValue(value, 'output')]),
    ['Error', makeErrorSchema()],
  ]) as Document;
}

/** A product as an OpenAPI 3.1 document: a public artefact that other tools can read. */
export function makeOpenApi(model: Model): Document {
  return {
    openapi: '3.1.0',
    info: {
      title: model.title,
      version: model.version,
      description: model.description,
      'x-vendor': model.vendor,
      'x-generated-from': `specs/${model.product}`,
    },
    servers: Object.values(model.endpoints).map((url) => ({ url })),
    paths: makePaths(model),
    components: { schemas: schemas(model) },
    'x-common-error-codes': [...model.commonErrors, ...model.serverErrors].map(describeError),
    'x-sources': model.sources,
  };
}
