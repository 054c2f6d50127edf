import { splitCsv } from '../check/members.js';
import { getMemberSchema } from '../member-schema.js';
import { isObject } from '../object.js';
import type { ValueSchema } from '../schema.js';
import type { HttpRequest } from '../transport/types.js';
import { percentEncode } from '../wire/percent.js';

/** Lists every string and number in a value, as text. */
function listTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listTexts);
  if (isObject(value)) return Object.values(value).flatMap(listTexts);
  return ['string', 'number', 'bigint'].includes(typeof value) ? [String(value)] : [];
}

/** Lists every secret text in an input. The schema says what is secret. */
export function findSecrets(schema: ValueSchema | undefined, given: unknown): string[] {
  if (schema === undefined) return [];
  const value = splitCsv(schema, given);
  if (schema.secret) return listTexts(value);
  if (Array.isArray(value)) return value.flatMap((item) => findSecrets(schema.items, item));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => findSecrets(getMemberSchema(schema, name), member));
}

/** Lists the signatures in a request. They are valid for a short time only, but must not be shown either. */
export function findSignatures({ url, headers, body }: Partial<HttpRequest> = {}): string[] {
  const matches = `${url}&${body}&${headers?.authorization}`.matchAll(/Signature=([\w%+/=]+)/g);
  return Array.from(matches, ([, text = '']) => text.replace(/%2[BF]|%3D/g, decodeURIComponent));
}

type Encoder = (text: string) => string;

const escapeJson: Encoder = (text) => JSON.stringify(text).slice(1, -1);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The shortest part of a base64 text that is redacted. A shorter one would be found in texts by chance. */
const minBase64Length = 8;

/**
 * Returns the hex and base64 forms of a text. Base64 encodes groups of three bytes, so it depends on the number of bytes
 * before the text. The characters that depend on the neighbours are left out.
 */
function encodeBytes(text: string): string[] {
  // unlike TextEncoder, this exists in every test environment
  const binary = percentEncode(text).replace(/%(..)/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const parts = [0, 1, 2].map((offset) =>
    btoa('\0'.repeat(offset) + binary)
      .slice(offset && offset + 1)
      .replace(/.=+$/, ''),
  );
  return [
    Array.from(binary, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join(''),
    btoa(binary),
    ...parts.filter(({ length }) => length >= minBase64Length),
  ];
}

/** The ways in which a secret may be nested in a text: as it is, in JSON, and in JSON inside JSON. */
const nestings: readonly Encoder[] = [(text) => text, escapeJson, (text) => escapeJson(escapeJson(text))];

/** The encodings in which requests carry a secret or services repeat it. */
const encoders: Readonly<Record<string, Encoder>> = {
  plain: (text) => text,
  percent: percentEncode,
  percentTwice: (text) => percentEncode(percentEncode(text)),
  // encodeURIComponent leaves these characters as they are: ! ' ( ) *
  uriComponent: (text) => percentEncode(text).replace(/%2[1789A]/g, decodeURIComponent),
  form: (text) => percentEncode(text).replaceAll('%20', '+').replaceAll('%2A', '*').replaceAll('~', '%7E'),
  html: (text) => text.replace(/[&<>"']/g, (char) => entities[char] ?? char),
};

/** Matches a character of base64 in both of its alphabets, that for URLs included. */
const matchBoth: Encoder = (char) => (char === '+' ? '[+-]' : '[/_]');

/** Replaces each secret in a text by `[secret]`, in every encoding: services often repeat what they were sent. */
export function redact(text: string, secrets: readonly string[]): string {
  const forms = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => nestings.map((nest) => nest(secret)))
    .flatMap((nested) => [...Object.values(encoders).map((encode) => encode(nested)), ...encodeBytes(nested)]);
  if (forms.length === 0) return text;
  const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length);
  const pattern = longestFirst
    .map((form) => form.replace(/[\\^$.*?()[\]{}|-]/g, '\\$&').replace(/[+/]/g, matchBoth))
    .join('|');
  // one pass, so that it never replaces inside of `[secret]`; ignoring case, because hex digits have two
  return text.replace(new RegExp(pattern, 'gi'), '[secret]');
}
