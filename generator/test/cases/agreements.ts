import type { Case } from '../support/case.js';

// Facts that contradict other facts of the specs, where each is well-formed by itself.

const sealed = '  - { code: BoxSealed, http: 403, kind: state, cause: The box is sealed. }';
const owner = '  - { code: MissingOwner, http: 400, on: Owner, kind: missing, cause: A sealed box has no owner. }';

export const create = (given: string, was: string, is: string, ...want: readonly string[]): Case => ({
  given,
  change: { 'operations/CreateBox.yaml': [[was, is]] },
  want,
});

export const resource = (given: string, was: string, is: string, ...want: readonly string[]): Case => ({
  given,
  change: { 'resources/Box.yaml': [[was, is]] },
  want,
});

/** Adds rows to the table of CreateBox. */
const row = (given: string, is: string, ...want: readonly string[]): Case =>
  create(given, sealed, `${sealed}\n${is}`, ...want);

/** An operation that does the same to several boxes as SealBox does to one. */
const sealBoxes = `operation: SealBoxes
docs: guide > Boxes
summary: Closes boxes for good.
idempotency: none
input:
  required: [BoxId]
  properties:
    BoxId: { type: string, refers: Box }
output: {}
errors: []
examples: [{ ok: { BoxId: b-1 } }]
`;

/** Three operations on a box, of which one need not be given it. */
const absentInOne: Case['change'] = {
  'operations/SealBoxes.yaml': sealBoxes,
  'operations/ShutBox.yaml': sealBoxes.replace('SealBoxes', 'ShutBox'),
  'operations/OpenBox.yaml': sealBoxes
    .replace('SealBoxes', 'OpenBox')
    .replace('  required: [BoxId]\n', '')
    .replace('    BoxId: {', '    »BoxId: {'),
};

