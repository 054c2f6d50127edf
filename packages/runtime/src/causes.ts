import type { ServiceError } from './errors.js';
import type { FaultKind } from './schema.js';

/** What the document says of an error code. */
export interface ErrorCause {
  /** The operation whose table has the row; absent for a common one. */
  readonly operation?: string;
  /** HTTP status. */
  readonly status?: number;
  /** What it means. */
  readonly cause: string;
  /** What to do about it. */
  readonly remedy?: string;
  /** The parameters it speaks about. */
  readonly parameters?: readonly string[];
  readonly kind?: FaultKind;
}

/** The rows that speak of an error: those of its operation, else the common ones. */
export function causesOf(
  table: Readonly<Record<string, readonly ErrorCause[]>>,
  error: ServiceError,
): readonly ErrorCause[] {
  const rows = Object.hasOwn(table, error.code) ? (table[error.code] ?? []) : [];
  const own = rows.filter((row) => row.operation === error.operation);
  const ofOperation = own.some((row) => row.status === error.status)
    ? own.filter((row) => row.status === error.status)
    : own;
  return ofOperation.length > 0 ? ofOperation : rows.filter((row) => row.operation === undefined);
}
