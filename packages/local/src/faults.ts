import { describeIssue, faultsOf, type Issue } from '@yunspec/runtime/check';
import type { ErrorRow, Operation } from './model.js';
import type { Product } from './product.js';

/** An error as it is answered. */
export interface Fault {
  readonly code: string;
  readonly status: number;
  readonly message: string;
}

/** Ends the handling of a request with an error. */
export class Refusal extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

/** The status of a row that names none, by its kind. */
const statuses: Readonly<Record<string, number>> = { notFound: 404, denied: 403, throttled: 429, server: 500 };

const statusOf = (row: ErrorRow): number => row.http ?? statuses[row.kind ?? ''] ?? 400;

/** `DataDisk[].Size` for `DataDisk.0.Size`, as error tables name parameters. */
const memberOf = (path: Issue['path']): string =>
  path.reduce<string>((at, step) => (typeof step === 'number' ? `${at}[]` : at === '' ? step : `${at}.${step}`), '');

/** Whether a row is about a parameter; one about a list is about its items too. */
export const speaksOf = (row: ErrorRow, member: string | undefined): boolean =>
  member !== undefined && [row.on].flat().some((on) => on === member || on === member.replace(/\[\]$/, ''));

/** What is known of a fault before its row is found. */
interface Finding {
  readonly code: string;
  /** The parameter it is about. */
  readonly member?: string | undefined;
  readonly kind?: string | undefined;
}

/** The row of a code: the operation's before the product's, the one about the parameter and of the kind before others. */
export function rowOf(
  { model }: Product,
  operation: Operation | undefined,
  { code, member, kind }: Finding,
): ErrorRow | undefined {
  const rate = (row: ErrorRow): number => (speaksOf(row, member) ? 2 : 0) + (row.kind === kind ? 1 : 0);
  for (const table of [operation?.errors ?? [], model.commonErrors, model.serverErrors]) {
    const rows = table.filter((row) => row.code === code);
    if (rows.length > 0) return rows.reduce((best, row) => (rate(row) > rate(best) ? row : best));
  }
  return undefined;
}

/** The product's own row for kinds of fault, for products that do not document a code of the protocol. */
function rowOfKind({ model }: Product, kinds: readonly string[]): ErrorRow | undefined {
  return kinds
    .map((kind) => model.commonErrors.find((row) => row.kind === kind && row.on === undefined))
    .find((row) => row !== undefined);
}

const fromRow = (row: ErrorRow, message = row.cause): Fault => ({ code: row.code, status: statusOf(row), message });

/** A fault by its documented code; with the status and the message of `otherwise` where no table has it. */
export function faultOf(
  product: Product,
  operation: Operation | undefined,
  finding: Finding,
  otherwise: Partial<Omit<Fault, 'code'>> = {},
): Fault {
  const row = rowOf(product, operation, finding);
  return row === undefined
    ? { code: finding.code, status: 400, message: 'The service does not allow this.', ...otherwise }
    : fromRow(row);
}

/**
 * A fault of the protocol: the code where the product documents it, else the product's own code for such kinds of fault,
 * else the code with `status`.
 */
export function protocolFault(
  product: Product | undefined,
  code: string,
  message: string,
  kinds: readonly string[],
  status = 400,
): Fault {
  const row = product && (rowOf(product, undefined, { code }) ?? rowOfKind(product, kinds));
  return row === undefined ? { code, status, message } : fromRow(row, message);
}

/** The codes of faults that the error table of an operation does not name. */
const commonCodes: Readonly<Partial<Record<Issue['code'], string>>> = {
  required: 'MissingParameter',
  require: 'MissingParameter',
  requireAny: 'MissingParameter',
  requireOne: 'MissingParameter',
  unknown: 'UnsupportedParameter',
};

/** What the service answers to an issue: its documented code with the status of the row about that parameter. */
export function faultOfIssue(product: Product, operation: Operation, issue: Issue): Fault {
  const { error: _, ...plain } = issue;
  const sentence = `${describeIssue(plain)}.`;
  const member = memberOf(issue.path);
  const kinds = faultsOf[issue.code] ?? [];
  if (issue.error !== undefined) {
    const kind = kinds.find(
      (one) => rowOf(product, operation, { code: issue.error as string, member, kind: one })?.kind === one,
    );
    const row = rowOf(product, operation, { code: issue.error, member, kind });
    return row === undefined
      ? { code: issue.error, status: 400, message: sentence }
      : fromRow(row, speaksOf(row, member) ? `${row.cause} ${sentence}` : sentence);
  }
  const shared = product.model.commonErrors.find(
    (row) => speaksOf(row, member) && kinds.some((kind) => kind === row.kind),
  );
  if (shared !== undefined) return fromRow(shared, `${shared.cause} ${sentence}`);
  return protocolFault(product, commonCodes[issue.code] ?? 'InvalidParameter', sentence, [...kinds, 'malformed']);
}
