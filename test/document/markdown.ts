/** A row of a Markdown table: cells by the name of their column. */
export type Row = Readonly<Record<string, string>>;

export interface Table {
  readonly heading: string;
  readonly line: number;
  readonly rows: readonly Row[];
}

const splitCells = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** Returns whether a cell is a dash, which means that there is nothing to say. */
const isNothing = (cell: string): boolean => cell === '-' || cell === '—';

/** Every table of a Markdown document under the heading it follows. */
export function readTables(lines: readonly string[]): Table[] {
  const tables: Table[] = [];
  let heading = '';
  for (const [line, text] of lines.entries()) {
    heading = /^#+ (.*)/.exec(text)?.[1] ?? heading;
    if (!/^\|[-| ]+\|$/.test(text)) continue;
    const columns = splitCells(lines[line - 1] ?? '').map((column) => column.replace(/ \(.*/, ''));
    const end = lines.findIndex((other, at) => at > line && !other.startsWith('|'));
    const rows = lines.slice(line + 1, end === -1 ? undefined : end).map((row) => {
      const cells = splitCells(row);
      return Object.fromEntries(
        columns.map((column, i) => [column, isNothing(cells[i] ?? '') ? '' : (cells[i] ?? '')]),
      );
    });
    tables.push({ heading, line, rows });
  }
  return tables;
}
