import type { Case } from '../support/case.js';
import { create, shutBox } from './agreements.js';

// Lists of values that differ from other lists, and values that differ from other texts.

const boxId = '    BoxId: { type: string, refers: Box }';

/** Gives the member Kind of CreateBox and a member of ShutBox these lists. */
const both = (given: string, kind: string, member: string, ...want: readonly string[]): Case => ({
  given,
  change: {
    'operations/CreateBox.yaml': [['enum: [plain, cold]', `enum: ${kind}`]],
    'operations/ShutBox.yaml': shutBox(`${boxId}\n    ${member}`),
  },
  want,
});

const differ = (values: string, place: string): string =>
  `enum-unlike: this list and that of ${place} differ only in ${values}; make them the same, or explain it in the ledger`;

const strange = (value: string, other: string): string =>
  `enum-word-unknown: no other text of the specs has '${value}' of the value '${value}', which is one letter away from '${other}'; check its spelling, or explain it in the ledger`;

const kindOfShutBox = 'ShutBox.input.Kind';
const kindOfCreateBox = 'CreateBox.input.Kind';

/** Makes a ledger that says something about Kind. */
const ledger = (kind: string, claim: string, decision: string): string => `entries:
  - id: depot-01
    kind: ${kind}
    subject: ${kindOfCreateBox}
    claims:
      - { lines: '12', says: '${claim}' }
    decision: ${decision}
    reason: The example says so.
`;

const withLedger = (one: Case, text: string): Case => ({
  ...one,
  change: { ...one.change, 'discrepancies.yaml': text },
});

const pair = both(
  'a list of one of two values',
  '[plain, cold]',
  'Kind: { type: string, enum: »[plain] }',
  `specs/depot/operations/CreateBox.yaml:9:33 ${differ('cold', kindOfShutBox)}`,
  differ('cold', kindOfCreateBox),
);

export const listCases: readonly Case[] = [
  pair,
  withLedger(
    { ...pair, given: 'a list that only some boxes have, as the ledger says', want: [] },
    ledger('gap', 'cold boxes are created only', 'Only new boxes are cold.'),
  ),
  withLedger(
    { ...pair, given: 'a list that was another one before, which explains nothing' },
    ledger('superseded', 'plain or cold', 'plain or cold.'),
  ),
  withLedger(
    { ...pair, given: 'a list that the ledger repeats, which explains nothing' },
    ledger('gap', 'plain, cold', 'The boxes are plain or cold.'),
  ),
  both(
    'two lists of two values with one in common, which are about different things',
    '[plain, cold]',
    'Kind: { type: string, enum: [plain, heavy] }',
  ),
  both(
    'a list of another member that shares two values',
    '»[plain, cold, heavy]'.replace('»', ''),
    'Sort: { type: string, enum: »[plain, cold] }',
    `specs/depot/operations/CreateBox.yaml:9:33 ${differ('heavy', 'ShutBox.input.Sort')}`,
    differ('heavy', kindOfCreateBox),
  ),
  both(
    'a list that lacks a value of a shorter one',
    '[plain, cold, heavy, damp]',
    'Kind: { type: string, enum: »[plain, cold, heavy, light, large, small] }',
    `specs/depot/operations/CreateBox.yaml:9:33 ${differ('damp', kindOfShutBox)}`,
  ),
  both(
    'the list of the other side',
    '[plain, cold]',
    'SourceKind: { type: string, enum: [plain, damp, light, large] }\n    DestKind: { type: string, enum: »[plain, damp, light] }',
    'specs/depot/operations/ShutBox.yaml:9:39 enum-unlike: this list and that of ShutBox.input.DestKind differ only in large; make them the same, or explain it in the ledger',
    differ('large', 'ShutBox.input.SourceKind'),
  ),
  create(
    'a list of numbers with a gap',
    'From: { type: integer }',
    'From: { type: integer, enum: »[1, 2, 3, 5, 6, 12] }',
    'enum-gap: the list has 3 and 5, but not 4; add it, or explain it in the ledger',
  ),
  create(
    'a list of numbers that are far apart',
    'From: { type: integer }',
    'From: { type: integer, enum: [1, 2, 3, 6, 12] }',
  ),
  both(
    'a value that is a letter away from one of another list',
    '[plain, cold]',
    'Sort: { type: string, enum: [large, »plian] }',
    `specs/depot/operations/CreateBox.yaml:9:34 ${strange('plain', 'plian')}`,
    strange('plian', 'plain'),
  ),
  both('the plural of a value of another list', '[plain, cold]', 'Sort: { type: string, enum: [large, plains] }'),
];
