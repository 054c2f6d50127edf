import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { comparedFolder } from '../read/load.js';
import type { Change } from '../write/files/commit.js';
import type { Recorded } from './compare/recorded.js';

/** Reads the facts of a product's sources when they were last compared, by source. */
export function readRecorded(productFolder: string): Record<string, Recorded> {
  const folder = join(productFolder, comparedFolder);
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => [
      name.replace(/\.json$/, ''),
      JSON.parse(readFileSync(join(folder, name), 'utf8')) as Recorded,
    ]),
  );
}

const sortKeys = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Makes the file with the facts of a source. The order of rows in the document changes nothing. */
export function recordFacts(productFolder: string, source: string, recorded: Recorded): Change {
  const sorted: Recorded = {
    ...recorded,
    rows: sortKeys(recorded.rows),
    texts: sortKeys(recorded.texts),
    code: sortKeys(recorded.code),
  };
  const path = join(productFolder, comparedFolder, `${source}.json`);
  return { path, content: `${JSON.stringify(sorted, null, 1)}\n` };
}
