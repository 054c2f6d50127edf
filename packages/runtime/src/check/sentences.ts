import { type Issue, type IssueCode, pathText } from './issue.js';
import { nearest } from './nearest.js';

const list = (values: unknown): string => (values as readonly unknown[]).map((value) => String(value)).join(', ');

const withUnit = (issue: Issue): string =>
  `${String(issue.expected)}${issue.unit === undefined ? '' : ` ${issue.unit}`}`;

/** What a value was, short enough for a message. */
function shown(value: unknown): string {
  const text =
    typeof value === 'string' ? `"${value}"` : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

const given = (issue: Issue): string => (issue.actual === undefined ? '' : `, not ${shown(issue.actual)}`);

/** `1 item`, `2 items`. */
const count = (issue: Issue, noun: string): string =>
  `${String(issue.expected)} ${noun}${issue.expected === 1 ? '' : 's'}`;

/** The conditions of a `when`, as words. */
function conditions(when: unknown): string {
  const words = Object.entries(when as Record<string, unknown>).map(([name, condition]) => {
    if (condition === 'present') return `${name} is given`;
    if (condition === 'absent') return `${name} is not given`;
    if (Array.isArray(condition)) return `${name} is one of ${list(condition)}`;
    if (typeof condition === 'object' && condition !== null && 'not' in condition) {
      return `${name} is not ${Array.isArray(condition.not) ? `one of ${list(condition.not)}` : String(condition.not)}`;
    }
    return `${name} is ${String(condition)}`;
  });
  return words.join(' and ');
}

function unknownMember(issue: Issue): string {
  const name = String(issue.path.at(-1));
  const near = nearest(name, issue.expected as readonly string[]);
  return `is not a documented parameter${near === undefined ? '' : ` (did you mean ${near}?)`}`;
}

const named: Readonly<Record<string, string>> = {
  integer: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

const typeName = (expected: unknown): string =>
  Array.isArray(expected) ? `true or false (or ${list(expected)})` : (named[String(expected)] ?? String(expected));

const verbs: Readonly<Record<IssueCode, (issue: Issue) => string>> = {
  type: (issue) => `must be ${typeName(issue.expected)}${given(issue)}`,
  required: () => 'is required',
  unknown: unknownMember,
  enum: (issue) => `must be one of ${list(issue.expected)}${given(issue)}`,
  const: (issue) => `must be ${String(issue.expected)}${given(issue)}`,
  minimum: (issue) => `must be at least ${withUnit(issue)}${given(issue)}`,
  maximum: (issue) => `must be at most ${withUnit(issue)}${given(issue)}`,
  exclusiveMinimum: (issue) => `must be more than ${withUnit(issue)}${given(issue)}`,
  exclusiveMaximum: (issue) => `must be less than ${withUnit(issue)}${given(issue)}`,
  minLength: (issue) => `must have at least ${count(issue, 'character')}${given(issue)}`,
  maxLength: (issue) => `must have at most ${count(issue, 'character')}${given(issue)}`,
  pattern: (issue) => `must ${issue.hint ?? `match ${String(issue.expected)}`}${given(issue)}`,
  minItems: (issue) => `must have at least ${count(issue, 'item')}${given(issue)}`,
  maxItems: (issue) => `must have at most ${count(issue, 'item')}${given(issue)}`,
  uniqueItems: () => 'must not repeat an item',
  requireAny: (issue) => `needs at least one of ${list(issue.expected)}`,
  requireOne: (issue) => `needs exactly one of ${list(issue.expected)}`,
  atMostOne: (issue) => `takes at most one of ${list(issue.expected)}`,
  allOrNone: (issue) => `takes ${list(issue.expected)} together or not at all`,
  require: (issue) => `is required when ${conditions(issue.expected)}`,
  forbid: (issue) => `is not allowed when ${conditions(issue.expected)}`,
  compare: (issue) => {
    const [, comparison, right] = issue.expected as readonly string[];
    return `must be ${comparison} ${right}${given(issue)}`;
  },
  uniqueBy: (issue) => `must differ from item to item${given(issue)}`,
};

/** A sentence for people: where, what would be right, what was given, the code the server would have answered. */
export function describeIssue(issue: Issue): string {
  const where = issue.path.length === 0 ? 'The input' : pathText(issue.path);
  const rule = issue.rule === undefined ? '' : ` [${issue.rule}]`;
  const server = issue.error === undefined ? '' : ` (the service answers ${issue.error})`;
  return `${where} ${verbs[issue.code](issue)}${rule}${server}`;
}
