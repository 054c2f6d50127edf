import { groupBy } from '@yunspec/model';
import { countValues } from '../language/count-values.js';
import type { RawError } from '../language/raw.js';
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

const saysMissing = ({ code, kind }: RawError): boolean =>
  kind === 'notFound' || code === '404' || /not(?:found|exist)|^nosuch/i.test(code);

/** The statuses that say by themselves what happened, each with the rows that may have it. */
const tellingStatuses: readonly {
  readonly status: RegExp;
  readonly fits: (row: RawError) => boolean;
  readonly says: string;
}[] = [
  { status: /^404$/, fits: saysMissing, says: 'which is for what does not exist' },
  { status: /^5/, fits: ({ kind }) => kind === 'server', says: 'which is for failures of the service' },
  {
    status: /^409$/,
    fits: ({ code, kind }) => kind === 'exists' || kind === 'state' || /conflict|exist/i.test(code),
    says: 'which is for conflicts',
  },
];

/** The rows that say their status by their code or their kind. */
const tellingRows: readonly {
  readonly says: (row: RawError) => boolean;
  readonly status: RegExp;
  readonly why: string;
}[] = [
  { says: ({ code }) => /NotFound$/.test(code), status: /^404$/, why: 'although NotFound stands for 404' },
  { says: ({ kind }) => kind === 'server', status: /^5/, why: 'although a failure of the service begins with 5' },
  { says: ({ code }) => /^Forbidden\b/.test(code), status: /^403$/, why: 'although Forbidden stands for 403' },
  {
    says: ({ code }) => /mal_?formed$|^missingparam/i.test(code),
    status: /^400$/,
    why: 'although the request itself is wrong, which stands for 400',
  },
];

/** Returns why a row cannot have its status, by its own words. */
function explainStatus(row: RawError): string | undefined {
  const http = String(row.http);
  if (/^[45]\d\d$/.test(row.code) && row.code !== http) return 'which is another status';
  const telling = tellingRows.find(({ says }) => says(row));
  if (telling !== undefined) return telling.status.test(http) ? undefined : telling.why;
  return tellingStatuses.find(({ status, fits }) => status.test(http) && !fits(row))?.says;
}

/** Finds statuses that contradict the words of their row, and those that hardly any other row has. */
function findStatusesOdd(context: Context, rows: readonly PlacedRow[]): void {
  const known = rows.filter(hasStatus);
  const times = new Map(countValues(known.map(({ row }) => row.http)));
  for (const { row, file, path, subject } of known) {
    const http = String(row.http);
    const isRare = known.length > rare.of && (times.get(row.http) ?? 0) <= rare.rows;
    const why = explainStatus(row) ?? (isRare ? 'which no other row of the product has' : undefined);
    if (why === undefined || isExplained(context, [subject], new RegExp(`\\b${http}\\b`))) continue;
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
