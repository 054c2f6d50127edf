import { countValues, groupBy } from '../language/group-by.js';
import type { Context } from './context.js';
import type { PlacedRow } from './error-rows.js';
import { isExplained } from './explained.js';

/** Lists the codes of missing resources, as rows. */
const listMissing = ({ specs }: Context): PlacedRow[] =>
  specs.resources.flatMap((file) => {
    const { missing, resource } = file.value;
    if (missing === undefined) return [];
    const row = { ...missing, cause: '' } as PlacedRow['row'];
    return { row, file, path: ['missing'], subject: `resources.${resource}` };
  });

/** Returns whether a row has a status of a failure; others have another finding. */
const hasStatus = ({ row: { http = 0 } }: PlacedRow): boolean => http >= 400 && http <= 599;

/**
 * Returns whether a row stands beside another one of its own table: what both say is a finding of its own, and a newer row
 * may have another status than the one that it replaced.
 */
const isSaidInTable = ({ row, file }: PlacedRow, group: readonly PlacedRow[]): boolean =>
  group.some(
    (other) =>
      other.row !== row &&
      other.file === file &&
      (other.row.withdrawn !== row.withdrawn ||
        (other.row.kind === row.kind && String(other.row.on) === String(row.on) && row.on !== undefined)),
  );

/** Finds rows whose status is not that of most rows with the same code. */
function findStatusesUnlike(context: Context, rows: readonly PlacedRow[]): void {
  const known = rows.filter(hasStatus);
  for (const group of groupBy(known, ({ row }) => row.code).values()) {
    const [[usual, times] = [undefined, 0]] = countValues(group.map(({ row }) => row.http));
    for (const placed of group) {
      const { row, file, path, subject } = placed;
      if (row.http === usual || isSaidInTable(placed, group)) continue;
      const http = String(row.http);
      if (isExplained(context, [subject], new RegExp(`\\b${http}\\b`))) continue;
      const params = { code: row.code, http, usual: String(usual), rows: `${times} ${times === 1 ? 'row' : 'rows'}` };
      context.report(file, [...path, 'http'], 'error-status-unlike', params);
    }
  }
}

/** A status that so few rows have is looked at, in a product that has so many. */
const rare = { rows: 1, of: 100 };

/** Finds statuses that contradict a code which is one, and those that hardly any other row has. */
function findStatusesOdd(context: Context, rows: readonly PlacedRow[]): void {
  const known = rows.filter(hasStatus);
  const times = new Map(countValues(known.map(({ row }) => row.http)));
  for (const { row, file, path, subject } of known) {
    const http = String(row.http);
    const isOther = /^[45]\d\d$/.test(row.code) && row.code !== http;
    const isRare = known.length > rare.of && (times.get(row.http) ?? 0) <= rare.rows;
    if ((!isOther && !isRare) || isExplained(context, [subject], new RegExp(`\\b${http}\\b`))) continue;
    const why = isOther ? 'which is another status' : 'which no other row of the product has';
    context.report(file, [...path, 'http'], 'error-status-odd', { code: row.code, http, why });
  }
}

/** Finds missing resources that are answered with another status than Not Found. */
function findMissingStatuses(context: Context, rows: readonly PlacedRow[], missing: readonly PlacedRow[]): void {
  for (const { row, file, subject } of missing.filter(hasStatus)) {
    const http = String(row.http);
    if (row.http === 404 || isExplained(context, [subject], new RegExp(`\\b${http}\\b`))) continue;
    const isDocumented = rows.some((one) => one.row.code === row.code && one.row.http === row.http);
    if (!isDocumented) context.report(file, ['missing', 'http'], 'missing-status', { code: row.code, http });
  }
}

/** Finds statuses that contradict codes, or other rows of the product. */
export function findInStatuses(context: Context, rows: readonly PlacedRow[]): void {
  const missing = listMissing(context);
  findStatusesUnlike(context, [...rows, ...missing]);
  findStatusesOdd(context, rows);
  findMissingStatuses(context, rows, missing);
}

/** Finds rows that may be sent again although most rows with the same code may not, and the reverse. */
export function findRetriesUnlike(context: Context, rows: readonly PlacedRow[]): void {
  for (const group of groupBy(rows, ({ row }) => row.code).values()) {
    const [[usual, times] = [undefined, 0]] = countValues(group.map(({ row }) => row.retry));
    for (const { row, file, path, subject } of group) {
      if (row.retry === usual || times < 2 || isExplained(context, [subject], /\b(?:again|retry|retries)\b/i)) continue;
      const name = (retry: string | undefined): string => (retry === undefined ? 'no retry' : `retry: ${retry}`);
      const params = { code: row.code, retry: name(row.retry), usual: name(usual), rows: `${times} rows` };
      context.report(file, path, 'error-retry-unlike', params);
    }
  }
}
