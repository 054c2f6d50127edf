import type { Comparison, Condition, Restriction, Scalar, TableRow } from '@yunspec/runtime/check';
import { constraintKeywords, constraints } from '../keywords.js';
import { any, either, list, map, may, need, node, on, scalar, text, typed, word, yes } from '../kinds.js';
import { draft, names, provenance } from './common.js';

type ConstraintWords = {
  readonly [K in keyof typeof constraints]: Pick<(typeof constraints)[K], 'kind' | 'doc' | 'on'>;
};

const constraintWords = Object.fromEntries(
  constraintKeywords.map((keyword) => {
    const { kind, doc, on: types } = constraints[keyword];
    return [keyword, { kind, doc, on: types }];
  }),
) as ConstraintWords;

const stability = word('closed', 'volatile', 'open');

export const value = {
  ...draft,
  type: may(word('string', 'integer', 'number', 'boolean', 'object', 'array', 'any'), 'The type of the value.'),
  shape: may(text, 'The name of a file in shapes/, instead of a type.'),
  nullable: may(yes, 'It may be null, to which no other keyword applies.'),
  description: may(text, 'Its meaning, in a short sentence of our own.'),
  properties: on(['object'], map(node('value')), 'The members of an object.'),
  values: on(['object'], node('value'), 'The value behind every key of a map, instead of properties.'),
  required: on(['object'], list(text), 'The members that must be given.'),
  rules: on(['object', 'array'], map(node('rule')), 'Rules between the members, by id.'),
  items: on(['array'], node('value'), 'The value of each item of an array.'),
  ...constraintWords,
  default: on(
    ['string', 'integer', 'number', 'boolean'],
    typed<Scalar>()(any),
    'The value that the service assumes when it is absent.',
  ),
  hint: on(['string'], text, 'The meaning of the pattern, as the end of a sentence that begins with "must".'),
  format: on(['string'], text, 'A named pattern.'),
  text: on(
    ['boolean'],
    typed<readonly [string, string]>()(list(text, 2, 2)),
    'The words that are sent for true and false.',
  ),
  wire: may(
    word('query', 'path', 'header', 'body', 'indexed', 'repeated', 'json-string', 'csv'),
    'The way in which it is sent.',
  ),
  name: may(text, 'Its name on the wire, where that differs.'),
  unit: on(['integer', 'number'], text, 'The unit of a number.'),
  large: on(
    ['integer'],
    yes,
    'It may exceed 2^53, as an ID may: it then travels as a bigint or as a string of digits.',
  ),
  secret: on(['string'], yes, 'Never shown in a message, a log or an issue.'),
  stability: may(
    either(stability, map(stability)),
    'How firm its limits are, where that is not the default: one word, or one for each keyword.',
  ),
  refers: on(['string', 'array'], text, 'The resource whose identity this is.'),
  memberOf: on(
    ['string'],
    text,
    'The resource and the member of it whose value this is, such as `Region.RegionEndpoint`.',
  ),
  deprecated: may(text, 'The replacement.'),
  ...provenance,
} as const;

export const shape = { ...value, shape: need(text, 'Its name.') } as const;

/** The keywords of a rule that make it a rule; each rule has exactly one. */
export const verbs = {
  requireAny: may(list(text, 2), 'At least one of these must be given.'),
  requireOne: may(list(text, 2), 'Exactly one of these must be given.'),
  atMostOne: may(list(text, 2), 'No two of these may be given together.'),
  allOrNone: may(list(text, 2), 'Either all of these are given or none.'),
  when: may(
    typed<Readonly<Record<string, Condition>>>()(map(either(scalar, list(scalar, 1), node('not')))),
    'The conditions under which `require`, `forbid` and `restrict` apply.',
  ),
  table: may(text, 'The member whose limits depend on others.'),
  compare: may(
    typed<readonly [string, Comparison, string]>()(list(text, 3, 3)),
    'Two members and the comparison that must hold between them.',
  ),
  uniqueBy: may(text, 'The member in which the items of a list must differ.'),
  server: may(text, 'A rule that only the server can check, in a sentence.'),
} as const;

export const rule = {
  ...verbs,
  require: may(names, 'The members that must then be given.'),
  forbid: may(names, 'The members that must then be absent, or have their default.'),
  restrict: may(
    typed<Readonly<Record<string, Restriction>>>()(map(node('value'))),
    'The members whose limits then change, with these limits.',
  ),
  by: may(names, 'The members that the limits of a table depend on.'),
  rows: may(
    typed<readonly TableRow[]>()(list(list(any, 2), 1)),
    'The rows of a table: one cell for each member of `by`, then the limits.',
  ),
  error: may(text, 'The documented error code.'),
  stability: may(stability, 'How firm the rule is, where that is not the default.'),
  description: may(text, 'The reason for it.'),
  ...provenance,
} as const;

export const not = { not: need(either(scalar, list(scalar, 1)), 'The values it must not have.') } as const;
