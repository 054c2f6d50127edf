import type { Case } from '../support/case.js';

const box = (given: string, was: string, is: string, ...want: readonly string[]): Case => ({
  given,
  change: { 'operations/CreateBox.yaml': [[was, is]] },
  want,
});
const boxes = (given: string, was: string, is: string, ...want: readonly string[]): Case => ({
  given,
  change: { 'operations/ListBoxes.yaml': [[was, is]] },
  want,
});

const pages = 'pagination: { style: page, page: PageNumber, size: PageSize, total: TotalCount, items: Boxes.Box }';

/** SealBox with a method and a path, in a product that speaks http. */
const http = (given: string, path: string, member: string, ...want: readonly string[]): Case => ({
  given,
  change: {
    'operations/SealBox.yaml': [
      ['input:', `http: { method: POST, path: ${path} }\ninput:`],
      ['BoxId: { type: string, refers: Box }', member],
    ],
  },
  want,
});

export const operationCases: readonly Case[] = [
  {
    given: 'a draft that nobody has reviewed',
    change: { 'operations/CreateBox.yaml': [['Label: {', 'Label: { draft: »true,']] },
    want: ['draft-left: draft: a person has to review Label, complete it and remove the word'],
  },
  box(
    'an error on a member misspelt',
    'on: Owner',
    'on: »Ownner',
    "error-member-unknown: error MissingOwner is on 'Ownner', which is not a parameter (did you mean 'Owner'?)",
  ),
  box(
    'an error on two members, one unknown',
    'on: Owner',
    'on: »[Owner, Kin]',
    "error-member-unknown: error MissingOwner is on 'Kin', which is not a parameter (did you mean 'Kind'?)",
  ),
  box(
    'a rule’s code misspelt',
    'error: MissingOwner',
    'error: »MissingOnwer',
    "error-unknown: no error row has the code 'MissingOnwer' (did you mean 'MissingOwner'?)",
  ),
  {
    given: 'a common code while errors.yaml cannot be read',
    change: {
      'errors.yaml': [['common:', '»commn:']],
      'operations/CreateBox.yaml': [['error: MissingOwner', 'error: Throttling']],
    },
    want: ["keyword-unknown: a list of common errors has no keyword 'commn' (did you mean 'common'?)"],
  },
  box(
    'a permission’s member',
    'when: Owner }',
    'when: »Onwer }',
    "permission-member: this permission depends on 'Onwer', which is not a parameter (did you mean 'Owner'?)",
  ),
  box(
    'a token misspelt',
    '{ token: ClientToken }',
    '{ token: »ClientTokn }',
    "idempotency-member: the token 'ClientTokn' is not a parameter of type string (did you mean 'ClientToken'?)",
  ),
  box(
    'a token that is a number',
    '{ token: ClientToken }',
    '{ token: »Size }',
    "idempotency-member: the token 'Size' is not a parameter of type string",
  ),
  boxes(
    'a page’s member',
    pages,
    pages.replace('PageNumber', '»PageNo'),
    "pagination-member: pagination.page names 'PageNo', which is not in the input",
  ),
  boxes(
    'the total',
    pages,
    pages.replace('TotalCount', '»TotalCont'),
    "pagination-member: pagination.total names 'TotalCont', which is not in the output (did you mean 'TotalCount'?)",
  ),
  boxes(
    'the items',
    pages,
    pages.replace('Boxes.Box', '»Boxs.Box'),
    "pagination-member: pagination.items names 'Boxs.Box', which is not in the output (did you mean 'Boxes.Box'?)",
  ),
  boxes(
    'pages without a page',
    pages,
    pages.replace('{ style: page, page: PageNumber,', '»{ style: page,'),
    "pagination-incomplete: pagination by page needs 'page'",
  ),
  boxes(
    'a token the answer does not have',
    pages,
    'pagination: »{ style: token, token: »Name, size: PageSize, items: Boxes.Box }',
    "pagination-unsaid: 'TotalCount' belongs to the pages by its name, but pagination has no 'total'",
    "specs/depot/operations/ListBoxes.yaml:5:36 pagination-role: pagination.token names 'Name', which is not a token or marker by its name and type",
    "pagination-member: pagination.token names 'Name', which is not in the output",
  ),
  boxes(
    'pages nobody declares',
    `${pages}\ninput:\n  properties:\n    Name: { type: string }\n    PageNumber`,
    'input:\n  properties:\n    Name: { type: string }\n    »PageNumber',
    'pagination-undeclared: this operation takes a page but declares no pagination',
  ),
  http(
    'a path that names no member',
    "»'/boxes/{boxId}'",
    'BoxId: { type: string }',
    'path-member: the path names {boxId}, which is not a required member with wire: path',
  ),
  http(
    'a member that the path does not name',
    '/boxes',
    '»BoxId: { type: string, wire: path }',
    "path-member-unused: 'BoxId' has wire: path, but the path does not name it",
  ),
  {
    given: 'a product of methods and paths, an operation without',
    change: {
      'product.yaml': [['rpc: { method: GET, auth: [access-key] }', 'http: { auth: [token] }']],
      'operations/CreateBox.yaml': [
        ['operation: CreateBox', 'operation: CreateBox\nhttp: { method: POST, path: /boxes }'],
      ],
      'operations/ListBoxes.yaml': [
        ['operation: ListBoxes', 'operation: ListBoxes\nhttp: { method: GET, path: /boxes }'],
      ],
      'operations/SealBox.yaml': [['operation: SealBox', '»operation: SealBox']],
    },
    want: ['http-missing: this product has only the protocol http, so the operation needs a method and a path'],
  },
  {
    given: 'an operation at an address without encryption',
    change: {
      'product.yaml': [['rpc: { method: GET, auth: [access-key] }', 'http: { auth: [token], path: /boxes }']],
      'operations/SealBox.yaml': [
        [
          'operation: SealBox',
          "operation: SealBox\nhttp: { method: POST, path: /seal, server: »'http://boxes.example' }",
        ],
      ],
    },
    want: ['server-insecure: credentials would be sent to this address unencrypted; it must begin with https://'],
  },
  {
    given: 'a product at an address without encryption',
    change: {
      'product.yaml': [
        [
          'rpc: { method: GET, auth: [access-key] }',
          "http: { auth: [token], path: /boxes, server: »'http://boxes.example' }",
        ],
      ],
    },
    want: ['server-insecure: credentials would be sent to this address unencrypted; it must begin with https://'],
  },
];
