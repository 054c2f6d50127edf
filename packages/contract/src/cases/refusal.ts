import {
  type DocumentedIssue,
  type ErrorRow,
  issueFaults,
  type Model,
  type OperationModel,
  type Provenance,
} from '@yunspec/model';
import type { AllowedCode, Refusal } from '@yunspec/runtime/cases';
import type { FaultKind, Stability } from '@yunspec/runtime/check';
import { formatMember, formatPath, type Path } from './paths.js';
import { isSecret, schemaAt } from './schema.js';
import type { Violation } from './violation.js';

/** The answer that the documents give to a violation, with the place in the documents. */
export interface DocumentedRefusal extends Refusal, Partial<Provenance> {}

/** The tables in which codes are looked up. */
export type Tables = Pick<Model, 'commonErrors' | 'serverErrors'> & Partial<Pick<Model, 'format'>>;

/** Returns whether a row is about a member. A row about a list is about its items too. */
const isAbout = ({ on }: ErrorRow, member: string): boolean =>
  [on ?? []].flat().some((name) => name === member || name === member.replace(/\[\]$/, ''));

const faultsOf = (keyword: string): readonly FaultKind[] =>
  Object.hasOwn(issueFaults, keyword) ? issueFaults[keyword as DocumentedIssue] : [];

const listStatuses = (rows: readonly ErrorRow[]): number[] => [
  ...new Set(rows.flatMap(({ http }) => (http === undefined ? [] : [http]))),
];

/** Keeps the rows that pass a test, or all of them if none does. */
function prefer(rows: readonly ErrorRow[], isBetter: (row: ErrorRow) => boolean): readonly ErrorRow[] {
  const better = rows.filter(isBetter);
  return better.length === 0 ? rows : better;
}

/** Looks up the statuses of a code: in the rows about the member, else in all rows of the first table that has it. */
export function findStatuses(
  operation: Pick<OperationModel, 'errors'>,
  { commonErrors, serverErrors }: Tables,
  code: string,
  member = '',
  faults: readonly FaultKind[] = [],
): number[] {
  const table = [operation.errors, commonErrors, serverErrors]
    .map((rows) => rows.filter((row) => row.code === code))
    .find((rows) => rows.length > 0);
  const about = prefer(table ?? [], (row) => isAbout(row, member));
  const fitting = about.some((row) => isAbout(row, member))
    ? prefer(about, ({ kind }) => kind !== undefined && faults.includes(kind))
    : about;
  return fitting.some(({ http }) => http === undefined) ? [] : listStatuses(fitting);
}

/** Finds the common codes for a keyword that the operation has no code for: those about the member, else all that fit. */
function findCommonCodes({ commonErrors }: Tables, member: string, faults: readonly FaultKind[]): AllowedCode[] {
  // what a retry may help against is not in the input
  const isFitting = ({ kind, retry }: ErrorRow): boolean =>
    kind !== undefined && retry === undefined && [...faults, 'malformed'].includes(kind);
  const about = commonErrors.filter((row) => isAbout(row, member) && isFitting(row));
  const rows = about.length > 0 ? about : commonErrors.filter((row) => row.on === undefined && isFitting(row));
  return [...new Set(rows.map(({ code }) => code))].map((code) => {
    const same = commonErrors.filter((row) => row.code === code);
    return { code, statuses: same.some(({ http }) => http === undefined) ? [] : listStatuses(same) };
  });
}

/** Finds the nearest place in the documents, going up from a value. */
function findDocs(operation: OperationModel, path: Path, rule: string | undefined, at: Path): Partial<Provenance> {
  const own = rule === undefined ? undefined : schemaAt(operation.input, at)?.rules?.[rule];
  const around = path.map((_, i) => schemaAt(operation.input, path.slice(0, path.length - i)));
  const lines = [own, ...around].find((place) => place?.lines !== undefined)?.lines ?? operation.lines;
  const docs = [own, ...around].find((place) => place?.docs !== undefined)?.docs ?? operation.docs;
  return { docs, ...(lines === undefined ? {} : { lines }) };
}

/** The stability of limits that the documents say nothing of; since format 2 of models. */
const usualStability: Readonly<Record<string, Stability>> = { type: 'closed', enum: 'open' };

function findStability(
  operation: OperationModel,
  { format = 2 }: Tables,
  { path, keyword, rule, at = [] }: Violation,
): Stability {
  const usual = format === 1 ? 'closed' : (usualStability[keyword] ?? 'volatile');
  const ruleModel = rule === undefined ? undefined : schemaAt(operation.input, at)?.rules?.[rule];
  if (ruleModel !== undefined) return ruleModel.stability ?? (format === 1 ? 'closed' : 'volatile');
  const { stability, wire } = schemaAt(operation.input, path) ?? {};
  const isLaw = keyword === 'type' || keyword === 'required';
  const own = typeof stability === 'string' && !isLaw ? stability : undefined;
  const named = typeof stability === 'object' ? stability[keyword] : own;
  return named ?? (keyword === 'required' && wire === 'path' ? 'closed' : usual);
}

/** Describes how the documents say that a violation is answered. */
export function describeRefusal(operation: OperationModel, tables: Tables, violation: Violation): DocumentedRefusal {
  const { path, keyword, rule, at = path } = violation;
  const member = formatMember(path);
  const faults = faultsOf(keyword);
  const ruleModel = rule === undefined ? undefined : schemaAt(operation.input, at)?.rules?.[rule];
  const code = ruleModel?.error ?? schemaAt(operation.input, path)?.codes?.[keyword];
  const codes =
    code === undefined
      ? findCommonCodes(tables, member, faults)
      : [{ code, statuses: findStatuses(operation, tables, code, member, faults) }];
  return {
    key: `${formatPath(at)}#${rule ?? keyword}`,
    path: formatPath(path),
    member,
    keyword,
    ...(rule === undefined ? {} : { rule }),
    ...(code === undefined ? {} : { code }),
    codes,
    stability: findStability(operation, tables, violation),
    secret: isSecret(operation.input, path),
    ...findDocs(operation, path, rule, rule === undefined ? path : at),
  };
}
