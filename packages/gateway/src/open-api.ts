import type { Model, OperationModel } from '@yunspec/model';
import { isObject } from '@yunspec/runtime/check';
import { structType } from './answer/envelope.js';
import { reshapeOutput } from './answer/reshape.js';
import type { Members } from './members.js';

const headersSchema: Members = {
  type: 'object',
  description: 'The headers of the answer of ECS.',
  additionalProperties: { type: 'string' },
};

/** Returns the schema of the envelope around a body. */
const wrapSchema = (body: unknown): Members => {
  const value = { type: 'object', required: ['body', 'headers'], properties: { body, headers: headersSchema } };
  const data = {
    type: 'object',
    required: ['@type', 'value'],
    properties: { '@type': { type: 'string', const: structType }, value },
  };
  return { type: 'object', required: ['data'], properties: { data } };
};

const wrapBody = (body: unknown): Members => ({ data: { '@type': structType, value: { body, headers: {} } } });

/** Replaces schemas of lists that travel as JSON text by those of strings. */
function convertSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(convertSchema);
  if (!isObject(schema)) return schema;
  if (schema['x-wire'] !== 'json-string')
    return Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, convertSchema(value)]));
  const { 'x-wire': _, ...contentSchema } = schema;
  return { type: 'string', contentMediaType: 'application/json', contentSchema };
}

const jsonContent = (schema: unknown, more: Members = {}): Members => ({
  content: { 'application/json': { schema, ...more } },
});

const errorSchema: Members = { $ref: '#/components/schemas/ErrorEnvelope' };

/** The errors of the gateway, by HTTP status. Those of ECS have their own status. */
const errors: Readonly<Record<string, string>> = {
  '400': 'The input is wrong, or the endpoint is not allowed.',
  '413': 'The body is too large.',
  '502': 'ECS could not be reached, or its answer cannot be read.',
  '503': 'The gateway is shutting down.',
  '504': 'ECS did not answer in time.',
  default: 'An error of ECS, with its status, code, message and request ID.',
};

const errorResponses: Members = Object.fromEntries(
  Object.entries(errors).map(([status, description]) => [status, { description, ...jsonContent(errorSchema) }]),
);

function listExamples(model: Model, { examples, output }: OperationModel): Members {
  const shown = examples.filter(({ returns }) => isObject(returns));
  return Object.fromEntries(
    shown.map(({ returns }, i) => {
      const body = { RequestId: '473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E', ...(returns as object) };
      return [`example${i + 1}`, { value: wrapBody(reshapeOutput(model, output, body)) }];
    }),
  );
}

/** Completes the description of an operation: the envelope, and the errors. */
function completeOperation(model: Model, operation: OperationModel, described: Members): Members {
  const status = String(operation.http?.status ?? 200);
  const schema = wrapSchema({ $ref: `#/components/schemas/${operation.name}Output` });
  const examples = listExamples(model, operation);
  const success = { description: 'Success.', ...jsonContent(schema, { examples }) };
  return { ...described, responses: { [status]: success, ...errorResponses } };
}

/** The routes that are the gateway's own. */
const ownPaths: Members = {
  '/health': {
    get: {
      operationId: 'GetHealth',
      summary: 'Tells whether the gateway accepts requests.',
      responses: {
        '200': { description: 'It does.', ...jsonContent({ type: 'object', properties: { status: { const: 'ok' } } }) },
        '503': { description: 'It is shutting down.', ...jsonContent(errorSchema) },
      },
    },
  },
  '/metrics': {
    get: {
      operationId: 'GetMetrics',
      summary: 'Returns metrics in the text format of Prometheus.',
      responses: { '200': { description: 'The metrics.', content: { 'text/plain': { schema: { type: 'string' } } } } },
    },
  },
  '/openapi.json': {
    get: {
      operationId: 'GetOpenApi',
      summary: 'Returns this document.',
      responses: { '200': { description: 'The document.', ...jsonContent({ type: 'object' }) } },
    },
  },
};

interface Document extends Members {
  readonly info: Members;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Members>>>>;
  readonly components: { readonly schemas: Members };
}

const description =
  'An HTTP gateway in front of ECS. Each request carries its own access key. Names are accepted in both spellings, ' +
  'such as regionId and region_id. An endpoint may be given to every operation.';

/** Completes the OpenAPI document of the routes with what this gateway adds to it. */
export function createOpenApi(model: Model, given: object): Members {
  const document = convertSchema(given) as Document;
  const completed = structuredClone(document.paths) as Record<string, Record<string, Members>>;
  for (const operation of model.operations) {
    const { method = '', path = '' } = operation.http ?? {};
    const item = completed[path] ?? {};
    item[method.toLowerCase()] = completeOperation(model, operation, item[method.toLowerCase()] ?? {});
  }
  const { Error: error, ...schemas } = document.components.schemas;
  return {
    ...document,
    info: { ...document.info, description },
    servers: [{ url: '/' }],
    paths: { ...completed, ...ownPaths },
    components: {
      schemas: { ...schemas, Error: error, ErrorEnvelope: wrapSchema({ $ref: '#/components/schemas/Error' }) },
    },
  };
}
