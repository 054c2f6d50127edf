import type { Model, ValueModel } from '@yunspec/model';
import { isObject } from '@yunspec/runtime/check';
import type { Members } from '../paths.js';
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

function conformObject(shapes: Shapes, { properties = {}, values }: ValueModel, value: unknown): Members {
  const members: Members = {};
  const given = isObject(value) ? value : {};
  for (const [name, inner] of Object.entries(properties)) {
    const member = conform(shapes, inner, Object.hasOwn(given, name) ? given[name] : undefined);
    if (member !== undefined) members[inner.name ?? name] = member;
  }
  if (values === undefined) return members;
  for (const [name, inner] of Object.entries(given)) members[name] = conform(shapes, values, inner);
  return members;
}

/** Conforms an absent value: services send a list even if it is empty, and the objects around it, if nothing else must be in them. */
function conformAbsent(shapes: Shapes, schema: ValueModel): unknown {
  if (schema.type === 'array') return [];
  if (schema.type !== 'object') return undefined;
  const members = conformObject(shapes, schema, {});
  const lacks = schema.required?.some((name) => !Object.hasOwn(members, schema.properties?.[name]?.name ?? name));
  return lacks || Object.keys(members).length === 0 ? undefined : members;
}

const resolveShape = (shapes: Shapes, schema: ValueModel): ValueModel =>
  schema.shape === undefined ? schema : { ...shapes[schema.shape], ...schema };

/**
 * Reduces a value to what its schema documents, under the names used on the wire: undocumented members and secrets are
 * dropped, lists are always present, scalars have the documented type, and what travels as JSON text is text. Resources
 * hold more members than any one answer documents, so every success goes through here.
 */
export function conform(shapes: Shapes, schema: ValueModel, value: unknown): unknown {
  const resolved = resolveShape(shapes, schema);
  if (resolved.secret) return undefined;
  if (value === null && resolved.nullable) return null;
  const isAbsent = value === undefined || value === null;
  const conformed = isAbsent ? conformAbsent(shapes, resolved) : conformPresent(shapes, resolved, value);
  return resolved.wire === 'json-string' && conformed !== undefined ? writeJson(conformed) : conformed;
}

function conformPresent(shapes: Shapes, schema: ValueModel, value: unknown): unknown {
  if (schema.type === 'array')
    return [value].flat().map((item) => conform(shapes, schema.items ?? { type: 'any' }, item));
  if (schema.type !== 'object') return converters[schema.type]?.(value) ?? value;
  const isOpen = schema.properties === undefined && schema.values === undefined;
  return isOpen ? value : conformObject(shapes, schema, value);
}
