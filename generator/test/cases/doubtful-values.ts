import type { Case } from '../support/case.js';

export const doubtfulValueCases: readonly Case[] = [
  {
    given: 'values that differ by case only',
    change: { 'operations/CreateBox.yaml': [['enum: [plain, cold]', 'enum: [plain, »Plain, cold]']] },
    want: [
      'enum-similar: the value "Plain" looks like "plain" (only the case differs); remove one of them, or explain both in the ledger',
    ],
  },
  {
    given: 'values that differ by 1 and l',
    change: { 'operations/CreateBox.yaml': [['enum: [plain, cold]', 'enum: [plain, cold, »co1d]']] },
    want: [
      'enum-similar: the value "co1d" looks like "cold" (l, I and 1 look alike, and so do O and 0); remove one of them, or explain both in the ledger',
    ],
  },
  {
    given: 'values that differ by case, as the ledger says',
    change: {
      'operations/CreateBox.yaml': [['enum: [plain, cold]', 'enum: [plain, Plain, cold]']],
      'discrepancies.yaml': [
        ['CreateBox.input.Size', 'CreateBox.input.Kind'],
        ['At most 100.', 'Both are values.'],
      ],
    },
    want: [],
  },
  {
    given: 'a required member with a default',
    change: {
      'operations/CreateBox.yaml': [
        ['required: [Name]', 'required: [Name, Kind]'],
        [
          "  - fails: '#in-order'\n    input: { Name: books,",
          "  - fails: '#in-order'\n    input: { Name: books, Kind: plain,",
        ],
        ['ok: { Name: books,', 'ok: { Name: books, Kind: plain,'],
        ['input: { Name: books, Size', 'input: { Name: books, Kind: plain, Size'],
        ['{ Name: books, Sealed', '{ Name: books, Kind: plain, Sealed'],
      ],
    },
    want: [
      'specs/depot/operations/CreateBox.yaml:9:57 required-default: \'Kind\' is required, so its default "plain" never counts; remove one of them',
    ],
  },
  {
    given: 'a required member that may be omitted',
    change: {
      'operations/CreateBox.yaml': [
        ['description: The name on the lid.', 'description: »The name on the lid; blank if omitted.'],
      ],
    },
    want: [
      "required-described-optional: 'Name' is required, but its description says 'if omitted'; one of them is wrong",
    ],
  },
  {
    given: 'a required member that may be absent',
    change: {
      'operations/CreateBox.yaml': [
        ['description: The name on the lid.', 'description: »The name on the lid; none when absent.'],
      ],
    },
    want: [
      "required-described-optional: 'Name' is required, but its description says 'when absent'; one of them is wrong",
    ],
  },
  {
    given: 'a required member that is optional',
    change: { 'operations/CreateBox.yaml': [['description: The name on the lid.', 'description: »An optional name.']] },
    want: [
      "required-described-optional: 'Name' is required, but its description says 'An optional'; one of them is wrong",
    ],
  },
  {
    given: 'a required member that is not required',
    change: {
      'operations/SealBox.yaml': [
        [
          'BoxId: { type: string, refers: Box }',
          'BoxId: { type: string, refers: Box, description: »The box; may be left out. }',
        ],
      ],
    },
    want: [
      "required-described-optional: 'BoxId' is required, but its description says 'may be left out'; one of them is wrong",
    ],
  },
  {
    given: 'a password',
    change: {
      'operations/CreateBox.yaml': [
        ['From: { type: integer }', '»Password: { type: string }\n    From: { type: integer }'],
      ],
    },
    want: [
      "secret-undeclared: 'Password' is a credential by its name; with 'secret: true' it would never be shown in a message or a log",
    ],
  },
  {
    given: 'the secret of an access key',
    change: {
      'operations/ListBoxes.yaml': [
        ['TotalCount: { type: integer }', 'TotalCount: { type: integer }\n    »AccessKeySecret: { type: string }'],
      ],
    },
    want: [
      "secret-undeclared: 'AccessKeySecret' is a credential by its name; with 'secret: true' it would never be shown in a message or a log",
    ],
  },
  {
    given: 'a token that is a credential, and tokens that are none',
    change: {
      'operations/CreateBox.yaml': [
        [
          'From: { type: integer }',
          'SecurityToken: { type: string }\n    UploadToken: { type: string }\n    From: { type: integer }',
        ],
      ],
    },
    want: [
      "specs/depot/operations/CreateBox.yaml:14:5 secret-undeclared: 'SecurityToken' is a credential by its name; with 'secret: true' it would never be shown in a message or a log",
      "specs/depot/operations/CreateBox.yaml:14:5 member-reserved: the RPC protocol adds 'SecurityToken' to every request; an operation cannot have such a parameter",
    ],
  },
  {
    given: 'a private key in an item',
    change: {
      'operations/CreateBox.yaml': [
        ['Value: { type: string }', 'Value: { type: string }\n          »PrivateKey: { type: string }'],
      ],
    },
    want: [
      "secret-undeclared: 'PrivateKey' is a credential by its name; with 'secret: true' it would never be shown in a message or a log",
    ],
  },
  {
    given: 'a password that is secret',
    change: {
      'operations/CreateBox.yaml': [
        ['From: { type: integer }', 'Password: { type: string, secret: true }\n    From: { type: integer }'],
      ],
    },
    want: [],
  },
  {
    given: 'the same word for true and false',
    change: {
      'operations/CreateBox.yaml': [
        ["text: ['yes', 'no']", "text: ['yes', »'yes']"],
        ["Sealed: 'yes'", 'Sealed: true'],
      ],
    },
    want: ["text-same: true and false are both sent as 'yes'; they must differ"],
  },
  {
    given: 'words that are no texts',
    change: { 'operations/CreateBox.yaml': [["text: ['yes', 'no']", 'text: [»true, »true]']] },
    want: [
      "value-wrong: an entry of 'text' must be a string, not true; put it in quotes",
      "value-wrong: an entry of 'text' must be a string, not true; put it in quotes",
    ],
  },
];
