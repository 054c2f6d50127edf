import { listOperationEffects, type Model, type OperationModel } from '@yunspec/model';
import type { FaultKind } from '@yunspec/runtime/check';
import type { DocumentedCodes } from './codes.js';

/** The kinds of fault of a single input, by which services refuse it before they look at resources. */
const inputFaults: readonly FaultKind[] = ['missing', 'malformed', 'unsupported', 'range'];

/** The codes of services for inputs that are wrong by themselves, where the documents give no others. */
const usualCodes: readonly string[] = ['MissingParameter', 'InvalidParameter', 'UnsupportedParameter'];

/**
 * Returns whether a code that the documents of a product do not have may be that of another product, to which the operation
 * passes the input on: what that one refuses, its own documents say.
 */
const isOfOther = ({ forwards }: OperationModel, code: string): boolean =>
  forwards !== undefined && !usualCodes.includes(code);

/** Returns whether a code is about resources, rights or quotas, and so says nothing about the input itself. */
export function isLater(
  model: Model,
  { statuses }: DocumentedCodes,
  operation: OperationModel,
  code: string | undefined,
): boolean {
  if (code === undefined) return false;
  const rows = [...operation.errors, ...model.commonErrors].filter((row) => row.code === code);
  const hasLaterRow = rows.some(({ kind }) => kind !== undefined && !inputFaults.includes(kind));
  const isMissing = model.resources.some(({ missing }) => missing?.code === code);
  if (hasLaterRow || isMissing) return true;
  return rows.length === 0 && (statuses.has(code) || isOfOther(operation, code));
}

/** Returns whether an operation is refused with a code for the state of another resource that it needs. */
export const isNeed = (model: Model, operation: OperationModel, code: string | undefined): boolean =>
  listOperationEffects(model, operation).some(({ needs = {} }) =>
    Object.values(needs).some(({ otherwise }) => otherwise === code),
  );
