import type { Case } from '../support/case.js';

const subject = (given: string, is: string, why: string): Case => ({
  given,
  change: { 'discrepancies.yaml': [['subject: CreateBox.input.Size', `subject: »${is}`]] },
  want: [
    `ledger-subject: the subject '${is}' does not exist: ${why}; if it was removed, this entry may be removed too`,
  ],
});

const sound = (is: string): Case => ({
  given: is,
  change: { 'discrepancies.yaml': [['CreateBox.input.Size', is]] },
  want: [],
});

/** A statement of a document about a place. */
const statement = (given: string, says: string, ...want: readonly string[]): Case => ({
  given,
  change: { 'discrepancies.yaml': [['decision: At most 100.', `decision: At most 100.\n    ${says}`]] },
  want,
});

export const ledgerCases: readonly Case[] = [
  statement('a statement about a member', 'says: [{ at: CreateBox.input.Size, maximum: 200 }]'),
  statement(
    'a statement about a member that only the document has',
    'says: [{ at: CreateBox.input.Colour, member: present }]',
  ),
  statement(
    'a statement about nothing',
    'says: [{ at: »CreateBox.input.Sise, maximum: 200 }]',
    "ledger-place: nothing is at 'CreateBox.input.Sise': there is no member 'Sise'",
  ),
  statement(
    'damage of nothing',
    "reads: [{ at: [CreateBox.input.Size, CreateBx.input.Size], from: '1', to: '2' }]".replace('[Create', '»[Create'),
    "ledger-place: nothing is at 'CreateBx.input.Size': there is no operation 'CreateBx' (did you mean 'CreateBox'?)",
  ),
  subject(
    'an operation misspelt',
    'CreateBx.input.Size',
    "there is no operation 'CreateBx' (did you mean 'CreateBox'?)",
  ),
  subject('a member', 'CreateBox.input.Sise', "there is no member 'Sise'"),
  subject('a member of the answer', 'CreateBox.output.Size', "there is no member 'Size'"),
  subject('an error', 'CreateBox.errors.Throttling', "it has no error 'Throttling'"),
  subject('a rule', 'CreateBox.rules.orderly', "it has no rule 'orderly'"),
  subject(
    'a part',
    'CreateBox.inputs.Size',
    "'inputs' is not a part of an operation; use input, output, errors, rules, examples, permissions, pagination, http, summary",
  ),
  subject(
    'a part with the name of something every object has',
    'CreateBox.constructor',
    "'constructor' is not a part of an operation; use input, output, errors, rules, examples, permissions, pagination, http, summary",
  ),
  subject('a shape', 'shapes.OwnerNam', "there is no shape 'OwnerNam' (did you mean 'OwnerName'?)"),
  subject('a member of a shape', 'shapes.Box.Size', "there is no member 'Size'"),
  subject('a resource', 'resources.Bx', "there is no resource 'Bx'"),
  subject('a table', 'tables.size', "there is no table 'size'"),
  subject('a common error', 'errors.Throtling', "no common error has the code 'Throtling'"),
  ...[
    'CreateBox',
    'CreateBox.rules.in-order',
    'CreateBox.input.Tag[].Key',
    'CreateBox.errors.BoxSealed',
    'shapes.Box.Name',
    'resources.Box.states',
    'tables.sizes',
    'errors.Throttling',
    'product',
  ].map(sound),
  {
    given: 'one of two subjects',
    change: { 'discrepancies.yaml': [['subject: CreateBox.input.Size', 'subject: [CreateBox, »SealBx]']] },
    want: [
      "ledger-subject: the subject 'SealBx' does not exist: there is no operation 'SealBx' (did you mean 'SealBox'?); if it was removed, take it out of this list",
    ],
  },
  {
    given: 'what a document has inside of what the specs do not have',
    change: {
      'discrepancies.yaml': [
        [
          '    reason: The example says so.\n',
          "    reason: The example says so.\n    says:\n      - { at: ['CreateBox.input.Lid[].Size', 'CreateBox.errors.No.Lid'], member: present }\n      - { at: »CreateBx.input.Lid, member: present }\n",
        ],
      ],
    },
    want: [
      "ledger-place: nothing is at 'CreateBx.input': there is no operation 'CreateBx' (did you mean 'CreateBox'?)",
    ],
  },
  {
    given: 'an id twice',
    change: {
      'discrepancies.yaml': [
        [
          '    reason: The example says so.\n',
          '    reason: The example says so.\n  - id: »depot-01\n    kind: gap\n    subject: product\n    claims: [{ says: nothing }]\n    decision: None.\n    reason: None.\n',
        ],
      ],
    },
    want: ['ledger-duplicate: the id depot-01 is used by another entry'],
  },
];
