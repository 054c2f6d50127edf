import { computeOnce, type ValueModel } from '@yunspec/model';
import type { Restriction } from '@yunspec/runtime/check';
import { judge } from './judge.js';
import { lengthOf } from './limits.js';
import { listMatches, matchOfLength } from './pattern-text.js';
import { wordsOf } from './types.js';

/** A schema, with the limits that rules add. */
export type Sampled = ValueModel & Partial<Restriction>;

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Writes a text of letters that no limit but the length is about. */
export const plainText = (length: number): string => letters.repeat(Math.ceil(length / 26) + 1).slice(0, length);

function sampleTexts(schema: Sampled): unknown[] {
  const { minLength = 1, maxLength = 64, pattern } = schema;
  if (pattern !== undefined) {
    const texts = listMatches(pattern, schema).filter((text) => text !== '');
    const long = matchOfLength(pattern, Math.max(minLength, 1));
    return long === undefined ? texts : [...texts, long];
  }
  return [plainText(Math.max(minLength, Math.min(8, maxLength)))];
}

function sampleNumbers({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, type }: Sampled): unknown[] {
  const step = type === 'integer' ? 1 : 0.5;
  const low = minimum ?? (exclusiveMinimum === undefined ? undefined : exclusiveMinimum + step);
  const high = maximum ?? (exclusiveMaximum === undefined ? undefined : exclusiveMaximum - step);
  return [low, high, 1, 2].filter((value) => value !== undefined);
}

function sampleList(schema: Sampled): unknown[] {
  const { items = { type: 'string' } as ValueModel, minItems = 1, rules = {} } = schema;
  const count = Math.max(1, minItems);
  const [first] = listSamples(items);
  const list = Array.from({ length: count }, (_, i) => (i === 0 ? first : varySample(items, first, i)));
  const isFree = Object.values(rules).every(({ uniqueBy }) => uniqueBy === undefined);
  return isFree || count === 1 ? [list] : [list, [first]];
}

/** The longest text that is also tried with characters of two code units. */
const longestWide = 4096;

/** Returns a value that differs from a sample, for the further items of a list. */
export function varySample(schema: ValueModel, sample: unknown, number: number): unknown {
  const others = listSamples(schema);
  if (schema.enum !== undefined) return others[number % others.length];
  if (typeof sample === 'number') return sample + number;
  if (typeof sample !== 'string') return sample;
  const varied = [`${sample}${number}`, sample.replace(/.$/, String(number % 10))];
  return varied.find((text) => judge(schema, text).length === 0) ?? others[number % others.length];
}

function sampleObject({ properties = {}, required = [], values }: Sampled): unknown[] {
  if (values !== undefined && Object.keys(properties).length === 0)
    return listSamples(values).map((value) => ({ key1: value }));
  const first = Object.keys(properties).slice(0, 1);
  const names = required.length > 0 ? required : first;
  return [Object.fromEntries(names.map((name) => [name, listSamples(properties[name] as ValueModel)[0]]))];
}

const samplers: Readonly<Record<ValueModel['type'], (schema: Sampled) => unknown[]>> = {
  string: sampleTexts,
  integer: sampleNumbers,
  number: sampleNumbers,
  boolean: (schema) => [true, false, ...(schema.text === undefined ? [] : wordsOf(schema))],
  array: sampleList,
  object: sampleObject,
  any: () => ['a'],
};

/** Lists values that a schema allows, the plainest first. */
export const listSamples: (schema: Sampled) => readonly unknown[] = computeOnce((schema) => {
  const { const: only, enum: list, default: usual } = schema;
  const fixed = only === undefined ? list : [only];
  const candidates = fixed ?? [...(usual === undefined ? [] : [usual]), ...samplers[schema.type](schema)];
  const shallow = { ...schema, rules: {} };
  return candidates.filter((value) => value !== undefined && judge(shallow, value).length === 0);
});

/** Lists values of a text of an exact length that keep all other limits: plain letters, and wide characters. */
export function textsOfLength(schema: Sampled, length: number): string[] {
  const others: Sampled = { ...schema, minLength: 0 };
  const { maxLength: _, ...open } = others;
  const candidates = [
    ...(schema.pattern === undefined ? [plainText(length)] : [matchOfLength(schema.pattern, length)]),
    ...(length > longestWide ? [] : ['\u{20000}'.repeat(length), `a${'\u{20000}'.repeat(Math.max(0, length - 1))}`]),
  ];
  return candidates.filter(
    (text): text is string =>
      text !== undefined && lengthOf(text) === length && judge(open as ValueModel, text).length === 0,
  );
}
