import { isObject } from '@yunspec/runtime/check';
import type { Model, Value } from '../model.js';
import type { Members } from '../paths.js';

type Shapes = Model['shapes'];

function number(value: unknown): unknown {
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}

const text = (value: unknown): unknown =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;

const scalars: Readonly<Record<string, (value: unknown) => unknown>> = { integer: number, number, string: text };

function conformObject(shapes: Shapes, { properties = {}, values }: Value, value: unknown): Members {
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

/** A list is there even when it is empty, and so is an object that holds one. */
function conformAbsent(shapes: Shapes, schema: Value): unknown {
  if (schema.type === 'array') return [];
  if (schema.type !== 'object') return undefined;
  const members = conformObject(shapes, schema, {});
  return Object.keys(members).length === 0 ? undefined : members;
}

/** A value with what its schema documents, no more: unknown members dropped, lists always there, secrets never. */
export function conform(shapes: Shapes, schema: Value, value: unknown): unknown {
  const whole = schema.shape === undefined ? schema : { ...shapes[schema.shape], ...schema };
  if (whole.secret) return undefined;
  if (value === undefined || value === null) return conformAbsent(shapes, whole);
  if (whole.type === 'array')
    return [value].flat().map((item) => conform(shapes, whole.items ?? { type: 'any' }, item));
  if (whole.type === 'object')
    return whole.properties === undefined && whole.values === undefined ? value : conformObject(shapes, whole, value);
  return scalars[whole.type]?.(value) ?? value;
}
