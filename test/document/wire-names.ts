import type { Value } from './product.js';

/** A member of an input under the name a document gives it. */
export interface WireMember {
  readonly name: string;
  readonly required: boolean;
  readonly value: Value;
  /** The way to the member in an input: list items are `0`. */
  readonly path: readonly string[];
}

const isIndexed = ({ type, wire }: Value): boolean => type === 'array' && (wire === undefined || wire === 'indexed');

/** Members as an RPC document writes them: `SystemDisk.Size`, `DataDisk.n.Size`, `AddAccount.n`. */
export function listWireMembers(
  { properties = {}, required = [] }: Value,
  prefix = '',
  way: readonly string[] = [],
): WireMember[] {
  return Object.entries(properties).flatMap(([key, value]) => {
    const name = `${prefix}${key}`;
    const path = [...way, key];
    if (value.type === 'object' && value.properties !== undefined) return listWireMembers(value, `${name}.`, path);
    if (!isIndexed(value) || value.items === undefined)
      return [{ name, required: required.includes(key), value, path }];
    if (value.items.type === 'object') return listWireMembers(value.items, `${name}.n.`, [...path, '0']);
    return [{ name: `${name}.n`, required: required.includes(key), value, path }];
  });
}
