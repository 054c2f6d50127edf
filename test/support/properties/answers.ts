import type { Model, OperationModel, ValueModel } from '@yunspec/model';
import { type AnswerFormat, call, type Operation, type ServiceClient } from '@yunspec/runtime';
import type { OperationCases } from '@yunspec/runtime/cases';
import { xml } from '@yunspec/runtime/xml';
import fc from 'fast-check';
import { isRecord } from '../../../packages/contract/src/cases/paths.js';
import { respond } from '../../../packages/local/src/answer/respond.js';
import { indexProduct } from '../../../packages/local/src/product.js';
import { anyText, makeValue, type ValueMaker } from './values.js';

/** Texts that XML can hold. An item of a list that is blank, or looks like a list, may be taken for the list itself. */
const xmlText = anyText.map((text) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''));
const itemText = xmlText.filter((text) => text.trim() !== '' && !/^\s*[[{]/.test(text));

const integers = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.constantFrom(0, -1));
/** Integers that no number holds. Clients read their digits. */
const large = fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n }).map(String);

const createMaker = ({ shapes }: Model): ValueMaker => ({
  text: ({ enum: list }) => (list === undefined ? xmlText : fc.constantFrom(...list.map(String))),
  integer: (schema) => (schema.large ? fc.oneof(integers, large) : integers),
  number: () =>
    fc.double({ noNaN: true, min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }).map((value) => value + 0),
  item: () => itemText,
  resolve: (schema) => (schema.shape === undefined ? schema : { ...shapes[schema.shape], ...schema }),
  keepsMember: (_, schema) => schema.secret !== true,
  isComplete: true,
});

/** Makes an arbitrary of the answers that an operation can have, with all of their members. */
export const makeAnswer = (model: Model, { output }: OperationModel): fc.Arbitrary<object> =>
  makeValue(createMaker(model), output) as fc.Arbitrary<object>;

/** A client of a product, as its package exports it. */
type ClientClass = new (options: object) => ServiceClient;

/** What a package exports for answers. */
export interface AnswerModules {
  readonly module: Readonly<Record<string, unknown>>;
  readonly outputs: Parameters<typeof xml>[0];
}

/** Reads what the local cloud writes of an answer. */
export interface AnswerReader {
  readonly format: 'json' | 'xml';
  read(operation: OperationModel, answer: object): Promise<unknown>;
}

const requestId = '0A1B2C3D-0000-4000-8000-000000000000';

/** Creates readers of the answers of a product, in each format that it speaks. */
export function createReaders(
  model: Model,
  { module, outputs }: AnswerModules,
  cases: readonly OperationCases[],
): AnswerReader[] {
  const product = indexProduct(model);
  const Client = module[`${model.className}Client`] as ClientClass;
  // the gateway takes credentials in its inputs alone
  const isOpen = model.protocols.http?.auth.includes('in-request') === true;
  const credentials = isOpen
    ? {}
    : { credentials: { accessKeyId: 'a', accessKeySecret: 'b', apiKey: 'c', token: 'd' } };
  const bases = new Map(cases.map(({ operation, base }) => [operation, base as object]));
  const createReader = (format: 'json' | 'xml', answerFormat?: AnswerFormat): AnswerReader => ({
    format,
    read: async (operation, answer) => {
      const context = { format, requestId, host: '', model, now: Date.now() };
      const { status, headers, body } = respond(
        product,
        product.operations.get(operation.name) as OperationModel,
        answer as never,
        context,
      );
      const client = new Client({
        ...credentials,
        endpoint: 'http://127.0.0.1:9',
        fetch: () => Promise.resolve(new Response(body, { status, headers })),
        rateLimit: false,
        validate: 'off',
        retry: { retries: 0 },
        ...(answerFormat === undefined ? {} : { format: answerFormat }),
      });
      return call(client, module[operation.name] as Operation, bases.get(operation.name) ?? {});
    },
  });
  return [createReader('json'), ...(model.protocols.rpc === undefined ? [] : [createReader('xml', xml(outputs))])];
}

/** Returns what a client is to read of an answer: under the names on the wire, with the request ID of the call. */
export function toReadAnswer({ shapes }: Model, { output }: OperationModel, answer: object): unknown {
  const convert = (given: ValueModel, value: unknown): unknown => {
    const schema = given.shape === undefined ? given : { ...shapes[given.shape], ...given };
    if (Array.isArray(value)) return value.map((item) => convert(schema.items ?? { type: 'any' }, item));
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        const member = schema.properties?.[name] ?? schema.values ?? { type: 'any' };
        return [member.name ?? name, convert(member, inner)];
      }),
    );
  };
  const read = convert(output, answer) as Record<string, unknown>;
  return Object.hasOwn(output.properties ?? {}, 'RequestId') ? { ...read, RequestId: requestId } : read;
}
