import type { ServiceError } from './errors.js';
import type { FaultKind } from './schema.js';

/** One documented cause of an error code. */
export interface ErrorCause {
  /** HTTP status. */
  readonly status?: number;
  /** Describes the cause. */
  readonly cause: string;
  /** Describes what to do about it. */
  readonly remedy?: string;
  /** The parameters it is about. */
  readonly parameters?: readonly string[];
  readonly kind?: FaultKind;
  /** Whether newer documents no longer list the code. */
  readonly withdrawn?: boolean;
}

/** A cause and the operations that it is documented for; a common cause has none. */
type CauseRow = readonly [operations: readonly number[], cause: number];

/** The documented causes of a product. Hundreds of rows have the same cause, so each is there once, under a number. */
export interface CauseTable {
  readonly operations: readonly string[];
  readonly causes: readonly ErrorCause[];
  /** The rows by code. */
  readonly rows: Readonly<Record<string, readonly CauseRow[]>>;
}

/**
 * Returns the documented causes of an error: those of its operation and HTTP status, else all of its operation, else
 * the common ones.
 */
export function causesOf({ operations, causes, rows }: CauseTable, error: ServiceError): readonly ErrorCause[] {
  const ofCode = Object.hasOwn(rows, error.code) ? (rows[error.code] ?? []) : [];
  const select = (isWanted: (row: CauseRow) => boolean): ErrorCause[] =>
    ofCode.filter(isWanted).map(([, cause]) => causes[cause] as ErrorCause);
  const own = operations.indexOf(error.operation ?? '');
  const ofOperation = select(([numbers]) => numbers.includes(own));
  const ofStatus = ofOperation.filter(({ status }) => status === error.status);
  if (ofStatus.length > 0) return ofStatus;
  return ofOperation.length > 0 ? ofOperation : select(([numbers]) => numbers.length === 0);
}
