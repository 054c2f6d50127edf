import { type Issue, pathText } from './issue.js';

const formatValue = (value: unknown): string =>
  typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? String(value));

/** Formats the lines of an error message, one for each of `count` issues. */
export const formatIssues = (count: number, lines: readonly string[]): string =>
  `${count === 1 ? 'an issue' : `${count} issues`}:${lines.map((line) => `\n  - ${line}`).join('')}`;

/**
 * Describes an issue in a few words: path, keyword or verb, expected and actual value. It is the default because the
 * sentences of `describeIssue` make bundles larger.
 */
export function summarizeIssue({ code, path, rule, expected, actual, hint, unit, error }: Issue): string {
  const limit = code === 'required' || code === 'unknown' ? '' : ` ${hint ?? formatValue(expected)}`;
  const parts = [
    unit && ` ${unit}`,
    actual !== undefined && `, not ${formatValue(actual)}`,
    rule && ` [${rule}]`,
    error && ` (${error})`,
  ];
  return `${pathText(path) || 'input'}: ${code}${limit}${parts.filter(Boolean).join('')}`;
}

/** Describes the issues of an input, for an error message. */
export const summarizeIssues = (
  issues: readonly Issue[],
  describe: (issue: Issue) => string = summarizeIssue,
): string => formatIssues(issues.length, issues.map(describe));
