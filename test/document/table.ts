/** A row of a document's table, put together from the lines it was broken over. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Tells a row of its own from the rest of the row above. */
export type IsRow = (cells: readonly string[]) => boolean;

/** A text that the scan put above the row it belongs to: the cell `cell` of the row named `row` begins with it. */
export interface Moved {
  readonly line: number;
  readonly row: string;
  readonly cell: number;
  readonly ledger: string;
}

const split = (line: string): string[] => line.split('\t').map((cell) => cell.trim());

const isBreak = (line: string): boolean => /^[-\s]*$/.test(line);

/** Text without the tags some cells carry, and with one kind of quotes. */
export const normalizeText = (text: string): string =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();

/** A name or a code: blanks in it come from narrow columns. */
export const removeBlanks = (text: string): string => text.replace(/\s+/g, '');

const join = (a: string, b: string): string => (a === '' || b === '' ? a + b : `${a} ${b}`);

const merge = (above: readonly string[], rest: readonly string[]): string[] =>
  Array.from({ length: Math.max(above.length, rest.length) }, (_, i) => join(above[i] ?? '', rest[i] ?? ''));

/** The rows below a header line. Blank lines and dashes are page breaks; another line without a tab ends the table. */
export function readRowsBelow(
  lines: readonly string[],
  header: number,
  isRow: IsRow,
  moved: readonly Moved[] = [],
): Row[] {
  const rows: Row[] = [];
  const heads = new Map<string, string[]>();
  for (let at = header + 1; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (isBreak(line)) continue;
    if (!line.includes('\t')) break;
    const cells = split(line);
    const away = moved.find((one) => one.line === at);
    const last = rows.at(-1);
    if (away !== undefined)
      heads.set(
        away.row,
        Array.from({ length: away.cell + 1 }, (_, i) => (i === away.cell ? cells.join(' ').trim() : '')),
      );
    else if (isRow(cells) || last === undefined)
      rows.push({ line: at, cells: merge(heads.get(cells[0] ?? '') ?? [], cells) });
    else rows[rows.length - 1] = { ...last, cells: merge(last.cells, cells) };
  }
  return rows;
}

/** The first line from `from` on, before `end`, that a pattern matches; `end` when there is none. */
export function findNextLine(lines: readonly string[], pattern: RegExp, from: number, end: number): number {
  for (let at = from; at < end; at++) if (pattern.test(lines[at] ?? '')) return at;
  return end;
}

export function findLastLine(lines: readonly string[], pattern: RegExp, from: number): number {
  for (let at = from; at > 0; at--) if (pattern.test(lines[at] ?? '')) return at;
  return 0;
}

/** The rows of the table that stands below a heading, blank texts and all. */
export function readRowsUnder(lines: readonly string[], heading: RegExp, header: RegExp, isRow: IsRow): Row[] {
  const start = findLastLine(lines, heading, lines.length - 1);
  return readRowsBelow(lines, findNextLine(lines, header, start, lines.length), isRow);
}