const errorCases: readonly Case[] = [
  create(
    'a kind that the cause does not speak of',
    'kind: missing, cause: A sealed box has no owner.',
    "kind: »quota, cause: 'The owner is not specified.'",
    "error-kind-unsaid: error MissingOwner has the kind 'quota', but neither its code nor its cause says so (they have words of 'missing', 'state'); change the kind or the cause, or explain it in the ledger",
  ),
  row(
    'a kind against the end of the code',
    '  - { code: Box.NotFound, http: 404, kind: »quota, cause: The quota of boxes is exceeded. }',
    "error-kind-code: 'NotFound' in the code Box.NotFound stands for 'notFound', 'unsupported', 'missing', 'balance', but the kind is 'quota'; correct one of them, or explain both in the ledger",
  ),
  {
    given: 'a kind that the ledger explains',
    change: {
      'operations/CreateBox.yaml': [
        ['kind: missing, cause: A sealed', "kind: quota, cause: 'A sealed"],
        ['has no owner. }', "has no owner.' }"],
      ],
      'discrepancies.yaml': [
        ['subject: CreateBox.input.Size', 'subject: CreateBox.errors.MissingOwner'],
        ['At most 100.', 'The kind is quota.'],
      ],
    },
    want: [],
  },
  create(
    'a status unlike that of the same code elsewhere',
    'code: BoxSealed, http: 403',
    'code: BoxSealed, http: 400',
    'specs/depot/operations/SealBox.yaml:11:30 error-status-unlike: error BoxSealed has the status 403 here and 400 in 1 row; write one of them, or explain this one in the ledger',
  ),
  row(
    'a code that is another status',
    "  - { code: '404', http: »403, kind: notFound, cause: Such a box does not exist. }",
    'error-status-odd: error 404 has the status 403, which is another status; look it up, and explain it in the ledger if it is meant',
  ),
  row(
    'a code that is not found, with another status',
    '  - { code: Lid.NotFound, http: »400, kind: notFound, cause: Such a lid does not exist. }',
    'error-status-odd: error Lid.NotFound has the status 400, although NotFound stands for 404; look it up, and explain it in the ledger if it is meant',
  ),
  row(
    'a code that forbids, with another status',
    '  - { code: Forbidden.Lid, http: »400, kind: denied, cause: The account is not authorized to close boxes. }',
    'error-status-odd: error Forbidden.Lid has the status 400, although Forbidden stands for 403; look it up, and explain it in the ledger if it is meant',
  ),
  row(
    'a malformed value, with another status',
    '  - { code: InvalidLid.Malformed, http: »403, kind: malformed, cause: The format of the lid is invalid. }',
    'error-status-odd: error InvalidLid.Malformed has the status 403, although the request itself is wrong, which stands for 400; look it up, and explain it in the ledger if it is meant',
  ),
  row(
    'a failure of the service, with the status of a fault of the request',
    '  - { code: LidStuck, http: »400, kind: server, cause: The lid could not be closed. }',
    'error-status-odd: error LidStuck has the status 400, although a failure of the service begins with 5; look it up, and explain it in the ledger if it is meant',
  ),
  row(
    'a fault of the request, with the status of a failure of the service',
    '  - { code: LidStuck, http: »500, kind: state, cause: The lid is still open. }',
    'error-status-odd: error LidStuck has the status 500, which is for failures of the service; look it up, and explain it in the ledger if it is meant',
  ),
  row(
    'what exists, with the status of what does not',
    '  - { code: LidStuck, http: »404, kind: state, cause: The lid is still open. }',
    'error-status-odd: error LidStuck has the status 404, which is for what does not exist; look it up, and explain it in the ledger if it is meant',
  ),
  row(
    'no conflict, with the status of one',
    '  - { code: LidStuck, http: »409, kind: quota, cause: The quota of lids is exceeded. }',
    'error-status-odd: error LidStuck has the status 409, which is for conflicts; look it up, and explain it in the ledger if it is meant',
  ),
  {
    given: 'a status against its code, as the ledger says',
    change: {
      'operations/CreateBox.yaml': [
        [sealed, `${sealed}\n  - { code: Lid.NotFound, http: 400, kind: notFound, cause: Such a lid does not exist. }`],
      ],
      'discrepancies.yaml': [
        ['subject: CreateBox.input.Size', 'subject: CreateBox.errors.Lid.NotFound'],
        ['At most 100.', 'Lid.NotFound has http 400.'],
      ],
    },
    want: [],
  },
  resource(
    'a missing resource that is forbidden',
    'state: Status\n',
    'missing: { code: BoxSealed, http: »400 }\nstate: Status\n',
    'error-status-unlike: error BoxSealed has the status 400 here and 403 in 2 rows; write one of them, or explain this one in the ledger',
    'specs/depot/resources/Box.yaml:3:35 missing-status: a missing resource is answered with BoxSealed and the status 400, which no error row has; write 404, or explain it in the ledger',
  ),
  {
    given: 'a retry that other rows do not have',
    change: {
      'operations/CreateBox.yaml': [
        [
          '- { code: BoxSealed, http: 403, kind: state,',
          '- »{ code: BoxSealed, http: 403, kind: state, retry: backoff,',
        ],
      ],
      'operations/SealBoxes.yaml': sealBoxes.replace(
        'errors: []',
        'errors: [{ code: BoxSealed, http: 403, on: BoxId, kind: state, cause: The box is sealed. }]',
      ),
    },
    want: [
      'error-retry-unlike: error BoxSealed has retry: backoff here and no retry in 2 rows; write one of them, or explain this one in the ledger',
    ],
  },
  create(
    'a row on a parameter that it does not speak of',
    'on: Owner',
    'on: »Until',
    "error-on-unsaid: error MissingOwner is on 'Until', but neither its code nor its cause speaks of it; name the parameter that it is about",
  ),
  row(
    'a code that names a parameter which the row is not on',
    '  - »{ code: InvalidSize.Malformed, http: 400, kind: malformed, cause: Sizes of this format are refused. }',
    "error-on-missing: the code InvalidSize.Malformed names 'Size', a parameter of the operation, but the row is not on it",
  ),
  {
    given: 'a row without the parameter that others with the same words are on',
    change: {
      'operations/SealBoxes.yaml': sealBoxes.replace(
        'errors: []',
        'errors: [{ code: BoxSealed, http: 403, on: BoxId, kind: state, cause: Its lid is sealed already. }]',
      ),
      'operations/ShutBox.yaml': sealBoxes
        .replace('SealBoxes', 'ShutBox')
        .replace(
          'errors: []',
          'errors: [»{ code: BoxSealed, http: 403, kind: state, cause: Its lid is sealed already. }]',
        ),
    },
    want: [
      "error-on-unlike: error BoxSealed is on no parameter here, and on 'BoxId' in 2 rows with the same cause; write one of them, or explain this one in the ledger",
      "specs/depot/operations/ShutBox.yaml:10:10 error-on-subject: error BoxSealed is about 'BoxId' ('Its lid is sealed already.'), but the row is on no parameter; name it with 'on'",
    ],
  },
  row(
    'a code with a word that is a letter away from one of the specs',
    '  - { code: »OwnreAbsent, http: 400, on: Owner, kind: missing, cause: The owner is missing. }',
    "code-word-unknown: no other text of the specs has the word 'ownre' of the code OwnreAbsent; check its spelling, or explain it in the ledger",
  ),
  row(
    'a code whose cause is about something else',
    '  - { code: »MissingOwner, http: 400, kind: missing, cause: No lid is specified. }',
    "specs/depot/operations/CreateBox.yaml:44:5 error-on-subject: error MissingOwner is about 'Owner' ('No lid is specified.'), but the row is on no parameter; name it with 'on'",
    "error-cause-unlike: the code MissingOwner and its cause ('No lid is specified.') have nothing in common; correct one of them, or explain it in the ledger",
  ),
  {
    given: 'a rule of the server without the code of the row that says the same',
    change: {
      'operations/SealBox.yaml': [
        ['output: {}', '  rules:\n    »open-only:\n      server: Its lid is not sealed already.\noutput: {}'],
      ],
    },
    want: [
      "rule-without-code: rule 'open-only' has no code, but the row of BoxSealed is about the same ('Its lid is sealed already.'); name the code, or explain in the ledger why it is another fault",
    ],
  },
  create(
    'a rule without the code of the row about the member that it requires',
    '      require: [Owner]\n      error: MissingOwner\n',
    '      require: [Owner]\n',
    "specs/depot/operations/CreateBox.yaml:32:5 rule-without-code: rule 'owner-of-sealed' has no code, but the row of MissingOwner is about the same ('A sealed box has no owner.'); name the code, or explain in the ledger why it is another fault",
  ),
  {
    given: 'a status in a row that replaces another one, which is no fault',
    change: {
      'operations/CreateBox.yaml': [
        [owner, `${owner}\n${owner.replace('400', '403').replace(' }', ', withdrawn: true }')}`],
      ],
    },
    want: [],
  },
];

