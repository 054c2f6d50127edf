import type { ServiceError } from './errors.js';
import type { FaultKind } from './schema.js';

/** One documented cause of an error code. */
export interface ErrorCause {
  /** The operation whose table has this cause. Absent for common errors. */
  readonly operation?: string;
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

/**
 * Returns the documented causes of an error: those of its operation and HTTP status, else all of its operation, else
 * the common ones.
 */
export function causesOf(
  table: Readonly<Record<string, readonly ErrorCause[]>>,
  error: ServiceError,
): readonly ErrorCause[] {
  const causes = Object.hasOwn(table, error.code) ? (table[error.code] ?? []) : [];
  const ofOperation = causes.filter(({ operation }) => operation === error.operation);
  const ofStatus = ofOperation.filter(({ status }) => status === error.status);
  if (ofStatus.length > 0) return ofStatus;
  return ofOperation.length > 0 ? ofOperation : causes.filter(({ operation }) => operation === undefined);
}
