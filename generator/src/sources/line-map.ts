import { diffArrays } from 'diff';

/** The lines of an old text that a new one still has. Lines are counted from 1. */
export interface LineMap {
  /** The number of lines of the old text. */
  readonly length: number;
  /** The share of the old text's lines that are in the new one, from 0 to 1. */
  readonly kept: number;
  /** Returns the place of an old line in the new text; `undefined` if it was changed or removed. */
  find(line: number): number | undefined;
  /** Returns the lines of the new text between the nearest kept lines before and after some old ones; none if nothing is there. */
  findBetween(from: number, to: number): readonly [from: number, to: number] | undefined;
}

/** Splits a text into lines. Blanks at the end of a line are no difference. */
export const splitLines = (text: string): string[] => text.split(/\r?\n/).map((line) => line.trimEnd());

/** Pairs the lines that two texts have in common, in their order. */
export function createLineMap(oldLines: readonly string[], newLines: readonly string[]): LineMap {
  const places: (number | undefined)[] = [0];
  let place = 1;
  for (const { added, removed, count } of diffArrays([...oldLines], [...newLines])) {
    if (removed) places.push(...Array.from({ length: count }, () => undefined));
    else if (added) place += count;
    else for (let i = 0; i < count; i++) places.push(place++);
  }
  const kept = places.filter((one) => one !== undefined).length - 1;
  const findNearestKept = (line: number, step: 1 | -1, otherwise: number): number => {
    for (let at = line; at >= 0 && at < places.length; at += step) {
      const found = places[at];
      if (found !== undefined) return found;
    }
    return otherwise;
  };
  return {
    length: oldLines.length,
    kept: oldLines.length === 0 ? 0 : kept / oldLines.length,
    find: (line) => (line === 0 ? undefined : places[line]),
    findBetween: (from, to) => {
      const start = findNearestKept(from - 1, -1, 0) + 1;
      const end = findNearestKept(to + 1, 1, newLines.length + 1) - 1;
      return start > end ? undefined : [start, end];
    },
  };
}
