import { findFences } from './fences.js';

/** A cell as it stands in the document, lines and marks included. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  /** The first line and the last. */
  readonly lines: readonly [number, number];
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** Rows whose number of cells is not that of the columns, as they stand. */
  readonly broken: readonly { readonly line: number; readonly text: string }[];
}

const rule = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

const isRule = (text: string): boolean => text.includes('|') && rule.test(text);

/** Splits at the pipes that are neither escaped nor between fences or code marks. */
function splitAtPipes(text: string): string[] {
  const hidden = text
    .replace(/```[\s\S]*?(?:```|$)/g, (code) => code.replaceAll('|', '\u0000'))
    .replace(/`[^`\n]*`/g, (code) => code.replaceAll('|', '\u0000'))
    .replace(/\\\|/g, '\\\u0000');
  return hidden.split('|').map((part) => part.replaceAll('\u0000', '|'));
}

const countPipes = (text: string): number => splitAtPipes(text).length - 1;

const hasLead = (text: string): boolean => text.trimStart().startsWith('|');

function splitCells(text: string): string[] {
  const parts = splitAtPipes(text);
  const start = hasLead(text) ? 1 : 0;
  return parts.slice(start, text.trimEnd().endsWith('|') ? -1 : undefined).map((part) => part.trim());
}

/** The first line of the head that ends above a rule: heads span lines, too. */
function findHead(lines: readonly string[], ruleAt: number, cells: number): number | undefined {
  for (let at = ruleAt - 1; at >= Math.max(0, ruleAt - 3 * cells); at -= 1) {
    const text = lines.slice(at, ruleAt).join('\n');
    if ((lines[at] ?? '').startsWith('#')) return undefined;
    if (hasLead(lines[at] ?? '') && splitCells(text).length === cells) return at;
    if (!hasLead(lines[ruleAt] ?? '') && at === ruleAt - 1 && splitCells(text).length === cells) return at;
  }
  return undefined;
}

interface Scan {
  readonly lines: readonly string[];
  readonly fenced: ReadonlySet<number>;
  readonly cells: number;
}

const isEndOfTable = ({ lines }: Scan, at: number): boolean =>
  at >= lines.length || !hasLead(lines[at] ?? '') || isRule(lines[at + 1] ?? '');

/** The line after a row that begins at `start`: a row ends with a pipe, and has as many cells as there are columns. */
function findRowEnd({ lines, fenced, cells }: Scan, start: number): number {
  let text = '';
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (at > start && line.startsWith('#') && !fenced.has(at)) return at;
    text = text === '' ? line : `${text}\n${line}`;
    const isClosed = !fenced.has(at) || line.startsWith('```');
    if (isClosed && line.trimEnd().endsWith('|') && countPipes(text) > cells) return at + 1;
  }
  return lines.length;
}

/** Puts cells that a stray pipe has cut into the longest column, which is the description. */
function joinSurplus(cells: readonly string[], wanted: number): string[] {
  if (cells.length <= wanted) return [...cells];
  const surplus = cells.length - wanted;
  return [...cells.slice(0, wanted - 1), cells.slice(wanted - 1, wanted + surplus).join('|')];
}

function skipBlank(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && (lines[at] ?? '').trim() === '') at += 1;
  return at;
}

function readRows(scan: Scan, from: number): Pick<Table, 'rows' | 'broken'> & { readonly end: number } {
  const rows: Row[] = [];
  const broken: { line: number; text: string }[] = [];
  let at = from;
  while (!isEndOfTable(scan, at)) {
    const end = findRowEnd(scan, at);
    const text = scan.lines.slice(at, end).join('\n');
    const cells = joinSurplus(splitCells(text), scan.cells);
    if (cells.length === scan.cells) rows.push({ line: at + 1, cells });
    else broken.push({ line: at + 1, text });
    // rows of one table may have blank lines between them when each cell has a line of its own
    const next = skipBlank(scan.lines, end);
    at = end - at > 1 ? next : end;
  }
  return { rows, broken, end: at };
}

/** Every table of a document whose cells stand between pipes. */
export function readTables(text: string): Table[] {
  const lines = text.split(/\r?\n/);
  const fenced = findFences(lines);
  const tables: Table[] = [];
  for (const [at, line] of lines.entries()) {
    if (fenced.has(at) || !isRule(line)) continue;
    const cells = splitCells(line).length;
    const head = findHead(lines, at, cells);
    if (head === undefined) continue;
    const columns = splitCells(lines.slice(head, at).join('\n'));
    const { end, ...rows } = readRows({ lines, fenced, cells }, at + 1);
    tables.push({ lines: [head + 1, end], columns, ...rows });
  }
  return tables;
}
