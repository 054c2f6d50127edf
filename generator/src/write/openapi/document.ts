import type { Model, OperationModel } from '../model.js';
import { omitUndefined } from '../values.js';
import type { Json } from './conditions.js';
import { makeFragments } from './operation.js';
import { describeError, type ErrorTable, makeCommonResponses, makeErrorTable } from './responses.js';
import { lowerValue } from './schema.js';
import { makeSecurity, makeSecuritySchemes } from './security.js';
import { findTags, makeTags } from './tags.js';

type Document = Record<string, unknown>;

function makePaths(model: Model, tags: ReadonlyMap<string, string>, errors: ErrorTable): Document {
  const paths: Record<string, Document> = {};
  for (const one of model.operations) {
    const fragments = makeFragments(model, one, tags.get(one.name) ?? model.title, errors);
    for (const { path, method, operation } of fragments) {
      // two operations on one address are told apart by their name behind #
      const key = paths[path]?.[method] === undefined ? path : `${path}#${one.name}`;
      paths[key] = { ...paths[key], [method]: operation };
    }
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

function makeSchemas(model: Model): Document {
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

/** The parts of `info.description`: by protocol, and on errors. */
const usages = {
  rpc: [
    'All RPC operations have the path `/` and differ in the parameter `Action`, so OpenAPI cannot give them paths of',
    'their own: the part of a path from `#` on is a name and is never sent. Every request also needs a new signature.',
    'Use the RPC operations for documentation, for types, and to validate inputs against `<Operation>Input`. Client',
    'generators, mock servers and validating proxies that route by path cannot use them; use the package to call them.',
  ].join('\n'),
  http: 'Clients can be generated from the HTTP operations, and mock servers and proxies can route them by path.',
  errors: 'The `x-error-codes` of an operation are positions in the list `components.x-error-codes`.',
  both: 'Operations whose ID ends in `OverHttp` are the same operations over plain HTTP.',
};

function describe({ description, protocols: { rpc, http } }: Model): string {
  return [
    description,
    ...(rpc === undefined ? [] : [usages.rpc]),
    ...(rpc === undefined || http === undefined ? [] : [usages.both]),
    ...(http === undefined ? [] : [usages.http]),
    usages.errors,
  ].join('\n\n');
}

/** Makes the servers. A product without a documented one has a variable, whose default is the local cloud. */
function makeServers({ endpoints }: Model): Document[] {
  const urls = [...new Set(Object.values(endpoints))];
  if (urls.length > 0) return urls.map((url) => ({ url }));
  const variable = { default: 'http://127.0.0.1:8000', description: 'The endpoint that the vendor assigns.' };
  return [{ url: '{endpoint}', variables: { endpoint: variable } }];
}

/** A product as an OpenAPI 3.1 document: a public artefact that other tools can read. */
export function makeOpenApi(model: Model): Document {
  const { rpc, http } = model.protocols;
  const tags = findTags(model);
  const errors = makeErrorTable(model);
  const securitySchemes = makeSecuritySchemes(model);
  return {
    openapi: '3.1.0',
    info: {
      title: model.title,
      version: model.version,
      description: describe(model),
      contact: { name: 'Yunspec' },
      license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' },
      'x-vendor': model.vendor,
      'x-generated-from': `specs/${model.product}`,
    },
    servers: makeServers(model),
    security: makeSecurity((rpc ?? http)?.auth),
    tags: makeTags(tags),
    paths: makePaths(model, tags, errors),
    components: omitUndefined({
      securitySchemes: Object.keys(securitySchemes).length === 0 ? undefined : securitySchemes,
      responses: makeCommonResponses(model),
      schemas: makeSchemas(model),
      'x-error-codes': errors.rows.length === 0 ? undefined : errors.rows,
    }),
    'x-common-error-codes': [...model.commonErrors, ...model.serverErrors].map(describeError),
    'x-sources': model.sources,
  };
}
