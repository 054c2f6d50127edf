import { join } from 'node:path';
import { expect, test } from 'vitest';
import { auditDocument } from '../../src/audit/audit.js';
import type { AuditFinding } from '../../src/audit/report.js';
import { loadSpecs } from '../../src/read/load.js';
import { type Change, depot } from '../support/depot.js';
import { documents } from './documents.js';

const sources = `sources:
  guide: { title: Depot Guide, published: 2015-05-14 }
  leaflet: { title: Depot Leaflet, published: 2026-09-22 }
  notice: { title: Depot Notice, retrieved: 2026-09-22 }
  sketch: { title: Depot Sketch, published: 2010-01-01 }
`;

const create = 'operations/CreateBox.yaml';
const list = 'operations/ListBoxes.yaml';
const box = 'shapes/Box.yaml';

/** An entry of the ledger that says what the guide said. */
const says = (saying: string): string => `entries:
  - id: depot-01
    kind: superseded
    subject: CreateBox
    claims:
      - { docs: guide > Boxes, lines: '12', says: the old fact }
      - { docs: leaflet > CreateBox, lines: '30', says: the new fact }
    decision: That of the leaflet.
    reason: It is newer.
    says:
      - ${saying}
`;

const nameFinding = ({ kind, operation, member, code }: AuditFinding): string =>
  [kind, operation, member ?? code].filter((part) => part !== null).join(' ');

/** Audits the guide of 2015, whose words are recorded, with specs that follow newer documents. */
function audit(change: Change, source: string | null = 'guide'): readonly AuditFinding[] {
  const { root, remove } = depot({ 'sources.yaml': sources, ...change });
  try {
    const { products, findings } = loadSpecs(join(root, 'specs'), 'specs', ['depot']);
    expect(findings).toEqual([]);
    const [specs] = products;
    if (specs === undefined) throw new Error('no depot');
    const document = { name: 'guide.txt', text: documents.tabSeparated };
    const options = { document, recorded: {}, ...(source === null ? {} : { source }) };
    const { facts } = auditDocument(specs, options);
    const { report } = auditDocument(specs, { ...options, recorded: source === null ? {} : { [source]: facts } });
    return report.findings;
  } finally {
    remove();
  }
}

/** Adds a member to the input of CreateBox. */
const member = (text: string): Change => ({
  [create]: [['    Size: {', `    ${text}\n    Size: {`]],
});
const errorRow = (text: string): Change => ({ [create]: [['errors:\n', `errors:\n  - ${text}\n`]] });

