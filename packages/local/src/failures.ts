import type { OperationModel } from '@yunspec/model';
import { createError, createProtocolError, type ErrorAnswer } from './errors/error-answer.js';
import type { Product } from './product.js';

/** A failure to inject, once or several times. */
export interface Failure {
  /** The operation whose calls fail. Default: any operation. */
  readonly operation?: string;
  /** The error code to answer with. Its HTTP status is the documented one unless `status` is given. */
  readonly code?: string;
  /** The HTTP status to answer with. */
  readonly status?: number;
  /** Closes the connection without an answer. The call still takes effect. Default false. */
  readonly cut?: boolean;
  /** Milliseconds to wait before the call is handled. Default 0. */
  readonly delay?: number;
  /** The number of calls that fail. Default 1. */
  readonly times?: number;
}

/** Closes the connection without an answer: `fetch` rejects in process, and the server closes the socket. */
export class CutConnection extends TypeError {
  constructor() {
    super('fetch failed: the local cloud was asked to close the connection');
  }
}

/** A queue of failures that have not happened yet, in the order in which they were added. */
export class Failures {
  #pending: { readonly failure: Failure; left: number }[] = [];

  add(failure: Failure): void {
    this.#pending.push({ failure, left: failure.times ?? 1 });
  }

  clear(): void {
    this.#pending = [];
  }

  /** Returns the next failure for a call of this operation, and counts it as used. */
  take(operation: string): Failure | undefined {
    const next = this.#pending.find(
      ({ failure }) => failure.operation === undefined || failure.operation === operation,
    );
    if (next === undefined) return undefined;
    next.left -= 1;
    this.#pending = this.#pending.filter(({ left }) => left > 0);
    return next.failure;
  }
}

function createBaseError(product: Product, operation: OperationModel, { code, status }: Failure): ErrorAnswer {
  if (code !== undefined) return createError(product, operation, { code });
  return createProtocolError(product, {
    code: status === 503 ? 'ServiceUnavailable' : 'InternalError',
    message: 'The local cloud was asked to fail.',
    kinds: ['server'],
  });
}

/** Creates the error that a failure asks for, or undefined if it only delays the call or closes the connection. */
export function createFailureError(
  product: Product,
  operation: OperationModel,
  failure: Failure,
): ErrorAnswer | undefined {
  if (failure.code === undefined && failure.status === undefined) return undefined;
  const error = createBaseError(product, operation, failure);
  return { ...error, status: failure.status ?? error.status };
}
