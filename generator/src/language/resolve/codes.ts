import {
  type DocumentedIssue,
  type ErrorRow,
  issueFaults,
  joinPath,
  mapChildren,
  type ValueModel,
  walkValues,
} from '@yunspec/model';
import type { Restriction } from '@yunspec/runtime/check';
import { isConstraintKeyword } from '../keywords.js';
import { omitUndefined } from './value.js';

/** The issues that rules can raise at each member, by its path. */
type IssuesByPath = ReadonlyMap<string, ReadonlySet<DocumentedIssue>>;

/** Lists the constraint keywords of a value or of limits. A row without limits has a finding of its own. */
const listKeywords = (limits: Restriction | null | undefined): DocumentedIssue[] =>
  Object.keys(limits ?? {}).filter(isConstraintKeyword);

function collectRuleIssues(input: ValueModel): IssuesByPath {
  const found = new Map<string, Set<DocumentedIssue>>();
  const add = (owner: string, member: string, issues: readonly DocumentedIssue[]): void => {
    const path = joinPath(owner, member);
    found.set(path, new Set([...(found.get(path) ?? []), ...issues]));
  };
  for (const { value, path } of walkValues(input)) {
    for (const rule of Object.values(value.rules ?? {})) {
      for (const member of rule.require ?? []) add(path, member, ['require']);
      for (const member of rule.forbid ?? []) add(path, member, ['forbid']);
      for (const [member, limits] of Object.entries(rule.restrict ?? {})) add(path, member, listKeywords(limits));
      for (const row of rule.rows ?? []) add(path, rule.table ?? '', listKeywords(row.at(-1) as Restriction));
    }
  }
  return found;
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
      // the first row of a kind counts
      const row = issueFaults[issue]
        .map((fault) => rows.find(({ kind }) => kind === fault))
        .find((one) => one !== undefined);
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