const rows: readonly [given: string, change: Change, want: readonly string[]][] = [
  ['what the guide says', {}, []],
  ['a new member', member('Width: { type: integer }'), ['parameter-gone CreateBox Width']],
  ['one of a newer document', member('Width: { type: integer, docs: leaflet > CreateBox, lines: 30 }'), []],
  ['one of a document of unknown age', member('Width: { type: integer, docs: notice > CreateBox }'), []],
  [
    'one of an older document',
    member('Width: { type: integer, docs: sketch > CreateBox }'),
    ['parameter-gone CreateBox Width'],
  ],
  ['one of the guide', member('Width: { type: integer, docs: guide > Shelves }'), ['parameter-gone CreateBox Width']],
  [
    'the members of one of a newer document',
    member('Lid: { type: object, docs: leaflet > Lid, properties: { Width: { type: integer } } }'),
    [],
  ],
  [
    'members of a list of one',
    member(
      'Lid: { type: array, docs: leaflet > Lid, items: { type: object, properties: { Width: { type: integer } } } }',
    ),
    [],
  ],
  ['a new member of an answer', { [box]: [['  Name:', '  Width: { type: integer }\n  Name:']] }, ['answer-gone Width']],
  [
    'a member of an answer of a newer document',
    { [box]: [['  Name:', '  Width: { type: integer, docs: leaflet > Box, lines: 3 }\n  Name:']] },
    [],
  ],
  [
    'an operation of a newer document, with all that is in it',
    {
      [list]: [
        ['docs: guide > Boxes', 'docs: leaflet > ListBoxes'],
        ['    Name: {', '    Width: { type: integer }\n    Name: {'],
      ],
    },
    [],
  ],
  [
    'an error',
    errorRow('{ code: TooWide, http: 400, kind: range, on: Size, cause: It is too wide. }'),
    ['error-gone CreateBox TooWide'],
  ],
  [
    'an error of a newer document',
    errorRow('{ code: TooWide, http: 400, kind: range, on: Size, cause: It is too wide., docs: leaflet > Errors }'),
    [],
  ],
  [
    'an error that newer documents withdrew',
    { [create]: [['code: BoxSealed,', 'withdrawn: true, code: BoxSealed,']] },
    [],
  ],
  [
    'an error that was withdrawn before the guide',
    errorRow('{ code: TooWide, http: 400, kind: range, on: Size, cause: It is too wide., withdrawn: true }'),
    [],
  ],
  [
    'a row of a table, or a state',
    { 'tables/sizes.yaml': [['  - [small, 1]', '  - [small, 1]\n  - [huge, 3]']] },
    ['table-row huge'],
  ],
  ['a higher maximum', { [create]: [['maximum: 100', 'maximum: 400']] }, ['input-allowed CreateBox Size']],
  [
    'a higher maximum of a newer document, which the ledger has to explain',
    { [create]: [['maximum: 100,', 'maximum: 400, docs: leaflet > CreateBox,']] },
    ['input-allowed CreateBox Size'],
  ],
  [
    'a maximum that the ledger explains',
    {
      [create]: [['maximum: 100', 'maximum: 400']],
      'discrepancies.yaml': says('{ at: CreateBox.input.Size, source: guide, maximum: 100 }'),
    },
    [],
  ],
  [
    'what the ledger explains of another document',
    {
      [create]: [['maximum: 100', 'maximum: 400']],
      'discrepancies.yaml': says('{ at: CreateBox.input.Size, source: leaflet, maximum: 100 }'),
    },
    ['input-allowed CreateBox Size'],
  ],
  ['a new value', { [create]: [['[plain, cold]', '[plain, cold, dry]']] }, ['input-allowed CreateBox Kind']],
  [
    'a new value that the ledger explains',
    {
      [create]: [['[plain, cold]', '[plain, cold, dry]']],
      'discrepancies.yaml': says('{ at: CreateBox.input.Kind, source: guide, enum: [plain, cold] }'),
    },
    [],
  ],
  [
    'a member that is no longer required, as the ledger says',
    {
      [create]: [['required: [Name]', 'required: []']],
      'discrepancies.yaml': says('{ at: CreateBox.input.Name, source: guide, required: true }'),
    },
    [],
  ],
  [
    'a status that the ledger explains',
    {
      [create]: [['code: BoxSealed, http: 403', 'code: BoxSealed, http: 409']],
      'discrepancies.yaml': says('{ at: CreateBox.errors.BoxSealed, source: guide, http: 403 }'),
    },
    [],
  ],
  [
    'a code that is not kept, as the ledger says',
    {
      'resources/Box.yaml': [['otherwise: BoxSealed', 'otherwise: Throttling']],
      'operations/SealBox.yaml': [
        [
          'errors:\n  - { code: BoxSealed, http: 403, on: BoxId, kind: state, cause: Its lid is sealed already. }\n',
          'errors: []\n',
        ],
      ],
      'discrepancies.yaml': says('{ at: SealBox.errors.BoxSealed, source: guide, member: present }'),
    },
    [],
  ],
];

test.each(rows)('%s', (_, change, want) => {
  expect(audit(change).map(nameFinding)).toEqual(want);
});

/** Writes the statements of findings into an entry. */
const explain = (findings: readonly AuditFinding[]): string =>
  says(findings.map((one) => JSON.stringify(one.says)).join('\n      - '));

test.each(rows.filter(([, , want]) => want.length > 0))('%s, with an entry made of the finding', (_, change) => {
  const found = audit(change);
  expect(audit({ ...change, 'discrepancies.yaml': explain(found) })).toEqual([]);
});

test('a document of which it is not known which source it is should have everything', () => {
  const { [create]: edits } = member('Width: { type: integer, docs: leaflet > CreateBox }');
  expect(audit({ [create]: edits ?? null }, null).map(nameFinding)).toContain('parameter-gone CreateBox Width');
});

test('a newer document should have what the guide says', () => {
  expect(audit(member('Width: { type: integer }'), 'leaflet').map(nameFinding)).toEqual([
    'parameter-gone CreateBox Width',
  ]);
});
