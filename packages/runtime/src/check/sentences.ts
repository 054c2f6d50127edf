import type { Condition, ValueSchema } from '../schema.js';
import { isJsonText, suggestMember } from './habits.js';
import { type Issue, type IssueCode, pathText } from './issue.js';
import { findNearest } from './nearest.js';

type IssueOf<Code extends IssueCode> = Extract<Issue, { code: Code }>;

const joinValues = (values: readonly unknown[]): string => values.map((value) => String(value)).join(', ');

const formatLimit = ({ expected, unit }: Issue): string => `${String(expected)}${unit === undefined ? '' : ` ${unit}`}`;

function stringify(value: unknown): string {
  if (typeof value === 'string') return `"${value}"`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Formats a value, cut to a length that fits into a message. */
function formatValue(value: unknown): string {
  const text = stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

const formatActual = ({ actual }: Issue): string => (actual === undefined ? '' : `, not ${formatValue(actual)}`);

/** Formats a limit as `1 item` or `2 items`. */
const formatCount = ({ expected }: Issue, noun: string): string =>
  `${String(expected)} ${noun}${expected === 1 ? '' : 's'}`;

function describeCondition([name, condition]: [name: string, condition: Condition]): string {
  if (condition === 'present') return `${name} is given`;
  if (condition === 'absent') return `${name} is not given`;
  if (typeof condition !== 'object') return `${name} is ${String(condition)}`;
  if (!('not' in condition)) return `${name} is one of ${joinValues(condition)}`;
  const { not } = condition;
  return `${name} is not ${typeof not === 'object' ? `one of ${joinValues(not)}` : String(not)}`;
}

const describeConditions = (when: Readonly<Record<string, Condition>>): string =>
  Object.entries(when).map(describeCondition).join(' and ');

function describeUnknown({ path, expected }: IssueOf<'unknown'>): string {
  const suggestion = suggestMember(String(path.at(-1)), expected);
  return `is not a documented parameter${suggestion === undefined ? '' : ` (${suggestion})`}`;
}

/** Describes a list of allowed values, with the one that was probably meant. */
function describeEnum(issue: IssueOf<'enum'>): string {
  const { expected, actual } = issue;
  const nearest = typeof actual === 'string' ? findNearest(actual, expected.map(String)) : undefined;
  const suggestion = nearest === undefined ? '' : ` (did you mean ${nearest}?)`;
  return `must be one of ${joinValues(expected)}${formatActual(issue)}${suggestion}`;
}

const typeNames: Readonly<Record<ValueSchema['type'], string>> = {
  integer: 'a whole number',
  number: 'a number',
  string: 'a string',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
  any: 'any',
};

const describeType = (expected: IssueOf<'type'>['expected']): string =>
  typeof expected === 'string' ? typeNames[expected] : `true or false (or ${joinValues(expected)})`;

const adviseOnType = ({ expected, actual }: IssueOf<'type'>): string =>
  (expected === 'array' || expected === 'object') && isJsonText(actual)
    ? ' (pass the value itself; it is converted to the text that the service expects)'
    : '';

const predicates: { readonly [Code in IssueCode]: (issue: IssueOf<Code>) => string } = {
  type: (issue) => `must be ${describeType(issue.expected)}${formatActual(issue)}${adviseOnType(issue)}`,
  required: () => 'is required',
  unknown: describeUnknown,
  enum: describeEnum,
  const: (issue) => `must be ${String(issue.expected)}${formatActual(issue)}`,
  minimum: (issue) => `must be at least ${formatLimit(issue)}${formatActual(issue)}`,
  maximum: (issue) => `must be at most ${formatLimit(issue)}${formatActual(issue)}`,
  exclusiveMinimum: (issue) => `must be more than ${formatLimit(issue)}${formatActual(issue)}`,
  exclusiveMaximum: (issue) => `must be less than ${formatLimit(issue)}${formatActual(issue)}`,
  minLength: (issue) => `must have at least ${formatCount(issue, 'character')}${formatActual(issue)}`,
  maxLength: (issue) => `must have at most ${formatCount(issue, 'character')}${formatActual(issue)}`,
  pattern: (issue) => `must ${issue.hint ?? `match ${issue.expected}`}${formatActual(issue)}`,
  minItems: (issue) => `must have at least ${formatCount(issue, 'item')}${formatActual(issue)}`,
  maxItems: (issue) => `must have at most ${formatCount(issue, 'item')}${formatActual(issue)}`,
  uniqueItems: () => 'must not repeat an item',
  requireAny: (issue) => `needs at least one of ${joinValues(issue.expected)}`,
  requireOne: (issue) => `needs exactly one of ${joinValues(issue.expected)}`,
  atMostOne: (issue) => `takes at most one of ${joinValues(issue.expected)}`,
  allOrNone: (issue) => `takes ${joinValues(issue.expected)} together or not at all`,
  require: (issue) => `is required when ${describeConditions(issue.expected)}`,
  forbid: (issue) => `is not allowed when ${describeConditions(issue.expected)}`,
  compare: (issue) => {
    const [, comparison, right] = issue.expected;
    return `must be ${comparison} ${right}${formatActual(issue)}`;
  },
  uniqueBy: (issue) => `must differ from item to item${formatActual(issue)}`,
};

/** Describes an issue in a sentence: path, expected and actual value, and the error code of the service. */
export function describeIssue(issue: Issue): string {
  const subject = issue.path.length === 0 ? 'The input' : pathText(issue.path);
  const predicate = predicates[issue.code](issue as never);
  const rule = issue.rule === undefined ? '' : ` [${issue.rule}]`;
  const error = issue.error === undefined ? '' : ` (the service answers ${issue.error})`;
  return `${subject} ${predicate}${rule}${error}`;
}
