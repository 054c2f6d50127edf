import type { Case } from '../support/case.js';

const redundant = 'stability-redundant: without this word the specs mean the same; remove it';

/** Lets the ledger say why some values are as firm as they are. */
const explained = {
  'discrepancies.yaml': [
    [
      'subject: CreateBox.input.Size',
      'subject: [CreateBox.input.Size, CreateBox.input.Kind, CreateBox.input.Name, CreateBox.input.Owner, shapes.OwnerName]',
    ],
    ['At most 100.', 'At most 100; the others are volatile or closed.'],
  ],
} as const;

const box = (given: string, was: string, is: string, ...want: readonly string[]): Case => ({
  given,
  change: { 'operations/CreateBox.yaml': [[was, is]], ...explained },
  want,
});

const kind = 'enum: [plain, cold], default: plain';
const kinds = 'enum: [plain, cold, damp, frozen], default: plain';

/** Exchanges the rule in-order of an operation; its example goes with it. Kind has four values. */
const rule = (given: string, is: string, ...want: readonly string[]): Case => ({
  given,
  change: {
    'operations/CreateBox.yaml': [
      [kind, kinds],
      ['    in-order:\n      compare: [From, <=, Until]\n', is],
      [
        "  - fails: '#in-order'\n    input: { Name: books, From: 2, Until: 1 }\n",
        is.includes('server:') ? '' : "  - fails: '#r'\n    input: { Name: books, From: 9, Kind: frozen }\n",
      ],
    ],
  },
  want,
});

const closes = (name: string, remedy: string): string =>
  `rule-closes-list: rule 'r' repeats the list of '${name}', which may grow, and refuses values that it does not have yet; ${remedy}`;

export const stabilityCases: readonly Case[] = [
  {
    given: 'a closed list that nothing explains',
    change: { 'operations/CreateBox.yaml': [[kind, `${kind}, »stability: closed`]] },
    want: [
      'stability-unexplained: this value is firmer or looser than its limits are by themselves; leave the word out, or explain it in the ledger',
    ],
  },
  box('an open list that says so', kind, `${kind}, »stability: open`, redundant),
  box('a volatile list, which is no fault', kind, `${kind}, stability: volatile`),
  box('a closed list, which is no fault', kind, `${kind}, stability: closed`),
  box('a volatile limit that says so', 'minimum: 1,', 'minimum: 1, »stability: volatile,', redundant),
  box('a closed limit, which is no fault', 'minimum: 1,', 'minimum: 1, stability: closed,'),
  box('a word of a value without limits', 'Sealed: {', 'Sealed: { »stability: closed,', redundant),
  box('one word of two', 'minimum: 1,', 'minimum: 1, stability: { minimum: closed, »maximum: volatile },', redundant),
  box('all words of a map', 'minimum: 1,', 'minimum: 1, »stability: { maximum: volatile },', redundant),
  box('a required member', 'lid. }', 'lid., stability: { required: closed } }'),
  box('a required member that says what it is', 'lid. }', 'lid., »stability: { required: volatile } }', redundant),
  {
    given: 'a word beside a shape that differs from the shape, which is no fault',
    change: {
      'shapes/OwnerName.yaml': [['type: string', 'type: string\nstability: closed']],
      'operations/CreateBox.yaml': [['{ shape: OwnerName }', '{ shape: OwnerName, stability: volatile }']],
      ...explained,
    },
    want: [],
  },
  {
    given: 'a word beside a shape that says the same',
    change: {
      'shapes/OwnerName.yaml': [['type: string', 'type: string\nstability: closed']],
      'operations/CreateBox.yaml': [['{ shape: OwnerName }', '{ shape: OwnerName, »stability: closed }']],
      ...explained,
    },
    want: [redundant],
  },
  rule('a volatile rule', '    r: { when: { Kind: frozen }, forbid: [From], »stability: volatile }\n', redundant),
  rule('a closed rule, which is no fault', '    r: { when: { Kind: frozen }, forbid: [From], stability: closed }\n'),
  rule('a word of the server', '    r: { server: Shelves are full., »stability: closed }\n', redundant),
  rule(
    'a rule that closes a list',
    '    r: { when: { From: 9 }, restrict: { Kind: { »enum: [plain, cold, damp] } }, stability: volatile }\n',
    closes('Kind', "leave out 'stability: volatile'"),
  ),
  rule(
    'a rule with a list, which is open by itself and no fault',
    '    r: { when: { From: 9 }, restrict: { Kind: { enum: [plain, cold, damp] } } }\n',
  ),
  rule(
    'a rule with an open list',
    '    r: { when: { From: 9 }, restrict: { Kind: { enum: [plain, cold] } }, stability: open }\n',
  ),
  rule(
    'a row that closes a list',
    '    r: { table: Kind, by: [From], rows: [[9, { »enum: [plain, cold] }]], stability: closed }\n',
    closes('Kind', "leave out 'stability: closed'"),
  ),
  rule(
    'a table by all values of a list, which is no fault',
    '    r: { table: From, by: [Kind], rows: [[[plain, cold, damp, frozen], { maximum: 8 }]] }\n',
  ),
  rule(
    'all values but one',
    '    r: { when: { »Kind: { not: [plain, cold, damp] } }, forbid: [From] }\n',
    closes('Kind', "write 'Kind: frozen'"),
  ),
  rule('one value excepted, which is no fault', '    r: { when: { Kind: { not: plain } }, forbid: [From] }\n'),
  rule('half of the values', '    r: { when: { Kind: { not: [plain, cold] } }, forbid: [From] }\n'),
  rule('the one value instead', '    r: { when: { Kind: frozen }, forbid: [From] }\n'),
  rule(
    'all values but one, where only a list follows',
    '    r: { when: { Kind: { not: [plain, cold, damp] } }, restrict: { From: { enum: [1] } } }\n',
  ),
  {
    given: 'all values but one of a closed list, which is no fault',
    change: {
      'operations/CreateBox.yaml': [
        [kind, `${kinds}, stability: closed`],
        [
          '    in-order:\n      compare: [From, <=, Until]\n',
          '    in-order: { when: { Kind: { not: [plain, cold, damp] } }, forbid: [From] }\n',
        ],
        ['From: 2, Until: 1 }', 'From: 2, Kind: frozen }'],
      ],
      ...explained,
    },
    want: [],
  },
];
