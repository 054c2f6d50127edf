import type { Case } from '../support/case.js';

const alias = 'yaml-alias: anchors, aliases and merge keys are not part of the spec language; write the value out';
const size = 'Size: { type: integer, minimum: 1, maximum: 100, unit: cm }';

/** A change to one line of an operation. */
const box = (given: string, was: string, is: string, ...want: readonly string[]): Case => ({
  given,
  change: { 'operations/CreateBox.yaml': [[was, is]] },
  want,
});

export const yamlCases: readonly Case[] = [
  box(
    'a tab that indents',
    '    From: { type: integer }',
    '»\tFrom: { type: integer }',
    'yaml-syntax: a tab indents this line; indent with spaces',
  ),
  box(
    'a line indented too far',
    'summary: Puts a new box on a shelf.',
    'summary: »Puts a new box on a shelf.\n  deprecated: no',
    'yaml-syntax: this already is a value, so the line below it must not be indented further',
  ),
  box(
    'a line indented too little',
    '    From: { type: integer }',
    '   »From: { type: integer }',
    'yaml-syntax: this line must begin in the same column as the entries it belongs to',
  ),
  box(
    'a list entry that is no entry',
    '  - fails: Size#maximum',
    '  »fails: Size#maximum',
    'yaml-syntax: this line must begin in the same column as the entries it belongs to',
  ),
  box('a line without a colon', size, '»Size', "yaml-syntax: 'Size' needs a colon and a value after it"),
  box(
    'a colon in a text',
    'summary: Puts a new box on a shelf.',
    'summary: »Boxes: puts one.',
    "yaml-syntax: a string that contains ': ' must be in quotes",
  ),
  box(
    'a colon in a text inside braces',
    'description: The name on the lid.',
    'description: »The name: on the lid.',
    "yaml-syntax: inside { } and [ ] a comma separates the entries, and a string that contains ': ' must be in quotes",
  ),
  box(
    'a comma forgotten',
    'minimum: 1, maximum: 100',
    'minimum: »1 maximum: 100',
    "yaml-syntax: inside { } and [ ] a comma separates the entries, and a string that contains ': ' must be in quotes",
  ),
  box(
    'a brace not closed',
    `${size}\n    Sealed`,
    'Size: { type: integer\n    »Sealed',
    'yaml-syntax: a { above is not closed by a }, or the lines inside it are not indented',
  ),
  box('a brace too many', size, `${size}»}`, 'yaml-syntax: this } closes nothing'),
  box('a bracket too many', 'required: [Name]', 'required: [Name]»]', 'yaml-syntax: this ] closes nothing'),
  box(
    'a quote not closed',
    'hint: be lower-case letters }',
    "hint: »'be lower-case letters }",
    'yaml-syntax: this quote is not closed; inside single quotes a quote is written twice',
  ),
  box(
    'a quote inside quotes',
    'summary: Puts a new box on a shelf.',
    "summary: 'Puts a box on Ann'»s shelf.'",
    'yaml-syntax: the value ends before this; put the whole string in quotes',
  ),
  box(
    'a pattern without quotes',
    "pattern: '^[a-z]+$'",
    'pattern: ^»[a-z]+$',
    'yaml-syntax: the value ends before this; put the whole string in quotes',
  ),
  box(
    'a backslash in double quotes',
    "pattern: '^[a-z]+$'",
    'pattern: "^»\\d+$"',
    'yaml-syntax: this is not an escape sequence; use single quotes for a literal backslash',
  ),
  box(
    'a sign that cannot begin a text',
    'compare: [From, <=, Until]',
    'compare: [From, »>=, Until]',
    'yaml-syntax: a string that begins with > must be in quotes',
  ),
  box(
    'a tag',
    'compare: [From, <=, Until]',
    'compare: [From, »!=, Until]',
    'yaml-syntax: tags are not part of the spec language; a string that begins with ! must be in quotes',
  ),
  box(
    'a star',
    '- [cold, { maximum: 50 }]',
    '- [»*, { maximum: 50 }]',
    "yaml-syntax: a literal * must be in quotes: '*'",
  ),
  box('a key twice', size, `${size}\n    »Name: { type: string }`, "yaml-syntax: 'Name' appears twice in this map"),
  box(
    'a string that begins with a brace',
    'docs: guide > Boxes',
    'docs: {»{guide}}',
    'yaml-syntax: this is read as a map or list where a key belongs; a string that begins with { must be in quotes',
  ),
  box('two documents', 'errors:', '»---\nerrors:', 'yaml-syntax: a second document begins here; a file holds one'),
  box(
    'an anchor and an alias',
    'From: { type: integer }\n    Until: { type: integer }',
    'From: »&whole { type: integer }\n    Until: »*whole',
    alias,
    alias,
  ),
  box('a merge key', 'From: { type: integer }', 'From: { »<<: { type: integer } }', alias),
  {
    given: 'two lines with faults',
    change: { 'tables/sizes.yaml': 'table: »@sizes\ndocs: »`guide`\n' },
    want: [
      'yaml-syntax: a string that begins with @ must be in quotes',
      'yaml-syntax: a string that begins with ` must be in quotes',
    ],
  },
];
