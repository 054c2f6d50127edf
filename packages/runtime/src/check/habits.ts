import { findNearest } from './nearest.js';

/** Writes a path of the wire, such as `DataDisk.1.Size`, as the input has it: `DataDisk: [{ Size: … }]`. */
function nest([name = '', ...rest]: readonly string[]): string {
  const isList = /^\d+$/.test(rest[0] ?? '');
  const inner = isList ? rest.slice(1) : rest;
  const value = inner.length === 0 ? '…' : `{ ${nest(inner)} }`;
  return `${name}: ${isList ? `[${value}]` : value}`;
}

/**
 * Returns how a member that is not documented should be written: a flat name of the wire as an object or a list, or a
 * name as the nearest documented one.
 */
export function suggestMember(name: string, known: readonly string[]): string | undefined {
  const [first = '', ...rest] = name.split('.');
  const parent = rest.length === 0 ? undefined : findNearest(first, known);
  if (parent !== undefined) return `write ${nest([parent, ...rest])}`;
  const nearest = findNearest(name, known);
  return nearest === undefined ? undefined : `did you mean ${nearest}?`;
}

/** Returns whether a text is JSON for a list or an object, as the vendors' clients want it. */
export const isJsonText = (value: unknown): boolean =>
  typeof value === 'string' && /^\s*(\[.*\]|\{.*\})\s*$/s.test(value);
