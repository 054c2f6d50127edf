import type { OperationModel } from '@yunspec/model';
import type { Answer } from './answer/answer.js';
import { assertKnown, createUnknownError } from './control/mistake.js';
import { createError, createProtocolError, type ErrorAnswer } from './errors/error-answer.js';
import type { Product } from './product.js';

/** A body that no client can read. */
export type Malformation = 'empty' | 'truncated' | 'html' | 'list';

/** The bodies by name, made from the body that the answer would have had. */
const malformations: Readonly<Record<Malformation, (body: string) => string>> = {
  empty: () => '',
  truncated: (body: string) => body.slice(0, Math.floor(body.length / 2)),
  html: () => '<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>',
  list: () => '[]',
};

/** The names of the bodies that no client can read. */
export const malformationNames: readonly string[] = Object.keys(malformations);

/** A failure to inject, once or several times. */
export interface Failure {
  /** The product whose calls fail, such as `ecs`. Default: any product. */
  readonly product?: string;
  /** The operation whose calls fail. Default: any operation. */
  readonly operation?: string;
  /** The documented error code to answer with. Its HTTP status is the documented one unless `status` is given. */
  readonly code?: string;
  /** The HTTP status to answer with. */
  readonly status?: number;
  /** Closes the connection without an answer. The call still takes effect. Default false. */
  readonly cut?: boolean;
  /** Answers with a body that cannot be read. The call still takes effect. */
  readonly malformed?: Malformation;
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

type Checks = {
  readonly [K in keyof Failure]-?: (value: unknown, failure: Failure, products: readonly Product[]) => void;
};

function checkNumber(name: string, isAllowed: (value: number) => boolean, wanted: string): (value: unknown) => void {
  return (value) => {
    if (typeof value !== 'number' || !isAllowed(value))
      throw new TypeError(`${name} of a failure must be ${wanted}, not ${String(value)}.`);
  };
}

const selectProducts = ({ product }: Failure, products: readonly Product[]): readonly Product[] =>
  products.filter(({ model }) => product === undefined || model.product === product);

/** Lists the codes that are documented for the calls that a failure selects. */
function listCodes(failure: Failure, products: readonly Product[]): string[] {
  const rows = selectProducts(failure, products).flatMap(({ model, operations }) => {
    const { operation } = failure;
    const selected = operation === undefined ? model.operations : [operations.get(operation) ?? []].flat();
    return [...selected.flatMap(({ errors }) => errors), ...model.commonErrors, ...model.serverErrors];
  });
  return [...new Set(rows.map(({ code }) => code))];
}

/** The checks of a failure's members. Each throws a TypeError that says what would be right. */
const checks: Checks = {
  product: (value, _, products) => {
    assertKnown(
      'product',
      String(value),
      products.map(({ model }) => model.product),
    );
  },
  operation: (value, failure, products) => {
    const names = selectProducts(failure, products).flatMap(({ operations }) => [...operations.keys()]);
    assertKnown('operation', String(value), [...new Set(names)]);
  },
  code: (value, failure, products) => {
    const what = failure.operation === undefined ? 'documented code' : `documented code of ${failure.operation}`;
    assertKnown(what, String(value), listCodes(failure, products));
  },
  status: checkNumber('status', (value) => Number.isInteger(value) && value >= 200 && value <= 599, '200 to 599'),
  cut: (value) => {
    if (typeof value !== 'boolean')
      throw new TypeError(`cut of a failure must be true or false, not ${String(value)}.`);
  },
  malformed: (value) => {
    assertKnown('malformed answer', String(value), malformationNames);
  },
  delay: checkNumber('delay', (value) => value >= 0, 'a number of milliseconds'),
  times: checkNumber('times', (value) => Number.isInteger(value) && value >= 1, 'a whole number from 1'),
};

/** The members that say how a call fails. */
const ways: readonly (keyof Failure)[] = ['code', 'status', 'cut', 'malformed', 'delay'];

/** Checks a failure. Throws a TypeError for a member, an operation or a code that does not exist. */
export function checkFailure(failure: Failure, products: readonly Product[]): void {
  if (typeof failure !== 'object' || failure === null)
    throw new TypeError('A failure is an object such as { operation, code }.');
  const members = Object.entries(failure).filter(([, value]) => value !== undefined);
  for (const [name, value] of members) {
    const check = Object.hasOwn(checks, name) ? checks[name as keyof Failure] : undefined;
    if (check === undefined) throw createUnknownError('option of a failure', name, Object.keys(checks));
    check(value, failure, products);
  }
  if (!members.some(([name]) => ways.includes(name as keyof Failure)))
    throw new TypeError(`A failure needs one of ${ways.join(', ')}.`);
}

/** A queue of failures that have not happened yet, in the order in which they were added. */
export class Failures {
  #pending: { readonly failure: Failure; left: number }[] = [];

  add(failure: Failure): void {
    this.#pending.push({ failure, left: failure.times ?? 1 });
  }

  /** Lists the failures that have not happened yet, each with the number of calls that are still to fail. */
  list(): Failure[] {
    return this.#pending.map(({ failure, left }) => ({ ...failure, times: left }));
  }

  clear(): void {
    this.#pending = [];
  }

  /** Returns the next failure for a call of this operation, and counts it as used. */
  take({ model }: Product, operation: string): Failure | undefined {
    const next = this.#pending.find(
      ({ failure }) =>
        (failure.product ?? model.product) === model.product && (failure.operation ?? operation) === operation,
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

/** Creates the error that a failure asks for, or undefined if the call is handled first. */
export function createFailureError(
  product: Product,
  operation: OperationModel,
  failure: Failure,
): ErrorAnswer | undefined {
  const { code, status, malformed } = failure;
  if (malformed !== undefined || (code === undefined && status === undefined)) return undefined;
  const error = createBaseError(product, operation, failure);
  return { ...error, status: status ?? error.status };
}

/** Replaces the body of an answer by one that cannot be read. */
export function malform(answer: Answer, { malformed, status = answer.status }: Failure): Answer {
  if (malformed === undefined) return answer;
  return { ...answer, status, body: malformations[malformed](answer.body ?? '') };
}
