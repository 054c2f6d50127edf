import { createLocalCloud, localCredentials } from '@yunspec/local';
import type { Model, OperationModel, ValueModel } from '@yunspec/model';
import type { Operation } from '@yunspec/runtime';
import fc from 'fast-check';
import { isRecord } from '../../../packages/contract/src/cases/paths.js';
import { listSpoken, type Spoken } from '../../../packages/contract/src/wire/spoken.js';
import { anyText, anyUnits, makeValue, type ValueMaker } from './values.js';

/** The members of inputs with the credentials of the local cloud. */
const credentials: Readonly<Record<string, string>> = {
  accessKeyId: localCredentials.accessKeyId,
  accessKeySecret: localCredentials.accessKeySecret,
};

const isBodiless = (method: string): boolean => method === 'GET' || method === 'DELETE';

const isRpc = ({ speech }: Spoken): boolean => speech === 'rpc' || speech === 'acs3';

/** Where a member travels. */
type Place = 'parameters' | 'json' | 'path' | 'header';

function placeOf({ http }: OperationModel, schema: ValueModel, spoken: Spoken): Place {
  if (isRpc(spoken)) return 'parameters';
  if (schema.wire === 'path' || schema.wire === 'header') return schema.wire;
  const isQuery = schema.wire === 'query' || (schema.wire !== 'body' && isBodiless(http?.method ?? 'POST'));
  return isQuery ? 'parameters' : 'json';
}

const headerText = fc
  .string({ unit: 'grapheme-ascii', maxLength: 20 })
  .filter((text) => text.trim() === text && text !== '');

const pathText = anyText.filter((text) => text !== '' && !/^\.{1,2}$|[/\\?#]/.test(text));

/** Items between commas. */
const csvText = anyText.filter((text) => text !== '' && !text.includes(','));

const integers = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.constantFrom(0, -1));
/** Integers that no number holds, as callers give them. */
const large = fc.oneof(
  fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n }),
  fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n }).map(String),
);
const numbers = fc.oneof(integers, fc.double({ noNaN: true, noDefaultInfinity: true }));

const createMaker = (text: fc.Arbitrary<string>): ValueMaker => ({
  text: ({ enum: list }) =>
    list === undefined ? text : fc.oneof(fc.constantFrom(...list.map(String)), { weight: 1, arbitrary: text }),
  integer: (schema) => (schema.large ? fc.oneof(integers, large) : integers),
  number: () => numbers,
  resolve: (schema) => schema,
});

const makers: Readonly<Record<Place, ValueMaker>> = {
  parameters: createMaker(anyUnits),
  json: createMaker(anyUnits),
  path: createMaker(pathText),
  header: createMaker(headerText),
};
const csvMaker = createMaker(csvText);

function makeMember(operation: OperationModel, schema: ValueModel, spoken: Spoken): fc.Arbitrary<unknown> {
  const place = placeOf(operation, schema, spoken);
  return makeValue(schema.wire === 'csv' && place === 'parameters' ? csvMaker : makers[place], schema);
}

/** Headers that hold the credentials, or that the transport sets. */
const isReserved = (name: string, { wire, name: wireName = name }: ValueModel): boolean =>
  wire === 'header' && /^(x-auth-token|authorization|host|content-length|x-sdk-date|date)$/i.test(wireName);

/** Makes an arbitrary of the inputs that an operation can be sent. */
export function makeInput(operation: OperationModel, spoken: Spoken): fc.Arbitrary<object> {
  const members = Object.entries(operation.input.properties ?? {}).filter(
    ([name, member]) => !isReserved(name, member),
  );
  const made = members.map(([name, member]) => {
    const known = isRpc(spoken) ? undefined : credentials[name];
    return [name, known === undefined ? makeMember(operation, member, spoken) : fc.constant(known)] as const;
  });
  const needed = members
    .filter(
      ([name, member]) =>
        placeOf(operation, member, spoken) === 'path' || (credentials[name] !== undefined && !isRpc(spoken)),
    )
    .map(([name]) => name);
  const all = new Map(made);
  const free = members.map(([name]) => name);
  return fc.subarray(free, { maxLength: Math.min(12, free.length) }).chain((chosen) => {
    const names = [...new Set([...needed, ...chosen])];
    return fc.record(Object.fromEntries(names.map((name) => [name, all.get(name) as fc.Arbitrary<unknown>])), {
      noNullPrototype: true,
    });
  });
}

