import type { Case } from '../support/case.js';

// Values inside shapes, in maps and in maps of shapes get the findings of members that are written in the operation.

const from = 'From: { type: integer }';

const crate = (members: string): string =>
  `shape: Crate\ndocs: guide > Crates\ntype: object\nproperties:\n  Low: { type: integer }\n  High: { type: integer }\n${members}`;

/** The ways to put the object Crate into the input of CreateBox. */
const placesOfCrate = {
  'a shape': 'From: { shape: Crate }',
  'a list of shapes': 'From: { type: array, items: { shape: Crate } }',
  'a map of shapes': 'From: { type: object, values: { shape: Crate } }',
  'a shape in a map in a list': 'From: { type: array, items: { type: object, values: { shape: Crate } } }',
};

const inShape = (given: string, place: string, rule: string, examples: string, ...want: readonly string[]): Case => ({
  given: `${given} in ${place}`,
  change: {
    'shapes/Crate.yaml': crate(`rules:\n${rule}`),
    'operations/CreateBox.yaml': [
      [from, placesOfCrate[place as keyof typeof placesOfCrate]],
      // the rule that compares the member exchanged above
      ['    in-order:\n      compare: [From, <=, Until]\n', ''],
      ["  - fails: '#in-order'\n    input: { Name: books, From: 2, Until: 1 }\n", examples],
    ],
  },
  want,
});

/** A map of objects with a rule, written in the operation. */
const inMap = (given: string, rule: string, examples: string, ...want: readonly string[]): Case => ({
  given: `${given} in a map`,
  change: {
    'operations/CreateBox.yaml': [
      [
        from,
        `From:\n      type: object\n      values:\n        type: object\n        properties: { Low: { type: integer }, High: { type: integer } }\n        rules:\n${rule}`,
      ],
      ['    in-order:\n      compare: [From, <=, Until]\n', ''],
      ["  - fails: '#in-order'\n    input: { Name: books, From: 2, Until: 1 }\n", examples],
    ],
  },
  want,
});

const refused: Readonly<Record<string, string>> = {
  'a shape': "  - fails: 'From#ordered'\n    input: { Name: books, From: { Low: 2, High: 1 } }\n",
  'a list of shapes': "  - fails: 'From.0#ordered'\n    input: { Name: books, From: [{ Low: 2, High: 1 }] }\n",
  'a map of shapes': "  - fails: 'From.a#ordered'\n    input: { Name: books, From: { a: { Low: 2, High: 1 } } }\n",
  'a shape in a map in a list':
    "  - fails: 'From.0.a#ordered'\n    input: { Name: books, From: [{ a: { Low: 2, High: 1 } }] }\n",
};
const refusedInMap = refused['a map of shapes'] ?? '';

export const nestingCases: readonly Case[] = [
  ...Object.entries(refused).flatMap(([place, example]) => [
    inShape('a rule', place, '  ordered: { compare: [Low, <=, High], error: BoxSealed }\n', example),
    inShape(
      'a rule with an undocumented code',
      place,
      '  ordered: { compare: [Low, <=, High], error: »NO.SUCH.CODE }\n',
      example,
      "error-unknown: no error row has the code 'NO.SUCH.CODE' in CreateBox",
    ),
    inShape(
      'a rule without an example',
      place,
      '  »ordered: { compare: [Low, <=, High] }\n',
      '',
      "rule-without-example: no example is refused by rule 'ordered'",
    ),
    inShape(
      'a rule with an unknown member',
      place,
      '  ordered: { compare: [Low, <=, »Hihg] }\n',
      example,
      "rule-unknown-member: rule 'ordered' names 'Hihg', which is not a member here (did you mean 'High'?)",
    ),
  ]),
  inMap('a rule', '          ordered: { compare: [Low, <=, High], error: BoxSealed }', refusedInMap),
  inMap(
    'a rule with an undocumented code',
    '          ordered: { compare: [Low, <=, High], error: »NO.SUCH.CODE }',
    refusedInMap,
    "error-unknown: no error row has the code 'NO.SUCH.CODE'",
  ),
  inMap(
    'a rule without an example',
    '          »ordered: { compare: [Low, <=, High] }',
    '',
    "rule-without-example: no example is refused by rule 'ordered'",
  ),
  {
    given: 'limits that cross in a map',
    change: {
      'operations/CreateBox.yaml': [
        [
          from,
          'Notes: { type: object, values: { type: string, minLength: »9, maxLength: 8 } }\n    From: { type: integer }',
        ],
      ],
    },
    want: ['bounds-crossed: minLength 9 is above maxLength 8; no value could pass'],
  },
  {
    given: 'a subject of the ledger that is a rule of a shape',
    change: {
      ...inShape('', 'a shape', '  ordered: { compare: [Low, <=, High] }\n', refused['a shape'] ?? '').change,
      'discrepancies.yaml': [
        ['subject: CreateBox.input.Size', 'subject: [CreateBox.rules.ordered, »CreateBox.rules.r]'],
      ],
    },
    want: [
      "ledger-subject: the subject 'CreateBox.rules.r' does not exist: it has no rule 'r'; if it was removed, take it out of this list",
    ],
  },
  {
    given: 'a subject of the ledger that is a rule of a map of shapes',
    change: {
      ...inShape('', 'a map of shapes', '  ordered: { compare: [Low, <=, High] }\n', refusedInMap).change,
      'discrepancies.yaml': [['subject: CreateBox.input.Size', 'subject: CreateBox.rules.ordered']],
    },
    want: [],
  },
];