const ruleCases: readonly Case[] = [
  {
    given: 'a row about a parameter that is on none',
    change: {
      'operations/SealBox.yaml': [
        [
          '- { code: BoxSealed, http: 403, on: BoxId, kind: state, cause: Its lid',
          '- »{ code: LidSealed, http: 403, kind: state, cause: The box',
        ],
      ],
      'resources/Box.yaml': [['otherwise: BoxSealed', 'otherwise: LidSealed']],
    },
    want: [
      "error-on-subject: error LidSealed is about 'BoxId' ('The box is sealed already.'), but the row is on no parameter; name it with 'on'",
    ],
  },
  {
    given: 'a row about the end of the name of a parameter that is on none',
    change: {
      'operations/CreateBox.yaml': [
        ['    Owner: {', '    HomeStreetAddress: { type: string }\n    Owner: {'],
        [sealed, `${sealed}\n  - »{ code: NoHouse, http: 400, kind: missing, cause: No street address is specified. }`],
      ],
    },
    want: [
      "error-on-subject: error NoHouse is about 'HomeStreetAddress' ('No street address is specified.'), but the row is on no parameter; name it with 'on'",
    ],
  },
  {
    given: 'a row that is on no parameter, as the ledger says',
    change: {
      'operations/SealBox.yaml': [['http: 403, on: BoxId, kind', 'http: 403, kind']],
      'discrepancies.yaml': [
        ['subject: CreateBox.input.Size', 'subject: SealBox.errors.BoxSealed'],
        ['At most 100.', 'The row is on no parameter.'],
      ],
    },
    want: [],
  },
  ...[
    'kind: server, cause: A box could not be closed. }',
    'kind: denied, cause: The account is not authorized to close boxes. }',
    'kind: quota, cause: The quota of boxes is exceeded. }',
  ].map(
    (rest): Case => ({
      given: `a row about the call: ${rest}`,
      change: {
        'operations/SealBox.yaml': [
          ['errors:\n', `errors:\n  - { code: LidStuck, http: ${rest.includes('server') ? 500 : 403}, ${rest}\n`],
        ],
      },
      want: [],
    }),
  ),
  {
    given: 'a rule of the server without the code of a row that nothing else answers with',
    change: {
      'operations/SealBox.yaml': [
        ['output: {}', '  rules:\n    »no-lid:\n      server: A lid is left on the shelf of this region.\noutput: {}'],
        ['errors:\n', 'errors:\n  - { code: NoStock, http: 403, kind: quota, cause: No lid is left. }\n'],
      ],
    },
    want: [
      "rule-without-code: rule 'no-lid' has no code, but the row of NoStock is about the same ('No lid is left.'); name the code, or explain in the ledger why it is another fault",
    ],
  },
  {
    given: 'a rule between parameters without the code of the row that is on both',
    change: {
      'operations/CreateBox.yaml': [
        ['    in-order:', '    »in-order:'],
        [
          sealed,
          `${sealed}\n  - { code: BadRange, http: 400, on: [From, Until], kind: mismatch, cause: From is larger than Until. }`,
        ],
      ],
    },
    want: [
      "rule-without-code: rule 'in-order' has no code, but the row of BadRange is about the same ('From is larger than Until.'); name the code, or explain in the ledger why it is another fault",
    ],
  },
  {
    given: 'a rule that the local cloud has no code for',
    change: {
      'operations/SealBox.yaml': [
        ['output: {}', '  rules:\n    »lid-fits:\n      server: A lid is at hand.\noutput: {}'],
      ],
      'resources/Box.yaml': [
        ['otherwise: BoxSealed }', 'otherwise: BoxSealed, enforces: { lid-fits: { lacks: { Box.Name: lidless } } } }'],
      ],
    },
    want: [
      "rule-unanswered: the local cloud enforces rule 'lid-fits' (resources/Box.yaml), but has no code to answer with; give the rule its code",
    ],
  },
  {
    given: 'a rule without the code that it has elsewhere',
    change: {
      'operations/SealBox.yaml': [
        ['output: {}', '  rules:\n    lid-fits:\n      server: A lid is at hand.\n      error: BoxSealed\noutput: {}'],
      ],
      'operations/SealBoxes.yaml': sealBoxes
        .replace('output: {}', '  rules:\n    »lid-fits:\n      server: Lids are at hand.\noutput: {}')
        .replace(
          'errors: []',
          'errors: [{ code: BoxSealed, http: 403, on: BoxId, kind: state, cause: A box is sealed. }]',
        ),
    },
    want: [
      "rule-code-unlike: rule 'lid-fits' has no code, but that of the same id has BoxSealed in specs/depot/operations/SealBox.yaml, which is in this table too; name it",
    ],
  },
];

