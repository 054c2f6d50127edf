import { getSchemaAtPath, type Restriction, type Scalar, type ValueSchema } from '@yunspec/runtime/check';
import type { RawValue } from '../language/raw.js';
import type { KeyPath } from '../language/walk.js';
import type { Context, PlacedValue } from './context.js';
import type { PlacedRule } from './placed-rule.js';

/** Any value that neither the member nor the table lists. */
const other = Symbol('other');

type Cell = Scalar | typeof other;

/** A row, with the values that each of its cells stands for. */
interface Row {
  readonly cells: readonly (readonly Cell[])[];
  readonly limits: Restriction;
}

/** Lists the values that a column of a table tells apart. */
function listColumnValues(schema: ValueSchema | undefined, cells: readonly unknown[]): Cell[] {
  const named = cells.flat().filter((cell): cell is Scalar => cell !== '*');
  const known = schema?.type === 'boolean' ? [true, false] : (schema?.enum ?? []);
  return [...new Set<Cell>([...known, ...named, other])];
}

/** Reads the rows of a table. Rows without the right cells have a finding of their own. */
function readRows({ rule, schema }: PlacedRule): Row[] | undefined {
  const { rows = [], by = [] } = rule;
  if (rows.some((row) => row.length !== by.length + 1)) return undefined;
  const columns = by.map((name, i) =>
    listColumnValues(
      getSchemaAtPath(schema, name),
      rows.map((row) => row[i]),
    ),
  );
  return rows.map((row) => ({
    cells: columns.map((values, i) => (row[i] === '*' ? values : ([row[i]].flat() as Scalar[]))),
    limits: row.at(-1) as Restriction,
  }));
}

/** More combinations than these are not tried. */
const mostCombinations = 3000;

/** Lists the combinations of values that a row matches, as keys; undefined if there are too many. */
function listKeys(cells: Row['cells']): string[] | undefined {
  if (cells.reduce((product, { length }) => product * length, 1) > mostCombinations) return undefined;
  const formatCell = (cell: Cell): string => (typeof cell === 'symbol' ? 'other' : JSON.stringify(cell));
  return cells.reduce<string[]>(
    (keys, values) => keys.flatMap((key) => values.map((v) => `${key} ${formatCell(v)}`)),
    [''],
  );
}

/** Finds rows, and values in the lists of rows, that earlier rows match already. */
export function findUnreachableRows(context: Context, placed: PlacedRule): void {
  const { id, owner, path } = placed;
  const matched = new Set<string>();
  for (const [i, row] of (readRows(placed) ?? []).entries()) {
    const keys = listKeys(row.cells);
    if (keys === undefined) return;
    if (keys.every((key) => matched.has(key))) {
      context.report(owner.file, [...path, 'rows', i], 'rule-row-unreachable', { rule: id });
    } else {
      reportUnreachedValues(context, placed, i, row, matched);
    }
    for (const key of keys) matched.add(key);
  }
}

function reportUnreachedValues(
  context: Context,
  { id, rule, owner, path }: PlacedRule,
  i: number,
  { cells }: Row,
  matched: ReadonlySet<string>,
): void {
  for (const [column, cell] of cells.entries()) {
    const written = rule.rows?.[i]?.[column];
    if (!Array.isArray(written) || written.length < 2) continue;
    const dead = cell.filter((value) =>
      (listKeys(cells.map((each, k) => (k === column ? [value] : each))) ?? ['']).every((key) => matched.has(key)),
    );
    if (dead.length === 0) continue;
    const values = dead.map((value) => JSON.stringify(value)).join(', ');
    context.report(owner.file, [...path, 'rows', i, column], 'rule-row-partly', { rule: id, values });
  }
}

/** The limits that a member and the rows of its table may disagree about, with the comparison that finds the widest. */
const ends = [
  { word: 'minimum', widest: Math.min },
  { word: 'maximum', widest: Math.max },
  { word: 'minLength', widest: Math.min },
  { word: 'maxLength', widest: Math.max },
  { word: 'minItems', widest: Math.min },
  { word: 'maxItems', widest: Math.max },
] as const;

/** Finds the place of a member in the file of its owner; undefined if a shape holds it. */
export function findMemberPath(owner: PlacedValue, name: string): KeyPath | undefined {
  let at: RawValue | undefined = owner.value;
  const path: (string | number)[] = [...owner.path];
  for (const step of name.split('.').flatMap((part) => (part.endsWith('[]') ? [part.slice(0, -2), '[]'] : [part]))) {
    at = step === '[]' ? at?.items : at?.properties?.[step];
    path.push(...(step === '[]' ? ['items'] : ['properties', step]));
  }
  return at === undefined ? undefined : path;
}

/** Returns whether the rows match every value that the members of `by` list. */
function isWhole({ rule, schema }: PlacedRule, rows: readonly Row[]): boolean {
  const columns = (rule.by ?? []).map((name) => {
    const member = getSchemaAtPath(schema, name);
    return member?.type === 'boolean' ? [true, false] : member?.enum;
  });
  const listed = columns.map((values): readonly Cell[] => values ?? [other]);
  const all = listKeys(listed);
  const matched = new Set(rows.flatMap(({ cells }) => listKeys(cells) ?? []));
  return all?.every((key) => matched.has(key)) === true;
}

/** Finds limits of a member that are wider than those of every row of its table: one of the two was not updated. */
export function findUnusedBounds(context: Context, placed: PlacedRule): void {
  const { id, rule, owner, path, schema } = placed;
  const { table = '' } = rule;
  const target = getSchemaAtPath(schema, table);
  const rows = readRows(placed);
  if (target === undefined || rows === undefined || rows.length === 0 || !isWhole(placed, rows)) return;
  for (const { word, widest } of ends) {
    const limit = target[word];
    const set = rows.flatMap(({ limits }) => limits[word] ?? []);
    // a row without the word leaves the limit of the member
    if (limit === undefined || set.length < rows.length) continue;
    const most = widest(...set);
    if (most === limit || widest(most, limit) !== limit) continue;
    const member = findMemberPath(owner, table);
    const isOwn = member !== undefined && Object.hasOwn(getRaw(owner, member), word);
    const at = isOwn ? [...member, word] : [...path, 'table'];
    const place = `line ${owner.file.place([...path, 'rows']).line}`;
    const params = { word, limit: String(limit), rule: id, widest: String(most), place };
    context.report(owner.file, at, 'bounds-unlike-table', params);
  }
}

function getRaw(owner: PlacedValue, path: KeyPath): object {
  return path
    .slice(owner.path.length)
    .reduce<object>((at, step) => (at as Record<string, object>)[step] ?? {}, owner.value);
}
