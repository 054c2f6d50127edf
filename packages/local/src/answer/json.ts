import { isObject } from '@yunspec/runtime/check';

function writeValue(value: unknown): string {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return `[${value.map(writeValue).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${writeValue(inner)}`).join(',')}}`;
}

/** Writes a value as JSON. Large integers, which are bigints, keep all of their digits. */
export function writeJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    // it throws for bigints, which few answers have
    return writeValue(value);
  }
}
