import type { OperationModel, ValueModel } from '@yunspec/model';
import { isRecord } from '../cases/paths.js';
import { toBoolean, wordsOf } from '../cases/types.js';
import type { Speech } from './spoken.js';

/** A value that a way of sending cannot express. */
export class Inexpressible extends Error {}

/** The longest text that is sent in a header, and in a request as a whole. */
const longestHeader = 4000;
const longestText = 200_000;

/** Headers that hold credentials or that only the transport sets. */
const reservedHeaders = /^(x-auth-token|authorization|host|content-length|x-sdk-date|date)$/i;

/** Writes a scalar as the text in which it travels. */
function writeScalar(schema: ValueModel, value: unknown): string {
  const [yes, no] = wordsOf(schema);
  if (typeof value !== 'boolean') return String(value);
  return value ? yes : no;
}

/** Reads a scalar from the text in which it travels. What has another form stays text. */
function readScalar(schema: ValueModel, value: unknown): unknown {
  const text = writeScalar(schema, value);
  if (schema.type === 'integer' || schema.type === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  return toBoolean(schema, text);
}

/** Returns what a service reads of a value that is sent as parameters. Empty lists and objects leave no trace. */
function readParameters(schema: ValueModel, value: unknown): unknown {
  if (schema.wire === 'json-string') return readBody(schema, value);
  if (Array.isArray(value)) {
    if (schema.wire === 'csv' && value.length === 0) throw new Inexpressible('an empty list');
    const items = value
      .map((item) => readParameters(schema.items ?? ({ type: 'any' } as ValueModel), item))
      .filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (isRecord(value)) {
    const members = Object.entries(value).flatMap(([name, inner]) => {
      const member = schema.properties?.[name] ?? schema.values ?? ({ type: 'any' } as ValueModel);
      const read = readParameters(member, inner);
      return read === undefined ? [] : [[name, read] as const];
    });
    return members.length === 0 ? undefined : Object.fromEntries(members);
  }
  if (schema.type === 'object' || schema.type === 'array') throw new Inexpressible('one text for several parameters');
  return readScalar(schema, value);
}

/** Returns what a service reads of a value in JSON. Booleans travel as their words. */
function readBody(schema: ValueModel | undefined, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => readBody(schema?.items, item));
  if (isRecord(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        readBody(schema?.properties?.[name] ?? schema?.values, inner),
      ]),
    );
  return typeof value === 'boolean' && schema?.text !== undefined ? schema.text[value ? 0 : 1] : value;
}

function readHeader(name: string, schema: ValueModel, value: unknown): unknown {
  const text = String(value);
  if (reservedHeaders.test(schema.name ?? name)) throw new Inexpressible('a header of the credentials');
  if (!/^[\t\x20-\x7e]*$/.test(text) || text.trim() !== text || text.length > longestHeader)
    throw new Inexpressible('no header has such a text');
  return readScalar(schema, value);
}

function readPathValue(schema: ValueModel, value: unknown): unknown {
  const text = String(value);
  if (text === '' || /^\.{1,2}$|[/\\?#]/.test(text)) throw new Inexpressible('no path has such a part');
  return readScalar(schema, value);
}

const isBodiless = (method: string): boolean => method === 'GET' || method === 'DELETE' || method === 'HEAD';

/** Returns how a member of an HTTP request is read. */
function readHttpMember(method: string, name: string, schema: ValueModel, value: unknown): unknown {
  if (schema.wire === 'header') return readHeader(name, schema, value);
  if (schema.wire === 'path') return readPathValue(schema, value);
  const isQuery = schema.wire === 'query' || (schema.wire !== 'body' && isBodiless(method));
  return isQuery ? readParameters(schema, value) : readBody(schema, value);
}

/**
 * Returns what a service reads of an input that is sent in a protocol: most parameters travel as text, in which a number
 * and its digits are the same. Throws `Inexpressible` for what cannot be sent.
 */
export function readAsReceived({ input: schema, http }: OperationModel, input: object, speech: Speech): object {
  const method = http?.method ?? 'POST';
  const isRpc = speech === 'rpc' || speech === 'acs3';
  const members = Object.entries(input).flatMap(([name, value]) => {
    const member = schema.properties?.[name];
    if (member === undefined || value === undefined) return [];
    const read = isRpc ? readParameters(member, value) : readHttpMember(method, name, member, value);
    return read === undefined ? [] : [[name, read] as const];
  });
  const parts = isRpc ? [] : [...(http?.path ?? '').matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (parts.some((name) => !members.some(([member]) => member === name))) throw new Inexpressible('a part of the path');
  if (JSON.stringify(input).length > longestText) throw new Inexpressible('too long');
  return Object.fromEntries(members);
}
