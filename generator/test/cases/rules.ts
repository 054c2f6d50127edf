import type { Case } from '../support/case.js';

/** Exchanges the rule in-order of an operation; its example goes with it. */
const rule = (given: string, is: string, ...want: readonly string[]): Case => ({
  given,
  change: {
    'operations/CreateBox.yaml': [
      ['    in-order:\n      compare: [From, <=, Until]\n', is],
      ["  - fails: '#in-order'\n    input: { Name: books, From: 2, Until: 1 }\n", ''],
    ],
  },
  want,
});

const box = (given: string, was: string, is: string, ...want: readonly string[]): Case => ({
  given,
  change: { 'operations/CreateBox.yaml': [[was, is]] },
  want,
});

const verbs = 'requireAny, requireOne, atMostOne, allOrNone, when, table, compare, uniqueBy, server';
const row = '        - [cold, { maximum: 50 }]\n';

export const ruleCases: readonly Case[] = [
  rule('no verb', '    »r: { error: BoxSealed }\n', `rule-without-verb: a rule needs one verb: ${verbs}`),
  rule(
    'two verbs',
    '    »r: { requireAny: [From, Until], atMostOne: [From, Until] }\n',
    'rule-with-two-verbs: a rule has one verb; this one has requireAny and atMostOne',
  ),
  rule(
    'a condition alone',
    '    »r: { when: { Kind: cold } }\n',
    "rule-incomplete: 'when' needs 'require', 'forbid' or 'restrict'",
  ),
  rule('a table without rows', '    »r: { table: From, by: [Kind] }\n', "rule-incomplete: 'table' needs 'rows'"),
  rule(
    'a word of another verb',
    '    r: { requireAny: [From, Until], »forbid: [Size] }\n',
    "rule-word-misplaced: 'forbid' has no meaning beside 'requireAny'",
  ),
  rule(
    'a verb misspelt',
    '    r: { »requireany: [From, Until] }\n',
    "keyword-unknown: a rule has no keyword 'requireany' (did you mean 'requireAny'?)",
  ),
  rule(
    'a list of one',
    '    r: { requireAny: »[From] }\n',
    "value-wrong: 'requireAny' must be a list of at least 2, not a list of 1",
  ),
  rule(
    'a member misspelt',
    '    r: { requireAny: [From, »Untill] }\n',
    "rule-unknown-member: rule 'r' names 'Untill', which is not a member here (did you mean 'Until'?)",
  ),
  rule(
    'a member below a list',
    '    r: { when: { Kind: cold }, forbid: [»Tag.Key] }\n',
    "rule-unknown-member: rule 'r' names 'Tag.Key', which is not a member here",
  ),
  rule(
    'a condition’s member',
    '    r: { when: { »Kimd: cold }, forbid: [Size] }\n',
    "rule-unknown-member: rule 'r' names 'Kimd', which is not a member here (did you mean 'Kind'?)",
  ),
  rule(
    'a restricted member',
    '    r: { when: { Kind: cold }, restrict: { »Sise: { maximum: 5 } } }\n',
    "rule-unknown-member: rule 'r' names 'Sise', which is not a member here (did you mean 'Size'?)",
  ),
  rule(
    'the member of a table',
    '    r: { table: »Sise, by: [Kind], rows: [[cold, { maximum: 5 }]] }\n',
    "rule-unknown-member: rule 'r' names 'Sise', which is not a member here (did you mean 'Size'?)",
  ),
  rule(
    'a member to differ in',
    '    r: { uniqueBy: »Key }\n',
    "rule-unknown-member: rule 'r' names 'Key', which is not a member here",
  ),
  rule(
    'a condition on every item',
    "    r: { when: { »'Tag[].Key': a }, forbid: [Size] }\n",
    "rule-member-many: rule 'r' cannot read 'Tag[].Key': a path with [] may only be used in forbid, restrict and table",
  ),
  rule(
    'a value the member cannot have',
    '    r: { when: { Kind: »warm }, forbid: [Size] }\n',
    `rule-never-holds: rule 'r' needs 'Kind' to be "warm", which it cannot be`,
  ),
  {
    given: 'nearly one of the values of a list',
    change: {
      'operations/CreateBox.yaml': [
        ['- [cold, { maximum: 50 }]', '- [cold, { maximum: 50 }]\n        - [»plian, { maximum: 50 }]'],
      ],
    },
    want: [
      `rule-never-holds: rule 'size-by-kind' needs 'Kind' to be "plian", which it cannot be (did you mean 'plain'?)`,
    ],
  },
  {
    given: 'a value that the list lacks, though it may grow',
    change: {
      'operations/CreateBox.yaml': [
        ['- [cold, { maximum: 50 }]', '- [cold, { maximum: 50 }]\n        - [»huge, { maximum: 50 }]'],
      ],
    },
    want: [`rule-never-holds: rule 'size-by-kind' needs 'Kind' to be "huge", which it cannot be`],
  },
  rule(
    'one of several values',
    '    r: { when: { Kind: »[cold, warm] }, forbid: [Size] }\n',
    `rule-never-holds: rule 'r' needs 'Kind' to be "warm", which it cannot be`,
  ),
  rule(
    'the word of a boolean',
    "    r: { when: { Sealed: »'yes' }, forbid: [Size] }\n",
    `rule-never-holds: rule 'r' needs 'Sealed' to be "yes", which it cannot be`,
  ),
  rule(
    'a sign that is no comparison',
    "    r: { compare: [From, »'=<', Until] }\n",
    "comparison-unknown: '=<' is not a comparison; use one of < <= > >= == !=",
  ),
  rule(
    'a text against a number',
    '    r: { compare: »[Name, <=, Until] }\n',
    'comparison-mixed: Name and Until cannot be compared; both must be numbers, or both strings',
  ),
  rule(
    'a word no rule can set',
    '    r: { when: { Kind: cold }, restrict: { Size: { »unit: m } } }\n',
    "rule-word-unknown: rule 'r' cannot restrict 'unit'",
  ),
  rule(
    'a limit of another type',
    '    r: { when: { Kind: cold }, restrict: { Size: { »maxLength: 5 } } }\n',
    "keyword-misplaced: 'maxLength' does not apply to a value of type integer",
  ),
  rule(
    'a limit beyond the member’s',
    '    r: { when: { Kind: cold }, restrict: { Size: { »maximum: 110 } } }\n',
    "rule-loosens: 'maximum' of rule 'r' allows values that the member itself refuses: 110 here, 100 there (Size, line 10)",
  ),
  rule(
    'a value beyond the member’s',
    '    r: { when: { Size: 3 }, restrict: { Kind: { »enum: [cold, warm] } } }\n',
    "rule-loosens: 'enum' of rule 'r' allows values that the member itself refuses",
  ),
  rule(
    'limits the wrong way round',
    '    r: { when: { Kind: cold }, restrict: { Size: { minimum: »9, maximum: 5 } } }\n',
    'bounds-crossed: minimum 9 is above maximum 5; no value could pass',
  ),
  rule(
    'a pattern that is none',
    "    r: { when: { Kind: cold }, restrict: { Name: { pattern: »'(', hint: be nothing } } }\n",
    'pattern-invalid: this is not a regular expression: /(/u: Unterminated group',
  ),
  box(
    'a cell too many',
    row,
    '        - »[cold, 1, { maximum: 50 }]\n',
    "rule-row-cells: a row of rule 'size-by-kind' must be one cell for each of Kind, then a map of limits",
  ),
  box(
    'limits without their map',
    row,
    '        - »[cold, 1, 50]\n',
    "rule-row-cells: a row of rule 'size-by-kind' must be one cell for each of Kind, then a map of limits",
  ),
  box(
    'no limits',
    row,
    '        - »[cold, null]\n',
    "rule-row-cells: a row of rule 'size-by-kind' must be one cell for each of Kind, then a map of limits",
  ),
  box(
    'a limit of a row in quotes',
    row,
    "        - [cold, { maximum: »'50' }]\n",
    `value-wrong: 'maximum' must be a number, not "50"; take off the quotes`,
  ),
  box(
    'a limit of a row misspelt',
    row,
    '        - [cold, { »maxmum: 50 }]\n',
    "rule-word-unknown: rule 'size-by-kind' cannot restrict 'maxmum' (did you mean 'maximum'?)",
  ),
  box(
    'a row that is none',
    row,
    '        - »cold: { maximum: 50 }\n',
    "value-wrong: an entry of 'rows' must be a list of at least 2, not a map",
  ),
  box(
    'a cell the member cannot have',
    row,
    `${row}        - [»warm, { maximum: 50 }]\n`,
    `rule-never-holds: rule 'size-by-kind' needs 'Kind' to be "warm", which it cannot be`,
  ),
  box(
    'a row after one that takes all',
    row,
    `        - ['*', { maximum: 100 }]\n        - »[cold, { maximum: 50 }]\n`,
    "rule-row-unreachable: no input reaches this row of rule 'size-by-kind': earlier rows match them all",
  ),
  {
    given: 'a pattern that is none and a condition that would try it',
    change: {
      'operations/CreateBox.yaml': [
        ["pattern: '^[a-z]+$'", "pattern: »'('"],
        ['when: { Sealed: true }', 'when: { Label: a }'],
      ],
    },
    want: ['pattern-invalid: this is not a regular expression: /(/u: Unterminated group'],
  },
];
