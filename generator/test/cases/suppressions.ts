import type { Case } from '../support/case.js';

const colour = (given: string, comment: string, ...want: readonly string[]): Case => ({
  given,
  change: { 'shapes/Colour.yaml': `${comment}\nshape: Colour\ntype: string\n` },
  want,
});

const unused =
  "specs/depot/shapes/Colour.yaml:2:8 shape-unused: no value has 'shape: Colour'; use the shape or remove its file";
const needed =
  'suppression-without-reason: a suppression needs a code and a reason: # yunspec-ignore <code> -- <reason>';

export const suppressionCases: readonly Case[] = [
  colour('a finding with a reason to leave it', '# yunspec-ignore shape-unused -- the next version uses it'),
  colour('a comment between', '# yunspec-ignore shape-unused -- the next version uses it\n\n# a colour'),
  colour('in a file of Windows', '# yunspec-ignore shape-unused -- the next version uses it\r'),
  colour('no reason', '»# yunspec-ignore shape-unused', needed, unused),
  colour('an empty reason', '»# yunspec-ignore shape-unused -- ', needed, unused),
  colour('one dash', '»# yunspec-ignore shape-unused - the next version uses it', needed, unused),
  colour('no code', '»# yunspec-ignore', needed, unused),
  colour(
    'a code misspelt',
    '»# yunspec-ignore shape-unsed -- later',
    "suppression-unknown: there is no finding 'shape-unsed' (did you mean 'shape-unused'?)",
    unused,
  ),
  colour(
    'another code',
    '»# yunspec-ignore shape-cycle -- later',
    "suppression-unused: there is no finding 'shape-cycle' here; remove the suppression",
    unused,
  ),
  {
    given: 'behind the finding',
    change: { 'shapes/Colour.yaml': 'shape: »Colour »# yunspec-ignore shape-unused -- later\ntype: string\n' },
    want: [
      "shape-unused: no value has 'shape: Colour'; use the shape or remove its file",
      'suppression-misplaced: a suppression must be on a line of its own, above the finding',
    ],
  },
  {
    given: 'below the finding',
    change: { 'shapes/Colour.yaml': 'shape: »Colour\n»# yunspec-ignore shape-unused -- later\ntype: string\n' },
    want: [
      "shape-unused: no value has 'shape: Colour'; use the shape or remove its file",
      "suppression-unused: there is no finding 'shape-unused' here; remove the suppression",
    ],
  },
  {
    given: 'two at once',
    change: {
      'operations/SealBox.yaml': [
        [
          '    BoxId: { type: string, refers: Box }',
          "    BoxId:\n      # yunspec-ignore pattern-unanchored -- as documented\n      # yunspec-ignore pattern-without-hint -- as documented\n      »# yunspec-ignore value-wrong -- none\n      { type: string, pattern: 'b-' }",
        ],
      ],
    },
    want: ["suppression-unused: there is no finding 'value-wrong' here; remove the suppression"],
  },
  {
    given: 'what is not looked for while a shape cannot be read',
    change: {
      'shapes/Box.yaml': [['type: object', '»typ: object']],
      'shapes/Colour.yaml': '# yunspec-ignore shape-unused -- the next version uses it\nshape: Colour\ntype: string\n',
    },
    want: ["keyword-unknown: a shape has no keyword 'typ' (did you mean 'type'?)"],
  },
  {
    given: 'a word that only begins so',
    change: { 'tables/sizes.yaml': [['columns:', '# yunspec-ignored once\ncolumns:']] },
    want: [],
  },
];