/** Returns an integer as what holds it: a number, or the text of one that no number holds. */
function toInteger(value: unknown): unknown {
  const text = String(value);
  return /^-?\d+$/.test(text) && !Number.isSafeInteger(Number(text)) ? text : Number(text);
}

/** Returns what is to arrive of a scalar. */
function toArrivedScalar(schema: ValueModel | undefined, value: unknown, isJson: boolean): unknown {
  if (schema?.type === 'integer') return toInteger(value);
  if (schema?.type === 'boolean' && isJson && schema.text !== undefined) return schema.text[value === true ? 0 : 1];
  // JSON and texts have no negative zero; half a character has no form in UTF-8
  if (value === 0) return 0;
  return typeof value === 'string' && !isJson ? value.toWellFormed() : value;
}

function toArrivedList(schema: ValueModel | undefined, list: readonly unknown[], isJson: boolean): unknown {
  const items = list.map((item) => toArrived(schema?.items, item, isJson)).filter((item) => item !== undefined);
  return items.length === 0 && !isJson && schema?.wire !== 'csv' ? undefined : items;
}

function toArrivedObject(
  schema: ValueModel | undefined,
  value: Readonly<Record<string, unknown>>,
  isJson: boolean,
): unknown {
  const members = Object.entries(value)
    .map(([name, inner]) => [name, toArrived(schema?.properties?.[name] ?? schema?.values, inner, isJson)] as const)
    .filter(([, inner]) => inner !== undefined);
  return members.length === 0 && !isJson ? undefined : Object.fromEntries(members);
}

/** Returns what is to arrive of a value: what leaves no trace in parameters is absent, and a boolean is one of its words. */
function toArrived(schema: ValueModel | undefined, value: unknown, isInJson: boolean): unknown {
  if (value === null) return isInJson ? null : undefined;
  const isJson = isInJson || schema?.wire === 'json-string';
  if (Array.isArray(value)) return toArrivedList(schema, value, isJson);
  return isRecord(value) ? toArrivedObject(schema, value, isJson) : toArrivedScalar(schema, value, isJson);
}

/** Returns what is to arrive of an input. */
export function toArrivedInput(operation: OperationModel, input: object, spoken: Spoken): unknown {
  const members = Object.entries(input).map(([name, value]) => {
    const member = operation.input.properties?.[name] as ValueModel;
    return [name, toArrived(member, value, placeOf(operation, member, spoken) === 'json')] as const;
  });
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

/** Returns a model in which nothing is secret, so that the local cloud shows all that it reads. */
function withoutSecrets(model: Model): Model {
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (!isRecord(value)) return value;
    const { secret: _, ...others } = value;
    const kept = typeof value.secret === 'boolean' ? others : value;
    return Object.fromEntries(Object.entries(kept).map(([name, inner]) => [name, strip(inner)]));
  };
  return { ...(strip(model) as Model), resources: [] };
}

/** A line to a local cloud, which says what the cloud reads. */
export interface Line {
  readonly spoken: Spoken;
  /** Sends an input, and returns what the cloud reads of it. */
  send(operation: OperationModel, input: object): Promise<unknown>;
}

/** Opens lines to a local cloud of a product, one for each kind of protocol in which inputs travel in different ways. */
export function openLines(model: Model, tables: ReadonlyMap<string, Operation>): Line[] {
  const cloud = createLocalCloud({ products: [withoutSecrets(model)] as never });
  const all = listSpoken(model, localCredentials as never);
  const kinds = [all.find(isRpc), all.find((spoken) => !isRpc(spoken))].filter((spoken) => spoken !== undefined);
  return kinds.map((spoken) => ({
    spoken,
    send: async (operation, input) => {
      const { method, url, headers, body } = await spoken.protocol.request({
        version: model.version,
        operation: tables.get(operation.name) as Operation,
        input,
        credentials: spoken.credentials,
        endpoint: new URL('http://127.0.0.1'),
        isCustomEndpoint: true,
        now: new Date(),
        nonce: crypto.randomUUID(),
        format: 'JSON',
        headers: { accept: 'application/json' },
      });
      cloud.reset();
      await cloud.fetch(new Request(url, { method, headers: { ...headers }, ...(body === undefined ? {} : { body }) }));
      const { operation: called, input: read, code, message } = cloud.calls.at(-1) ?? {};
      if (called !== operation.name) throw new Error(`it arrived as a call of ${called}: ${code} ${message}`);
      return read;
    },
  }));
}
