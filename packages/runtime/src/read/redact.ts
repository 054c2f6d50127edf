import { isObject, memberSchema } from '../check/members.js';
import type { ValueSchema } from '../schema.js';
import type { HttpRequest } from '../transport/types.js';
import { percentEncode } from '../wire/percent.js';

/** Every text and number in a value. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (isObject(value)) return Object.values(value).flatMap(textsIn);
  return ['string', 'number', 'bigint'].includes(typeof value) ? [String(value)] : [];
}

/** Every secret text an input holds, by its schema. */
export function secretsIn(schema: ValueSchema | undefined, value: unknown): string[] {
  if (schema === undefined) return [];
  if (schema.secret) return textsIn(value);
  if (Array.isArray(value)) return value.flatMap((item) => secretsIn(schema.items, item));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => secretsIn(memberSchema(schema, name), inner));
}

/** The signature of a request, wherever it stands: soon worthless, but nothing to be shown. */
export function signaturesIn({ url, headers, body = '' }: HttpRequest): string[] {
  const found = `${url}&${body}&${headers.authorization ?? ''}`.matchAll(/Signature=([\w%+/=]+)/g);
  return Array.from(found, ([, text = '']) => text.replace(/%2[BF]|%3D/g, decodeURIComponent));
}

type Encode = (text: string) => string;

const inJson: Encode = (text) => JSON.stringify(text).slice(1, -1);
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** How a text looks once it has been inside something. */
const inside: readonly Encode[] = [(text) => text, inJson, (text) => inJson(inJson(text))];

/** How a text travels, or comes back. */
const encodings: readonly Encode[] = [
  (text) => text,
  percentEncode,
  (text) => percentEncode(percentEncode(text)),
  (text) => percentEncode(text).replace(/%2[1789A]/g, decodeURIComponent),
  (text) => percentEncode(text).replaceAll('%20', '+').replaceAll('%2A', '*').replaceAll('~', '%7E'),
  (text) => text.replace(/[&<>"']/g, (char) => entities[char] ?? char),
  (text) => btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')),
];

/** Puts a mark in the place of each secret, however it is encoded: services like to echo what was sent. */
export function redact(text: string, secrets: readonly string[]): string {
  const forms = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => inside.flatMap((within) => encodings.map((encode) => encode(within(secret)))));
  if (forms.length === 0) return text;
  const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length);
  // one pass, so that no mark is looked at again; letter case aside, as hex digits come in both
  const pattern = longestFirst.map((form) => form.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|');
  return text.replace(new RegExp(pattern, 'gi'), '[secret]');
}
