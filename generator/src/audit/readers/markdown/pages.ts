import type { Quote } from '../../reading.js';
import { findFences } from './fences.js';
import { readText } from './text.js';

/** A part of a document under a heading of the first level, with the number of its first line. */
export interface Page {
  readonly line: number;
  readonly title: string;
  readonly text: string;
}

const readTitle = (line: string): string => readText(line.replace(/^#\s*/, '').replace(/\{#[^}]*\}|\{ \.[^}]*\}/g, ''));

/** Cuts a document at its headings of the first level. Lines above the first one belong to it. */
export function splitPages(text: string): Page[] {
  const lines = text.split(/\r?\n/);
  const fenced = findFences(lines);
  const starts = lines.flatMap((line, at) => (/^#\s/.test(line) && !fenced.has(at) ? [at] : []));
  const cuts = starts.length === 0 ? [0] : [0, ...starts.slice(1)];
  return cuts.map((start, i) => ({
    line: start + 1,
    title: readTitle(lines[starts[i] ?? -1] ?? ''),
    text: lines.slice(start, cuts[i + 1]).join('\n'),
  }));
}

/** The paragraphs and list entries of a page that stand in no table and between no fences, and are no headings. */
export function readProse({ text }: Page, tableLines: ReadonlySet<number>): Quote[] {
  const lines = text.split(/\r?\n/);
  const fenced = findFences(lines);
  return lines.flatMap((line, at) => {
    const isOutside = fenced.has(at) || tableLines.has(at + 1) || line.trim() === '' || line.startsWith('#');
    return isOutside ? [] : [{ line: at + 1, text: readText(line).replace(/^\s*(?:[-*>]|\d+\.)\s+/, '') }];
  });
}
