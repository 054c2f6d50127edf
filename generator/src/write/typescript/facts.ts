import { stabilityOf } from '@yunspec/runtime/check';
import type { OperationModel, RawError, Value } from '../../model/model.js';

type Fact = (value: Value) => string | undefined;

const list = (values: readonly unknown[]): string => values.map((value) => `\`${String(value)}\``).join(', ');
const unit = (value: Value): string => (value.unit === undefined ? '' : ` ${value.unit}`);
const moving = (value: Value, word: string): string =>
  ({ closed: '', volatile: ' (this limit may move)', open: ' (may grow)' })[stabilityOf(value, word)];

function between(low: number | undefined, high: number | undefined, what: string): string | undefined {
  if (low === undefined && high === undefined) return undefined;
  if (low === undefined) return `At most ${high}${what}`;
  if (high === undefined) return `At least ${low}${what}`;
  return low === high ? `Exactly ${low}${what}` : `${low} to ${high}${what}`;
}

const wires: Readonly<Record<string, string>> = {
  'json-string': 'Travels as JSON text',
  csv: 'Travels as one text with commas',
  repeated: 'Travels as a repeated parameter',
};

/** What is known about a value besides its meaning, a sentence each. */
const facts: readonly Fact[] = [
  (value) => {
    const range = between(value.minimum, value.maximum, unit(value));
    return range === undefined ? undefined : `${range}${moving(value, 'maximum')}`;
  },
  (value) => (value.exclusiveMinimum === undefined ? undefined : `More than ${value.exclusiveMinimum}${unit(value)}`),
  (value) => (value.exclusiveMaximum === undefined ? undefined : `Less than ${value.exclusiveMaximum}${unit(value)}`),
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

/** A value's docstring: its meaning, then every fact on a line of its own. */
export function valueDoc(value: Value): string[] {
  const known = facts.flatMap((fact) => fact(value) ?? []).map((fact) => (fact.startsWith('@') ? fact : `- ${fact}.`));
  return [...(value.description === undefined ? [] : [value.description]), ...known];
}

function errorLine({ code, http, cause }: RawError): string {
  return `- \`${code}\`${http === undefined ? '' : ` (${http})`}: ${cause}`;
}

const place = (operation: OperationModel): string =>
  `${operation.docs}${operation.lines === undefined ? '' : ` (lines ${operation.lines})`}`;

/** An operation's docstring: what it does, how it may be repeated, what it can answer, where that is documented. */
export function operationDoc(operation: OperationModel): string[] {
  const { summary, safe, token, errors, deprecated } = operation;
  const repeat = safe
    ? 'A read: repeated after any failure that may pass.'
    : token === undefined
      ? 'Not repeated when it may have had its effect.'
      : `Repeated safely: ${token} is filled in and kept.`;
  return [
    summary,
    '',
    repeat,
    ...(errors.length === 0 ? [] : ['', 'Documented errors:', ...errors.map(errorLine)]),
    '',
    `Source: ${place(operation)}`,
    ...(deprecated === undefined ? [] : ['', `@deprecated ${deprecated}`]),
  ];
}
