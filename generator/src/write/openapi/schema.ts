import { stabilityOf } from '@yunspec/runtime/check';
import { constraintKeywords, constraints } from '../../language/keywords.js';
import type { Value } from '../../model/model.js';
import { type Json, spellings } from './conditions.js';
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

/** Our own words, kept under names that other tools pass over. */
const extensions = {
  stability: 'x-stability',
  unit: 'x-unit',
  wire: 'x-wire',
  hint: 'x-hint',
  refers: 'x-refers',
  secret: 'x-secret',
  name: 'x-name',
} as const;

/** The constraints of a value under the keywords of JSON Schema. `enum` and `const` go with the type. */
const constraintWords = (value: Value): Record<string, unknown> =>
  Object.fromEntries(
    constraintKeywords
      .filter((keyword) => keyword !== 'enum' && keyword !== 'const' && Object.hasOwn(value, keyword))
      .map((keyword) => [constraints[keyword].json, value[keyword]]),
  );

const renamed = (value: Value): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(extensions).flatMap(([word, name]) =>
      Object.hasOwn(value, word) ? [[name, value[word as keyof Value]]] : [],
    ),
  );

const formatOf = (value: Value): object =>
  value.secret ? { format: 'password' } : value.format === undefined ? {} : { format: value.format };

const defined = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

/** Whether a type must take other values too: lists that grow, and everything in an answer. */
const isOpen = (value: Value, word: 'enum' | 'const', side: Lowering['side']): boolean =>
  side === 'output' || stabilityOf(value, word) === 'open';

function typeWords(value: Value, { purpose, side }: Lowering): Record<string, unknown> {
  if (value.text !== undefined)
    return {
      type: ['boolean', 'string'],
      enum: spellings(value, value.const === undefined ? (value.enum ?? [true, false]) : [value.const]),
    };
  // openapi-typescript prints an `enum` before it asks anybody, so an open list goes under a name of ours
  const list = purpose === 'types' && isOpen(value, 'enum', side) ? 'x-known' : 'enum';
  return defined({
    type: value.type === 'any' ? undefined : value.type,
    [list]: value.enum,
    const: purpose === 'types' && isOpen(value, 'const', side) ? undefined : value.const,
  });
}

/** What an object may hold besides its properties; one without any may hold everything, which types have to be told. */
function unknownMembers(hasProperties: boolean, { purpose, side }: Lowering): boolean | undefined {
  if (!hasProperties) return purpose === 'types' ? true : undefined;
  return side === 'input' ? false : undefined;
}

function objectWords(value: Value, lowering: Lowering): Record<string, unknown> {
  const { properties, values, required } = value;
  const members = Object.entries(properties ?? {}).map(([name, inner]) => [name, schemaOf(inner, lowering)]);
  return defined({
    properties: properties === undefined ? undefined : Object.fromEntries(members),
    required: required === undefined || required.length === 0 ? undefined : required,
    additionalProperties:
      values === undefined ? unknownMembers(properties !== undefined, lowering) : schemaOf(values, lowering),
  });
}

/** The published form of a rule: what it asks for, in the language's own words. */
function ruleWords(value: Value): Record<string, unknown> {
  return value.rules === undefined || Object.keys(value.rules).length === 0 ? {} : { 'x-rules': value.rules };
}

/** A value as JSON Schema 2020-12. */
export function schemaOf(value: Value, lowering: Lowering): Json {
  const description = lowering.describe(value);
  if (
    value.shape !== undefined &&
    lowering.side === 'output' &&
    value.properties === undefined &&
    value.items === undefined
  ) {
    return defined({ $ref: `#/components/schemas/${value.shape}`, description });
  }
  const isContract = lowering.purpose === 'contract';
  const rules = isContract ? lowerRules(value) : [];
  return defined({
    description,
    ...typeWords(value, lowering),
    ...(isContract
      ? {
          deprecated: value.deprecated === undefined ? undefined : true,
          ...constraintWords(value),
          ...formatOf(value),
          default: value.default,
          ...renamed(value),
        }
      : {}),
    ...(value.type === 'object' ? objectWords(value, lowering) : {}),
    items: value.items === undefined ? undefined : schemaOf(value.items, lowering),
    allOf: rules.length === 0 ? undefined : rules,
    ...(isContract ? ruleWords(value) : {}),
  });
}
