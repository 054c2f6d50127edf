import { any, either, formed, list, map, may, need, node, text, word } from '../kinds.js';
import { lines, listKeys, names, provenance } from './common.js';

export const sources = { sources: need(map(node('source')), 'The documents, by key.') } as const;

export const source = {
  title: need(text, 'The title of the document.'),
  file: may(text, 'The name of its file among the documents.'),
  url: may(text, 'Its address.'),
  language: may(text, 'Its language.'),
  published: may(any, 'The date of publication.'),
  seen: may(any, 'The date on which it was read.'),
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
} as const;

export const claim = { ...provenance, says: need(text, 'The statement, in short.') } as const;

export const table = {
  table: need(text, 'Its name.'),
  docs: need(text, provenance.docs.doc),
  lines: may(lines, provenance.lines.doc),
  columns: need(names, 'The columns.'),
  rows: need(list(list(any)), 'The rows.'),
} as const;
