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

function collectKeywords(kind: Kind, value: unknown, path: KeyPath, uses: KeywordUse[]): void {
  switch (kind.is) {
    case 'either':
      for (const option of kind.of.filter((each) => fitsKind(each, value))) collectKeywords(option, value, path, uses);
      break;
    case 'list':
      for (const [i, item] of (value as unknown[]).entries()) collectKeywords(kind.of, item, [...path, i], uses);
      break;
    case 'map':
      for (const [key, inner] of Object.entries(value as object)) collectKeywords(kind.of, inner, [...path, key], uses);
      break;
    case 'node':
      for (const [word, inner] of Object.entries(value as object)) {
        const keyword = isNodeName(kind.node) ? nodes[kind.node][word] : undefined;
        if (keyword === undefined) continue;
        const use: KeywordUse = { node: kind.node, word, value: inner, path: [...path, word] };
        uses.push(use);
        collectKeywords(keyword.kind, inner, use.path, uses);
      }
  }
}

/** Lists every keyword in a value of a kind. Examples, seeds and tables hold data and have none. */
export function listKeywords(kind: Kind, value: unknown, path: KeyPath = []): KeywordUse[] {
  const uses: KeywordUse[] = [];
  collectKeywords(kind, value, path, uses);
  return uses;
}