const pages = 'pagination: { style: page, page: PageNumber, size: PageSize, total: TotalCount, items: Boxes.Box }';

const roleCases: readonly Case[] = [
  {
    given: 'a read that is not safe',
    change: { 'operations/ListBoxes.yaml': [['idempotency: safe', 'idempotency: »none']] },
    want: [
      'idempotency-read: ListBoxes reads by its name, but its idempotency is none, so a failed call is not sent again; a read is safe',
    ],
  },
  create(
    'a token that does not count',
    'idempotency: { token: ClientToken }',
    'idempotency: »none',
    "idempotency-token-unused: the operation takes the token 'ClientToken', but its idempotency is none; name the token there, or explain in the ledger why it does not count",
  ),
  create(
    'another member as the token',
    '{ token: ClientToken }',
    '{ token: »Label }',
    "idempotency-token-name: 'Label' is no token by its name; name the member that makes repeated requests count once",
  ),
  {
    given: 'the members of a paginator exchanged',
    change: { 'operations/ListBoxes.yaml': [[pages, pages.replace('size: PageSize', 'size: »Name')]] },
    want: [
      "pagination-role: pagination.size names 'Name', which is not an integer with the size of a page by its name and type",
    ],
  },
  {
    given: 'a paginator without its total',
    change: {
      'operations/ListBoxes.yaml': [
        [pages, pages.replace('pagination: {', 'pagination: »{').replace(' total: TotalCount,', '')],
      ],
    },
    want: ["pagination-unsaid: 'TotalCount' belongs to the pages by its name, but pagination has no 'total'"],
  },
  {
    given: 'another list than the one with the resources',
    change: {
      'operations/ListBoxes.yaml': [
        [pages, pages.replace('items: Boxes.Box', 'items: »Boxes.Lid')],
        [
          'Box: { type: array, items: { shape: Box } }',
          'Box: { type: array, items: { shape: Box } }\n        Lid: { type: array, items: { type: string } }',
        ],
      ],
    },
    want: [
      "pagination-items: pagination.items is 'Boxes.Lid', but the operation lists Box at 'Boxes.Box'; the two must be the same",
    ],
  },
];

