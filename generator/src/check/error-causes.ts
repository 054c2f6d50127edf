import { groupBy } from '@yunspec/model';
import { getStem, listStems } from './code-words.js';
import type { Context } from './context.js';
import type { PlacedRow } from './error-rows.js';
import { isExplained } from './explained.js';

/** Words of codes that are about no thing. */
const general = new Set(
  `invalid not found malformed parameter param params paramater operation denied incorrect status supported support value
  error missing mismatch unsupported violation forbidden conflict illegal limit exceed exceeded mal formed id ids is of no
  the and or in internal`
    .split(/\s+/)
    .map(getStem),
);

const begins = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) > 2 && (a.startsWith(b) || b.startsWith(a));

/** Returns whether a cause, or a parameter, has one of the things that its code is about; so does a code without things. */
function isAlike({ row: { code, cause, on } }: PlacedRow): boolean {
  const things = listStems(code).filter((word) => word.length > 1 && !/^\d+$/.test(word) && !general.has(word));
  const said = listStems(`${cause} ${[on ?? []].flat().join(' ')}`);
  return things.length === 0 || things.some((thing) => said.some((word) => word === thing || begins(word, thing)));
}

/** Finds rows whose cause has nothing of their code, although those of other rows with the code have. */
export function findUnlikeCauses(context: Context, rows: readonly PlacedRow[]): void {
  for (const group of groupBy(rows, ({ row }) => row.code).values()) {
    // a code that has nothing of any of its causes proves nothing
    for (const placed of group.some(isAlike) ? group : []) {
      const { row, file, path, subject } = placed;
      const isAlone = group.filter((other) => other.row.cause === row.cause).length === 1;
      if (!isAlone || isAlike(placed) || isExplained(context, [subject])) continue;
      context.report(file, [...path, 'code'], 'error-cause-unlike', { code: row.code, cause: row.cause });
    }
  }
}
