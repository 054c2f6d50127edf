import type { ConstraintKeyword } from '@yunspec/runtime/check';
import { constraintKeywords, constraints } from '../../language/keywords.js';
import type { Value } from '../model.js';
import { isReference, listSpellings, omitUndefined, type Side, takesText } from '../values.js';
import type { Json } from './conditions.js';
import { lowerRules } from './rules.js';

/** Our own words, kept under names that other tools pass over. */
const extensions = {
  stability: 'x-stability',
  unit: 'x-unit',
  wire: 'x-wire',
  hint: 'x-hint',
  refers: 'x-refers',
  memberOf: 'x-member-of',
  secret: 'x-secret',
  name: 'x-name',
} as const;

/** Classes such as `\p{L}`, which validators without the `u` flag take for the letters `p`, `{`, `L` and `}`. */
const unicodeClass = /\\p\{/i;

/** Returns the keyword of JSON Schema for a constraint. A pattern that some validators misread goes under a name of our own. */
const constraintWord = (keyword: ConstraintKeyword, limit: unknown): string =>
  keyword === 'pattern' && unicodeClass.test(String(limit)) ? 'x-pattern' : constraints[keyword].json;

/** The constraints of a value under the keywords of JSON Schema. `enum` and `const` go with the type. */
const constraintWords = (value: Value): Record<string, unknown> =>
  Object.fromEntries(
    constraintKeywords
      .filter((keyword) => keyword !== 'enum' && keyword !== 'const' && Object.hasOwn(value, keyword))
      .map((keyword) => [constraintWord(keyword, value[keyword]), value[keyword]]),
  );

const pickExtensions = (value: Value): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(extensions).flatMap(([word, name]) =>
      Object.hasOwn(value, word) ? [[name, value[word as keyof Value]]] : [],
    ),
  );

function lowerFormat({ secret, large, format }: Value): object {
  if (large) return { format: 'int64' };
  if (secret) return { format: 'password' };
  return format === undefined ? {} : { format };
}

/** Lists the types of JSON that a value has; none for any. */
function listTypes(value: Value, side: Side): string[] {
  if (value.type === 'any') return [];
  const hasText = value.text !== undefined || takesText(value, side);
  return [value.type, ...(hasText ? ['string'] : []), ...(value.nullable ? ['null'] : [])];
}

function lowerType(value: Value, side: Side): Record<string, unknown> {
  const [first, ...others] = listTypes(value, side);
  const type = others.length === 0 ? first : [first, ...others];
  const only = value.text === undefined ? value.const : undefined;
  const list = value.text === undefined ? value.enum : listSpellings(value);
  if (!value.nullable) return omitUndefined({ type, enum: list, const: only });
  const known = only === undefined ? list : [only];
  return omitUndefined({ type, enum: known && [...known, null] });
}

/** Makes a schema that null matches too. */
const orNull = (schema: Json): Json => ({ anyOf: [schema, { type: 'null' }] });

/** Returns the schema of members that are not listed: an input takes none, unless it is an object of anything. */
function additionalProperties({ properties, values }: Value, side: Side): Json | undefined {
  if (values !== undefined) return lowerValue(values, side);
  return properties !== undefined && side === 'input' ? false : undefined;
}

function lowerObject(value: Value, side: Side): Record<string, unknown> {
  const { properties, required } = value;
  const members = Object.entries(properties ?? {}).map(([name, inner]) => [name, lowerValue(inner, side)]);
  return omitUndefined({
    properties: properties === undefined ? undefined : Object.fromEntries(members),
    required: required === undefined || required.length === 0 ? undefined : required,
    additionalProperties: additionalProperties(value, side),
  });
}

/** The published form of a rule: what it asks for, in the language's own words. */
function publishRules(value: Value): Record<string, unknown> {
  return value.rules === undefined || Object.keys(value.rules).length === 0 ? {} : { 'x-rules': value.rules };
}

/** A value as JSON Schema 2020-12. */
export function lowerValue(value: Value, side: Side): Json {
  const { description, shape, items, nullable } = value;
  if (side === 'output' && isReference(value)) {
    const reference = { $ref: `#/components/schemas/${shape}` };
    return omitUndefined({ ...(nullable ? (orNull(reference) as object) : reference), description });
  }
  const rules = nullable ? lowerRules(value).map(orNull) : lowerRules(value);
  return omitUndefined({
    description,
    ...lowerType(value, side),
    deprecated: value.deprecated === undefined ? undefined : true,
    ...constraintWords(value),
    ...lowerFormat(value),
    default: value.default,
    ...pickExtensions(value),
    ...(value.type === 'object' ? lowerObject(value, side) : {}),
    items: items === undefined ? undefined : lowerValue(items, side),
    allOf: rules.length === 0 ? undefined : rules,
    ...publishRules(value),
  });
}
