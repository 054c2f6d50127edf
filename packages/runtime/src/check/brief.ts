import { type Issue, pathText } from './issue.js';

const text = (value: unknown): string =>
  typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? String(value));

/** An issue in few words: where, which keyword or verb, what would be right, what was given. Sentences cost bundles more. */
export function briefly({ code, path, rule, expected, actual, hint, unit, error }: Issue): string {
  const limit = code === 'required' || code === 'unknown' ? '' : ` ${hint ?? text(expected)}`;
  const parts = [
    unit && ` ${unit}`,
    actual !== undefined && `, not ${text(actual)}`,
    rule && ` [${rule}]`,
    error && ` (${error})`,
  ];
  return `${pathText(path) || 'input'}: ${code}${limit}${parts.filter(Boolean).join('')}`;
}
