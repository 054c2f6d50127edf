import { type Issue, pathText } from './issue.js';

const formatValue = (value: unknown): string =>
  typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? String(value));

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
