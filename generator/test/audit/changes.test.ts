import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type AuditOptions, auditDocument } from '../../src/audit/audit.js';
import type { AuditFinding } from '../../src/audit/report.js';
import { loadSpecs, type ProductSpecs } from '../../src/read/load.js';
import { depot } from '../support/depot.js';
import { type Dialect, depotChanges, documents } from './documents.js';

const depots = Object.fromEntries(
  Object.entries(depotChanges).map(([dialect, change]) => [dialect, depot(change)]),
) as Record<Dialect, ReturnType<typeof depot>>;

afterAll(() => {
  for (const { remove } of Object.values(depots)) remove();
});

function loadDepot(dialect: Dialect): ProductSpecs {
  const { products, findings } = loadSpecs(join(depots[dialect].root, 'specs'), 'specs', ['depot']);
  expect(findings).toEqual([]);
  return products[0] as ProductSpecs;
}

const options = (text: string, recorded: AuditOptions['recorded'] = {}): AuditOptions => ({
  document: { name: 'guide.txt', text },
  source: 'guide',
  recorded,
});

function audit(dialect: Dialect, text: string): readonly AuditFinding[] {
  const specs = loadDepot(dialect);
  const { facts } = auditDocument(specs, options(documents[dialect]));
  return auditDocument(specs, options(text, { guide: facts })).report.findings;
}

const known = Object.keys(documents) as Dialect[];

/** What the depot says and a dialect cannot, which the document of the first comparison lacks. */
const isUnstated = ({ kind }: AuditFinding): boolean => kind === 'limit-unstated';

test.each(known)('%s: a document that says what the specs say has no findings', (dialect) => {
  const first = auditDocument(loadDepot(dialect), options(documents[dialect])).report;
  expect(first.findings.filter((one) => !isUnstated(one))).toEqual([]);
  expect(first.read.unreadable).toEqual([]);
  expect(first.read.understood).toBeGreaterThan(1);
  expect(audit(dialect, documents[dialect])).toEqual([]);
});

interface Row {
  readonly change: string;
  readonly from: string;
  readonly to: string;
  readonly want: Partial<AuditFinding>;
}

