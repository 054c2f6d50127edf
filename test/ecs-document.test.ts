import { expect, test } from 'vitest';
import { clean, judgeDifferences } from './document/differences.js';
import {
  behaviourTables,
  readDiskCategories,
  readDiskStates,
  readInstanceStates,
  readInstanceTypes,
} from './document/ecs-appendix.js';
import {
  compareDataType,
  compareLimits,
  compareOperation,
  extractClaims,
  findIdleExtractors,
  findIdleReadings,
  findUnreadFigures,
} from './document/ecs-compare.js';
import { moved, readings } from './document/ecs-damage.js';
import { limitExceptions, tableExceptions } from './document/ecs-exceptions.js';
import { readDataTypes, readPublicErrors, readSections, readServerErrors } from './document/ecs-reference.js';
import { compareWith } from './document/folder.js';
import { findMisplaced, findMisplacedMembers, findMisplacedType } from './document/places.js';
import { type ErrorCode, type Operation, readModel, readOpenApi } from './document/product.js';

const model = readModel('ecs');
const source = model.sources['api-reference'];

/** The operations that come from another document. */
const batch = ['RunInstances', 'StartInstances', 'StopInstances', 'RebootInstances', 'DeleteInstances'];

/** Rules that bear out a table of the appendix: which cell, and what the rule's id speaks of. */
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

compareWith(source?.file, 'ECS API Reference', (lines) => {
  const sections = readSections(lines);
  const dataTypes = readDataTypes(lines);
  const operations = new Map(model.operations.map((operation) => [operation.name, operation]));
  const pairs = sections.flatMap((section) => {
    const operation = operations.get(section.name);
    return operation === undefined ? [] : [{ section, operation }];
  });
  const table = (name: string): readonly (readonly unknown[])[] =>
    model.tables.find((one) => one.table === name)?.rows ?? [];
  const codes = (rows: readonly ErrorCode[]): string[] => rows.map(({ code, http }) => `${http} ${code}`);

  test('holds as many facts as the specs', () => {
    const count = {
      operations: sections.length,
      parameters: sections.flatMap(({ parameters }) => parameters).length,
      errors: sections.flatMap(({ errors }) => errors).length,
      publicErrors: readPublicErrors(lines).length,
      serverErrors: readServerErrors(lines).length,
      dataTypes: dataTypes.length,
      instanceTypes: readInstanceTypes(lines).length,
    };
    expect(count).toEqual({
      operations: 78,
      parameters: 329,
      errors: 550,
      publicErrors: 41,
      serverErrors: 2,
      dataTypes: 39,
      instanceTypes: 49,
    });
    expect([...operations.keys()].filter((name) => !sections.some((section) => section.name === name)).sort()).toEqual(
      [...batch].sort(),
    );
  });

  test('parameters, answers, errors and data types are the same', () => {
    const differences = [
      ...sections.flatMap((section) => compareOperation(section, operations.get(section.name))),
      ...dataTypes.flatMap((dataType) => compareDataType(dataType, model)),
    ];
    expect(judgeDifferences(differences, tableExceptions, model.discrepancies)).toEqual(clean);
  });

  test('public and server errors are the same', () => {
    expect(codes(model.commonErrors)).toEqual(codes(readPublicErrors(lines)));
    expect(codes(model.serverErrors)).toEqual(codes(readServerErrors(lines)));
  });

  test('the tables of the appendix are the same', () => {
    expect(table('instance-types')).toEqual(readInstanceTypes(lines));
    for (const [name, read] of Object.entries(behaviourTables)) {
      const rows = read(lines);
      expect(
        table(name).map((row) => row.slice(0, rows[0]?.length)),
        name,
      ).toEqual(rows);
    }
    expect(table('disk-categories').map((row) => row.slice(0, 5))).toEqual(readDiskCategories(lines));
    const states = (name: string): string[] =>
      Object.keys(model.resources.find(({ resource }) => resource === name)?.states ?? {}).sort();
    expect(states('Instance')).toEqual(readInstanceStates(lines).sort());
    expect(states('Disk')).toEqual(readDiskStates(lines).sort());
  });

  test.each(forbidden)('what $table forbids (column $column) is a rule', ({ table: name, column, id, except }) => {
    const calls = table(name)
      .filter((row) => row[column] === 'error')
      .map(([call]) => String(call));
    const isRuled = ({ input }: Operation): boolean => Object.keys(input.rules ?? {}).some((rule) => id.test(rule));
    const without = calls.filter((call) => operations.has(call) && !isRuled(operations.get(call) as Operation));
    expect(without).toEqual(except);
  });

  test('an independent validator takes and refuses what the document does, and no limit is our own', () => {
    const openApi = readOpenApi('ecs');
    const said = pairs.flatMap(({ section, operation }) => extractClaims(section, operation));
    expect(said.length).toBeGreaterThan(600);
    expect(said.flatMap(({ cases }) => cases).length).toBeGreaterThan(1200);
    const differences = pairs.flatMap(({ section, operation }) => compareLimits(section, operation, openApi));
    expect(judgeDifferences(differences, limitExceptions, model.discrepancies)).toEqual(clean);
  });

  test('no figure of a cell is passed over, and nothing looks for what is not there', () => {
    expect(findUnreadFigures(sections)).toEqual([]);
    expect(findIdleExtractors(sections)).toEqual([]);
  });

  test('every other reading of a cell is needed and in the ledger', () => {
    expect(findIdleReadings(sections)).toEqual([]);
    const ids = model.discrepancies.map(({ id }) => id);
    expect([...readings, ...moved].map(({ ledger }) => ledger).filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('operations, members and shapes name the lines they come from', () => {
    expect(pairs.flatMap(({ section, operation }) => findMisplaced(section, operation))).toEqual([]);
    expect(
      dataTypes.flatMap((dataType) => findMisplacedType(dataType, model.shapes[dataType.name] ?? { type: 'any' })),
    ).toEqual([]);
    expect(pairs.flatMap(({ operation: { name, input } }) => findMisplacedMembers(name, input, lines))).toEqual([]);
  });
});
