import { type Fault, faultOf, protocolFault } from './faults.js';
import type { Operation } from './model.js';
import type { Product } from './product.js';

/** Something to go wrong, once or several times. */
export interface Failure {
  /** Only calls of this operation; any when absent. */
  readonly operation?: string;
  /** The code to answer instead; its status is the documented one unless `status` says otherwise. */
  readonly code?: string;
  readonly status?: number;
  /** Cut the connection instead of answering. What the call asks for is done all the same. */
  readonly cut?: boolean;
  /** Wait so long before going on, in milliseconds. */
  readonly delay?: number;
  /** How many calls it strikes. Default 1. */
  readonly times?: number;
}

/** The connection is cut: in process as a `fetch` that fails, over HTTP as a closed socket. */
export class CutConnection extends TypeError {
  constructor() {
    super('fetch failed: the local cloud was told to cut the connection');
  }
}

/** The failures that are still to come, in the order they were asked for. */
export class Failures {
  #waiting: { readonly failure: Failure; left: number }[] = [];

  add(failure: Failure): void {
    this.#waiting.push({ failure, left: failure.times ?? 1 });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The failure a call meets; it counts as used. */
  take(operation: string): Failure | undefined {
    const met = this.#waiting.find(({ failure }) => failure.operation === undefined || failure.operation === operation);
    if (met === undefined) return undefined;
    met.left -= 1;
    this.#waiting = this.#waiting.filter(({ left }) => left > 0);
    return met.failure;
  }
}

/** The fault a failure answers with, if it does. */
export function faultOfFailure(product: Product, operation: Operation, { code, status }: Failure): Fault | undefined {
  if (code === undefined && status === undefined) return undefined;
  const fault =
    code === undefined
      ? protocolFault(
          product,
          status === 503 ? 'ServiceUnavailable' : 'InternalError',
          'The local cloud was told to fail.',
          ['server'],
        )
      : faultOf(product, operation, { code });
  return { ...fault, status: status ?? fault.status };
}
