import type { Case } from '../support/case.js';

export const letterCases: readonly Case[] = [
  {
    given: 'a Cyrillic letter in a code',
    change: { 'errors.yaml': [['code: Throttling', 'code: »Thrоttling']] },
    want: ["name-characters: look at the letters of 'Thrоttling': 'о' is U+043E, no Latin letter"],
  },
  {
    given: 'a zero-width space in a code',
    change: { 'errors.yaml': [['code: Throttling', 'code: »Throt\u200btling']] },
    want: ["name-characters: look at the letters of 'Throt\u200btling': it holds U+200B, which nobody sees"],
  },
  {
    given: 'a no-break space in a default',
    change: { 'operations/CreateBox.yaml': [['default: plain', "default: 'plain\u00a0'"]] },
    want: [
      'specs/depot/operations/CreateBox.yaml:9:57 default-refused: the default "plain\u00a0" would be refused: it must be one of plain, cold, not "plain\u00a0" (did you mean plain?)',
      "specs/depot/operations/CreateBox.yaml:9:57 name-characters: look at the letters of 'plain\u00a0': it holds U+00A0, which nobody sees",
    ],
  },
  {
    given: 'a space behind a code',
    change: { 'errors.yaml': [['code: Throttling', "code: »'Throttling '"]] },
    want: ["name-characters: look at the letters of 'Throttling ': it begins or ends with a space"],
  },
  {
    given: 'full-width letters in a value',
    change: { 'operations/CreateBox.yaml': [['enum: [plain, cold]', 'enum: [plain, cold, »ｗａｒｍ]']] },
    want: ["name-characters: look at the letters of 'ｗａｒｍ': 'ｗ' is full-width; write 'w'"],
  },
  {
    given: 'a dash for a hyphen in a value',
    change: { 'operations/CreateBox.yaml': [['enum: [plain, cold]', 'enum: [plain, cold, »very–cold]']] },
    want: ["name-characters: look at the letters of 'very–cold': '–' is U+2013, no hyphen; write '-'"],
  },
  {
    given: 'a Greek letter in a state',
    change: { 'resources/Box.yaml': [['Open: {}\n', 'Open: {}\n  »Οpen: { external: true }\n']] },
    want: ["name-characters: look at the letters of 'Οpen': 'Ο' is U+039F, no Latin letter"],
  },
  {
    given: 'a curly quote in a rule’s id',
    change: {
      'operations/CreateBox.yaml': [
        ['in-order:', '»in-order’s:'],
        ["'#in-order'", "'#in-order’s'"],
      ],
    },
    want: ["name-characters: look at the letters of 'in-order’s': '’' is U+2019, a curly quote"],
  },
  {
    given: 'a Cyrillic letter in a member of an answer',
    change: { 'shapes/Box.yaml': [['  Name:', '  »Nаme:']] },
    want: ["name-characters: look at the letters of 'Nаme': 'а' is U+0430, no Latin letter"],
  },
  {
    given: 'a space before a column',
    change: { 'tables/sizes.yaml': [['columns: [size, shelf]', "columns: [»' size', shelf]"]] },
    want: ["name-characters: look at the letters of ' size': it begins or ends with a space"],
  },
  {
    given: 'an accent of its own in a cell',
    change: { 'tables/sizes.yaml': [['[small, 1]', "[»'sma\u0301ll', 1]"]] },
    want: ["name-characters: look at the letters of 'sma\u0301ll': it holds U+0301, an accent of its own"],
  },
  {
    given: 'a ligature in a name on the wire',
    change: { 'operations/CreateBox.yaml': [['From: { type: integer }', 'From: { type: integer, name: »ﬁrst }']] },
    want: ["name-characters: look at the letters of 'ﬁrst': 'ﬁ' is U+FB01, no plain letter"],
  },
  {
    given: 'an invisible letter in a permission',
    change: { 'operations/CreateBox.yaml': [["'depot:$regionid:owner/*'", "»'depot:$regionid:owner/\u2060*'"]] },
    want: [
      "name-characters: look at the letters of 'depot:$regionid:owner/\u2060*': it holds U+2060, which nobody sees",
    ],
  },
  {
    given: 'Chinese text',
    change: { 'operations/CreateBox.yaml': [['enum: [plain, cold]', 'enum: [plain, cold, 冷箱]']] },
    want: [],
  },
];