const requiredCases: readonly Case[] = [
  {
    given: 'an operation on a box that need not be told which',
    change: {
      'operations/SealBox.yaml': [
        ['  required: [BoxId]\n', ''],
        ['    BoxId: {', '    »BoxId: {'],
      ],
    },
    want: [
      "identity-optional: the operation works on one Box, but 'BoxId', which says on which, may be absent; require it, or explain it in the ledger",
    ],
  },
  {
    given: 'a parameter whose absence is a fault, and which nothing requires',
    change: {
      'operations/CreateBox.yaml': [
        ['    Label: {', '    »Label: {'],
        [
          sealed,
          `${sealed}\n  - { code: MissingParameter, http: 400, on: Label, kind: missing, cause: No label is specified. }`,
        ],
      ],
    },
    want: [
      "missing-unrequired: a row of MissingParameter is about 'Label', but nothing requires it; require it, write the rule, or explain it in the ledger",
    ],
  },
];

const lifecycleCases: readonly Case[] = [
  resource(
    'a state that is gone and not called so',
    'Sealed: {}\n',
    'Sealed: {}\n  »Lost: { gone: true, external: true }\n',
    "state-gone-name: 'Lost' is marked gone, but is no word for a resource that no longer exists, as Deleted and Released are",
    "specs/depot/resources/Box.yaml:13:3 waiter-fails-missing: the waiter BoxSealed would wait for a resource that is 'Lost' and never comes back; add the state to 'fails'",
  ),
  resource(
    'a state that is called gone and is not',
    'Sealed: {}\n',
    'Sealed: {}\n  »Deleted: { external: true }\n',
    "state-gone-unsaid: a resource in the state 'Deleted' no longer exists by that name; mark it gone",
  ),
  {
    given: 'a deletion after which the resource is there',
    change: {
      'operations/DeleteBox.yaml': sealBoxes.replace('SealBoxes', 'DeleteBox'),
      'resources/Box.yaml': [['  SealBox:', '  »DeleteBox: { from: [Open], to: Sealed }\n  SealBox:']],
    },
    want: [
      "deletion-undone: DeleteBox deletes Box by its name, but the resource exists after it; write 'deletes: true', or a state that is gone",
    ],
  },
  resource(
    'a state that becomes what nothing leads to',
    'Open: {}\n',
    'Open: { becomes: »Failed }\n  Failed: { becomes: Open }\n',
    "state-becomes: a resource in the state 'Open' cannot become 'Failed', which is a failure",
  ),
  resource(
    'an effect that leads to another state than its verb',
    'to: Sealed, otherwise',
    'to: »Open, otherwise',
    "specs/depot/resources/Box.yaml:6:3 resource-state-unreachable: no operation and no other state leads to 'Sealed'",
    "effect-state: SealBox has the state 'Open' here, although there is 'Sealed'",
  ),
  resource(
    'a waiter that goes on after a failure',
    '  Sealed: {}\noperations:',
    '  Sealed: {}\n  Failed: { external: true }\noperations:',
    "specs/depot/resources/Box.yaml:13:3 waiter-fails-missing: the waiter BoxSealed would wait for a resource that is 'Failed' and never comes back; add the state to 'fails'",
  ),
  resource(
    'a waiter for another state than its name',
    'until: [Sealed]',
    'until: [»Open]',
    "waiter-name: the waiter BoxSealed waits for 'Open', which is not the end of its name; correct one of them",
  ),
  resource(
    'a waiter that gives up too early',
    'until: [Sealed] }',
    'until: [Sealed], fails: [»Open] }',
    "waiter-fails-reachable: the waiter BoxSealed gives up in the state 'Open', from which Sealed can still be reached",
  ),
  {
    given: 'another effect on several resources than on one',
    change: {
      'operations/SealBoxes.yaml': sealBoxes,
      'resources/Box.yaml': [['  ListBoxes:', '  »SealBoxes: { from: [Open, Sealed], to: Sealed }\n  ListBoxes:']],
    },
    want: [
      'effect-unlike: \'from\' is ["Open","Sealed"] here and ["Open"] for SealBox, which does the same to one resource; correct one of them',
      'specs/depot/resources/Box.yaml:10:3 effect-unlike: \'otherwise\' is nothing here and "BoxSealed" for SealBox, which does the same to one resource; correct one of them',
    ],
  },
  {
    given: 'other states than those of the cause',
    change: {
      'operations/SealBox.yaml': [['cause: Its lid is sealed already.', 'cause: The box is not Sealed.']],
    },
    want: [
      "specs/depot/resources/Box.yaml:9:20 effect-states-unlike: SealBox is allowed in Open, but its own words are about Sealed: 'The box is not Sealed.'; correct one of them",
    ],
  },
];

