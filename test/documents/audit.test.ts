import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Audit, auditDocument, type RecordedSources } from '../../generator/src/audit/audit.js';
import { readRecorded } from '../../generator/src/audit/recorded-files.js';
import { loadSpecs } from '../../generator/src/read/load.js';
import { compareWith } from '../support/documents/folder.js';
import { findMisplaced, findMisplacedMembers, findMisplacedType } from '../support/documents/places.js';
import { readModel } from '../support/documents/product.js';
import { root } from '../support/repository.js';

/** The source of each product that its record was made from. */
const sources: Readonly<Record<string, string>> = {
  ecs: 'api-reference',
  eiam: 'idaas-instance',
  cas: 'cas-instance',
  'ecs-gateway': 'gateway',
  iotda: 'create-instance',
};

function audit(product: string, lines: readonly string[], recorded: RecordedSources): Audit {
  const { products } = loadSpecs(join(root, 'specs'), 'specs', [product]);
  const [specs] = products;
  if (specs === undefined) throw new Error(`there are no specs of ${product}`);
  const document = { name: product, text: lines.slice(1).join('\n') };
  return auditDocument(specs, { document, recorded, source: sources[product] as string });
}

for (const [product, source] of Object.entries(sources)) {
  const { sources: known } = readModel(product);
  compareWith(known[source]?.file, `the document of ${product}`, (lines) => {
    const recorded = readRecorded(join(root, 'specs', product));

    test('says what the specs say, or what the ledger explains', () => {
      const { report } = audit(product, lines, {});
      expect(report.findings.map(({ text }) => text)).toEqual([]);
      expect(report.read).toMatchObject({ understood: report.read.rows, unreadable: [] });
      expect(report.read.rows).toBeGreaterThan(0);
    });

    test('is the one that was recorded, and makes every claim that the ledger explains', () => {
      const { report, facts } = audit(product, lines, recorded);
      expect(report.findings.map(({ text }) => text)).toEqual([]);
      expect(facts).toEqual(recorded[source]);
    });
  });
}

const ecs = readModel('ecs');

compareWith(ecs.sources['api-reference']?.file, 'places in the ECS API Reference', (lines) => {
  const { reading } = audit('ecs', lines, {});
  const pairs = reading.operations.flatMap((section, i) => {
    const operation = ecs.operations.find(({ name }) => name === section.operation);
    const end = reading.operations[i + 1]?.line ?? reading.types?.[0]?.line ?? lines.length;
    return operation === undefined ? [] : [{ section, operation, end }];
  });

  test('operations, members and shapes name the lines they come from', () => {
    expect(pairs.length).toBe(reading.operations.length);
    expect(pairs.flatMap(({ section, operation, end }) => findMisplaced(section, end, operation))).toEqual([]);
    const types = reading.types ?? [];
    expect(types.flatMap((type) => findMisplacedType(type, ecs.shapes[type.name] ?? { type: 'any' }))).toEqual([]);
    expect(
      pairs.flatMap(({ operation: { name, input, docs } }) =>
        findMisplacedMembers(name, input, lines, 'api-reference', docs),
      ),
    ).toEqual([]);
  });
});

/** Rules that bear out a table of the appendix: which cell, and the subject of the rule's id. */
const forbidden: readonly {
  readonly table: string;
  readonly column: number;
  readonly id: RegExp;
  readonly except: readonly string[];
}[] = [
  { table: 'security-lock', column: 1, id: /lock/, except: [] },
  { table: 'arrears-instance', column: 2, id: /paid|balance/, except: [] },
  { table: 'arrears-disk', column: 2, id: /paid|balance/, except: [] },
  // ecs-appendix-20: the same call is normal in the table of instances
  { table: 'arrears-disk', column: 1, id: /paid|balance/, except: ['ModifyInstanceAttribute'] },
];

describe('the appendix of ECS', () => {
  test.each(forbidden)('what $table forbids (column $column) is a rule', ({ table, column, id, except }) => {
    const rows = ecs.tables.find((one) => one.table === table)?.rows ?? [];
    const calls = rows.filter((row) => row[column] === 'error').map(([call]) => String(call));
    const without = calls.filter((call) => {
      const operation = ecs.operations.find(({ name }) => name === call);
      return operation !== undefined && !Object.keys(operation.input.rules ?? {}).some((rule) => id.test(rule));
    });
    expect(calls.length).toBeGreaterThan(0);
    expect(without).toEqual(except);
  });
});

/** The operations of the gateway that are batch operations of ECS, and the members whose names differ. */
const batches: Readonly<Record<string, string>> = {
  CreateInstances: 'RunInstances',
  StartInstances: 'StartInstances',
  StopInstances: 'StopInstances',
  RebootInstances: 'RebootInstances',
  TerminateInstances: 'DeleteInstances',
};

const renamed: Readonly<Record<string, string>> = {
  dry_run: 'DryRun',
  instanceIds: 'InstanceId',
  systemDiskSize: 'SystemDisk',
};

const capitalize = (name: string): string => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

test.each(Object.entries(batches))('what %s of the gateway takes, %s of ECS takes', (own, name) => {
  const members = (product: string, operation: string): string[] =>
    Object.keys(readModel(product).operations.find((one) => one.name === operation)?.input.properties ?? {});
  const credentials = ['accessKeyId', 'accessKeySecret', 'endpoint'];
  const sent = members('ecs-gateway', own).filter((member) => !credentials.includes(member));
  expect(members('ecs', name)).toEqual(
    expect.arrayContaining(sent.map((member) => renamed[member] ?? capitalize(member))),
  );
});
