import type { Case } from '../support/case.js';

export const ruleConflictCases: readonly Case[] = [
  {
    given: 'a member wider than its table',
    change: {
      'operations/CreateBox.yaml': [
        [
          'Size: { type: integer, minimum: 1, maximum: 100, unit: cm }',
          'Size: { type: integer, minimum: 1, maximum: »32768, unit: cm }',
        ],
        [
          '      rows:\n        - [cold, { maximum: 50 }]\n',
          '      rows:\n        - [cold, { maximum: 50 }]\n        - [plain, { maximum: 100 }]\n',
        ],
        ['Size: 101', 'Size: 101, Kind: cold'],
        ['fails: Size#maximum', "fails: '#size-by-kind'"],
      ],
    },
    want: [
      "bounds-unlike-table: 'maximum' is 32768 here, but no row of rule 'size-by-kind' (line 31) goes beyond 100; one of the two is old",
    ],
  },
  {
    given: 'a member narrower than its table',
    change: {
      'operations/CreateBox.yaml': [
        ['      rows:\n        - [cold, { maximum: 50 }]\n', '      rows:\n        - [cold, { »maximum: 32768 }]\n'],
      ],
    },
    want: [
      "rule-loosens: 'maximum' of rule 'size-by-kind' allows values that the member itself refuses: 32768 here, 100 there (Size, line 10)",
    ],
  },
  {
    given: 'a member with a smaller minimum than its table',
    change: {
      'operations/CreateBox.yaml': [
        ['      rows:\n        - [cold, { maximum: 50 }]\n', "      rows:\n        - ['*', { minimum: 5 }]\n"],
      ],
    },
    want: [
      "specs/depot/operations/CreateBox.yaml:10:37 bounds-unlike-table: 'minimum' is 1 here, but no row of rule 'size-by-kind' (line 31) goes beyond 5; one of the two is old",
      'specs/depot/operations/CreateBox.yaml:51:12 example-passes: this example should be refused at #size-by-kind but passes',
    ],
  },
  {
    given: 'a row covered by several',
    change: {
      'operations/CreateBox.yaml': [
        [
          '      rows:\n        - [cold, { maximum: 50 }]\n',
          '      rows:\n        - [cold, { maximum: 50 }]\n        - [plain, { maximum: 90 }]\n        - »[[cold, plain], { maximum: 100 }]\n',
        ],
      ],
    },
    want: ["rule-row-unreachable: no input reaches this row of rule 'size-by-kind': earlier rows match them all"],
  },
  {
    given: 'a list of values, one of which an earlier row has',
    change: {
      'operations/CreateBox.yaml': [
        [
          '      rows:\n        - [cold, { maximum: 50 }]\n',
          '      rows:\n        - [cold, { maximum: 50 }]\n        - [»[cold, plain], { maximum: 100 }]\n',
        ],
      ],
    },
    want: [
      'rule-row-partly: no input reaches "cold" in this row of rule \'size-by-kind\': earlier rows match before it',
      'specs/depot/operations/CreateBox.yaml:50:12 example-refused-elsewhere: this example should be refused at Size#maximum alone; it is refused at Size#maximum and #size-by-kind',
    ],
  },
  {
    given: 'rows of two members that cover another',
    change: {
      'operations/CreateBox.yaml': [
        ['by: [Kind]', 'by: [Kind, Sealed]'],
        [
          '      rows:\n        - [cold, { maximum: 50 }]\n',
          "      rows:\n        - [cold, true, { maximum: 50 }]\n        - [cold, '*', { maximum: 60 }]\n        - ['*', true, { maximum: 70 }]\n        - »[[cold], false, { maximum: 80 }]\n",
        ],
        ['Kind: cold, Size: 60', 'Kind: cold, Size: 61'],
      ],
    },
    want: ["rule-row-unreachable: no input reaches this row of rule 'size-by-kind': earlier rows match them all"],
  },
  {
    given: 'one of two that are both required',
    change: {
      'operations/CreateBox.yaml': [
        ['required: [Name]', 'required: [Name, Until]'],
        [
          '    in-order:\n      compare: [From, <=, Until]\n',
          '    in-order:\n      compare: [From, <=, Until]\n    »one: { requireOne: [Name, Until] }\n',
        ],
      ],
    },
    want: ["rules-contradict: rule 'one' leaves no input that passes"],
  },
  {
    given: 'a required member that a rule forbids',
    change: {
      'operations/CreateBox.yaml': [
        [
          '    in-order:\n      compare: [From, <=, Until]\n',
          '    in-order:\n      compare: [From, <=, Until]\n    »r: { when: { Name: present }, forbid: [Name] }\n',
        ],
      ],
    },
    want: ["rules-contradict: rule 'r' leaves no input that passes"],
  },
  {
    given: 'both or none, and at most one',
    change: {
      'operations/CreateBox.yaml': [
        [
          '    in-order:\n      compare: [From, <=, Until]\n',
          '    in-order:\n      compare: [From, <=, Until]\n    both: { allOrNone: [From, Until] }\n    one: { atMostOne: [From, Until] }\n',
        ],
      ],
    },
    want: [
      "specs/depot/operations/CreateBox.yaml:39:5 rules-contradict: rules 'both' and 'one' leave no input in which 'From' may be given",
      "specs/depot/operations/CreateBox.yaml:39:5 rules-contradict: rule 'one' leaves no input with both 'From' and 'Until', which rule 'in-order' compares",
    ],
  },
  {
    given: 'both or none, and exactly one',
    change: {
      'operations/CreateBox.yaml': [
        [
          '    in-order:\n      compare: [From, <=, Until]\n',
          '    in-order:\n      compare: [From, <=, Until]\n    both: { allOrNone: [From, Until] }\n    »one: { requireOne: [From, Until] }\n',
        ],
      ],
    },
    want: ["rules-contradict: rules 'both' and 'one' leave no input that passes"],
  },
  {
    given: 'a member that needs another, which excludes it',
    change: {
      'operations/CreateBox.yaml': [
        [
          '    in-order:\n      compare: [From, <=, Until]\n',
          '    in-order:\n      compare: [From, <=, Until]\n    needs: { when: { Label: present }, require: [Owner] }\n    »one: { atMostOne: [Label, Owner] }\n',
        ],
      ],
    },
    want: ["rules-contradict: rules 'needs' and 'one' leave no input in which 'Label' may be given"],
  },
  {
    given: 'the same condition with and without a member',
    change: {
      'operations/CreateBox.yaml': [
        [
          '    in-order:\n      compare: [From, <=, Until]\n',
          '    in-order:\n      compare: [From, <=, Until]\n    with: { when: { Kind: cold }, require: [Label] }\n    »without: { when: { Kind: cold }, forbid: [Label] }\n',
        ],
      ],
    },
    want: ["rules-contradict: rules 'with' and 'without' leave no input in which the condition of rule 'with' holds"],
  },
  {
    given: 'comparisons that contradict each other',
    change: {
      'operations/CreateBox.yaml': [
        [
          '    in-order:\n      compare: [From, <=, Until]\n',
          '    in-order:\n      compare: [From, <=, Until]\n    »reversed: { compare: [From, ">", Until] }\n',
        ],
      ],
    },
    want: [
      "rules-contradict: rules 'in-order' and 'reversed' leave no input with both 'From' and 'Until', which rule 'in-order' compares",
    ],
  },
  {
    given: 'a range that another rule excludes',
    change: {
      'operations/CreateBox.yaml': [
        [
          '    in-order:\n      compare: [From, <=, Until]\n',
          '    in-order:\n      compare: [From, <=, Until]\n    high: { when: { Sealed: true }, restrict: { Size: { minimum: 60 } } }\n    low: { when: { Sealed: true }, restrict: { Size: { maximum: 40 } } }\n    »given: { when: { Sealed: true }, require: [Size] }\n',
        ],
      ],
    },
    want: [
      "rules-contradict: rules 'high', 'low' and 'given' leave no input in which the condition of rule 'owner-of-sealed' holds",
    ],
  },
  {
    given: 'a condition that another rule excludes',
    change: {
      'operations/CreateBox.yaml': [
        [
          '    in-order:\n      compare: [From, <=, Until]\n',
          '    in-order:\n      compare: [From, <=, Until]\n    never: { when: { Kind: cold, Label: present }, require: [Owner] }\n    »plain: { when: { Label: present }, restrict: { Kind: { const: plain } } }\n',
        ],
      ],
    },
    want: ["rules-contradict: rule 'plain' leaves no input in which the condition of rule 'never' holds"],
  },
  {
    given: 'rules that go together',
    change: {
      'operations/CreateBox.yaml': [
        [
          '    in-order:\n      compare: [From, <=, Until]\n',
          '    in-order:\n      compare: [From, <=, Until]\n    »any: { requireAny: [From, Until, Size] }\n    »one: { atMostOne: [From, Label] }\n    »cold: { when: { Kind: cold, Sealed: { not: true } }, require: [Label], forbid: [Until] }\n',
        ],
      ],
    },
    want: [
      "rule-without-example: no example is refused by rule 'any'",
      "rule-without-example: no example is refused by rule 'one'",
      "rule-without-example: no example is refused by rule 'cold'",
      'specs/depot/operations/CreateBox.yaml:54:12 example-refused-elsewhere: this example should be refused at #size-by-kind alone; it is refused at #size-by-kind and #cold',
      'specs/depot/operations/CreateBox.yaml:56:12 example-refused-elsewhere: this example should be refused at #owner-of-sealed alone; it is refused at #owner-of-sealed and #any',
    ],
  },
];
