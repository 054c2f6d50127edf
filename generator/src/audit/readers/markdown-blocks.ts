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

/** Cuts a Markdown document into headings, paragraphs, tables and code. Each knows the heading above it. */
export function cutMarkdown(lines: readonly string[]): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let under = '';
  let chapter = '';
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const [, level = '', heading] = /^(#+)\s+(.*?)\s*#*$/.exec(line) ?? [];
    if (heading !== undefined) {
      under = normalizeText(heading);
      if (level.length <= 2) chapter = under;
      blocks.push({ is: 'heading', line: at + 1, text: under, under, chapter });
    } else if (/^\s*(```|~~~)/.test(line)) {
      const end = lines.findIndex((other, i) => i > at && /^\s*(```|~~~)\s*$/.test(other));
      const last = end === -1 ? lines.length : end;
      blocks.push({
        is: 'code',
        line: at + 1,
        text: lines
          .slice(at + 1, last)
          .map((one) => one.trimEnd())
          .join('\n'),
        under,
        chapter,
      });
      at = last;
    } else if (line.includes('|') && isRuler(lines[at + 1])) {
      const { table, end } = readTable(lines, at, under);
      blocks.push(table);
      at = end - 1;
    } else if (!isPageBreak(line)) {
      blocks.push({ is: 'paragraph', line: at + 1, text: normalizeText(line), under, chapter });
    }
  }
  return blocks;
}
