import { formatRange, type Range, readRanges } from '../check/lines.js';
import type { LineMap } from './line-map.js';

/** How a new document holds the lines that a spec cites. */
export type Fate = 'same' | 'moved' | 'changed' | 'gone';

/** Cited lines in the new document, as specs write them, and what became of them. */
export interface Shifted {
  readonly lines: string;
  readonly fate: Fate;
}

/** Returns whether all lines of a range are kept, one after the other. */
function isWhole({ from, to }: Range, map: LineMap): boolean {
  const start = map.find(from);
  if (start === undefined) return false;
  for (let line = from; line <= to; line++) if (map.find(line) !== start + line - from) return false;
  return true;
}

function shiftRange(range: Range, map: LineMap): Shifted {
  const { from, to } = range;
  const start = map.find(from);
  const end = map.find(to);
  if (start !== undefined && isWhole(range, map))
    return { lines: formatRange({ from: start, to: start + to - from }), fate: start === from ? 'same' : 'moved' };
  const between = map.findBetween(from, to);
  const first = start ?? between?.[0];
  const last = end ?? between?.[1];
  if (first === undefined || last === undefined || first > last) return { lines: formatRange(range), fate: 'gone' };
  return { lines: formatRange({ from: first, to: last }), fate: 'changed' };
}

const worstFirst: readonly Fate[] = ['gone', 'changed', 'moved', 'same'];

/** Moves cited lines, such as `706-938` or `12, 44-46`, to where the new document has them. */
export function shiftLines(lines: string, map: LineMap): Shifted {
  const parts = readRanges(lines).map((range) => shiftRange(range, map));
  return {
    lines: parts.map((part) => part.lines).join(', '),
    fate: worstFirst.find((fate) => parts.some((part) => part.fate === fate)) ?? 'same',
  };
}

/** Returns the lines of a text that a citation names. */
export const selectLines = (lines: string, text: readonly string[]): string[] =>
  readRanges(lines).flatMap(({ from, to }) => text.slice(from - 1, to));
