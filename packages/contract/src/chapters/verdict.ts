import type { OperationModel } from '@yunspec/model';
import type { Refusal } from '@yunspec/runtime/cases';
import { isLater } from '../check/later-codes.js';
import type { Run } from '../run/run.js';
import type { Answer } from '../wire/answer.js';

/** What an endpoint made of an input. */
export interface Verdict {
  readonly isAccepted: boolean;
  readonly code?: string;
  readonly status: number;
}

export const verdictOf = ({ kind, code, status }: Answer): Verdict => ({
  isAccepted: kind === 'success',
  status,
  ...(code === undefined ? {} : { code }),
});

/** Writes a verdict for a difference. */
export const describeVerdict = ({ isAccepted, code, status }: Verdict): string =>
  isAccepted ? `accepted (HTTP ${status})` : `${code ?? 'an error without a code'} (HTTP ${status})`;

/** Returns whether a code may come after the input was found to be valid: it is about resources, rights or quotas. */
export const isLaterCode = (run: Run, operation: OperationModel, code: string | undefined): boolean =>
  isLater(run.model, run.codesOf(operation), operation, code);

/** Returns whether an error is one of the documented answers to refusals. Where the documents name none, any will do. */
export function isDocumentedRefusal({ code, status }: Verdict, refusals: readonly Refusal[]): boolean {
  return refusals.some(({ codes }) => {
    if (codes.length === 0) return status >= 400 && status < 500;
    return codes.some((allowed) => allowed.code === code && isAllowedStatus(allowed.statuses, status));
  });
}

/** Returns whether a status is documented; where the documents give none, any of an error of the caller will do. */
export const isAllowedStatus = (statuses: readonly number[], status: number): boolean =>
  statuses.length === 0 ? status >= 400 && status < 500 : statuses.includes(status);

/** Returns whether an error has a documented code, whatever its status. */
export const hasDocumentedCode = ({ code }: Verdict, refusals: readonly Refusal[]): boolean =>
  refusals.some(({ codes }) => codes.some((allowed) => allowed.code === code));

/** Writes the documented answers to refusals. */
export function describeRefusals(refusals: readonly Refusal[]): string {
  const codes = refusals.flatMap((refusal) => refusal.codes);
  if (codes.length === 0) return 'a refusal';
  const texts = codes.map(({ code, statuses }) =>
    statuses.length === 0 ? code : `${code} (HTTP ${statuses.join(' or ')})`,
  );
  return [...new Set(texts)].slice(0, 4).join(' or ');
}
