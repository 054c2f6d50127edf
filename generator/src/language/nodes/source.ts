import {
  any,
  either,
  flag,
  formed,
  integer,
  list,
  map,
  may,
  need,
  node,
  number,
  scalar,
  text,
  word,
} from '../kinds.js';
import { lines, listKeys, names, provenance } from './common.js';

export const sources = { sources: need(map(node('source')), 'The documents, by key.') } as const;

const date = formed('^\\d{4}-\\d{2}-\\d{2}$', '2026-11-22');

export const source = {
  title: need(text, 'The title of the document.'),
  file: may(text, 'The name of its file among the documents.'),
  files: may(
    formed('^[^{}]*\\{\\}[^{}]*$', 'sdk/src/models/{}.ts'),
    'Instead of file: the name of each of its files; {} stands for the headings after the key, with "/" between them.',
  ),
  url: may(text, 'Its address.'),
  language: may(text, 'Its language.'),
  published: may(any, 'The date of publication.'),
  retrieved: may(date, 'The date on which its file was saved.'),
  compared: may(
    either(date, map(date)),
    'The date on which the operations were last compared with it: one for all, or one each by name.',
  ),
  groups: may(map(names), 'The operations that a table of parameters is for, by the heading above it.'),
} as const;

/** The kinds of entries of a ledger, each with the heading that its page has for them. */
export const ledgerKinds = {
  contradiction: 'Places that contradict each other',
  'vendor-spelling': 'Misspellings of the service itself, kept',
  'scan-damage': 'Text broken by the scan, repaired',
  type: 'Types that are not those of the table',
  gap: 'Facts that the document leaves open',
  example: 'Examples that do not fit',
  naming: 'Names that do not agree',
  superseded: 'Facts that a newer document states otherwise',
} as const;

export const ledger = { entries: need(list(node('entry')), 'One entry for each place.') } as const;

export const entry = {
  id: need(formed('^[a-z0-9]+(-[a-z0-9]+)*$', 'ecs-disk-01'), 'Its id.'),
  kind: need(word(...listKeys(ledgerKinds)), 'The kind of contradiction or damage.'),
  subject: need(either(text, names), 'The parts of the specs it is about.'),
  claims: need(list(node('claim'), 1), 'The statements of each place.'),
  decision: need(text, 'The reading that the spec follows.'),
  reason: need(text, 'The reason for it.'),
  status: may(
    word('decided', 'open', 'probed', 'corrected'),
    'Whether it is settled; `corrected` says that the specs were wrong before.',
  ),
  says: may(list(node('saying')), 'The same statements for `yunspec audit`, where they contradict the specs.'),
  reads: may(list(node('rereading')), 'Damaged or misprinted text that `yunspec audit` reads in another way.'),
} as const;

/** A statement of a document that the specs do not follow. The audit does not report it again. */
export const saying = {
  at: need(either(text, names), 'The places, as in `subject`.'),
  source: may(text, 'The key of the document that says so, where not every one does.'),
  type: may(text, 'The type, as the document writes it.'),
  required: may(flag, 'Whether the document requires it.'),
  default: may(any, 'The value that the document assumes; `null` for none.'),
  enum: may(list(scalar), 'The values that the document lists.'),
  minimum: may(number, 'The smallest number of the document.'),
  maximum: may(number, 'The largest number of the document.'),
  minLength: may(number, 'The fewest characters of the document.'),
  maxLength: may(number, 'The most characters of the document.'),
  minItems: may(number, 'The fewest items of the document.'),
  maxItems: may(number, 'The most items of the document.'),
  takes: may(list(any), 'Values that the document allows.'),
  refuses: may(list(any), 'Values that the document refuses.'),
  shows: may(list(any), 'Values in sample requests of the document, or the ids of rules that they break.'),
  member: may(word('present', 'absent'), 'Whether the document has the member, or the row of an error.'),
  http: may(integer, 'The HTTP status of an error.'),
  wire: may(text, 'The part of the request in which a member is sent, or the form in which it is sent.'),
  lacks: may(
    names,
    'Keywords of the specs that the document does not state; `rule` for a rule, or rows of a table or states.',
  ),
} as const;

export const rereading = {
  at: need(either(text, names), 'The rows, as in `subject`.'),
  from: may(text, 'Words of the row.'),
  to: may(text, 'The words that are read instead.'),
  begins: may(text, 'The words that its text begins with, which the document has in the row above.'),
} as const;

export const claim = { ...provenance, says: need(text, 'The statement, in short.') } as const;

export const table = {
  table: need(text, 'Its name.'),
  docs: need(text, provenance.docs.doc),
  lines: may(lines, provenance.lines.doc),
  columns: need(names, 'The columns.'),
  rows: need(list(list(any)), 'The rows.'),
} as const;
