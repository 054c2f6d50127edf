import { constraintKeywords, constraints, formatValues } from '../../language/keywords.js';
import type { Value } from '../model.js';
import { takesText } from '../values.js';

type Fact = (value: Value) => string | undefined;

const wires: Readonly<Record<string, string>> = {
  'json-string': 'Sent as JSON text',
  csv: 'Sent as one string with commas',
  repeated: 'Sent as a repeated parameter',
};

const hasRange = ({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Value): boolean =>
  [minimum, maximum, exclusiveMinimum, exclusiveMaximum].some((limit) => limit !== undefined);

/** The facts of a value besides its meaning, a phrase each: its constraints, then everything else. */
const facts: readonly Fact[] = [
  ...constraintKeywords.map((keyword): Fact => constraints[keyword].fact),
  ({ nullable }) => (nullable ? 'May be `null`' : undefined),
  (value) => (value.unit === undefined || hasRange(value) ? undefined : `In ${value.unit}`),
  ({ text }) => (text === undefined ? undefined : `Sent as ${formatValues(text)}`),
  (value) => (value.default === undefined ? undefined : `Default: \`${String(value.default)}\``),
  ({ large }) => (large ? 'Above 2^53 a string of digits, for which inputs also take a bigint' : undefined),
  ({ wire }) => (wire === undefined ? undefined : wires[wire]),
  (value) => (takesText(value, 'input') ? 'May also be given as that string' : undefined),
  ({ secret }) => (secret ? 'Secret: never shown in messages' : undefined),
  ({ deprecated }) => (deprecated === undefined ? undefined : `@deprecated ${deprecated}`),
];

/** Returns every fact of a value but its meaning, as phrases without a full stop. */
export const listFacts = (value: Value): string[] => facts.flatMap((fact) => fact(value) ?? []);

/** Returns a value's docstring: its meaning, then every fact on a line of its own, then what rules say of it. */
export function describeValue(value: Value, ruleFacts: readonly string[] = []): string[] {
  const known = listFacts(value);
  const tags = known.filter((fact) => fact.startsWith('@'));
  const phrases = known.filter((fact) => !fact.startsWith('@')).map((fact) => `- ${fact}.`);
  const meaning = value.description === undefined ? [] : [value.description];
  return [...meaning, ...phrases, ...ruleFacts.map((fact) => `- ${fact}`), ...tags];
}
