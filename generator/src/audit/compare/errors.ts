import type { ErrorRow as ModelError } from '@yunspec/model';
import type { ErrorRow, Quote } from '../reading.js';
import type { Difference, SpecPlace } from './difference.js';
import { suggestRename } from './names.js';

export interface ErrorOwner {
  readonly operation?: string;
  readonly at: string;
  readonly errors: readonly ModelError[];
  /** The place of rows without their own. */
  readonly docs?: string | undefined;
  readonly place: (index?: number) => SpecPlace;
  /** The codes that every operation may answer, which its own table may repeat. */
  readonly common: ReadonlySet<string>;
}

interface Entry {
  readonly code: string;
  readonly http?: number | undefined;
}

const group = <T extends Entry>(rows: readonly T[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.code, [...(groups.get(row.code) ?? []), row]);
  return groups;
};

/** Rows of one list that have no partner with the same status in the other. */
function findUnpaired<A extends Entry, B extends Entry>(rows: readonly A[], others: readonly B[]): A[] {
  const left = others.map(({ http }) => http);
  return rows.filter(({ http }) => {
    const at = left.findIndex((other) => other === http || other === undefined || http === undefined);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Compares the rows of an error table with those of the specs: codes, statuses, and how many rows a code has. */
export function compareErrors(owner: ErrorOwner, rows: readonly ErrorRow[], end: Quote): Difference[] {
  const [documented, specified] = [group(rows), group(owner.errors)];
  const gone = [...specified.keys()].filter((code) => !documented.has(code));
  const added = [...documented.keys()].filter((code) => !specified.has(code) && !owner.common.has(code));
  const base = owner.operation === undefined ? {} : { operation: owner.operation };
  const findPlace = (row: ModelError | undefined): SpecPlace =>
    owner.place(row === undefined ? undefined : owner.errors.indexOf(row));
  const codes = [...new Set([...documented.keys(), ...specified.keys()])];
  return codes.flatMap((code): Difference[] => {
    if (owner.common.has(code) && !specified.has(code)) return [];
    const [own, theirs] = [specified.get(code) ?? [], documented.get(code) ?? []];
    const [lost, found] = [findUnpaired(own, theirs), findUnpaired(theirs, own)];
    const at = `${owner.at}.${code}`;
    const changed = lost.slice(0, found.length).map((row, i): Difference => {
      const other = found[i] as ErrorRow;
      const text = `${code} has the status ${other.http} in the document, ${row.http} in the specs`;
      return {
        ...base,
        kind: 'error-status',
        code,
        at,
        word: 'http',
        quote: other,
        place: findPlace(row),
        expected: row.http,
        seen: other.http,
        text,
      };
    });
    const more = found.slice(lost.length).map((row): Difference => {
      const text =
        own.length === 0
          ? `the specs have no error ${code}${suggestRename(code, gone)}`
          : `the document has another row ${code}`;
      return {
        ...base,
        kind: 'error-added',
        code,
        at,
        word: 'error',
        quote: row,
        place: findPlace(undefined),
        seen: row.http ?? code,
        text,
      };
    });
    // what newer documents no longer list is in the specs for older servers
    const missed = lost.slice(found.length).filter(({ withdrawn }) => !withdrawn);
    const fewer = missed.map((row): Difference => {
      const text =
        theirs.length === 0
          ? `the document has no error ${code}${suggestRename(code, added)}`
          : `the document has one row ${code} fewer`;
      return {
        ...base,
        kind: 'error-gone',
        code,
        at,
        word: 'error',
        quote: end,
        place: findPlace(row),
        expected: row.http ?? code,
        docs: row.docs ?? owner.docs,
        text,
      };
    });
    return [...changed, ...more, ...fewer];
  });
}
