import type { Reading, TableReading } from '../reading.js';
import type { Difference, SpecPlace } from './difference.js';
import type { Comparison } from './operation.js';

type Cell = string | number | boolean;

/** A table of the specs: one of an appendix, or the states of a resource. */
interface SpecTable {
  /** As subjects of the ledger write it. */
  readonly at: string;
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Whether only the names of its rows are compared. */
  readonly isList: boolean;
  readonly place: (row: number) => SpecPlace;
}

/** Words of cells that mean a word of the specs. */
const words: readonly (readonly [RegExp, Cell])[] = [
  [/^[✓√]/, true],
  [/^[x×✗]$/, false],
  [/^error\b/, 'error'],
  [/^normal\b/, 'normal'],
  [/^-$/, 'none'],
];

/** Returns a cell as a value: a number without its unit, a tick as true, a name without blanks. */
function readCell(cell: unknown): Cell {
  if (typeof cell === 'number' || typeof cell === 'boolean') return cell;
  const text = String(cell).trim().toLowerCase();
  const word = words.find(([pattern]) => pattern.test(text));
  if (word !== undefined) return word[1];
  if (/^\d[\d,]*\s*(?:[gmt]i?b\b.*|)$/.test(text)) return Number.parseInt(text.replaceAll(',', ''), 10);
  return text.replace(/\s*\(.*/, '').replace(/[\s`*]/g, '');
}

const isName = (cell: Cell | undefined): boolean => typeof cell === 'string' && cell.length > 1;

type Row = TableReading['rows'][number];

const readRow = ({ cells }: Row): Cell[] => cells.filter((cell) => cell !== '').map(readCell);

/** Returns the cells of a documented row that a row of the specs does not have. */
function findForeign(cells: readonly Cell[], own: readonly Cell[]): Cell[] {
  const left = [...own];
  return cells.filter((cell) => {
    const at = left.indexOf(cell);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

interface Pairing {
  readonly row: Row;
  readonly cells: readonly Cell[];
  /** The row of the specs that has most of its cells; -1 where none has its name. */
  readonly at: number;
  readonly foreign: readonly Cell[];
}

/** Finds the row of the specs that is about the same thing: it has one of the names, and most of the other cells. */
function pairRow(row: Row, { rows, isList }: SpecTable, taken: ReadonlySet<number>): Pairing {
  const cells = isList ? readRow(row).slice(0, 1) : readRow(row);
  const names = cells.filter(isName);
  const scored = rows
    .map((own, at) => ({ at, foreign: findForeign(cells, own), hasName: names.some((name) => own.includes(name)) }))
    .filter(({ hasName }) => hasName)
    .sort((a, b) => a.foreign.length - b.foreign.length || Number(taken.has(a.at)) - Number(taken.has(b.at)));
  const [best] = scored;
  return { row, cells, at: best?.at ?? -1, foreign: best?.foreign ?? cells };
}

/** A thing may have a row in several tables; each takes another row of the specs. */
const pairRows = (table: TableReading, spec: SpecTable, taken: ReadonlySet<number>): Pairing[] =>
  table.rows.map((row) => pairRow(row, spec, taken));

const measure = (pairings: readonly Pairing[]): number =>
  pairings.filter(({ at, foreign }) => at >= 0 && foreign.length === 0).length / Math.max(1, pairings.length);

/** The share of rows that have to be the same before two tables are taken for one. */
const likeness = 0.5;

interface Found {
  readonly spec: SpecTable;
  readonly table: TableReading;
  readonly pairings: readonly Pairing[];
}

function findSpec(table: TableReading, specs: readonly SpecTable[], before: readonly Found[]): Found | undefined {
  const listTaken = (spec: SpecTable): Set<number> =>
    new Set(before.filter((one) => one.spec === spec).flatMap(({ pairings }) => pairings.map(({ at }) => at)));
  const [best] = specs
    .map((spec) => ({ spec, table, pairings: pairRows(table, spec, listTaken(spec)) }))
    .sort((a, b) => measure(b.pairings) - measure(a.pairings));
  return best !== undefined && measure(best.pairings) >= likeness ? best : undefined;
}

const show = (cells: readonly Cell[]): string => cells.map(String).join(', ');

const compareFound = ({ spec, pairings }: Found): Difference[] =>
  pairings.flatMap(({ row, cells, at, foreign }): Difference[] => {
    if (at >= 0 && foreign.length === 0) return [];
    const base = {
      kind: 'table-row',
      at: spec.at,
      word: 'row',
      quote: { line: row.line, text: row.text },
    } as const;
    const name = cells.find(isName) ?? cells[0];
    if (at < 0)
      return [
        { ...base, member: String(name), place: spec.place(0), seen: cells, text: `${spec.name} has no row ${name}` },
      ];
    const own = spec.rows[at] ?? [];
    return [
      {
        ...base,
        member: String(name),
        place: spec.place(at),
        expected: own,
        seen: cells,
        text: `${spec.name}, row ${name}: ${show(foreign)} is not in the specs`,
      },
    ];
  });

function findLost(spec: SpecTable, found: readonly Found[]): Difference[] {
  const own = found.filter((one) => one.spec === spec);
  const last = own.at(-1)?.table.rows.at(-1);
  if (last === undefined) return [];
  const seen = new Set(own.flatMap(({ pairings }) => pairings.map(({ at }) => at)));
  return spec.rows.flatMap((row, at): Difference[] => {
    if (seen.has(at)) return [];
    const name = String(row.find(isName) ?? row[0]);
    return [
      {
        kind: 'table-row',
        member: name,
        at: spec.at,
        word: 'row',
        quote: { line: last.line, text: last.text },
        place: spec.place(at),
        expected: row,
        text: `the document has no row ${name} of ${spec.name}`,
      },
    ];
  });
}

function listSpecTables({ model, places }: Comparison): SpecTable[] {
  const tables = model.tables.map(
    ({ table, rows }): SpecTable => ({
      name: table,
      at: `tables.${table}`,
      rows: rows.map((row) => row.map(readCell)),
      isList: false,
      place: (row) => places.findTable(table, ['rows', row]),
    }),
  );
  const states = model.resources.flatMap(({ resource, states: own }): SpecTable[] => {
    const names = Object.keys(own ?? {});
    if (names.length < 3) return [];
    const rows = names.map((name) => [readCell(name)]);
    return [
      {
        name: resource,
        at: `resources.${resource}`,
        rows,
        isList: true,
        place: (row) => places.findResource(resource, ['states', names[row] ?? '']),
      },
    ];
  });
  return [...tables, ...states];
}

/** Compares the tables of an appendix with those of the specs, whatever they are called and however they are cut. */
export function compareTables({ tables = [] }: Reading, comparison: Comparison): Difference[] {
  const specs = listSpecTables(comparison);
  const found: Found[] = [];
  for (const table of tables) found.push(...[findSpec(table, specs, found)].filter((one) => one !== undefined));
  return [...found.flatMap(compareFound), ...specs.flatMap((spec) => findLost(spec, found))];
}