/** An operation with a member of each kind that others have too. */
/** Writes an operation ShutBox with other parameters. */
export const shutBox = (input: string): string =>
  sealBoxes.replace('SealBoxes', 'ShutBox').replace('    BoxId: { type: string, refers: Box }', input);

const likenessCases: readonly Case[] = [
  {
    given: 'a limit that is one beside that of the same member',
    change: {
      'operations/ShutBox.yaml': shutBox(
        '    BoxId: { type: string, refers: Box }\n    Size: { type: integer, »maximum: 101 }',
      ).replace('»maximum: 101', 'maximum: »101'),
    },
    want: [
      "specs/depot/operations/CreateBox.yaml:10:49 limit-near: 'maximum' is 100 here and 101 for the same member in specs/depot/operations/ShutBox.yaml; write one of them, or explain the number in the ledger",
      "limit-near: 'maximum' is 101 here and 100 for the same member in specs/depot/operations/CreateBox.yaml; write one of them, or explain the number in the ledger",
    ],
  },
  create(
    'a limit beside a round number',
    'Label: { type: string,',
    'Label: { type: string, maxLength: »65,',
    "limit-odd: 'maxLength' is 65, one beside the round number 64; look it up, and explain it in the ledger if it is meant",
  ),
  {
    given: 'a limit that is one beside those around it',
    change: {
      'operations/ShutBox.yaml': shutBox(
        ['Left', 'Right', 'Top', 'Front']
          .map((name) => `    ${name}: { type: integer, maximum: ${name === 'Front' ? '»21' : 20} }`)
          .join('\n')
          .concat('\n    BoxId: { type: string, refers: Box }'),
      ),
    },
    want: [
      "limit-near: 'maximum' is 21 here and 20 for the same member in specs/depot/operations/ShutBox.yaml; write one of them, or explain the number in the ledger",
    ],
  },
  create(
    'a limit below zero that nothing speaks of',
    'From: { type: integer }',
    'From: { type: integer, minimum: »-1 }',
    "limit-odd: 'minimum' is -1, one beside the round number 0; look it up, and explain it in the ledger if it is meant",
  ),
  create(
    'a limit below zero with its meaning',
    'From: { type: integer }',
    'From: { type: integer, minimum: -1, description: The first day; -1 stands for any. }',
  ),
  {
    given: 'a boolean with another default than those of its name',
    change: {
      'operations/SealBoxes.yaml': sealBoxes.replace(
        '    BoxId: {',
        '    Sealed: { type: boolean, default: false }\n    BoxId: {',
      ),
      'operations/ShutBox.yaml': shutBox(
        '    BoxId: { type: string, refers: Box }\n    Sealed: { type: boolean, default: »true }',
      ),
    },
    want: [
      "default-unlike: 'Sealed' is true by default, and others of the product are false; write the same, or explain it in the ledger",
    ],
  },
  {
    given: 'a boolean that alone is true by default',
    change: {
      'operations/ShutBox.yaml': shutBox(
        ['Locked', 'Tied', 'Glued', 'Nailed', 'Taped']
          .map((name) => `    ${name}: { type: boolean, default: ${name === 'Taped' ? '»true' : false} }`)
          .join('\n')
          .concat('\n    BoxId: { type: string, refers: Box }'),
      ),
    },
    want: [
      "default-unlike: 'Taped' is true by default, and others of the product are false; write the same, or explain it in the ledger",
    ],
  },
  {
    given: 'a member that is less firm than others of its name',
    change: {
      ...Object.fromEntries(
        ['LockBox', 'TieBox', 'GlueBox'].map((name) => [
          `operations/${name}.yaml`,
          sealBoxes
            .replace('SealBoxes', name)
            .replace('    BoxId: {', '    Shelf: { type: integer, maximum: 20, stability: closed }\n    BoxId: {'),
        ]),
      ),
      'operations/ShutBox.yaml': shutBox(
        '    BoxId: { type: string, refers: Box }\n    »Shelf: { type: integer, maximum: 20 }',
      ),
      'discrepancies.yaml': [
        ['subject: CreateBox.input.Size', 'subject: [LockBox.input.Shelf, TieBox.input.Shelf, GlueBox.input.Shelf]'],
        ['At most 100.', 'Shelves are closed.'],
      ],
    },
    want: ["stability-unlike: 'Shelf' has the stability closed in 3 other places; write the same here"],
  },
  {
    given: 'a boolean with other words than the others',
    change: {
      'operations/ShutBox.yaml': shutBox(
        "    BoxId: { type: string, refers: Box }\n    Locked: { type: boolean, text: ['yes', 'no'] }\n    Tied: { type: boolean, text: »['no', 'yes'] }",
      ),
    },
    want: [
      'text-unlike: this boolean travels as no, yes, and 2 others of the product as yes, no; write the same, or explain it in the ledger',
    ],
  },
  {
    given: 'a secret that is shown in one place',
    change: {
      'operations/CreateBox.yaml': [['Label: {', 'Combination: { type: string, secret: true }\n    Label: {']],
      'operations/SealBoxes.yaml': sealBoxes.replace(
        '    BoxId: {',
        '    Combination: { type: string, secret: true }\n    BoxId: {',
      ),
      'operations/ShutBox.yaml': shutBox(
        '    »Combination: { type: string }\n    BoxId: { type: string, refers: Box }',
      ),
    },
    want: [
      "secret-unlike: 'Combination' is secret in specs/depot/operations/CreateBox.yaml and elsewhere, but not here; with 'secret: true' it would never be shown",
    ],
  },
  create(
    'a listed value a letter away from a word of the specs',
    'enum: [plain, cold]',
    'enum: [plain, cold, »reqeust]',
    "enum-word-unknown: no other text of the specs has 'reqeust' of the value 'reqeust', which is one letter away from 'request'; check its spelling, or explain it in the ledger",
  ),
  {
    given: 'a list that lacks a value of the same member elsewhere',
    change: {
      'operations/CreateBox.yaml': [
        ['enum: [plain, cold]', '»enum: [plain, cold, damp]'.replace('»enum: ', 'enum: »')],
      ],
      'operations/ShutBox.yaml': shutBox(
        '    BoxId: { type: string, refers: Box }\n    Kind: { type: string, enum: »[plain, cold] }',
      ),
    },
    want: [
      'enum-unlike: this list and that of ShutBox.input.Kind differ only in damp; make them the same, or explain it in the ledger',
      'enum-unlike: this list and that of CreateBox.input.Kind differ only in damp; make them the same, or explain it in the ledger',
    ],
  },
  {
    given: 'a member that may be absent in one operation only',
    change: absentInOne,
    want: [
      "required-unlike: 'BoxId' may be absent here, but is required by 3 other operations; require it, or explain it in the ledger",
    ],
  },
];

