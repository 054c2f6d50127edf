import type { Case } from '../support/case.js';

export const errorRowCases: readonly Case[] = [
  {
    given: 'a status above 599',
    change: { 'operations/CreateBox.yaml': [['code: BoxSealed, http: 403', 'code: BoxSealed, http: »4040']] },
    want: ['status-range: there is no HTTP status 4040; it must be from 100 to 599'],
  },
  {
    given: 'a status below 100',
    change: { 'errors.yaml': [['http: 400', 'http: »40']] },
    want: ['status-range: there is no HTTP status 40; it must be from 100 to 599'],
  },
  {
    given: 'the status of a missing resource',
    change: {
      'resources/Box.yaml': [['state: Status\n', 'missing: { code: BoxSealed, http: »4404 }\nstate: Status\n']],
    },
    want: ['status-range: there is no HTTP status 4404; it must be from 100 to 599'],
  },
  {
    given: 'a success that is none',
    change: {
      'product.yaml': [['rpc: { method: GET, auth: [access-key] }', 'http: { auth: [token], path: /boxes }']],
      'operations/SealBox.yaml': [
        ['operation: SealBox', 'operation: SealBox\nhttp: { method: POST, path: /seal, status: »404 }'],
      ],
    },
    want: ['status-range: there is no HTTP status 404; it must be from 200 to 299, since it is that of success'],
  },
  {
    given: 'an error with the status of a success',
    change: { 'operations/CreateBox.yaml': [['code: BoxSealed, http: 403', 'code: BoxSealed, http: »200']] },
    want: [
      'error-status-success: error BoxSealed has the status 200, which is no failure; the statuses of errors begin with 4 or 5',
    ],
  },
  {
    given: 'a row without a kind',
    change: {
      'operations/CreateBox.yaml': [['code: BoxSealed, http: 403, kind: state,', 'code: BoxSealed, http: 403,']],
    },
    want: [
      "specs/depot/operations/CreateBox.yaml:43:5 error-without-kind: error BoxSealed has no kind, so no issue and no answer of the local cloud leads to it; give it one, 'other' at least",
    ],
  },
  {
    given: 'a common row without a kind',
    change: { 'errors.yaml': [['kind: throttled, ', '']] },
    want: [
      "specs/depot/errors.yaml:2:5 error-without-kind: error Throttling has no kind, so no issue and no answer of the local cloud leads to it; give it one, 'other' at least",
    ],
  },
  {
    given: 'a row twice',
    change: {
      'operations/CreateBox.yaml': [
        [
          '  - { code: BoxSealed, http: 403, kind: state, cause: The box is sealed. }',
          '  - { code: BoxSealed, http: 403, kind: state, cause: The box is sealed. }\n  - »{ code: BoxSealed, http: 403, kind: state, cause: The box is sealed. }',
        ],
      ],
    },
    want: ['error-duplicate: this row of error BoxSealed repeats the one in line 43'],
  },
  {
    given: 'a row twice, as the ledger says',
    change: {
      'operations/CreateBox.yaml': [
        [
          '  - { code: BoxSealed, http: 403, kind: state, cause: The box is sealed. }',
          '  - { code: BoxSealed, http: 403, kind: state, cause: The box is sealed. }\n  - { code: BoxSealed, http: 403, kind: state, cause: The box is sealed. }',
        ],
      ],
      'discrepancies.yaml': [
        ['subject: CreateBox.input.Size', 'subject: CreateBox.errors.BoxSealed'],
        ['At most 100.', 'Both rows are kept.'],
      ],
    },
    want: [],
  },
  {
    given: 'a row again with another status',
    change: {
      'operations/CreateBox.yaml': [
        [
          '  - { code: MissingOwner, http: 400, on: Owner, kind: missing, cause: A sealed box has no owner. }',
          '  - { code: MissingOwner, http: 400, on: Owner, kind: missing, cause: A sealed box has no owner. }\n  - »{ code: MissingOwner, http: 403, on: Owner, kind: missing, cause: A sealed box has no owner. }',
        ],
      ],
    },
    want: [
      'error-contradiction: error MissingOwner has the status 403 here and 400 in line 42; the parameters and the kind are the same',
    ],
  },
  {
    given: 'a row again with another status and another cause',
    change: {
      'operations/CreateBox.yaml': [
        [
          '  - { code: MissingOwner, http: 400, on: Owner, kind: missing, cause: A sealed box has no owner. }',
          '  - { code: MissingOwner, http: 400, on: Owner, kind: missing, cause: A sealed box has no owner. }\n  - »{ code: MissingOwner, http: 403, on: Owner, kind: missing, cause: No sealed box has no owner. }',
        ],
      ],
    },
    want: [
      'error-contradiction: error MissingOwner has the status 403 here and 400 in line 42; the parameters and the kind are the same',
    ],
  },
  {
    given: 'a code with l for I',
    change: {
      'operations/SealBox.yaml': [['code: BoxSealed', 'code: »BoxSeaIed']],
      'resources/Box.yaml': [['otherwise: BoxSealed', 'otherwise: BoxSeaIed']],
    },
    want: [
      "code-similar: the code 'BoxSeaIed' looks like 'BoxSealed' of specs/depot/operations/CreateBox.yaml (l, I and 1 look alike, and so do O and 0); write one of them, or explain both in the ledger",
    ],
  },
  {
    given: 'a code with l for I that newer documents no longer list',
    change: {
      'operations/SealBox.yaml': [['code: BoxSealed', 'withdrawn: true, code: BoxSeaIed']],
      'resources/Box.yaml': [['otherwise: BoxSealed', 'otherwise: BoxSeaIed']],
    },
    want: [],
  },
  {
    given: 'a row that has another status where newer documents no longer list it',
    change: {
      'operations/CreateBox.yaml': [
        [
          '  - { code: BoxSealed, http: 403, kind: state, cause: The box is sealed. }',
          '  - { code: BoxSealed, http: 403, kind: state, cause: The box is sealed. }\n  - { code: BoxSealed, http: 400, kind: state, cause: The box is sealed., withdrawn: true }',
        ],
      ],
    },
    want: [],
  },
  {
    given: 'a code with 0 for O',
    change: {
      'errors.yaml': [
        [
          'common:\n',
          'common:\n  - { code: »Missing0wner, http: 404, kind: notFound, cause: Such a box does not exist. }\n',
        ],
      ],
    },
    want: [
      "code-similar: the code 'Missing0wner' looks like 'MissingOwner' of specs/depot/operations/CreateBox.yaml (l, I and 1 look alike, and so do O and 0); write one of them, or explain both in the ledger",
    ],
  },
  {
    given: 'a code that differs by case only',
    change: {
      'errors.yaml': [['common:\n', 'common:\n  - { code: »boxsealed, http: 400, kind: state, cause: None. }\n']],
    },
    want: [
      "code-similar: the code 'boxsealed' looks like 'BoxSealed' of specs/depot/operations/CreateBox.yaml (only the case differs); write one of them, or explain both in the ledger",
    ],
  },
  {
    given: 'a code that differs by a separator only',
    change: {
      'errors.yaml': [['common:\n', 'common:\n  - { code: »Box.Sealed, http: 400, kind: state, cause: None. }\n']],
    },
    want: [
      "code-similar: the code 'Box.Sealed' looks like 'BoxSealed' of specs/depot/operations/CreateBox.yaml (only separators differ); write one of them, or explain both in the ledger",
    ],
  },
  {
    given: 'a code with a letter less, of the same meaning',
    change: {
      'operations/SealBox.yaml': [['code: BoxSealed', 'code: »BoxSeled']],
      'operations/CreateBox.yaml': [
        ['code: BoxSealed, http: 403, kind', 'code: BoxSealed, http: 403, on: BoxId, kind'],
        ['    Name: { type', '    BoxId: { type: string, refers: Box }\n    Name: { type'],
      ],
      'resources/Box.yaml': [['otherwise: BoxSealed', 'otherwise: BoxSeled']],
    },
    want: [
      "code-similar: the code 'BoxSeled' looks like 'BoxSealed' of specs/depot/operations/CreateBox.yaml (one letter differs, and they mean the same); write one of them, or explain both in the ledger",
    ],
  },
  {
    given: 'a code with two letters swapped, of the same meaning',
    change: {
      'operations/SealBox.yaml': [['code: BoxSealed', 'code: »BoxSelaed']],
      'operations/CreateBox.yaml': [
        ['code: BoxSealed, http: 403, kind', 'code: BoxSealed, http: 403, on: BoxId, kind'],
        ['    Name: { type', '    BoxId: { type: string, refers: Box }\n    Name: { type'],
      ],
      'resources/Box.yaml': [['otherwise: BoxSealed', 'otherwise: BoxSelaed']],
    },
    want: [
      "code-similar: the code 'BoxSelaed' looks like 'BoxSealed' of specs/depot/operations/CreateBox.yaml (one letter differs, and they mean the same); write one of them, or explain both in the ledger",
    ],
  },
  {
    given: 'a code with a letter less, of another meaning',
    change: {
      'operations/SealBox.yaml': [
        ['code: BoxSealed, http: 403, on: BoxId, kind: state', 'code: BoxesSealed, http: 403, on: BoxId, kind: exists'],
      ],
      'resources/Box.yaml': [['otherwise: BoxSealed', 'otherwise: BoxesSealed']],
    },
    want: [],
  },
  {
    given: 'two codes that look alike, as the ledger says',
    change: {
      'errors.yaml': [['common:\n', 'common:\n  - { code: boxsealed, http: 400, kind: state, cause: None. }\n']],
      'discrepancies.yaml': [
        ['subject: CreateBox.input.Size', 'subject: errors.boxsealed'],
        ['At most 100.', 'Both boxsealed and BoxSealed are codes.'],
      ],
    },
    want: [],
  },
];