/** Changes of a document, and the finding that each has to be. */
const planted: Readonly<Record<Dialect, readonly Row[]>> = {
  tabSeparated: [
    {
      change: 'a higher maximum',
      from: '[1, 100]',
      to: '[1, 400]',
      want: { kind: 'input-refused', member: 'Size', expected: 100, seen: 400 },
    },
    {
      change: 'a lower maximum',
      from: 'value is 50',
      to: 'value is 20',
      want: { kind: 'input-allowed', operation: 'ListBoxes', member: 'PageSize', seen: 20 },
    },
    { change: 'a longer text', from: '2 to 8', to: '2 to 9', want: { kind: 'input-refused', member: 'Name', seen: 9 } },
    {
      change: 'another default',
      from: 'Default value: plain',
      to: 'Default value: cold',
      want: { kind: 'default', seen: 'cold' },
    },
    {
      change: 'a new value',
      from: '- cold Default',
      to: '- cold - dry Default',
      want: { kind: 'input-refused', member: 'Kind' },
    },
    {
      change: 'a value that is gone',
      from: '- plain - cold',
      to: '- plain',
      want: { kind: 'input-allowed', member: 'Kind' },
    },
    { change: 'a longer list', from: '(3 at', to: '(5 at', want: { kind: 'input-refused', seen: 5 } },
    {
      change: 'a required parameter',
      from: 'Label\tString\tNo',
      to: 'Label\tString\tYes',
      want: { kind: 'required-added', member: 'Label' },
    },
    {
      change: 'an optional parameter',
      from: 'Name\tString\tYes',
      to: 'Name\tString\tNo',
      want: { kind: 'required-dropped', member: 'Name' },
    },
    {
      change: 'another type',
      from: 'From\tInteger',
      to: 'From\tString',
      want: { kind: 'parameter-type', member: 'From', seen: 'String' },
    },
    {
      change: 'a new parameter',
      from: 'From\tInteger',
      to: 'Colour\tString\tNo\tIts colour\nFrom\tInteger',
      want: { kind: 'parameter-added', member: 'Colour' },
    },
    {
      change: 'a parameter that is gone',
      from: 'Until\tInteger\tNo\tThe last shelf\n',
      to: '',
      want: { kind: 'parameter-gone', member: 'Until' },
    },
    {
      change: 'a new answer',
      from: 'TotalCount\t',
      to: 'NextToken\tString\tThe next page\nTotalCount\t',
      want: { kind: 'answer-added', member: 'NextToken' },
    },
    {
      change: 'an answer of another type',
      from: 'TotalCount\tInteger',
      to: 'TotalCount\tString',
      want: { kind: 'answer-type', member: 'TotalCount' },
    },
    {
      change: 'a member of a data type',
      from: 'Status\tString\tOpen',
      to: 'State\tString\tOpen',
      want: { kind: 'answer-gone', member: 'Status' },
    },
    {
      change: 'a new error',
      from: 'MissingOwner\t',
      to: 'BadLabel\tNot good.\t400\tBad\nMissingOwner\t',
      want: { kind: 'error-added', code: 'BadLabel' },
    },
    {
      change: 'an error that is gone',
      from: 'MissingOwner\tA sealed box needs its Owner.\t400\tNo owner\n',
      to: '',
      want: { kind: 'error-gone', code: 'MissingOwner' },
    },
    {
      change: 'another status',
      from: 'its Owner.\t400',
      to: 'its Owner.\t409',
      want: { kind: 'error-status', code: 'MissingOwner', expected: 400, seen: 409 },
    },
    {
      change: 'a common error',
      from: 'Throttling\tToo fast.\t400',
      to: 'Throttling\tToo fast.\t429',
      want: { kind: 'error-status', code: 'Throttling' },
    },
    { change: 'a row of an appendix', from: 'large\t2', to: 'large\t3', want: { kind: 'table-row', member: 'large' } },
    {
      change: 'a sentence that no pattern reads',
      from: 'At most 40 boxes',
      to: 'At most 60 boxes',
      want: { kind: 'changed-text', verdict: 'not readable', seen: ['60'] },
    },
    {
      change: 'a sentence turned round',
      from: 'cannot stand',
      to: 'can stand',
      want: { kind: 'changed-text', operation: 'CreateBox' },
    },
    {
      change: 'a rule that no pattern reads',
      from: 'It must be set before Label.',
      to: 'It must be set after Label.',
      want: { kind: 'changed-text', member: 'Size' },
    },
    {
      change: 'a new operation',
      from: 'value: SealBox',
      to: 'value: BurnBox',
      want: { kind: 'operation-added', operation: 'BurnBox' },
    },
    {
      change: 'an operation that is gone',
      from: 'value: SealBox',
      to: 'value: BurnBox',
      want: { kind: 'operation-gone', operation: 'SealBox' },
    },
    {
      change: 'a sample that is refused',
      from: '&Size=60',
      to: '&Size=600',
      want: { kind: 'sample-refused', member: 'Size' },
    },
  ],
  capabilityTables: [
    {
      change: 'a shorter text',
      from: 'max 8 characters',
      to: 'max 6 characters',
      want: { kind: 'input-allowed', member: 'Name', seen: 6 },
    },
    {
      change: 'a new value',
      from: 'plain, cold',
      to: 'plain, cold, dry',
      want: { kind: 'input-refused', member: 'Kind' },
    },
    {
      change: 'another default',
      from: 'false | 10 |',
      to: 'false | 20 |',
      want: { kind: 'default', member: 'PageSize', expected: 10, seen: 20 },
    },
    {
      change: 'a required parameter',
      from: '| Label | string | false',
      to: '| Label | string | true',
      want: { kind: 'required-added', member: 'Label' },
    },
    {
      change: 'a new parameter',
      from: '| Owner |',
      to: '| Colour | string | false | - | - | Its colour. |\n| Owner |',
      want: { kind: 'parameter-added', member: 'Colour' },
    },
    { change: 'a rate', from: '30 QPS', to: '60 QPS', want: { kind: 'rate-limit', seen: 60 } },
    { change: 'a pause', from: '200ms', to: '300ms', want: { kind: 'retry', expected: 200, seen: 300 } },
    {
      change: 'a host',
      from: 'https://depot.example.com/CreateBox',
      to: 'https://box.example.com/CreateBox',
      want: { kind: 'host' },
    },
  ],
  curlSamples: [
    {
      change: 'a path',
      from: "POST 'https://depot.example.com/boxes'",
      to: "POST 'https://depot.example.com/v2/boxes'",
      want: { kind: 'path', operation: 'CreateBox', seen: '/v2/boxes' },
    },
    {
      change: 'a method',
      from: '--request POST',
      to: '--request PUT',
      want: { kind: 'method', operation: 'CreateBox' },
    },
    {
      change: 'a new parameter',
      from: '"Size": 60',
      to: '"Size": 60,\n    "Colour": "red"',
      want: { kind: 'parameter-added', member: 'Colour' },
    },
    {
      change: 'a new answer',
      from: '"BoxId": "b-1",\n',
      to: '"BoxId": "b-1",\n    "Shelf": 1,\n',
      want: { kind: 'answer-added', member: 'Shelf' },
    },
    {
      change: 'an answer of another type',
      from: '"TotalCount": 1',
      to: '"TotalCount": "1"',
      want: { kind: 'answer-type', member: 'TotalCount' },
    },
  ],
  oneCellPerLine: [
    {
      change: 'a higher maximum',
      from: 'Maximum: 100',
      to: 'Maximum: 200',
      want: { kind: 'input-refused', member: 'Size' },
    },
    { change: 'a longer list', from: '0 - 3', to: '0 - 4', want: { kind: 'input-refused', member: 'Tag', seen: 4 } },
    {
      change: 'a required member of a type',
      from: 'Value\n\nNo',
      to: 'Value\n\nYes',
      want: { kind: 'required-added', member: 'Tag.n.Value' },
    },
    {
      change: 'a value that is gone',
      from: '  • cold: with ice\n\n',
      to: '',
      want: { kind: 'input-allowed', member: 'Kind' },
    },
    { change: 'a path', from: 'POST /boxes', to: 'POST /v2/boxes', want: { kind: 'path' } },
  ],
};

