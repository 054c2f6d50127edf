import { constraintKeywords, constraints } from '../../language/keywords.js';
import type { Value } from '../../model/model.js';
import { isReference, listSpellings, type Side } from '../values.js';
import type { Json } from './conditions.js';
import { lowerRules } from './rules.js';

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

function typeWords(value: Value): Record<string, unknown> {
  if (value.text !== undefined) return { type: ['boolean', 'string'], enum: listSpellings(value) };
  return defined({
    type: value.type === 'any' ? undefined : value.type,
    enum: value.enum,
    const: value.const,
  });
}

/** Returns the schema of members that are not listed: an input takes none, unless it is an object of anything. */
function additionalProperties({ properties, values }: Value, side: Side): Json | undefined {
  if (values !== undefined) return schemaOf(values, side);
  return properties !== undefined && side === 'input' ? false : undefined;
}

function objectWords(value: Value, side: Side): Record<string, unknown> {
  const { properties, required } = value;
  const members = Object.entries(properties ?? {}).map(([name, inner]) => [name, schemaOf(inner, side)]);
  return defined({
    properties: properties === undefined ? undefined : Object.fromEntries(members),
    required: required === undefined || required.length === 0 ? undefined : required,
    additionalProperties: additionalProperties(value, side),
  });
}

/** The published form of a rule: what it asks for, in the language's own words. */
function ruleWords(value: Value): Record<string, unknown> {
  return value.rules === undefined || Object.keys(value.rules).length === 0 ? {} : { 'x-rules': value.rules };
}

/** A value as JSON Schema 2020-12. */
export function schemaOf(value: Value, side: Side): Json {
  const { description, shape, items } = value;
  if (side === 'output' && isReference(value)) return defined({ $ref: `#/components/schemas/${shape}`, description });
  const rules = lowerRules(value);
  return defined({
    description,
    ...typeWords(value),
    deprecated: value.deprecated === undefined ? undefined : true,
    ...constraintWords(value),
    ...formatOf(value),
    default: value.default,
    ...renamed(value),
    ...(value.type === 'object' ? objectWords(value, side) : {}),
    items: items === undefined ? undefined : schemaOf(items, side),
    allOf: rules.length === 0 ? undefined : rules,
    ...ruleWords(value),
  });
}
