import { type IsRow, identifier, plain, type Row, rowsUnder } from './table.js';

type Lines = readonly string[];
type Cells = readonly (string | number | boolean)[];

const second: IsRow = ([, cell]) => Boolean(cell);
const first: IsRow = ([cell]) => Boolean(cell);

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
export function instanceTypes(lines: Lines): Cells[] {
  return typeTables.flatMap(({ header, generation, isOptimized }) => {
    let group = '';
    return rowsUnder(lines, /^Instance type table$/, header, second).map(
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

const behaviour = (cell = ''): string => behaviours[/^(error|normal|-)/i.exec(cell)?.[0].toLowerCase() ?? ''] ?? cell;

const behaviourRow = ({ cells: [name = '', ...rest] }: Row): Cells => [identifier(name), ...rest.map(behaviour)];

/** What operations do while an instance or a disk is in arrears, or an instance locked. */
export const behaviourTables: Readonly<Record<string, (lines: Lines) => Cells[]>> = {
  'arrears-instance': (lines) => rowsUnder(lines, /^Instance in arrears$/, /^Interface\t/, second).map(behaviourRow),
  'arrears-disk': (lines) => rowsUnder(lines, /^Disk in arrears$/, /^Interface\t/, second).map(behaviourRow),
  'security-lock': (lines) =>
    rowsUnder(lines, /^API behavior when an instance is locked/, /^Interface\t/, second).map(behaviourRow),
};

/** Name, category and the three figures of each row. */
export const diskCategories = (lines: Lines): Cells[] =>
  rowsUnder(lines, /^Disk Category Table$/, /^Disk Category\t/, first).map(
    ({ cells: [name = '', category = '', ...figures] }) => [
      plain(name),
      identifier(category),
      ...figures.map((figure) => Number.parseInt(figure, 10)),
    ],
  );

const names = (rows: readonly Row[]): string[] => rows.map(({ cells: [name = ''] }) => identifier(name));

export const instanceStates = (lines: Lines): string[] =>
  names(rowsUnder(lines, /^Instance Status Table$/, /^Status Name\t/, first));

export const diskStates = (lines: Lines): string[] =>
  names(rowsUnder(lines, /^Basic Cloud Disk Status Table$/, /^Error Code\tDescription$/, first));
