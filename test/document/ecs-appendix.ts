import { type IsRow, normalizeText, type Row, readRowsUnder, removeBlanks } from './table.js';

type Lines = readonly string[];
type Cells = readonly (string | number | boolean)[];

const hasSecond: IsRow = ([, cell]) => Boolean(cell);
const hasFirst: IsRow = ([cell]) => Boolean(cell);

const isTick = (cell: string | undefined): boolean => /[✓√]/.test(cell ?? '');

interface TypeTable {
  readonly header: RegExp;
  readonly generation: string;
  readonly isOptimized: boolean;
}

/** The three tables of instance types. Optimized types take SSD and ultra disks only; the others show ticks for the rest. */
const typeTables: readonly TypeTable[] = [
  { header: /^Instance type family\tInstance type\t/, generation: 'ecs-2', isOptimized: true },
  { header: /^Instance classification\tInstance Type Code\t/, generation: 'ecs-1', isOptimized: false },
  { header: /^Instance type\tInstance type code\t/, generation: 'ecs-1', isOptimized: true },
];

/** Rows of instance types, in the columns of `specs/ecs/tables/instance-types.yaml`. The family of a group stands in its first row. */
export function readInstanceTypes(lines: Lines): Cells[] {
  return typeTables.flatMap(({ header, generation, isOptimized }) => {
    let group = '';
    return readRowsUnder(lines, /^Instance type table$/, header, hasSecond).map(
      ({ cells: [family, type = '', cpu, memory, ...ticks] }): Cells => {
        if (family) group = family.replace(/ \(.*/, '');
        return [
          generation,
          isOptimized,
          group,
          type,
          Number(cpu),
          Number(memory),
          ...[0, 1, 2].map((i) => isTick(ticks[i])),
          true,
          true,
        ];
      },
    );
  });
}

const behaviours: Readonly<Record<string, string>> = { error: 'error', normal: 'normal', '-': 'none' };

const readBehaviour = (cell = ''): string =>
  behaviours[/^(error|normal|-)/i.exec(cell)?.[0].toLowerCase() ?? ''] ?? cell;

const readBehaviourRow = ({ cells: [name = '', ...rest] }: Row): Cells => [
  removeBlanks(name),
  ...rest.map(readBehaviour),
];

/** How operations behave while an instance or a disk is in arrears, or an instance locked. */
export const behaviourTables: Readonly<Record<string, (lines: Lines) => Cells[]>> = {
  'arrears-instance': (lines) =>
    readRowsUnder(lines, /^Instance in arrears$/, /^Interface\t/, hasSecond).map(readBehaviourRow),
  'arrears-disk': (lines) => readRowsUnder(lines, /^Disk in arrears$/, /^Interface\t/, hasSecond).map(readBehaviourRow),
  'security-lock': (lines) =>
    readRowsUnder(lines, /^API behavior when an instance is locked/, /^Interface\t/, hasSecond).map(readBehaviourRow),
};

/** Name, category and the three figures of each row. */
export const readDiskCategories = (lines: Lines): Cells[] =>
  readRowsUnder(lines, /^Disk Category Table$/, /^Disk Category\t/, hasFirst).map(
    ({ cells: [name = '', category = '', ...figures] }) => [
      normalizeText(name),
      removeBlanks(category),
      ...figures.map((figure) => Number.parseInt(figure, 10)),
    ],
  );

const readNames = (rows: readonly Row[]): string[] => rows.map(({ cells: [name = ''] }) => removeBlanks(name));

export const readInstanceStates = (lines: Lines): string[] =>
  readNames(readRowsUnder(lines, /^Instance Status Table$/, /^Status Name\t/, hasFirst));

export const readDiskStates = (lines: Lines): string[] =>
  readNames(readRowsUnder(lines, /^Basic Cloud Disk Status Table$/, /^Error Code\tDescription$/, hasFirst));
