import type { ValueModel } from '@yunspec/model';
import { countItem } from '@yunspec/runtime/cases';
import type { ConstraintKeyword, Restriction } from '@yunspec/runtime/check';
import { judge } from './judge.js';
import { listMatches, listMismatches, matchOfLength } from './pattern-text.js';
import { mend } from './repair.js';
import { listSamples, type Sampled, textsOfLength, varySample } from './sample.js';
import { wordsOf } from './types.js';

/** Values just inside and just outside of a limit. */
export interface Probe {
  readonly inside: readonly unknown[];
  readonly outside: readonly unknown[];
}

const none: Probe = { inside: [], outside: [] };

/** The most texts that are tried for each side of a pattern. */
const mostTexts = 8;

/** Values that look like an allowed one, and are not. */
function listStrangers({ type, enum: list = [], const: only }: Sampled): unknown[] {
  const allowed = only === undefined ? list : [only];
  const [first] = allowed;
  if (type === 'boolean') return [!first];
  const candidates =
    typeof first === 'number'
      ? [Math.max(...(allowed as number[])) + 1, Math.min(...(allowed as number[])) - 1]
      : allowed.slice(-1).flatMap((value) => [`${String(value)}x`, `no-${String(value)}`]);
  const isStrange = (value: unknown): boolean => !allowed.includes(value as never);
  const inOtherCase = allowed.flatMap((value) => (typeof value === 'string' ? swapCase(value) : [])).filter(isStrange);
  return [...candidates.filter(isStrange).slice(0, 1), ...inOtherCase.slice(0, 1)];
}

/** Writes a text in capitals, or in small letters if it has none. Returns nothing for a text without letters. */
function swapCase(text: string): string[] {
  const upper = text.toUpperCase();
  const swapped = upper === text ? text.toLowerCase() : upper;
  return swapped === text ? [] : [swapped];
}

function listItems(schema: Sampled, count: number): unknown[] | undefined {
  const { items = { type: 'string' } as ValueModel } = schema;
  const samples = listSamples(items).map((sample) => mend(items, sample, []) ?? sample);
  const [first] = samples;
  if (first === undefined) return undefined;
  const create = (itemAt: (i: number) => unknown): unknown[] => Array.from({ length: count }, (_, i) => itemAt(i));
  if (items.type === 'object') return create((i) => structuredClone(samples[i % samples.length]));
  const counted = create((i) => countItem(first, i));
  if (counted.every((item) => judge(items, item).length === 0)) return counted;
  const isUnique = schema.uniqueItems === true && count > samples.length;
  return create((i) => (isUnique && i > 0 ? varySample(items, first, i) : samples[i % samples.length]));
}

const probeItems = (schema: Sampled, inside: number, outside: number): Probe => ({
  inside: [listItems(schema, inside)].filter((list) => list !== undefined),
  outside: [listItems(schema, outside)].filter((list) => list !== undefined && outside >= 0),
});

const stepOf = ({ type }: Sampled): number => (type === 'integer' ? 1 : 0.1);

/** Lists texts that match a pattern: those of its own structure, else one whose mixture its look-aheads ask for. */
function listPlainMatches(pattern: string, schema: Sampled): readonly string[] {
  const texts = listMatches(pattern, schema).filter((text) => text !== '');
  if (texts.length > 0) return texts.slice(0, mostTexts);
  const mixed = matchOfLength(pattern, Math.max(1, schema.minLength ?? 1));
  return mixed === undefined ? [] : [mixed];
}

type Prober = (schema: Sampled, limit: never) => Probe;

const probers: Readonly<Record<ConstraintKeyword, Prober>> = {
  enum: (schema, limit: readonly unknown[]) => ({ inside: limit, outside: listStrangers(schema) }),
  const: (schema, limit: unknown) => ({ inside: [limit], outside: listStrangers(schema) }),
  minimum: (schema, limit: number) => ({ inside: [limit], outside: [limit - stepOf(schema)] }),
  maximum: (schema, limit: number) => ({ inside: [limit], outside: [limit + stepOf(schema)] }),
  exclusiveMinimum: (schema, limit: number) => ({ inside: [limit + stepOf(schema)], outside: [limit] }),
  exclusiveMaximum: (schema, limit: number) => ({ inside: [limit - stepOf(schema)], outside: [limit] }),
  minLength: (schema, limit: number) => ({
    inside: textsOfLength(schema, limit),
    outside: limit < 1 ? [] : textsOfLength(schema, limit - 1).slice(0, 1),
  }),
  maxLength: (schema, limit: number) => ({
    inside: textsOfLength(schema, limit).slice(0, 2),
    outside: textsOfLength(schema, limit + 1).slice(0, 1),
  }),
  pattern: (schema, limit: string) => ({
    inside: listPlainMatches(limit, schema),
    outside: listMismatches(limit, schema)
      .filter((text) => text !== '')
      .slice(0, mostTexts),
  }),
  minItems: (schema, limit: number) => probeItems(schema, limit, limit - 1),
  maxItems: (schema, limit: number) => probeItems(schema, limit, limit + 1),
  uniqueItems: (schema, limit: boolean) => {
    const [sample] = listSamples(schema.items ?? ({ type: 'string' } as ValueModel));
    return limit && sample !== undefined ? { inside: [[sample]], outside: [[sample, structuredClone(sample)]] } : none;
  },
};

/** Returns values just inside and outside of one limit. The other limits of the schema are kept where that is possible. */
export function probeLimit(schema: ValueModel, keyword: ConstraintKeyword, restriction: Restriction = {}): Probe {
  const sampled: Sampled = { ...schema, ...restriction };
  const limit = sampled[keyword];
  return limit === undefined ? none : probers[keyword](sampled, limit as never);
}

/** Values that are not of a type. */
const wrongValues: Readonly<Record<ValueModel['type'], readonly unknown[]>> = {
  string: [7],
  integer: ['abc', 1.5],
  number: ['abc'],
  boolean: ['yes', 'perhaps'],
  array: ['not-a-list'],
  object: ['not-an-object'],
  any: [],
};

/** Returns values of a type, one of those shown in the documents if there are any, and values that are not of it. */
export function probeType(schema: ValueModel, shown: readonly unknown[]): Probe {
  const words = schema.type === 'boolean' ? [true, false, ...(schema.text ?? [])] : [];
  const samples = [...shown, ...listSamples(schema)].slice(0, 1);
  const texts = schema.wire === 'csv' ? [listItems(schema, 2)?.join(',')] : [];
  const inside = [...(words.length > 0 ? words : samples), ...(schema.nullable === true ? [null] : []), ...texts];
  const allowed: readonly unknown[] = schema.type === 'boolean' ? wordsOf(schema) : [];
  // a text is a list of texts where those are separated by commas
  const wrong = (schema.wire === 'csv' ? [7] : wrongValues[schema.type]).filter((value) => !allowed.includes(value));
  return { inside, outside: schema.type === 'boolean' ? wrong.slice(0, 1) : wrong };
}
