import { computeOnce, type Model, type ValueModel } from '@yunspec/model';
import { isObject } from '@yunspec/runtime/check';
import type { Members } from '../paths.js';
import { listProperties } from '../properties.js';
import { writeJson } from './json.js';

type Shapes = Model['shapes'];

const isNumeric = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text));

const toNumber = (value: unknown): unknown => (typeof value === 'string' && isNumeric(value) ? Number(value) : value);

/** Returns an integer that no number represents as a bigint, so that it keeps all of its digits. */
const toInteger = (value: unknown): unknown =>
  typeof value === 'string' && /^-?\d{16,}$/.test(value) && !Number.isSafeInteger(Number(value))
    ? BigInt(value)
    : toNumber(value);

const toText = (value: unknown): unknown =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;

/** Words of inputs that mean false where an answer documents a boolean. All other words mean true. */
const falseWords: ReadonlySet<string> = new Set(['', 'false', 'none', 'disabled']);

const toBoolean = (value: unknown): unknown =>
  typeof value === 'string' ? !falseWords.has(value.toLowerCase()) : value;

const converters: Readonly<Record<string, (value: unknown) => unknown>> = {
  integer: toInteger,
  number: toNumber,
  string: toText,
  boolean: toBoolean,
};

/** Returns a function that computes a value when it is first needed. */
function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

/** Reduces values to what one schema documents. */
type Conform = (value: unknown) => unknown;

type FindConform = (schema: ValueModel) => Conform;

const resolveShape = (shapes: Shapes, schema: ValueModel): ValueModel =>
  schema.shape === undefined ? schema : { ...shapes[schema.shape], ...schema };

/** A member of an object, with the name that it has on the wire. */
interface Member {
  readonly name: string;
  readonly wireName: string;
  readonly conform: Conform;
}

function createObjectConform(find: FindConform, schema: ValueModel): Conform {
  const { values } = schema;
  if (schema.properties === undefined && values === undefined) return (value) => value;
  // a shape may contain itself, so the members are looked up when there is a value
  const listMembers = once(() =>
    listProperties(schema).map(
      ([name, inner]): Member => ({ name, wireName: inner.name ?? name, conform: find(inner) }),
    ),
  );
  return (value) => {
    const members: Members = {};
    const given = isObject(value) ? value : {};
    for (const { name, wireName, conform } of listMembers()) {
      const member = conform(Object.hasOwn(given, name) ? given[name] : undefined);
      if (member !== undefined) members[wireName] = member;
    }
    if (values === undefined) return members;
    for (const [name, inner] of Object.entries(given)) members[name] = find(values)(inner);
    return members;
  };
}

function createListConform(find: FindConform, { items = { type: 'any' } }: ValueModel): Conform {
  return (value) => {
    const conform = find(items);
    return (Array.isArray(value) ? value : [value]).map(conform);
  };
}

/** Creates the function for values that are present. */
function createPresentConform(find: FindConform, schema: ValueModel): Conform {
  if (schema.type === 'array') return createListConform(find, schema);
  if (schema.type === 'object') return createObjectConform(find, schema);
  return converters[schema.type] ?? ((value) => value);
}

/** Conforms an absent value: services send a list even if it is empty, and the objects around it, if nothing else must be in them. */
function conformAbsent(conform: Conform, schema: ValueModel): unknown {
  if (schema.type === 'array') return [];
  if (schema.type !== 'object') return undefined;
  const members = schema.properties === undefined ? {} : (conform({}) as Members);
  const lacks = schema.required?.some((name) => !Object.hasOwn(members, schema.properties?.[name]?.name ?? name));
  return lacks || Object.keys(members).length === 0 ? undefined : members;
}

function createConform(find: FindConform, schema: ValueModel): Conform {
  if (schema.secret) return () => undefined;
  const conformPresent = createPresentConform(find, schema);
  const createAbsent = once(() => conformAbsent(conformPresent, schema));
  const conform: Conform = (value) => {
    if (value === null && schema.nullable) return null;
    return value === undefined || value === null ? createAbsent() : conformPresent(value);
  };
  if (schema.wire !== 'json-string') return conform;
  return (value) => {
    const conformed = conform(value);
    return conformed === undefined ? undefined : writeJson(conformed);
  };
}

const findConforms = computeOnce((shapes: Shapes): FindConform => {
  const find: FindConform = computeOnce((schema) => createConform(find, resolveShape(shapes, schema)));
  return find;
});

/**
 * Reduces a value to what its schema documents, under the names used on the wire: undocumented members and secrets are
 * dropped, lists are always present, scalars have the documented type, and what travels as JSON text is text. Resources
 * hold more members than any one answer documents, so every success goes through here. The result is only to be read:
 * answers share the values of what is absent.
 */
export const conform = (shapes: Shapes, schema: ValueModel, value: unknown): unknown =>
  findConforms(shapes)(schema)(value);
