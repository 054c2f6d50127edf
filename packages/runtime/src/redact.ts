import { isObject } from './check/members.js';
import type { ValueSchema } from './schema.js';
import { percentEncode } from './wire/percent.js';

/** Every secret text an input holds, by its schema. */
export function secretsIn(schema: ValueSchema | undefined, value: unknown): string[] {
  if (schema === undefined) return [];
  if (schema.secret) return typeof value === 'string' ? [value] : [JSON.stringify(value) ?? ''];
  if (Array.isArray(value)) return value.flatMap((item) => secretsIn(schema.items, item));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => secretsIn(schema.properties?.[name] ?? schema.values, inner));
}

/** Puts a mark in the place of each secret, encoded once or twice as well: services like to echo what was signed. */
export function redact(text: string, secrets: readonly string[]): string {
  const forms = secrets.filter((secret) => secret.length > 0).flatMap((secret) => [secret, percentEncode(secret), percentEncode(percentEncode(secret))]);
  return [...new Set(forms)].sort((a, b) => b.length - a.length).reduce((kept, form) => kept.replaceAll(form, '[secret]'), text);
}
