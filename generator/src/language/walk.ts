import { type Visited, walkValues } from '@yunspec/model';
import { fitsKind, isNodeName } from './fit.js';
import type { Kind } from './kinds.js';
import { nodes } from './nodes/index.js';
import type { RawValue } from './raw.js';
import { mergeShape, type Shapes } from './resolve/index.js';

export { type Visited, walkValues } from '@yunspec/model';

/** The keys and item numbers that lead to a place in a file. */
export type KeyPath = readonly (string | number)[];

/** Yields a raw value and every value inside it, those that its shapes hold included. */
export const walkWithShapes = (value: RawValue, shapes: Shapes): Generator<Visited<RawValue>> =>
  walkValues(value, (each) => mergeShape(each, shapes));

/** A keyword with the place where it is used. */
export interface KeywordUse {
  /** The node that has the keyword. */
  readonly node: string;
  readonly word: string;
  readonly value: unknown;
  readonly path: KeyPath;
}

/** Lists every keyword in a value of a kind. Examples, seeds and tables hold data and have none. */
export function listKeywords(kind: Kind, value: unknown, path: KeyPath = []): KeywordUse[] {
  switch (kind.is) {
    case 'either':
      return kind.of.filter((option) => fitsKind(option, value)).flatMap((option) => listKeywords(option, value, path));
    case 'list':
      return (value as unknown[]).flatMap((item, i) => listKeywords(kind.of, item, [...path, i]));
    case 'map':
      return Object.entries(value as object).flatMap(([key, inner]) => listKeywords(kind.of, inner, [...path, key]));
    case 'node':
      return Object.entries(value as object).flatMap(([word, inner]) => {
        const keyword = isNodeName(kind.node) ? nodes[kind.node][word] : undefined;
        if (keyword === undefined) return [];
        const use: KeywordUse = { node: kind.node, word, value: inner, path: [...path, word] };
        return [use, ...listKeywords(keyword.kind, inner, use.path)];
      });
    default:
      return [];
  }
}
