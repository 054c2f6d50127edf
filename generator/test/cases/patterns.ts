import type { Case } from '../support/case.js';

export const patternCases: readonly Case[] = [
  {
    given: 'a repetition in a repetition',
    change: {
      'operations/CreateBox.yaml': [
        [
          "Label: { type: string, pattern: '^[a-z]+$', hint: be lower-case letters }",
          "Label: { type: string, pattern: »'^(a+)+$', hint: be lower-case letters }",
        ],
      ],
    },
    want: [
      "pattern-explodes: this pattern takes exponential time for some texts: '(a+)+' repeats 'a+', so a run of 'a' can be divided in many ways",
    ],
  },
  {
    given: 'an optional part between repetitions',
    change: {
      'operations/CreateBox.yaml': [
        [
          "Label: { type: string, pattern: '^[a-z]+$', hint: be lower-case letters }",
          "Label: { type: string, pattern: »'^([a-z]+[-_]?)*$', hint: be lower-case letters }",
        ],
      ],
    },
    want: [
      "pattern-explodes: this pattern takes exponential time for some texts: '([a-z]+[-_]?)*' repeats '[a-z]+', so a run of 'a' can be divided in many ways",
    ],
  },
  {
    given: 'alternatives that are the same',
    change: {
      'operations/CreateBox.yaml': [
        [
          "Label: { type: string, pattern: '^[a-z]+$', hint: be lower-case letters }",
          "Label: { type: string, pattern: »'^(a|a)*$', hint: be lower-case letters }",
        ],
      ],
    },
    want: [
      "pattern-explodes: this pattern takes exponential time for some texts: the repeated alternatives 'a' and 'a' can match the same text",
    ],
  },
  {
    given: 'alternatives that overlap together',
    change: {
      'operations/CreateBox.yaml': [
        [
          "Label: { type: string, pattern: '^[a-z]+$', hint: be lower-case letters }",
          "Label: { type: string, pattern: »'^(a|b|ab)*$', hint: be lower-case letters }",
        ],
      ],
    },
    want: [
      "pattern-explodes: this pattern takes exponential time for some texts: the repeated alternatives 'a' and 'ab' can match the same text",
    ],
  },
  {
    given: 'classes that overlap',
    change: {
      'operations/CreateBox.yaml': [
        [
          "Label: { type: string, pattern: '^[a-z]+$', hint: be lower-case letters }",
          "Label: { type: string, pattern: »'^(?:[a-z]|[a-f0-9])+$', hint: be lower-case letters }",
        ],
      ],
    },
    want: [
      "pattern-explodes: this pattern takes exponential time for some texts: the repeated alternatives '[a-z]' and '[\\da-f]' can match the same text",
    ],
  },
  {
    given: 'a repeated group of several letters',
    change: {
      'operations/CreateBox.yaml': [
        [
          "Label: { type: string, pattern: '^[a-z]+$', hint: be lower-case letters }",
          "Label: { type: string, pattern: »'^(?:(?:ab)+)+$', hint: be lower-case letters }",
        ],
      ],
    },
    want: [
      "pattern-explodes: this pattern takes exponential time for some texts: what the repeated '(?:ab)+' matches once, it can match in several parts",
    ],
  },
  {
    given: 'large bounded repetitions',
    change: {
      'operations/CreateBox.yaml': [
        [
          "Label: { type: string, pattern: '^[a-z]+$', hint: be lower-case letters }",
          "Label: { type: string, pattern: »'^([a-z]{1,20}){1,20}$', hint: be lower-case letters }",
        ],
      ],
    },
    want: [
      "pattern-explodes: this pattern takes exponential time for some texts: '([a-z]{1,}){1,}' repeats '[a-z]{1,}', so a run of 'a' can be divided in many ways",
    ],
  },
  {
    given: 'an explosion in a look-ahead',
    change: {
      'operations/CreateBox.yaml': [
        [
          "Label: { type: string, pattern: '^[a-z]+$', hint: be lower-case letters }",
          "Label: { type: string, pattern: »'^(?=(a+)+b)[ab]*$', hint: be lower-case letters }",
        ],
      ],
    },
    want: [
      "pattern-explodes: this pattern takes exponential time for some texts: '(a+)+' repeats 'a+', so a run of 'a' can be divided in many ways",
    ],
  },
  {
    given: 'an explosion in a rule',
    change: {
      'operations/CreateBox.yaml': [
        [
          '    in-order:\n      compare: [From, <=, Until]\n',
          '    in-order:\n      compare: [From, <=, Until]\n    r: { when: { Sealed: true }, restrict: { Label: { pattern: »"^(a*)*$", hint: be letters } } }\n',
        ],
      ],
    },
    want: [
      "pattern-explodes: this pattern takes exponential time for some texts: '(a*)*' repeats 'a*', so a run of 'a' can be divided in many ways",
    ],
  },
  {
    given: 'two repetitions of the same letter',
    change: {
      'operations/CreateBox.yaml': [
        [
          "Label: { type: string, pattern: '^[a-z]+$', hint: be lower-case letters }",
          "Label: { type: string, pattern: »'^[a-z]*[a-z0-9]*$', hint: be lower-case letters }",
        ],
      ],
    },
    want: [
      "pattern-slow: this pattern takes quadratic time for some texts: '[a-z]*' and '[a-z0-9]*' both match a run of 'a'",
    ],
  },
  {
    given: 'patterns that are quick',
    change: {
      'operations/CreateBox.yaml': [
        [
          "Label: { type: string, pattern: '^[a-z]+$', hint: be lower-case letters }",
          "Label: { type: string, pattern: '^[a-z]+(?:[.-][a-z0-9]+)*$', hint: be lower-case letters }",
        ],
      ],
      'shapes/OwnerName.yaml': [
        [
          'maxLength: 20',
          'maxLength: 20\npattern: "^(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:[.][0-9]{1,3}){3}$"\nhint: be an address',
        ],
      ],
    },
    want: [],
  },
  {
    given: 'an anchor that contradicts the one before it',
    change: {
      'operations/CreateBox.yaml': [
        [
          "Label: { type: string, pattern: '^[a-z]+$', hint: be lower-case letters }",
          "Label: { type: string, pattern: »'^a^b$', hint: be lower-case letters }",
        ],
      ],
    },
    want: ['pattern-never-matches: no text can match this pattern'],
  },
  {
    given: 'anchors the wrong way round',
    change: {
      'operations/CreateBox.yaml': [
        [
          "Label: { type: string, pattern: '^[a-z]+$', hint: be lower-case letters }",
          "Label: { type: string, pattern: »'^$[a-z]+$', hint: be lower-case letters }",
        ],
      ],
    },
    want: ['pattern-never-matches: no text can match this pattern'],
  },
  {
    given: 'a look-ahead that nothing fits',
    change: {
      'operations/CreateBox.yaml': [
        [
          "Label: { type: string, pattern: '^[a-z]+$', hint: be lower-case letters }",
          "Label: { type: string, pattern: »'^(?=[0-9])[a-z]+$', hint: be lower-case letters }",
        ],
      ],
    },
    want: ['pattern-never-matches: no text can match this pattern'],
  },
  {
    given: 'a look-ahead that refuses everything',
    change: {
      'operations/CreateBox.yaml': [
        [
          "Label: { type: string, pattern: '^[a-z]+$', hint: be lower-case letters }",
          "Label: { type: string, pattern: »'^(?!a)a+$', hint: be lower-case letters }",
        ],
      ],
    },
    want: ['pattern-never-matches: no text can match this pattern'],
  },
  {
    given: 'an empty class',
    change: {
      'operations/CreateBox.yaml': [
        [
          "Label: { type: string, pattern: '^[a-z]+$', hint: be lower-case letters }",
          "Label: { type: string, pattern: »'^[]+$', hint: be lower-case letters }",
        ],
      ],
    },
    want: ['pattern-never-matches: no text can match this pattern'],
  },
  {
    given: 'a word boundary inside a word',
    change: {
      'operations/CreateBox.yaml': [
        [
          "Label: { type: string, pattern: '^[a-z]+$', hint: be lower-case letters }",
          "Label: { type: string, pattern: »'^a\\ba$', hint: be lower-case letters }",
        ],
      ],
    },
    want: ['pattern-never-matches: no text can match this pattern'],
  },
  {
    given: 'a pattern longer than the member may be',
    change: {
      'operations/CreateBox.yaml': [
        [
          "Label: { type: string, pattern: '^[a-z]+$', hint: be lower-case letters }",
          "Label: { type: string, maxLength: 10, pattern: »'^i-[a-z0-9]{20}$', hint: be lower-case letters }",
        ],
      ],
    },
    want: ['pattern-never-matches: no text of at most 10 characters can match this pattern'],
  },
  {
    given: 'a pattern shorter than the member must be',
    change: {
      'operations/CreateBox.yaml': [
        [
          "Label: { type: string, pattern: '^[a-z]+$', hint: be lower-case letters }",
          "Label: { type: string, minLength: 9, pattern: »'^[a-z]{1,8}$', hint: be lower-case letters }",
        ],
      ],
    },
    want: ['pattern-never-matches: no text of at least 9 characters can match this pattern'],
  },
  {
    given: 'a pattern of pairs for an odd length',
    change: {
      'operations/CreateBox.yaml': [
        [
          "Label: { type: string, pattern: '^[a-z]+$', hint: be lower-case letters }",
          "Label: { type: string, minLength: 3, maxLength: 3, pattern: »'^(?:ab)*$', hint: be lower-case letters }",
        ],
      ],
    },
    want: ['pattern-never-matches: no text of exactly 3 characters can match this pattern'],
  },
  {
    given: 'a pattern in a rule that the length of the member excludes',
    change: {
      'operations/CreateBox.yaml': [
        [
          '    in-order:\n      compare: [From, <=, Until]\n',
          '    in-order:\n      compare: [From, <=, Until]\n    r: { when: { Sealed: true }, restrict: { Name: { pattern: »"^[a-z]{9,20}$", hint: be long } } }\n',
        ],
      ],
    },
    want: ['pattern-never-matches: no text of 2 to 8 characters can match this pattern'],
  },
  {
    given: 'an enum value that the pattern refuses',
    change: {
      'operations/CreateBox.yaml': [
        [
          "Label: { type: string, pattern: '^[a-z]+$', hint: be lower-case letters }",
          "Label: { type: string, enum: [abc, »ABC-1], pattern: '^[a-z]+$', hint: be lower-case letters }",
        ],
      ],
    },
    want: ['enum-refused: the value "ABC-1" would be refused: it must be lower-case letters, not "ABC-1"'],
  },
  {
    given: 'an enum value that is too long',
    change: {
      'operations/CreateBox.yaml': [
        ['enum: [plain, cold], default: plain', 'enum: [»plain, cold], maxLength: 4, default: cold'],
      ],
    },
    want: ['enum-refused: the value "plain" would be refused: it must have at most 4 characters, not "plain"'],
  },
  {
    given: 'a negative length',
    change: { 'operations/CreateBox.yaml': [['minLength: 2', 'minLength: »-2']] },
    want: ["bounds-negative: 'minLength' counts something, so it cannot be -2"],
  },
  {
    given: 'a negative number of items',
    change: { 'operations/CreateBox.yaml': [['maxItems: 3', 'maxItems: »-3']] },
    want: ["bounds-negative: 'maxItems' counts something, so it cannot be -3"],
  },
];
