import { stabilityOf } from '@yunspec/runtime/check';
import type { Value } from '../../model/model.js';
import { asCode, formatNumber } from './wording.js';

type Fact = (value: Value) => string | undefined;

const list = (values: readonly unknown[]): string => values.map(asCode).join(', ');
const unit = (value: Value): string => (value.unit === undefined ? '' : ` ${value.unit}`);
const moving = (value: Value, word: string): string =>
  ({ closed: '', volatile: ' (this limit may move)', open: ' (may grow)' })[stabilityOf(value, word)];

function between(low: number | undefined, high: number | undefined, what: string): string | undefined {
  if (low === undefined && high === undefined) return undefined;
  if (low === undefined) return `At most ${formatNumber(high ?? 0)}${what}`;
  if (high === undefined) return `At least ${formatNumber(low)}${what}`;
  return low === high ? `Exactly ${formatNumber(low)}${what}` : `${formatNumber(low)} to ${formatNumber(high)}${what}`;
}

const wires: Readonly<Record<string, string>> = {
  'json-string': 'Travels as JSON text',
  csv: 'Travels as one text with commas',
  repeated: 'Travels as a repeated parameter',
};

/** The facts of a value besides its meaning, a phrase each. */
const facts: readonly Fact[] = [
  (value) => {
    const range = between(value.minimum, value.maximum, unit(value));
    return range === undefined ? undefined : `${range}${moving(value, 'maximum')}`;
  },
  (value) =>
    value.exclusiveMinimum === undefined
      ? undefined
      : `More than ${formatNumber(value.exclusiveMinimum)}${unit(value)}`,
  (value) =>
    value.exclusiveMaximum === undefined
      ? undefined
      : `Less than ${formatNumber(value.exclusiveMaximum)}${unit(value)}`,
  (value) =>
    value.unit !== undefined && value.minimum === undefined && value.maximum === undefined
      ? `In ${value.unit}`
      : undefined,
  (value) => {
    const range = between(value.minLength, value.maxLength, ' characters');
    return range === undefined ? undefined : `${range}${moving(value, 'maxLength')}`;
  },
  (value) => (value.pattern === undefined ? undefined : `Must ${value.hint ?? `match \`${value.pattern}\``}`),
  (value) => {
    const range = between(value.minItems, value.maxItems, ' items');
    return range === undefined ? undefined : `${range}${moving(value, 'maxItems')}`;
  },
  (value) => (value.uniqueItems ? 'Items must differ' : undefined),
  (value) => (value.enum === undefined ? undefined : `One of ${list(value.enum)}${moving(value, 'enum')}`),
  (value) => (value.text === undefined ? undefined : `Travels as ${list(value.text)}`),
  (value) => (value.default === undefined ? undefined : `Default: \`${String(value.default)}\``),
  (value) => (value.wire === undefined ? undefined : wires[value.wire]),
  (value) => (value.secret ? 'Secret: never shown in messages' : undefined),
  (value) => (value.deprecated === undefined ? undefined : `@deprecated ${value.deprecated}`),
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
