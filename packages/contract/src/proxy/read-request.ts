import { type Model, type OperationModel, protocolParameters, type ValueModel } from '@yunspec/model';
import { isRecord } from '../cases/paths.js';
import { wordsOf } from '../cases/types.js';
import type { Format } from '../wire/answer.js';

/** A request as it was sent. */
export interface RawRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request that was read: the operation, and the input as a caller would write it. */
export interface ReadRequest {
  readonly operation: OperationModel;
  readonly input: Record<string, unknown>;
  /** Parameters that the operation does not document. */
  readonly strangers: readonly string[];
  readonly format: Format;
  /** What must be new in each request, if the protocol has such a thing. */
  readonly nonce?: string;
}

type Pairs = readonly (readonly [name: string, text: string])[];

const protocolNames: ReadonlySet<string> = new Set(protocolParameters);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Reads a scalar from text. Text without the form of the type stays text. */
function readScalar(schema: ValueModel, text: string): unknown {
  if (schema.type === 'integer' || schema.type === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (schema.type !== 'boolean') return text;
  const [yes, no] = wordsOf(schema);
  if (text === yes) return true;
  return text === no ? false : text;
}

/** Collects the parameters below a name: `DataDisk.1.Size` is `1.Size` below `DataDisk`. */
const below = (pairs: Pairs, name: string): Pairs =>
  pairs.flatMap(([key, text]) => (key.startsWith(`${name}.`) ? [[key.slice(name.length + 1), text] as const] : []));

/** Reads a numbered list. */
function readIndexed(
  schema: ValueModel,
  pairs: Pairs,
  used: (name: string) => void,
  name: string,
): unknown[] | undefined {
  const items = schema.items ?? ({ type: 'any' } as ValueModel);
  const numbers = [...new Set(below(pairs, name).map(([key]) => key.split('.')[0] ?? ''))].filter((key) =>
    /^\d+$/.test(key),
  );
  const values = numbers
    .sort((a, b) => Number(a) - Number(b))
    .map((number) => readParameter(items, pairs, used, `${name}.${number}`));
  return values.length === 0 ? undefined : values;
}

/** Reads one value from parameters. Returns undefined if there is none. */
function readParameter(schema: ValueModel, pairs: Pairs, used: (name: string) => void, name: string): unknown {
  const own = pairs.filter(([key]) => key === name).map(([, text]) => text);
  const [text] = own;
  if (text !== undefined) used(name);
  if (schema.wire === 'json-string') return text === undefined ? undefined : parseJson(text);
  if (schema.wire === 'csv') return text?.split(',').filter((item) => item !== '');
  if (schema.wire === 'repeated' && own.length > 0) return own.map((item) => readScalar(schema.items ?? schema, item));
  if (schema.type === 'array') return readIndexed(schema, pairs, used, name) ?? text;
  if (schema.type === 'object') {
    const members = readMembers(schema, below(pairs, name), (inner) => used(`${name}.${inner}`));
    return Object.keys(members).length === 0 ? text : members;
  }
  return text === undefined ? undefined : readScalar(schema, text);
}

function readMembers(
  { properties = {} }: ValueModel,
  pairs: Pairs,
  used: (name: string) => void,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, member]) => {
      const value = readParameter(member, pairs, used, member.name ?? name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** Reads the members of an input from parameters, and lists the parameters that are none. */
function readPairs(schema: ValueModel, pairs: Pairs): { input: Record<string, unknown>; strangers: string[] } {
  const known = new Set<string>();
  const input = readMembers(schema, pairs, (name) => known.add(name));
  return { input, strangers: pairs.map(([name]) => name).filter((name) => !known.has(name)) };
}

const isForm = ({ headers }: RawRequest): boolean =>
  headers['content-type']?.includes('x-www-form-urlencoded') ?? false;

/** Reads a call of the RPC protocol: signed parameters, or with the action in a header. */
function readRpc(model: Model, request: RawRequest): ReadRequest | undefined {
  if (model.protocols.rpc === undefined) return undefined;
  const form = isForm(request) ? [...new URLSearchParams(request.body)] : [];
  const all: Pairs = [...request.url.searchParams, ...form];
  const find = (name: string): string | undefined => all.find(([key]) => key === name)?.[1];
  const action = request.headers['x-acs-action'] ?? find('Action');
  const operation = model.operations.find(({ name }) => name === action);
  if (operation === undefined) return undefined;
  const isInHeaders = request.headers['x-acs-action'] !== undefined;
  const pairs = all.filter(([name]) => !protocolNames.has(name));
  const nonce = request.headers['x-acs-signature-nonce'] ?? find('SignatureNonce');
  const isJson = isInHeaders || find('Format')?.toUpperCase() === 'JSON';
  return {
    operation,
    ...readPairs(operation.input, pairs),
    format: isJson ? 'JSON' : 'XML',
    ...(nonce === undefined ? {} : { nonce }),
  };
}

/** Matches a path with a template. Returns the values of its parts, or undefined if it is another path. */
function matchPath(template: string, path: string): Record<string, string> | undefined {
  const parts = template.split('/');
  const texts = path.replace(/\/+$/, '').split('/');
  if (parts.length !== texts.length) return undefined;
  const values: Record<string, string> = {};
  for (const [i, part] of parts.entries()) {
    const text = texts[i] ?? '';
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
    if (name === undefined && part !== text) return undefined;
    if (name !== undefined) values[name] = decodeURIComponent(text);
  }
  return values;
}

/** Lists the methods and paths of an operation. */
function listAddresses({ protocols }: Model, { http, name }: OperationModel): { method: string; path: string }[] {
  const shared = protocols.http?.path?.replace('{operation}', name);
  const methods = shared === undefined ? [] : ['GET', 'POST'].map((method) => ({ method, path: shared }));
  return [...(http === undefined ? [] : [http]), ...methods];
}

/** Reads an HTTP request: members in the path, the query, headers and a JSON body. */
function readHttp(model: Model, request: RawRequest): ReadRequest | undefined {
  for (const operation of model.operations)
    for (const { method, path } of listAddresses(model, operation)) {
      const values = method === request.method ? matchPath(path, request.url.pathname) : undefined;
      if (values !== undefined) return { ...readHttpInput(operation, request, values), operation, format: 'JSON' };
    }
  return undefined;
}

function readHttpInput({ input: schema }: OperationModel, request: RawRequest, values: Record<string, string>) {
  const { input, strangers } = readPairs(schema, [...Object.entries(values), ...request.url.searchParams]);
  const body = request.body === '' ? {} : parseJson(request.body);
  const members = Object.entries(schema.properties ?? {});
  const byWireName = new Map(members.map(([name, member]) => [member.name ?? name, name]));
  const given = isRecord(body) ? body : {};
  const headers = members.flatMap(([name, member]) => {
    const text = member.wire === 'header' ? request.headers[(member.name ?? name).toLowerCase()] : undefined;
    return text === undefined ? [] : [[name, text] as const];
  });
  const inBody = Object.entries(given).map(([name, value]) => [byWireName.get(name) ?? name, value] as const);
  return {
    input: { ...input, ...Object.fromEntries(headers), ...Object.fromEntries(inBody) },
    strangers: [...strangers, ...Object.keys(given).filter((name) => !byWireName.has(name))],
  };
}

/** Reads a request of a product. Returns undefined if no operation has its address. */
export const readRequest = (model: Model, request: RawRequest): ReadRequest | undefined =>
  readRpc(model, request) ?? (model.protocols.http === undefined ? undefined : readHttp(model, request));
