import { stabilityOf } from '@yunspec/runtime/check';
import type { Value } from '../../model/model.js';
import type { Json } from './conditions.js';
import { lowerRules } from './rules.js';

/** What a schema is for: `contract` is published and complete; `types` is what the TypeScript types are made from. */
export type Purpose = 'contract' | 'types';

export interface Lowering {
  readonly purpose: Purpose;
  /** Unknown members are refused in inputs and welcome in outputs. */
  readonly side: 'input' | 'output';
  /** The text shown for a value. */
  readonly describe: (value: Value) => string | undefined;
}

const plainWords = [
  'const',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'pattern',
  'minItems',
  'maxItems',
  'uniqueItems',
] as const;

/** Our own words, kept under names that other tools pass over. */
const extensions = { stability: 'x-stability', unit: 'x-unit', wire: 'x-wire', hint: 'x-hint', refers: 'x-refers', secret: 'x-secret', name: 'x-name' } as const;

const pick = (value: Value, words: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(words.flatMap((word) => (Object.hasOwn(value, word) ? [[word, value[word as keyof Value]]] : [])));

const renamed = (value: Value): Record<string, unknown> =>
  Object.fromEntries(Object.entries(extensions).flatMap(([word, name]) => (Object.hasOwn(value, word) ? [[name, value[word as keyof Value]]] : [])));

const formatOf = (value: Value): object => (value.secret ? { format: 'password' } : value.format === undefined ? {} : { format: value.format });

function typeWords(value: Value): Record<string, unknown> {
  if (value.text !== undefined) return { type: ['boolean', 'string'], enum: [true, false, ...value.text] };
  return { ...(value.type === 'any' ? {} : { type: value.type }), ...(value.enum === undefined ? {} : { enum: value.enum }) };
}

const defined = (record: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

function objectWords(value: Value, lowering: Lowering): Record<string, unknown> {
  const { properties, values, required } = value;
  const members = Object.entries(properties ?? {}).map(([name, inner]) => [name, schemaOf(inner, lowering)]);
  return defined({
    properties: properties === undefined ? undefined : Object.fromEntries(members),
    required: required === undefined || required.length === 0 ? undefined : required,
    additionalProperties: values === undefined ? (lowering.side === 'input' && properties !== undefined ? false : undefined) : schemaOf(values, lowering),
  });
}

/** Lists that take other values too: those that grow, and every list in an answer. */
const isOpen = (value: Value, { side }: Lowering): boolean =>
  value.enum !== undefined && (side === 'output' || stabilityOf(value, 'enum') === 'open');

/** The published form of a rule: what it asks for, in the language's own words. */
function ruleWords(value: Value): Record<string, unknown> {
  return value.rules === undefined || Object.keys(value.rules).length === 0 ? {} : { 'x-rules': value.rules };
}

/** A value as JSON Schema 2020-12. */
export function schemaOf(value: Value, lowering: Lowering): Json {
  const description = lowering.describe(value);
  if (value.shape !== undefined && lowering.side === 'output' && value.properties === undefined && value.items === undefined) {
    return defined({ $ref: `#/components/schemas/${value.shape}`, description });
  }
  const isContract = lowering.purpose === 'contract';
  const rules = isContract ? lowerRules(value) : [];
  return defined({
    description,
    deprecated: value.deprecated === undefined ? undefined : true,
    ...typeWords(value),
    ...(isContract ? { ...pick(value, plainWords), ...formatOf(value), default: value.default, ...renamed(value) } : { 'x-open': isOpen(value, lowering) }),
    ...(value.type === 'object' ? objectWords(value, lowering) : {}),
    items: value.items === undefined ? undefined : schemaOf(value.items, lowering),
    allOf: rules.length === 0 ? undefined : rules,
    ...(isContract ? ruleWords(value) : {}),
  });
}
