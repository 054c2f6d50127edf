import type { ValueModel } from '@yunspec/model';
import type { ProductModel } from '../../language/resolve/index.js';

/** The types of documents, and the type of the specs that each means. */
const types: Readonly<Record<string, ValueModel['type']>> = {
  string: 'string',
  text: 'string',
  integer: 'integer',
  int: 'integer',
  long: 'integer',
  int32: 'integer',
  int64: 'integer',
  number: 'number',
  double: 'number',
  float: 'number',
  boolean: 'boolean',
  bool: 'boolean',
  array: 'array',
  list: 'array',
  repeatlist: 'array',
  object: 'object',
  struct: 'object',
  map: 'object',
};

/** Returns the type that a document's words mean; undefined for the name of a data type. */
export function readType(documented: string): ValueModel['type'] | undefined {
  const text = documented.trim();
  if (/^(?:array\b|list\b|repeatlist)|\[\]$/i.test(text)) return 'array';
  if (/ object$/i.test(text)) return 'object';
  return types[text.toLowerCase()];
}

/** Returns whether a value is, or somewhere holds, one of a shape. */
export function holdsShape(value: ValueModel | undefined, shape: string, shapes: ProductModel['shapes']): boolean {
  if (value === undefined) return false;
  if (value.shape === shape) return true;
  return (
    holdsShape(value.items, shape, shapes) ||
    Object.values(value.properties ?? {}).some((inner) => holdsShape(inner, shape, shapes))
  );
}

/** Returns whether a documented type is that of a value. A name with `.n` is about the items of a list. */
export function isSameType(
  documented: string,
  name: string,
  value: ValueModel,
  shapes: ProductModel['shapes'],
): boolean {
  // some documents leave two types open: TypeScript has one for all numbers, samples show an object for a list
  const types = documented.split(' or ');
  if (types.length > 1) return types.some((one) => isSameType(one, name, value, shapes));
  const type = readType(documented);
  if (type === undefined) return holdsShape(value, documented, shapes);
  if (value.type === 'any' || type === value.type) return true;
  return name.endsWith('.n') && value.items?.type === type;
}
