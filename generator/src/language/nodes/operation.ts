import { any, either, formed, integer, list, map, may, need, node, text, word } from '../kinds.js';
import { draft, lines, provenance } from './common.js';

export const operation = {
  ...draft,
  operation: need(formed('^[A-Z][A-Za-z0-9]*$', 'CreateDisk'), 'The documented name.'),
  docs: need(text, provenance.docs.doc),
  lines: may(lines, provenance.lines.doc),
  summary: need(text, 'Its purpose, in a sentence of our own.'),
  deprecated: may(text, 'The replacement.'),
  idempotency: need(
    either(word('safe', 'none'), node('idempotency')),
    'Whether it may be sent twice: `safe` for reads, `none`, or the token that makes it so.',
  ),
  http: may(node('address'), 'Its method and path, for the http protocol.'),
  pagination: may(node('pagination'), 'The way in which its list is divided into pages.'),
  forwards: may(node('forwards'), 'The operation of another product that it is a door to.'),
  input: need(node('input'), 'The input.'),
  output: need(node('output'), 'The answer.'),
  errors: need(list(node('error')), 'The rows of the document’s error table.'),
  permissions: may(list(either(text, node('permission'))), 'The resources that the caller must be granted.'),
  examples: need(list(node('example'), 1), 'Examples; each one is a test.'),
} as const;

export const address = {
  method: need(word('GET', 'POST', 'PUT', 'PATCH', 'DELETE'), 'The HTTP method.'),
  path: need(text, 'The path; `{name}` is a member with `wire: path`.'),
  server: may(text, 'The address, where it is not the product’s.'),
  status: may(integer, 'The status of success, where it is not 200.'),
} as const;

export const pagination = {
  style: need(word('page', 'token'), 'Numbered pages, or a token.'),
  page: may(text, 'The member with the number of the page.'),
  token: may(text, 'The member that takes the token.'),
  next: may(text, 'The member of the answer with the next token, where its name differs.'),
  size: may(text, 'The member with the size of a page.'),
  total: may(text, 'The member of the answer with the number of all items.'),
  items: need(text, 'The path of the list in the answer.'),
} as const;

export const forwards = {
  product: need(text, 'The other product.'),
  operation: need(text, 'Its operation.'),
  inputs: need(
    map(text),
    'The members that are passed on, each with its place there. Two that have the same place are spellings of one member.',
  ),
} as const;

export const idempotency = { token: need(text, 'The member that makes repeated requests count once.') } as const;

const members = {
  required: may(list(text), 'The members that must be given.'),
  properties: may(map(node('value')), 'The members.'),
} as const;

export const input = { ...members, rules: may(map(node('rule')), 'Rules between the members, by id.') } as const;

export const output = members;

export const permission = {
  resource: need(text, 'The resource.'),
  when: may(text, 'The member that makes the permission necessary when it is given.'),
} as const;

export const example = {
  ok: may(any, 'An input that passes.'),
  returns: may(any, 'The answer that the document shows for it.'),
  fails: may(
    formed('^[^#]*#[^#]+$', 'DataDisk.0.Size#minimum'),
    'The place, and the keyword or the id of the rule, that refuses the input.',
  ),
  input: may(any, 'The input that is refused.'),
} as const;
