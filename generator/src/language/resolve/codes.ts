import {
  type DocumentedIssue,
  type ErrorRow,
  issueFaults,
  joinPath,
  mapChildren,
  type RuleModel,
  type ValueModel,
  walkValues,
} from '@yunspec/model';
import type { Restriction } from '@yunspec/runtime/check';
import { isConstraintKeyword } from '../keywords.js';
import { omitUndefined } from './value.js';

/** The issues that rules can find at each member, by its path. */
type IssuesByPath = ReadonlyMap<string, readonly DocumentedIssue[]>;

/** Lists the constraint keywords of a value or of limits. A row without limits has a finding of its own. */
const listKeywords = (limits: Restriction | null | undefined): DocumentedIssue[] =>
  Object.keys(limits ?? {}).filter(isConstraintKeyword);

type MemberIssues = readonly [member: string, issues: readonly DocumentedIssue[]];

/** Lists the issues that a rule can find, by the member where it finds them. */
const listRuleIssues = ({
  require = [],
  forbid = [],
  restrict = {},
  table = '',
  rows = [],
}: RuleModel): MemberIssues[] => [
  ...require.map((member): MemberIssues => [member, ['require']]),
  ...forbid.map((member): MemberIssues => [member, ['forbid']]),
  ...Object.entries(restrict).map(([member, limits]): MemberIssues => [member, listKeywords(limits)]),
  ...rows.map((row): MemberIssues => [table, listKeywords(row.at(-1) as Restriction)]),
];

function collectRuleIssues(input: ValueModel): IssuesByPath {
  const found = new Map<string, DocumentedIssue[]>();
  for (const { value, path: owner } of walkValues(input)) {
    for (const [member, issues] of Object.values(value.rules ?? {}).flatMap(listRuleIssues)) {
      const path = joinPath(owner, member);
      found.set(path, [...(found.get(path) ?? []), ...issues]);
    }
  }
  return found;
}

/** Returns the row that documents an issue best, among those that are withdrawn or not. The first row of a kind counts. */
function findRow(rows: readonly ErrorRow[], issue: DocumentedIssue, isWithdrawn: boolean): ErrorRow | undefined {
  return issueFaults[issue]
    .map((fault) => rows.find(({ kind, withdrawn = false }) => kind === fault && withdrawn === isWithdrawn))
    .find((one) => one !== undefined);
}

/** Adds to each value of an input the error codes that the rows document for the issues it can have. */
export function addCodes(input: ValueModel, errors: readonly ErrorRow[]): ValueModel {
  const ruleIssues = collectRuleIssues(input);
  const findCodes = (value: ValueModel, path: string, isRequired: boolean): ValueModel['codes'] => {
    const rows = errors.filter(({ on, kind }) => kind !== undefined && [on].flat().includes(path));
    if (rows.length === 0) return undefined;
    const issues: DocumentedIssue[] = [
      'type',
      ...(isRequired ? (['required'] as const) : []),
      ...listKeywords(value),
      ...(ruleIssues.get(path) ?? []),
    ];
    const codes = issues.flatMap((issue) => {
      const row = findRow(rows, issue, false) ?? findRow(rows, issue, true);
      return row === undefined ? [] : [[issue, row.code] as const];
    });
    return codes.length === 0 ? undefined : Object.fromEntries(codes);
  };
  const addTo = (value: ValueModel, path: string, isRequired: boolean): ValueModel =>
    omitUndefined<ValueModel>({
      ...mapChildren(value, (child, segment) =>
        addTo(child, joinPath(path, segment), value.required?.includes(segment) ?? false),
      ),
      codes: path === '' ? undefined : findCodes(value, path, isRequired),
    });
  return addTo(input, '', false);
}
