import { type DocumentedIssue, issueFaults, type OperationModel } from '@yunspec/model';
import { describeIssue, type Issue } from '@yunspec/runtime/check';
import type { Product } from '../product.js';
import { createProtocolError, createRowError, type ErrorAnswer } from './error-answer.js';
import { type ErrorQuery, findRow, mentionsMember } from './error-rows.js';

/** The codes of issues for which an operation documents no code. */
const commonCodes: Readonly<Partial<Record<Issue['code'], string>>> = {
  required: 'MissingParameter',
  require: 'MissingParameter',
  requireAny: 'MissingParameter',
  requireOne: 'MissingParameter',
  unknown: 'UnsupportedParameter',
};

const listFaults = (code: Issue['code']): readonly string[] =>
  Object.hasOwn(issueFaults, code) ? issueFaults[code as DocumentedIssue] : [];

/** Formats a path as error tables write it: `DataDisk[].Size` for `DataDisk.0.Size`. */
function formatMember(path: Issue['path']): string {
  const steps = path.map((step) => (typeof step === 'number' ? '[]' : `.${step}`));
  return steps.join('').replace(/^\./, '');
}

/** Lists the members of which an issue misses one. */
const listMembers = ({ code, expected }: Issue): readonly string[] =>
  code === 'requireAny' || code === 'requireOne' ? expected : [];

function createDocumentedError(
  product: Product,
  operation: OperationModel,
  query: ErrorQuery,
  sentence: string,
): ErrorAnswer {
  const row = findRow(product, operation, query);
  if (row === undefined) return { code: query.code, status: 400, message: sentence };
  return createRowError(row, mentionsMember(row, query.member) ? `${row.cause} ${sentence}` : sentence);
}

/** Creates the service's answer to an issue: the documented code, with the status of the row for that parameter. */
export function createIssueError(product: Product, operation: OperationModel, issue: Issue): ErrorAnswer {
  const { error: code, ...plain } = issue;
  const sentence = `${describeIssue(plain)}.`;
  const member = formatMember(issue.path);
  const kinds = listFaults(issue.code);
  if (code !== undefined)
    return createDocumentedError(product, operation, { code, member, members: listMembers(issue), kinds }, sentence);
  const shared = product.model.commonErrors.find(
    (row) => mentionsMember(row, member) && kinds.some((kind) => kind === row.kind),
  );
  if (shared !== undefined) return createRowError(shared, `${shared.cause} ${sentence}`);
  return createProtocolError(product, {
    code: commonCodes[issue.code] ?? 'InvalidParameter',
    message: sentence,
    kinds: [...kinds, 'malformed'],
  });
}
