import type { Place } from '../language/findings.js';
import { type KeyPath, type KeywordUse, listKeywords } from '../language/walk.js';
import type { AnySpec } from '../read/load.js';

/** A `lines:` of a spec file. */
export interface Citation {
  /** The key of the source whose lines are meant. */
  readonly source: string;
  readonly lines: string;
  /** The place of the value, quotes included. */
  readonly place: Place;
}

const formatPath = (path: KeyPath): string => JSON.stringify(path);

/** Finds the source that the nearest `docs:` beside or above a place names. */
function findSource(path: KeyPath, sources: ReadonlyMap<string, string>): string | undefined {
  for (let length = path.length - 1; length >= 0; length--) {
    const source = sources.get(formatPath(path.slice(0, length)));
    if (source !== undefined) return source;
  }
  return undefined;
}

const readSources = (uses: readonly KeywordUse[]): ReadonlyMap<string, string> =>
  new Map(
    uses
      .filter(({ word }) => word === 'docs')
      .map(({ value, path }) => [formatPath(path.slice(0, -1)), String(value).split(' > ')[0] ?? '']),
  );

/** Lists the citations of a spec file. Lines without a `docs:` beside or above them are those of the default source. */
export function listCitations({ file, node }: AnySpec, defaultSource: string): Citation[] {
  const uses = listKeywords({ is: 'node', node }, file.value);
  const sources = readSources(uses);
  return uses
    .filter(({ word }) => word === 'lines')
    .map(({ value, path }) => ({
      source: findSource(path, sources) ?? defaultSource,
      lines: String(value),
      place: file.place(path, 'value'),
    }));
}