describe.each(known)('%s: a change is found', (dialect) => {
  test.each(planted[dialect])('$change', ({ from, to, want }) => {
    const document = documents[dialect];
    expect(document.split(from).length).toBeGreaterThan(1);
    const found = audit(dialect, document.replace(from, to));
    expect(found).toContainEqual(expect.objectContaining(want));
    for (const { quote, text, line } of found) {
      expect(line).toBeGreaterThan(0);
      expect(`${quote}${text}`).not.toBe('');
    }
  });
});

type Edit = readonly [edit: string, change: (text: string) => string];

const everywhere: readonly Edit[] = [
  ['other line ends', (text) => text.replaceAll('\n', '\r\n')],
  ['blanks at the ends of lines', (text) => text.replace(/([^\t\n])\n/g, '$1  \n')],
  ['names in samples', (text) => text.replace(/books/g, 'tools')],
];

const harmless: Readonly<Record<Dialect, readonly Edit[]>> = {
  tabSeparated: [
    ...everywhere,
    ['rows in another order', (text) => text.replace(/(From\t.*\n)(Until\t.*\n)/, '$2$1')],
    ['errors in another order', (text) => text.replace(/(MissingOwner\t.*\n)(BoxSealed\t.*\n)/, '$2$1')],
    ['a page break in a table', (text) => text.replace('From\t', '\n-----\n\n17\n\nFrom\t')],
    [
      'the head of a table on each page',
      (text) => text.replace('From\t', '\nName\tType\tRequired?\tDescription\nFrom\t'),
    ],
    [
      'a name in pieces',
      (text) => text.replace('ClientToken\t', 'Client Token\t').replace('MissingOwner\t', 'Missing Owner\t'),
    ],
    ['a cell over two lines', (text) => text.replace('a string of 2 to 8', 'a string\n\n\t\t\tof 2 to 8')],
    ['at most', (text) => text.replace('At most 40', 'Up to 40')],
    ['must not', (text) => text.replace('cannot stand', 'must not stand')],
  ],
  capabilityTables: [
    ...everywhere,
    ['rows in another order', (text) => text.replace(/(\| From .*\n)(\| Until .*\n)/, '$2$1')],
    ['another layout', (text) => text.replaceAll(' | ', '   |  ')],
    ['up to', (text) => text.replace('max 20 characters', 'up to 20 characters').replace('max 8', 'no more than 8')],
    ['another heading', (text) => text.replace('### Manage Boxes', '### Managing boxes')],
  ],
  curlSamples: [
    ...everywhere,
    ['IDs in samples', (text) => text.replaceAll('b-1', 'b-77')],
    [
      'members in another order',
      (text) => text.replace('"Name": "books",\n    "Size": 60', '"Size": 60,\n    "Name": "books"'),
    ],
  ],
  oneCellPerLine: [
    ...everywhere,
    ['no blank lines', (text) => text.replace(/\n\n+/g, '\n')],
    ['up to', (text) => text.replace('up to 20', 'at most 20')],
  ],
};

describe.each(known)('%s: an edit without a fact is not reported', (dialect) => {
  test.each(harmless[dialect])('%s', (_, change) => {
    const changed = change(documents[dialect]);
    expect(changed).not.toBe(documents[dialect]);
    expect(audit(dialect, changed)).toEqual([]);
  });
});
