import type { ErrorRow, OperationModel } from '@yunspec/model';
import type { Product } from '../product.js';
import { type ErrorQuery, findRow, findRowOfKind } from './error-rows.js';

/** The error that a request is answered with. */
export interface ErrorAnswer {
  readonly code: string;
  readonly status: number;
  readonly message: string;
}

/** Ends the handling of a request with an error answer. */
export class RequestError extends Error {
  constructor(readonly answer: ErrorAnswer) {
    super(answer.message);
  }
}

/** The HTTP status by kind, for rows that document none. */
const statuses: Readonly<Record<string, number>> = { notFound: 404, denied: 403, throttled: 429, server: 500 };

/** Creates the answer that a row of an error table documents. */
export const createRowError = (row: ErrorRow, message: string = row.cause): ErrorAnswer => ({
  code: row.code,
  status: row.http ?? statuses[row.kind ?? ''] ?? 400,
  message,
});

/** Checks whether a row is that of another operation, whose cause may not fit. */
const isBorrowed = ({ model }: Product, operation: OperationModel | undefined, row: ErrorRow): boolean =>
  ![operation?.errors ?? [], model.commonErrors, model.serverErrors].some((rows) => rows.includes(row));

/**
 * Creates the answer for a code as it is documented. `fallback` applies if no table has the code, and its message if only
 * that of another operation has.
 */
export function createError(
  product: Product,
  operation: OperationModel | undefined,
  query: ErrorQuery,
  fallback: Partial<Omit<ErrorAnswer, 'code'>> = {},
): ErrorAnswer {
  const row = findRow(product, operation, query);
  if (row === undefined)
    return { code: query.code, status: 400, message: 'The service does not allow this.', ...fallback };
  return isBorrowed(product, operation, row) ? createRowError(row, fallback.message) : createRowError(row);
}

/** An error that belongs to the protocol rather than to an operation. */
export interface ProtocolError {
  readonly code: string;
  readonly message: string;
  /** The kinds under which a product may document a code of its own for this error, best first. */
  readonly kinds: readonly string[];
  /** The HTTP status if the product documents neither the code nor a kind. Default 400. */
  readonly status?: number;
}

/**
 * Creates the answer for an error of the protocol: with its code if the product documents it, else with the product's
 * own code for such kinds, else with the code and status as they are given.
 */
export function createProtocolError(
  product: Product,
  { code, message, kinds, status = 400 }: ProtocolError,
): ErrorAnswer {
  const row = findRow(product, undefined, { code }) ?? findRowOfKind(product, kinds);
  return row === undefined ? { code, status, message } : createRowError(row, message);
}
