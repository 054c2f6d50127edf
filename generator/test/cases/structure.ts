import type { Case } from '../support/case.js';

const box = (given: string, was: string, is: string, ...want: readonly string[]): Case => ({
  given,
  change: { 'operations/CreateBox.yaml': [[was, is]] },
  want,
});

const size = 'Size: { type: integer, minimum: 1, maximum: 100, unit: cm }';

export const structureCases: readonly Case[] = [
  {
    given: 'texts that are still to be written, in the place of anything',
    change: {
      'operations/SealBox.yaml': [['errors:\n', "errors: »'TODO: its error table'\n# "]],
      'product.yaml': [
        ['title: Depot Service', "title: »'TODO: the name that the vendor gives it'"],
        ['  default: https://depot.example.com', "  default: »'https://TODO: the host'"],
        ['{ method: GET, auth: [access-key] }', "»'TODO: the method'"],
      ],
    },
    want: [
      "placeholder-left: 'errors' is still to be written: its error table",
      "placeholder-left: 'title' is still to be written: the name that the vendor gives it",
      "placeholder-left: 'rpc' is still to be written: the method",
      "placeholder-left: 'default' is still to be written: the host",
    ],
  },
  box(
    'a keyword misspelt',
    '  required: [Name]',
    '  »requierd: [Name]',
    "keyword-unknown: an input has no keyword 'requierd' (did you mean 'required'?)",
  ),
  box(
    'a keyword in other letters',
    'minLength: 2',
    '»minlength: 2',
    "keyword-unknown: a value has no keyword 'minlength' (did you mean 'minLength'?)",
  ),
  box(
    'a keyword of JSON Schema that is not ours',
    'minimum: 1, maximum',
    '»multipleOf: 2, maximum',
    "keyword-unknown: a value has no keyword 'multipleOf'",
  ),
  box(
    'a needed keyword misspelt: one finding',
    'summary: Puts',
    '»sumary: Puts',
    "keyword-unknown: an operation has no keyword 'sumary' (did you mean 'summary'?)",
  ),
  box(
    'a needed keyword missing',
    'operation: CreateBox\ndocs: guide > Boxes\n',
    '»operation: CreateBox\n',
    "keyword-missing: an operation needs 'docs'",
  ),
  box(
    'a needed keyword of an entry missing',
    '- { code: BoxSealed, http: 403, kind: state, cause: The box is sealed. }',
    '- »{ code: BoxSealed, http: 403, kind: state }',
    "keyword-missing: an error row needs 'cause'",
  ),
  box(
    'members not indented below their keyword',
    'input:\n  required: [Name]\n  properties:',
    'input:\nrequired: [Name]\n  »properties:',
    'yaml-syntax: this line must begin in the same column as the entries it belongs to',
  ),
  box(
    'rules beside the input',
    '  rules:\n    size',
    '»rules:\n    size',
    "keyword-unknown: an operation has no keyword 'rules'; it belongs below 'input'",
  ),
  {
    given: 'members without their properties',
    change: { 'operations/SealBox.yaml': [['output: {}', 'output:\n  »Status: { type: string }']] },
    want: ["keyword-unknown: an output has no keyword 'Status'; members belong below 'properties'"],
  },
  {
    given: 'members beside their keyword instead of below it',
    change: {
      'operations/SealBox.yaml': [
        [
          'input:\n  required: [BoxId]\n  properties:\n    BoxId: { type: string, refers: Box }\n',
          '»input:\n»required: [BoxId]\n',
        ],
      ],
    },
    want: [
      "value-wrong: 'input' must be a map, not empty",
      "keyword-unknown: an operation has no keyword 'required'; if it belongs to 'input', indent it further",
    ],
  },
  {
    given: 'an example’s members beside `ok`',
    change: { 'operations/SealBox.yaml': [['  - ok: { BoxId: b-1 }', '  - ok:\n    »BoxId: b-1']] },
    want: ["keyword-unknown: an example has no keyword 'BoxId'; if it belongs to 'ok', indent it further"],
  },
  {
    given: 'an example at the level of the operation',
    change: { 'operations/SealBox.yaml': [['examples:\n  - ok: { BoxId: b-1 }', '»examples:\n»ok: { BoxId: b-1 }']] },
    want: [
      "value-wrong: 'examples' must be a list of at least 1, not empty",
      "keyword-unknown: an operation has no keyword 'ok'; if it belongs to 'examples', indent it further",
    ],
  },
  {
    given: 'a map where a list is wanted',
    change: { 'operations/SealBox.yaml': [['  - ok: { BoxId: b-1 }', '  »ok: { BoxId: b-1 }']] },
    want: ["value-wrong: 'examples' must be a list of at least 1, not a map; begin each entry with '- '"],
  },
  {
    given: 'a dash without a space',
    change: { 'tables/sizes.yaml': [['  - [small, 1]\n  - [large, 2]', '  »-[small, 1]']] },
    want: [`value-wrong: 'rows' must be a list, not "-[small, 1]"; write [-[small, 1]]`],
  },
  box(
    'a list where a map is wanted',
    `    ${size}\n`,
    '    Size:\n      »- type: integer\n',
    "value-wrong: 'Size' must be a map, not a list of 1; take out the '- '",
  ),
  box(
    'a number where a list is wanted',
    'required: [Name]',
    'required: »3',
    "value-wrong: 'required' must be a list, not 3; write [3]",
  ),
  box(
    'a text where a list is wanted',
    'required: [Name]',
    'required: »Name',
    `value-wrong: 'required' must be a list, not "Name"; write [Name]`,
  ),
  box(
    'a type where a value is wanted',
    'From: { type: integer }',
    'From: »integer',
    `value-wrong: 'From' must be a map, not "integer"; write { type: integer }`,
  ),
  box(
    'no space after a colon',
    '- ok: { Name: books, Size: 60 }',
    '- ok:{ Name: »books, Size: 60 }',
    'yaml-syntax: put a space after the first colon',
  ),
  box(
    'no space after a colon inside braces',
    'From: { type: integer }',
    'From: { »type:integer }',
    "keyword-unknown: a value has no keyword 'type:integer'; put a space after the colon",
  ),
  box(
    'no space after a colon and nothing else',
    'From: { type: integer }',
    'From:\n      »type:integer',
    `value-wrong: 'From' must be a map, not "type:integer"; put a space after the colon`,
  ),
  box(
    'a comma in a text inside braces',
    'description: The name on the lid.',
    'description: The name, »on the lid.',
    "keyword-unknown: a value has no keyword 'on the lid.'; a string with a comma must be in quotes inside { }",
  ),
  box(
    'a place that YAML takes for a comment',
    "- fails: '#in-order'",
    '- »fails: #in-order',
    "value-wrong: 'fails' must be a string such as DataDisk.0.Size#minimum, not empty; a string that begins with # must be in quotes",
  ),
  box('an empty value', 'minimum: 1,', '»minimum: ,', "value-wrong: 'minimum' must be a number, not empty"),
  box(
    'a number where a text is wanted',
    'code: BoxSealed',
    'code: »403',
    "value-wrong: 'code' must be a string, not 403; put it in quotes",
  ),
  box(
    'a number in quotes',
    'maximum: 100',
    "maximum: »'100'",
    `value-wrong: 'maximum' must be a number, not "100"; take off the quotes`,
  ),
  box(
    'half a number where a whole one is wanted',
    'maxItems: 3',
    'maxItems: »2.5',
    "value-wrong: 'maxItems' must be a whole number, not 2.5",
  ),
  box(
    'booleans for words',
    "text: ['yes', 'no']",
    'text: [»true, »false]',
    ...[true, false].map((one) => `value-wrong: an entry of 'text' must be a string, not ${one}; put it in quotes`),
  ),
  box(
    'one word too few',
    "text: ['yes', 'no']",
    "text: »['yes']",
    "value-wrong: 'text' must be a list of exactly 2, not a list of 1",
  ),
  box(
    'a word that is none of those known',
    'kind: missing',
    'kind: »mising',
    `value-wrong: 'kind' must be one of missing, malformed, unsupported, range, notFound, exists, mismatch, state, dependency, quota, denied, locked, balance, throttled, server, dryRun, other, not "mising" (did you mean 'missing'?)`,
  ),
  box(
    'one of several kinds',
    'idempotency: { token: ClientToken }',
    'idempotency: »sfae',
    `value-wrong: 'idempotency' must be one of safe, none or a map with 'token', not "sfae" (did you mean 'safe'?)`,
  ),
  box(
    'a text of another form',
    'operation: CreateBox',
    'operation: »createBox',
    `value-wrong: 'operation' must be a string such as CreateDisk, not "createBox"`,
  ),
  box(
    'a type misspelt',
    'From: { type: integer }',
    'From: { type: »interger }',
    "type-unknown: there is no type 'interger' (did you mean 'integer'?)",
  ),
  box(
    'a type of another language',
    'From: { type: integer }',
    'From: { type: »float }',
    "type-unknown: there is no type 'float'; use one of string, integer, number, boolean, object, array, any",
  ),
  {
    given: 'a file that is a list',
    change: { 'tables/sizes.yaml': '»- small\n- large\n' },
    want: ["value-wrong: this file must be a map that begins with 'table:', not a list of 2"],
  },
  {
    given: 'a file that is a text',
    change: { 'tables/sizes.yaml': '»table:sizes\n' },
    want: [`value-wrong: this file must be a map that begins with 'table:', not "table:sizes"`],
  },
  {
    given: 'an operation others speak about: they stay quiet',
    change: {
      'operations/CreateBox.yaml': [['errors:', '»erors:']],
      'operations/ListBoxes.yaml': [['pagination:', '»paginaton:']],
    },
    want: [
      "keyword-unknown: an operation has no keyword 'erors' (did you mean 'errors'?)",
      "keyword-unknown: an operation has no keyword 'paginaton' (did you mean 'pagination'?)",
    ],
  },
  {
    given: 'a shape others use: they stay quiet',
    change: {
      'shapes/Box.yaml': [['type: object', '»typ: object']],
      'shapes/OwnerName.yaml': [['maxLength', '»maxLenght']],
    },
    want: [
      "keyword-unknown: a shape has no keyword 'typ' (did you mean 'type'?)",
      "keyword-unknown: a shape has no keyword 'maxLenght' (did you mean 'maxLength'?)",
    ],
  },
  {
    given: 'the product, whose answer every example shows',
    change: { 'product.yaml': [['title: Depot', '»titel: Depot']] },
    want: ["keyword-unknown: a product has no keyword 'titel' (did you mean 'title'?)"],
  },
  {
    given: 'the resource values refer to',
    change: { 'resources/Box.yaml': [['state: Status', '»stat: Status']] },
    want: ["keyword-unknown: a resource has no keyword 'stat' (did you mean 'state'?)"],
  },
];
