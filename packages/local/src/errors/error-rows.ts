import type { ErrorRow, OperationModel } from '@yunspec/model';
import type { Product } from '../product.js';

/** The facts by which a row of the documented error tables is found. */
export interface ErrorQuery {
  readonly code: string;
  /** The parameter that caused the error, such as `DataDisk[].Size`. */
  readonly member?: string | undefined;
  /** The parameters of which one is missing. */
  readonly members?: readonly string[];
  /** The kinds the error may be documented as, best first. */
  readonly kinds?: readonly string[];
}

/** Checks whether a row names a parameter. A row that names a list covers its items too. */
export const mentionsMember = (row: ErrorRow, member: string | undefined): boolean =>
  member !== undefined && [row.on].flat().some((name) => name === member || name === member.replace(/\[\]$/, ''));

/** Checks whether a row names some of these parameters, and no other. */
const mentionsOnly = ({ on = [] }: ErrorRow, members: readonly string[]): boolean =>
  [on].flat().length > 0 && [on].flat().every((name) => members.includes(name));

/** Rates a row's kind: a better kind scores higher, a row without a kind scores 1, and any other kind scores 0. */
function rateKind(kind: string | undefined, kinds: readonly string[]): number {
  if (kind === undefined) return 1;
  const position = kinds.indexOf(kind);
  return position === -1 ? 0 : 1 + kinds.length - position;
}

/** Rates how well a row fits a query. Naming the parameter outweighs every kind. */
function rateRow(row: ErrorRow, { member, members = [], kinds = [] }: ErrorQuery): number {
  const memberScore = mentionsMember(row, member) || mentionsOnly(row, members) ? kinds.length + 2 : 0;
  return memberScore + rateKind(row.kind, kinds);
}

/** Returns rows with those last that newer documents no longer list. */
export const sortRows = (rows: readonly ErrorRow[]): ErrorRow[] =>
  [...rows].sort((a, b) => Number(a.withdrawn ?? false) - Number(b.withdrawn ?? false));

function findBestRow(rows: readonly ErrorRow[], query: ErrorQuery): ErrorRow | undefined {
  const rated = sortRows(rows).map((row) => ({ row, score: rateRow(row, query) }));
  // the sort is stable: of equal rows, the first in the document comes first, and one that it still lists
  return rated.sort((a, b) => b.score - a.score)[0]?.row;
}

/**
 * Finds the best row for a code. The operation's table comes before the product's common and server tables, and these
 * before those of other operations.
 */
export function findRow(
  { model }: Product,
  operation: OperationModel | undefined,
  query: ErrorQuery,
): ErrorRow | undefined {
  const others = operation === undefined ? [] : model.operations.flatMap(({ errors }) => errors);
  for (const table of [operation?.errors ?? [], model.commonErrors, model.serverErrors, others]) {
    const row = findBestRow(
      table.filter(({ code }) => code === query.code),
      query,
    );
    if (row !== undefined) return row;
  }
  return undefined;
}

/** Finds the product's general row of the first of these kinds that has one. */
export function findRowOfKind({ model }: Product, kinds: readonly string[]): ErrorRow | undefined {
  return kinds
    .map((kind) => model.commonErrors.find((row) => row.kind === kind && row.on === undefined))
    .find((row) => row !== undefined);
}
