import type { Model, ValueModel } from '@yunspec/model';
import { isMeasured, limitsOf } from '../cases/limits.js';
import { formatMember, isRecord, type Path } from '../cases/paths.js';

/** One way in which an answer differs from its description. */
export interface ShapeFault {
  readonly member: string;
  /** `missing`, `unknown`, `type`, or the keyword of a limit. */
  readonly code: string;
  readonly expected: string;
  readonly seen: string;
}

type Shapes = Model['shapes'];

/** Writes out the shape that a value is made from. */
export const expandShape = (shapes: Shapes, schema: ValueModel): ValueModel =>
  schema.shape === undefined ? schema : { ...shapes[schema.shape], ...schema };

/** Names the type of a value. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return `${/^[aeiou]/.test(typeof value) ? 'an' : 'a'} ${typeof value}`;
}

/** Shortens a value for a message. */
export function showValue(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

const isDigits = (value: unknown): boolean => typeof value === 'string' && /^-?\d{16,}$/.test(value);

/** Tests of the types of JSON values. */
const typeTests: Readonly<Record<ValueModel['type'], (value: unknown, schema: ValueModel) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: (value, { large }) => Number.isInteger(value) || (large === true && isDigits(value)),
  number: (value) => typeof value === 'number',
  boolean: (value, { text }) => typeof value === 'boolean' || (text?.includes(value as string) ?? false),
  array: (value) => Array.isArray(value),
  object: (value) => isRecord(value),
  any: () => true,
};

function parseJsonText(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

function findMemberFaults(
  shapes: Shapes,
  schema: ValueModel,
  value: Record<string, unknown>,
  path: Path,
): ShapeFault[] {
  const { properties = {}, values, required = [] } = schema;
  const byWireName = new Map(Object.entries(properties).map(([name, inner]) => [inner.name ?? name, inner]));
  const missing = required
    .map((name) => properties[name]?.name ?? name)
    .filter((name) => value[name] === undefined)
    .map((name) => {
      const member = formatMember([...path, name]);
      return { member, code: 'missing', expected: `${member} is always there`, seen: 'it is absent' };
    });
  const isOpen = schema.properties === undefined && values === undefined;
  const inner = Object.entries(value).flatMap(([name, given]): ShapeFault[] => {
    const member = byWireName.get(name) ?? values;
    const place = [...path, name];
    if (member !== undefined) return findShapeFaults(shapes, member, given, place);
    if (isOpen) return [];
    const seen = `${formatMember(place)}: ${showValue(given)}`;
    return [{ member: formatMember(place), code: 'unknown', expected: 'only documented members', seen }];
  });
  return [...missing, ...inner];
}

/** Lists how a value of an answer differs from its schema. */
export function findShapeFaults(shapes: Shapes, named: ValueModel, given: unknown, path: Path = []): ShapeFault[] {
  const schema = expandShape(shapes, named);
  const value = schema.wire === 'json-string' ? parseJsonText(given) : given;
  const member = formatMember(path);
  if (value === null && schema.nullable === true) return [];
  if (!typeTests[schema.type](value, schema)) {
    const expected = `${member || 'the answer'} is of type ${schema.type}`;
    return [{ member, code: 'type', expected, seen: `${typeName(given)}: ${showValue(given)}` }];
  }
  // services send an empty text for an absent value
  const limits = value === '' ? [] : limitsOf(schema).filter((limit) => !isMeasured(limit, schema, value));
  const own = limits.map(({ keyword, limit }): ShapeFault => {
    const expected = `${member} keeps ${keyword} ${showValue(limit)}`;
    return { member, code: keyword, expected, seen: showValue(value) };
  });
  return [...own, ...findInnerFaults(shapes, schema, value, path)];
}

function findInnerFaults(shapes: Shapes, schema: ValueModel, value: unknown, path: Path): ShapeFault[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? [] : value.flatMap((item, i) => findShapeFaults(shapes, items, item, [...path, i]));
  }
  return isRecord(value) && schema.type === 'object' ? findMemberFaults(shapes, schema, value, path) : [];
}
