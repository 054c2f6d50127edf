import type { Quote } from '../reading.js';
import { isPageBreak, normalizeText } from './text.js';

export interface TabRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Paragraph extends Quote {
  readonly is: 'paragraph';
}

export interface Code extends Quote {
  readonly is: 'code';
}

/** A table as it was printed: rows that run over several lines are still apart. */
export interface TabTable {
  readonly is: 'table';
  readonly line: number;
  readonly head: readonly string[];
  readonly rows: readonly TabRow[];
}

export type Block = Paragraph | Code | TabTable;

const splitCells = (line: string): string[] => line.split('\t').map((cell) => cell.trim());

/** A head that is printed again may have another mark or case. */
const normalizeHead = (cells: readonly string[]): string =>
  cells
    .join('|')
    .toLowerCase()
    .replace(/[^a-z|]/g, '');

const isSameHead = (a: readonly string[], b: readonly string[]): boolean => normalizeHead(a) === normalizeHead(b);

/** Lines at the top of a document that the pages of a print repeat. */
const listRunningTitles = (lines: readonly string[]): ReadonlySet<string> =>
  new Set(
    lines
      .filter((line) => line.trim() !== '')
      .slice(0, 4)
      .map((line) => line.trim()),
  );

class BlockList {
  readonly blocks: Block[] = [];
  #table: { is: 'table'; line: number; head: string[]; rows: TabRow[] } | undefined;

  add(block: Paragraph | Code): void {
    this.#table = undefined;
    this.blocks.push(block);
  }

  get isInTable(): boolean {
    return this.#table !== undefined;
  }

  /** Adds a line with tabs: a row of the table above it, or the head of a new one. */
  addRow(line: number, text: string, isHead: (cells: readonly string[]) => boolean): void {
    const cells = splitCells(text);
    if (this.#table !== undefined && isSameHead(cells, this.#table.head)) return;
    if (this.#table === undefined || isHead(cells)) {
      this.#table = { is: 'table', line, head: cells, rows: [] };
      this.blocks.push(this.#table);
    } else if (!cells.every((cell) => cell === '' || /^-+$/.test(cell))) this.#table.rows.push({ line, cells });
  }
}

/** Cuts a document into paragraphs, tables and code. Page breaks do not end a table. */
export function cutBlocks(lines: readonly string[], isHead: (cells: readonly string[]) => boolean): Block[] {
  const list = new BlockList();
  const titles = listRunningTitles(lines);
  for (let at = 0; at < lines.length; at++) {
    const text = lines[at] ?? '';
    if (/^\s*```/.test(text)) {
      const end = lines.findIndex((other, i) => i > at && /^\s*```/.test(other));
      const last = end === -1 ? lines.length : end;
      list.add({
        is: 'code',
        line: at + 1,
        text: lines
          .slice(at + 1, last)
          .map((one) => one.trimEnd())
          .join('\n'),
      });
      at = last;
    } else if (text.includes('\t') && text.trim() !== '') list.addRow(at + 1, text, isHead);
    else if (isPageBreak(text) || (list.isInTable && titles.has(text.trim()))) continue;
    else list.add({ is: 'paragraph', line: at + 1, text: normalizeText(text) });
  }
  return list.blocks;
}

const joinCells = (a: string, b: string): string => (a === '' || b === '' ? a + b : `${a} ${b}`);

const mergeCells = (above: readonly string[], rest: readonly string[]): string[] =>
  Array.from({ length: Math.max(above.length, rest.length) }, (_, i) => joinCells(above[i] ?? '', rest[i] ?? ''));

/** Puts rows together that were printed over several lines. `isRow` returns whether a line begins a row. */
export function joinRows(rows: readonly TabRow[], isRow: (cells: readonly string[]) => boolean): TabRow[] {
  const joined: TabRow[] = [];
  for (const row of rows) {
    const last = joined.at(-1);
    if (last === undefined || isRow(row.cells)) joined.push(row);
    else joined[joined.length - 1] = { ...last, cells: mergeCells(last.cells, row.cells) };
  }
  return joined;
}
