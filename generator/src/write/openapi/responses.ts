import type { Model, OperationModel, RawError, Value } from '../model.js';
import { omitUndefined } from '../values.js';
import type { Json } from './conditions.js';
import { makeRef } from './parameters.js';

type Words = Record<string, unknown>;

/** Groups values by name, as the `examples` of a media type have them. */
export function makeExamples(values: readonly unknown[]): Words | undefined {
  if (values.length === 0) return undefined;
  return Object.fromEntries(values.map((value, i) => [`example${i + 1}`, { value }]));
}

export const describeError = ({ code, http, cause, on, kind, retry, withdrawn }: RawError): Words =>
  omitUndefined({ code, status: http, reason: cause, on, kind, retry, withdrawn });

/** The rows of all error tables, each once, and the place of a row among them. Hundreds of rows are the same. */
export interface ErrorTable {
  readonly rows: readonly Words[];
  find(row: RawError): number | undefined;
}

export function makeErrorTable({ operations }: Model): ErrorTable {
  const rows = operations.flatMap(({ errors }) => errors.map(describeError));
  const texts = [...new Set(rows.map((row) => JSON.stringify(row)))];
  const places = new Map(texts.map((text, place) => [text, place]));
  return {
    rows: texts.map((text) => JSON.parse(text) as Words),
    find: (row) => places.get(JSON.stringify(describeError(row))),
  };
}

const errorContent = { 'application/json': { schema: makeRef('Error') } };

const listCodes = (rows: readonly RawError[], status: number): string[] => [
  ...new Set(rows.filter(({ http }) => http === status).map(({ code }) => code)),
];

const listStatuses = (rows: readonly RawError[]): number[] =>
  [...new Set(rows.flatMap(({ http }) => http ?? []))].sort((a, b) => a - b);

const listCommonErrors = ({ commonErrors, serverErrors }: Model): RawError[] => [...commonErrors, ...serverErrors];

const enumerateCodes = (codes: readonly string[]): string => codes.map((code) => `\`${code}\``).join(', ');

/** Returns whether a status of the class 4xx is documented for an operation. */
const hasRefusal = (common: readonly RawError[], { errors }: OperationModel): boolean =>
  listStatuses([...common, ...errors]).some((status) => status >= 400 && status < 500);

/** Makes the responses that every operation refers to: the common errors of each status, and all others. */
export function makeCommonResponses(model: Model): Words {
  const rows = listCommonErrors(model);
  return {
    ...Object.fromEntries(
      listStatuses(rows).map((status) => [
        `Error${status}`,
        { description: `Common errors: ${enumerateCodes(listCodes(rows, status))}.`, content: errorContent },
      ]),
    ),
    ...(model.operations.every((operation) => hasRefusal(rows, operation))
      ? {}
      : { Refusal: { description: 'The request is refused. The document lists no status.', content: errorContent } }),
    Error: { description: 'Any other error.', content: errorContent },
  };
}

const refer = (name: string): Words => ({ $ref: `#/components/responses/${name}` });

/** Makes the error responses of an operation: its own codes and the common ones, by status. */
function makeErrorResponses(model: Model, operation: OperationModel): Words {
  const { errors } = operation;
  const commonErrors = listCommonErrors(model);
  const common = new Set(listStatuses(commonErrors));
  const own = listStatuses(errors).map((status) => {
    const others = common.has(status) ? ' Also the common errors of this status.' : '';
    return [status, { description: `${enumerateCodes(listCodes(errors, status))}.${others}`, content: errorContent }];
  });
  const responses = {
    ...Object.fromEntries([...common].map((status) => [status, refer(`Error${status}`)])),
    ...Object.fromEntries(own),
  } as Words;
  return {
    ...responses,
    ...(hasRefusal(commonErrors, operation) ? {} : { '4XX': refer('Refusal') }),
    default: refer('Error'),
  };
}

/** Returns whether every value is in the documented list. Examples of the documents sometimes show others. */
function isListed(model: Model, schema: Value | undefined, value: unknown): boolean {
  if (schema === undefined || value === undefined || value === null) return true;
  const { shape, enum: list } = schema;
  if (list !== undefined) return (list as readonly unknown[]).includes(value);
  const resolved = shape === undefined ? schema : (model.shapes[shape] ?? schema);
  if (Array.isArray(value)) return value.every((item) => isListed(model, resolved.items, item));
  if (typeof value !== 'object') return true;
  return Object.entries(value).every(([name, inner]) => isListed(model, resolved.properties?.[name], inner));
}

/** Adds the members of every answer, which specs leave out of examples: IDs that mean nothing to a reader. */
function addCommonMembers({ required = [], properties = {} }: Value, answer: unknown): unknown {
  const given = answer as Words;
  const missing = required.filter((name) => given[name] === undefined && properties[name]?.type === 'string');
  return { ...given, ...Object.fromEntries(missing.map((name) => [name, `my-${name.toLowerCase()}`])) };
}

const splitEnvelope = ({ envelope }: Model): string[] => envelope?.body.split('.') ?? [];

/** Returns whether the success of an operation has a body: a status 204 has none, nor has an output without members. */
const hasBody = ({ envelope }: Model, { http, output }: OperationModel): boolean =>
  http?.status !== 204 && (envelope !== undefined || Object.keys(output.properties ?? {}).length > 0);

/** Makes the responses of an operation, in the envelope of the product. */
export function makeResponses(model: Model, operation: OperationModel): Words {
  const schema = splitEnvelope(model).reduceRight<Json>(
    (inner, name) => ({ type: 'object', properties: { [name]: inner } }),
    makeRef(`${operation.name}Output`),
  );
  const answers = operation.examples.flatMap(({ returns }) => {
    if (returns === undefined || !isListed(model, operation.output, returns)) return [];
    const answer = addCommonMembers(operation.output, returns);
    return [splitEnvelope(model).reduceRight((inner, name) => ({ [name]: inner }), answer)];
  });
  const content = { 'application/json': omitUndefined({ schema, examples: makeExamples(answers) }) };
  return {
    [String(operation.http?.status ?? 200)]: {
      description: 'Success.',
      ...(hasBody(model, operation) ? { content } : {}),
    },
    ...makeErrorResponses(model, operation),
  };
}
