import { formats } from '../../src/language/formats.js';
import type { Case } from '../support/case.js';

const box = (given: string, was: string, is: string, ...want: readonly string[]): Case => ({
  given,
  change: { 'operations/CreateBox.yaml': [[was, is]] },
  want,
});

const from = 'From: { type: integer }';
const label = "Label: { type: string, pattern: '^[a-z]+$', hint: be lower-case letters }";

export const valueCases: readonly Case[] = [
  box(
    'neither type nor shape',
    'Name: { type: string, minLength: 2, maxLength: 8, description: The name on the lid. }',
    '»Name: { description: The name on the lid. }',
    "type-missing: 'Name' has neither a type nor a shape",
  ),
  box(
    'type and shape',
    'Owner: { shape: OwnerName }',
    'Owner: { type: string, »shape: OwnerName }',
    "type-and-shape: 'Owner' has both a type and a shape; keep one",
  ),
  box(
    'a limit of another type',
    from,
    'From: { type: integer, »maxLength: 3 }',
    "keyword-misplaced: 'maxLength' does not apply to a value of type integer",
  ),
  box(
    'rules on a text',
    'Owner: { shape: OwnerName }',
    'Owner: { shape: OwnerName, »rules: {} }',
    "keyword-misplaced: 'rules' does not apply to a value of type string",
  ),
  box(
    'a secret number',
    from,
    'From: { type: integer, »secret: true }',
    "keyword-misplaced: 'secret' does not apply to a value of type integer",
  ),
  {
    given: 'the shape of a token misspelt',
    change: {
      'shapes/Token.yaml': 'shape: Token\ntype: string\n',
      'operations/CreateBox.yaml': [['ClientToken: { type: string }', 'ClientToken: { shape: »Tokn }']],
    },
    want: ["shape-unknown: there is no shape 'Tokn' (did you mean 'Token'?)"],
  },
  box(
    'a shape misspelt',
    'Owner: { shape: OwnerName }',
    'Owner: { shape: »OwnerNmae }',
    "shape-unknown: there is no shape 'OwnerNmae' (did you mean 'OwnerName'?)",
  ),
  box('a shape of no near name', label, 'Label: { shape: »Person }', "shape-unknown: there is no shape 'Person'"),
  {
    given: 'shapes that hold each other',
    change: {
      'shapes/Crate.yaml': 'shape: »Crate\ntype: object\nproperties:\n  Inner: { shape: Pallet }\n',
      'shapes/Pallet.yaml': 'shape: »Pallet\ntype: array\nitems: { shape: Crate }\n',
    },
    want: [
      'shape-cycle: these shapes contain each other: Crate > Pallet > Crate',
      'shape-cycle: these shapes contain each other: Pallet > Crate > Pallet',
    ],
  },
  {
    given: 'a shape nobody names',
    change: { 'shapes/Colour.yaml': 'shape: »Colour\ntype: string\n' },
    want: ["shape-unused: no value has 'shape: Colour'; use the shape or remove its file"],
  },
  box(
    'a format misspelt',
    label,
    'Label: { type: string, format: »utc-minutes }',
    "format-unknown: there is no format 'utc-minutes' (did you mean 'utc-minute'?)",
  ),
  box(
    'a format with the name of something every object has',
    label,
    'Label: { type: string, format: »toString }',
    `format-unknown: there is no format 'toString'; use one of ${Object.keys(formats).join(', ')}`,
  ),
  box(
    'a format and a pattern',
    label,
    "Label: { type: string, format: ipv4, »pattern: '^[0-9.]+$', hint: be an address }",
    'format-and-pattern: a format is a pattern; keep only one of them',
  ),
  box(
    'a pattern that is none',
    label,
    "Label: { type: string, pattern: »'^[a-z$', hint: be lower-case letters }",
    'pattern-invalid: this is not a regular expression: /^[a-z$/u: Unterminated character class',
  ),
  box(
    'a pattern for a part',
    label,
    "Label: { type: string, pattern: »'[a-z]+', hint: be lower-case letters }",
    'pattern-unanchored: the pattern must match the whole string: begin it with ^ and end it with $',
  ),
  box(
    'a pattern of two halves',
    label,
    "Label: { type: string, pattern: »'^a|b$', hint: be a or b }",
    'pattern-unanchored: the pattern must match the whole string: begin it with ^ and end it with $',
  ),
  box(
    'a pattern without a hint',
    label,
    "Label: { type: string, »pattern: '^[a-z]+$' }",
    'pattern-without-hint: a pattern needs a hint that describes it for people',
  ),
  box(
    'bounds the wrong way round',
    'minLength: 2, maxLength: 8',
    'minLength: »9, maxLength: 8',
    'bounds-crossed: minLength 9 is above maxLength 8; no value could pass',
  ),
  box(
    'bounds that leave nothing between them',
    from,
    'From: { type: number, exclusiveMinimum: »1, maximum: 1 }',
    'bounds-crossed: exclusiveMinimum 1 is not below maximum 1; no value could pass',
  ),
  box(
    'a bound against the shape’s',
    'Owner: { shape: OwnerName }',
    'Owner: { shape: OwnerName, minLength: »24 }',
    'bounds-crossed: minLength 24 is above maxLength 20; no value could pass',
  ),
  box(
    'a value listed twice',
    'enum: [plain, cold]',
    'enum: [plain, cold, »plain]',
    'enum-repeats: the value "plain" is listed twice',
  ),
  box(
    'a listed value of another type',
    'enum: [plain, cold]',
    'enum: [plain, cold, »3]',
    'value-of-other-type: the enum value 3 is not of type string',
  ),
  box(
    'a constant of another type',
    from,
    "From: { type: integer, const: »'1' }",
    'value-of-other-type: the const "1" is not of type integer',
  ),
  box(
    'a word where a boolean is meant',
    'default: false',
    "default: »'no'",
    'value-of-other-type: the default "no" is not of type boolean',
  ),
  box(
    'a default outside',
    'default: plain',
    'default: »palin',
    'default-refused: the default "palin" would be refused: it must be one of plain, cold, not "palin" (did you mean plain?)',
  ),
  box(
    'a required member misspelt',
    'required: [Name]',
    'required: [»Nmae]',
    "required-unknown: 'Nmae' is required but not a member (did you mean 'Name'?)",
  ),
  {
    given: 'a member of every answer',
    change: { 'product.yaml': [['RequestId: { type: string,', 'RequestId: { type: string, »maximum: 3,']] },
    want: ["keyword-misplaced: 'maximum' does not apply to a value of type string"],
  },
  {
    given: 'a source misspelt',
    change: { 'operations/SealBox.yaml': [['docs: guide > Boxes', 'docs: »giude > Boxes']] },
    want: ["source-unknown: sources.yaml has no 'giude' (did you mean 'guide'?); it has guide"],
  },
  {
    given: 'members and data called docs and refers, which are no places',
    change: {
      'operations/SealBox.yaml': [
        [
          'BoxId: { type: string, refers: Box }',
          'BoxId: { type: string, refers: Box }\n    docs: { type: string }\n    refers: { type: string }',
        ],
        ['- ok: { BoxId: b-1 }', '- ok: { BoxId: b-1, docs: none, refers: none }'],
      ],
    },
    want: [],
  },
  box(
    'a resource misspelt',
    'BoxId: { type: string, refers: Box }',
    'BoxId: { type: string, refers: »Bx }',
    "resource-unknown: there is no resource 'Bx' (did you mean 'Box'?)",
  ),
  box('a member of a resource', label, 'Label: { type: string, memberOf: Box.Name }'),
  box(
    'a member of a misspelt resource',
    label,
    'Label: { type: string, memberOf: »Bx.Name }',
    "resource-unknown: there is no resource 'Bx' (did you mean 'Box'?)",
  ),
  box(
    'a misspelt member of a resource',
    label,
    'Label: { type: string, memberOf: »Box.Nmae }',
    "resource-member-unknown: no answer and no input about Box has a member 'Nmae' (did you mean 'Name'?)",
  ),
];
