import type { Quote } from '../reading.js';
import { isPageBreak, normalizeText } from './text.js';

export interface PipeRow extends Quote {
  readonly cells: readonly string[];
}

export interface PipeTable {
  readonly is: 'table';
  readonly line: number;
  readonly under: string;
  readonly head: readonly string[];
  readonly rows: readonly PipeRow[];
}

export interface MarkdownText extends Quote {
  readonly is: 'heading' | 'paragraph' | 'code';
  readonly under: string;
  /** The heading of the second level above it. */
  readonly chapter: string;
}

export type MarkdownBlock = PipeTable | MarkdownText;

const splitCells = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => normalizeText(cell.replaceAll('\\|', '|')));

const isRuler = (line: string | undefined): boolean =>
  /^\s*\|?[\s:|-]*-{2,}[\s:|-]*$/.test(line ?? '') && (line ?? '').includes('|');

const isPipe = (line: string | undefined): boolean => /^\s*\|/.test(line ?? '');

const isSameHead = (a: readonly string[], b: readonly string[]): boolean =>
  a.join('|').toLowerCase() === b.join('|').toLowerCase();

/** Reads the rows below a head. Blank lines and page breaks between rows do not end a table; its head may come again. */
function readTable(lines: readonly string[], start: number, under: string): { table: PipeTable; end: number } {
  const head = splitCells(lines[start] ?? '');
  const rows: PipeRow[] = [];
  let at = start + 2;
  for (let next = at; next < lines.length; next++) {
    const line = lines[next] ?? '';
    if (isPageBreak(line)) continue;
    if (!isPipe(line) && !(line.includes('|') && next === at)) break;
    const cells = splitCells(line);
    if (isRuler(lines[next + 1]) && !isSameHead(cells, head)) break;
    at = next + 1;
    if (!isRuler(line) && !isSameHead(cells, head)) rows.push({ line: next + 1, text: normalizeText(line), cells });
  }
  return { table: { is: 'table', line: start + 1, under, head, rows }, end: at };
}

/** The headings above a block. */
interface Above {
  readonly under: string;
  readonly chapter: string;
}

/** A block, and the line behind it. */
interface Cut {
  readonly block: MarkdownBlock;
  readonly end: number;
}

function cutHeading(line: string, at: number, { chapter }: Above): Cut | undefined {
  const [, level = '', heading] = /^(#+)\s+(.*?)\s*#*$/.exec(line) ?? [];
  if (heading === undefined) return undefined;
  const text = normalizeText(heading);
  const block = {
    is: 'heading',
    line: at + 1,
    text,
    under: text,
    chapter: level.length <= 2 ? text : chapter,
  } as const;
  return { block, end: at + 1 };
}

function cutCode(lines: readonly string[], at: number, above: Above): Cut | undefined {
  if (!/^\s*(```|~~~)/.test(lines[at] ?? '')) return undefined;
  const end = lines.findIndex((other, i) => i > at && /^\s*(```|~~~)\s*$/.test(other));
  const last = end === -1 ? lines.length : end;
  const inside = lines.slice(at + 1, last).map((line) => line.trimEnd());
  return { block: { is: 'code', line: at + 1, text: inside.join('\n'), ...above }, end: last + 1 };
}

function cutTable(lines: readonly string[], at: number, { under }: Above): Cut | undefined {
  if (!lines[at]?.includes('|') || !isRuler(lines[at + 1])) return undefined;
  const { table, end } = readTable(lines, at, under);
  return { block: table, end };
}

const cutParagraph = (line: string, at: number, above: Above): Cut | undefined =>
  isPageBreak(line)
    ? undefined
    : { block: { is: 'paragraph', line: at + 1, text: normalizeText(line), ...above }, end: at + 1 };

/** Cuts a Markdown document into headings, paragraphs, tables and code. Each knows the heading above it. */
export function cutMarkdown(lines: readonly string[]): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let above: Above = { under: '', chapter: '' };
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const cut =
      cutHeading(line, at, above) ??
      cutCode(lines, at, above) ??
      cutTable(lines, at, above) ??
      cutParagraph(line, at, above);
    at = cut?.end ?? at + 1;
    if (cut === undefined) continue;
    blocks.push(cut.block);
    if (cut.block.is === 'heading') above = { under: cut.block.under, chapter: cut.block.chapter };
  }
  return blocks;
}
