import type { Case } from '../support/case.js';

export const lineCases: readonly Case[] = [
  {
    given: 'lines the wrong way round',
    change: { 'operations/CreateBox.yaml': [['docs: guide > Boxes\n', 'docs: guide > Boxes\nlines: »20-12\n']] },
    want: ["lines-reversed: '20-12' is no range of lines: write 12-20"],
  },
  {
    given: 'line 0',
    change: { 'operations/CreateBox.yaml': [['docs: guide > Boxes\n', 'docs: guide > Boxes\nlines: »0-12\n']] },
    want: ["lines-reversed: '0-12' is no range of lines: the first line has the number 1"],
  },
  {
    given: 'ranges that overlap',
    change: { 'operations/CreateBox.yaml': [['docs: guide > Boxes\n', 'docs: guide > Boxes\nlines: »2-12, 10-14\n']] },
    want: ["lines-reversed: '2-12, 10-14' is no range of lines: two of its ranges overlap"],
  },
  {
    given: 'lines of a claim the wrong way round',
    change: { 'discrepancies.yaml': [["lines: '12'", "lines: »'12-9'"]] },
    want: ["lines-reversed: '12-9' is no range of lines: write 9-12"],
  },
  {
    given: 'a member in the section of another operation',
    change: {
      'operations/CreateBox.yaml': [
        ['docs: guide > Boxes\n', 'docs: guide > Boxes\nlines: 10-30\n'],
        ['From: { type: integer }', 'From: { type: integer, lines: »35 }'],
      ],
      'operations/SealBox.yaml': [['docs: guide > Boxes\n', 'docs: guide > Boxes\nlines: 31-40\n']],
    },
    want: ["lines-elsewhere: lines 35 belong to SealBox (31-40); if the fact is documented there, say so with 'docs'"],
  },
  {
    given: 'an error row in the section of another operation',
    change: {
      'operations/CreateBox.yaml': [
        ['docs: guide > Boxes\n', 'docs: guide > Boxes\nlines: 10-30\n'],
        ['code: BoxSealed, http: 403,', 'code: BoxSealed, http: 403, lines: 12-13,'],
      ],
      'operations/SealBox.yaml': [
        ['docs: guide > Boxes\n', 'docs: guide > Boxes\nlines: 31-40\n'],
        ['code: BoxSealed, http: 403,', 'code: BoxSealed, http: 403, lines: »13,'],
      ],
    },
    want: [
      "lines-elsewhere: lines 13 belong to CreateBox (10-30); if the fact is documented there, say so with 'docs'",
    ],
  },
  {
    given: 'a fact that is documented elsewhere, with its place',
    change: {
      'operations/CreateBox.yaml': [
        ['docs: guide > Boxes\n', 'docs: guide > Boxes\nlines: 10-30\n'],
        ['From: { type: integer }', 'From: { type: integer, docs: guide > Sealing, lines: 35 }'],
        ['Until: { type: integer }', 'Until: { type: integer, lines: 90 }'],
      ],
      'operations/SealBox.yaml': [['docs: guide > Boxes\n', 'docs: guide > Boxes\nlines: 31-40\n']],
    },
    want: [],
  },
  {
    given: 'sections that overlap',
    change: {
      'operations/CreateBox.yaml': [['docs: guide > Boxes\n', 'docs: guide > Boxes\nlines: 10-30\n']],
      'operations/SealBox.yaml': [['docs: guide > Boxes\n', 'docs: guide > Boxes\nlines: »28-40\n']],
    },
    want: ['lines-overlap: lines 28-40 overlap those of CreateBox, 10-30'],
  },
  {
    given: 'two operations in one section',
    change: {
      'operations/CreateBox.yaml': [['docs: guide > Boxes\n', 'docs: guide > Boxes\nlines: 10-30\n']],
      'operations/SealBox.yaml': [['docs: guide > Boxes\n', 'docs: guide > Boxes\nlines: 10-30\n']],
    },
    want: [],
  },
];