/** A member that may be absent in one operation, with an entry of the ledger about it. */
const mayBeAbsent = (given: string, decision: string, ...want: readonly string[]): Case => ({
  given,
  change: {
    ...absentInOne,
    'discrepancies.yaml': [
      ['subject: CreateBox.input.Size', 'subject: OpenBox.input.BoxId'],
      ['At most 100.', decision],
    ],
  },
  want,
});

const explanationCases: readonly Case[] = [
  mayBeAbsent('a member that may be absent, as the ledger says', 'It is optional.'),
  mayBeAbsent(
    'a member that may be absent, although the ledger says otherwise',
    'It is required.',
    "required-unlike: 'BoxId' may be absent here, but is required by 3 other operations; require it, or explain it in the ledger",
  ),
  {
    given: 'another target for several resources than for one, beside an entry about anything else',
    change: {
      'operations/SealBoxes.yaml': sealBoxes.replace(
        'errors: []',
        'errors: [{ code: BoxSealed, http: 403, on: BoxId, kind: state, cause: A box is sealed. }]',
      ),
      'resources/Box.yaml': [
        [
          'SealBox: { from: [Open], to: Sealed, otherwise: BoxSealed }',
          'SealBox: { from: [Open], to: Sealed, otherwise: BoxSealed }\n  »SealBoxes: { from: [Open], to: Open, otherwise: BoxSealed }',
        ],
      ],
      'discrepancies.yaml': [
        ['subject: CreateBox.input.Size', 'subject: SealBoxes.input.BoxId'],
        ['At most 100.', 'It leads to a list.'],
      ],
    },
    want: [
      'effect-unlike: \'to\' is "Open" here and "Sealed" for SealBox, which does the same to one resource; correct one of them',
      "specs/depot/resources/Box.yaml:10:34 effect-state: SealBoxes has the state 'Open' here, although there is 'Sealed'",
    ],
  },
];

export const agreementCases: readonly Case[] = [
  ...explanationCases,
  ...errorCases,
  ...ruleCases,
  ...roleCases,
  ...requiredCases,
  ...lifecycleCases,
  ...likenessCases,
];
