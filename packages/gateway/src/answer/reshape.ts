import type { Model, ValueModel } from '@yunspec/model';
import { isObject } from '@yunspec/runtime/check';
import type { Members } from '../members.js';

type Shapes = Model['shapes'];

const resolveShape = (shapes: Shapes, schema: ValueModel): ValueModel =>
  schema.shape === undefined ? schema : { ...shapes[schema.shape], ...schema };

/** Unwraps a list: ECS puts many into an object with one member, `{ "Instance": [...] }`. */
function unwrapList(value: unknown): unknown {
  if (!isObject(value)) return value;
  const inner = Object.values(value);
  if (inner.length === 0) return [];
  return inner.length === 1 && Array.isArray(inner[0]) ? inner[0] : value;
}

function reshapeList(shapes: Shapes, items: ValueModel, list: readonly unknown[]): unknown[] {
  // a list of lists of which ECS sent the inner one
  const isInner = items.type === 'array' && !list.some(Array.isArray);
  return (isInner ? [list] : list).map((item) => reshape(shapes, items, item));
}

/**
 * Gives a value of ECS the form that the gateway's document shows: lists without the objects around them, and inner
 * lists as JSON text. Members that the document does not list are left out, as its clients and its OpenAPI document
 * know none of them.
 */
export function reshape(shapes: Shapes, schema: ValueModel, value: unknown): unknown {
  const { type, items = { type: 'any' }, properties, wire } = resolveShape(shapes, schema);
  if (type === 'array') {
    const list = unwrapList(value);
    if (!Array.isArray(list)) return list;
    const reshaped = reshapeList(shapes, items, list);
    return wire === 'json-string' ? JSON.stringify(reshaped) : reshaped;
  }
  if (type !== 'object' || properties === undefined || !isObject(value)) return value;
  const members = Object.entries(properties).filter(([name]) => Object.hasOwn(value, name));
  return Object.fromEntries(members.map(([name, inner]) => [name, reshape(shapes, inner, value[name])]));
}

/** The values of documented members that ECS left out. The document shows members without a value as empty. */
const emptyValues: Readonly<Record<string, unknown>> = { string: '', array: [] };

/** Gives an output of ECS the documented form, and adds the members that the document shows and ECS left out. */
export function reshapeOutput({ shapes }: Model, schema: ValueModel, output: object): Members {
  const missing = Object.entries(schema.properties ?? {}).filter(
    ([name, { type }]) => type in emptyValues && !Object.hasOwn(output, name),
  );
  const complete = { ...Object.fromEntries(missing.map(([name, { type }]) => [name, emptyValues[type]])), ...output };
  return reshape(shapes, schema, complete) as Members;
}
