import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Model, readModel } from '@yunspec/model';
import { describe, expect, test } from 'vitest';
import { checkSpecs } from '../src/check/check-specs.js';
import { compareModels } from '../src/diff/compare-models.js';
import { resolveProduct } from '../src/language/resolve/index.js';
import { extractRawSpecs } from '../src/read/load.js';
import { fixtureSpecs } from './support/keyword-uses.js';

/** A product with every keyword that no real one uses. */
function resolveFixture(): Model {
  const [specs] = checkSpecs(fixtureSpecs, 'specs').products;
  if (specs === undefined) throw new Error('the fixture is not sound');
  const { tables: _, discrepancies: __, ...model } = resolveProduct(extractRawSpecs(specs));
  return model;
}

const readProduct = (product: string): Model =>
  readModel(readFileSync(fileURLToPath(new URL(`../../packages/${product}/model.json`, import.meta.url)), 'utf8'));

/** Words of a model that users of a package never see, or that are made from others. */
const unsaid = new Set([
  'format',
  'product',
  'x-generated',
  // derived from the error rows
  'codes',
  // written out where it is used; the name of a type is an export
  'shape',
]);

/** Members of a model whose names are data: an operation's or a parameter's, not a word of the language. */
const named = new Set([
  'properties',
  'rules',
  'shapes',
  'endpoints',
  'sources',
  'states',
  'waiters',
  'attributes',
  'restrict',
  'when',
]);

type Keys = readonly (string | number)[];

interface Spot {
  /** The words that lead to it, without names and numbers. */
  readonly words: string;
  readonly keys: Keys;
}

/** Yields each place in a model. Data of examples and effects count as a whole. */
function* listSpots(value: unknown, keys: Keys = [], words: readonly string[] = []): Generator<Spot> {
  if (keys.length > 0 && isMutable(value, keys.at(-1) ?? '')) yield { words: words.join('.'), keys };
  const parent = words.at(-1) ?? '';
  if (typeof value !== 'object' || value === null || ['examples', 'operations.seed'].includes(parent)) return;
  for (const [key, inner] of Object.entries(value)) {
    const isName = Array.isArray(value) || named.has(parent);
    const word = isName ? [] : [key];
    yield* listSpots(inner, [...keys, Array.isArray(value) ? Number(key) : key], [...words, ...word]);
  }
}

/** Objects that a model may lack. */
const optional = new Set(['http', 'pagination', 'envelope', 'missing', 'rules', 'waiters', 'regionEndpoint']);

/** Returns another value of the same kind; undefined for an object that goes. */
function mutate(value: unknown): unknown {
  if (typeof value === 'string') return `${value}x`;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return Array.isArray(value) ? value.slice(1) : undefined;
}

/** Returns whether a value can be changed, and the model is one still. */
function isMutable(value: unknown, key: string | number): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== 'object' || optional.has(String(key));
}

/** Returns a copy of a model with another value at a place. */
function change(model: Model, keys: Keys): Model {
  const copy = structuredClone(model);
  const last = keys.at(-1) ?? '';
  let owner = copy as unknown as Record<string | number, unknown>;
  for (const key of keys.slice(0, -1)) owner = owner[key] as typeof owner;
  const value = mutate(owner[last]);
  if (value === undefined) delete owner[last];
  else owner[last] = value;
  return copy;
}

/** One place for each word of the language in its surroundings. */
function chooseSpots(model: Model): Spot[] {
  const byWords = new Map<string, Spot>();
  for (const spot of listSpots(model)) {
    const words = spot.words.replaceAll(/(?:\.(?:properties|items|values))+/g, '.value');
    if (spot.keys.some((key) => unsaid.has(String(key))) || byWords.has(words)) continue;
    byWords.set(words, { ...spot, words });
  }
  return [...byWords.values()];
}

describe.each([
  ['the fixture', resolveFixture()] as const,
  ['iotda', readProduct('iotda')] as const,
  ['cas', readProduct('cas')] as const,
])('every change of a word in %s is a change of the package', (_, model) => {
  test.each(chooseSpots(model).map(({ words, keys }) => [words, keys] as const))('%s', (_words, keys) => {
    expect(compareModels(model, change(model, keys))).not.toEqual([]);
  });
});
