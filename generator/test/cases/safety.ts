import type { Case } from '../support/case.js';

export const safetyCases: readonly Case[] = [
  {
    given: 'a read that changes a state',
    change: { 'operations/SealBox.yaml': [['idempotency: none', 'idempotency: »safe']] },
    want: [
      'idempotency-changes: SealBox is marked safe, but specs/depot/resources/Box.yaml says that it changes Box (to); a failed call would be sent again',
    ],
  },
  {
    given: 'a read that creates',
    change: { 'operations/CreateBox.yaml': [['idempotency: { token: ClientToken }', 'idempotency: »safe']] },
    want: [
      'idempotency-changes: CreateBox is marked safe, but specs/depot/resources/Box.yaml says that it changes Box (creates); a failed call would be sent again',
    ],
  },
  {
    given: 'a read that changes something by its further effects',
    change: {
      'resources/Box.yaml': [
        [
          'SealBox: { from: [Open], to: Sealed, otherwise: BoxSealed }',
          'SealBox: { also: [{ from: [Open], to: Sealed, otherwise: BoxSealed }] }',
        ],
      ],
      'operations/SealBox.yaml': [['idempotency: none', 'idempotency: »safe']],
    },
    want: [
      'idempotency-changes: SealBox is marked safe, but specs/depot/resources/Box.yaml says that it changes Box (to); a failed call would be sent again',
    ],
  },
  {
    given: 'a read that deletes by its name, which no resource knows',
    change: {
      'operations/DeleteBox.yaml':
        'operation: DeleteBox\ndocs: guide > Boxes\nsummary: Removes a box.\nidempotency: »safe\ninput: {}\noutput: {}\nerrors: []\nexamples: [{ ok: {} }]\n',
    },
    want: [
      "idempotency-doubtful: DeleteBox is marked safe, but 'Delete' is no word for reading, as Describe, List and Get are; a failed call would be sent again",
    ],
  },
  {
    given: 'a placeholder misspelt',
    change: { 'operations/CreateBox.yaml': [["'depot:$regionid:owner/*'", "»'depot:$regionid:box/$boxidd'"]] },
    want: ["permission-placeholder: no parameter and no resource gives '$boxidd' a value (did you mean '$boxid'?)"],
  },
  {
    given: 'a placeholder of a permission without a condition',
    change: { 'operations/SealBox.yaml': [['examples:', "permissions: [»'depot:$regoinid:box/$boxid']\nexamples:"]] },
    want: [
      "permission-placeholder: no parameter and no resource gives '$regoinid' a value (did you mean '$regionid'?)",
    ],
  },
];
