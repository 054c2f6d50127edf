import { isObject } from '@yunspec/runtime/check';
import { writeJson } from './json.js';

/** A literal carriage return is escaped, because parsers read it as a line feed. */
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#xD;',
};

/** Escapes text, and drops the characters that XML cannot represent. */
function escapeText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"'\r]/g, (char) => entities[char] as string);
}

const writeElement = (name: string, content: string): string => `<${name}>${content}</${name}>`;

/** Derives the name of an item from the name of its list: `Vpc` from `Vpcs`. */
function toSingular(name: string): string {
  if (name.endsWith('sses')) return name.slice(0, -2);
  return name.endsWith('s') ? name.slice(0, -1) : name;
}

const writeItems = (name: string, items: readonly unknown[]): string =>
  items.map((item) => writeElement(name, writeContent(item))).join('');

/**
 * Writes members as elements. A list that is the only member of its object repeats its name for each item; any other
 * list has an element around its items.
 */
function writeMembers(value: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null);
  return entries
    .map(([name, inner]) => {
      if (!Array.isArray(inner)) return writeElement(name, writeContent(inner));
      if (entries.length === 1) return writeItems(name, inner);
      return writeElement(name, writeItems(toSingular(name), inner));
    })
    .join('');
}

function writeContent(value: unknown): string {
  if (isObject(value)) return writeMembers(value);
  return escapeText(Array.isArray(value) ? writeJson(value) : String(value));
}

/** Writes an answer as an XML document with the given root element. Members that are null are left out. */
export function writeXml(root: string, value: Readonly<Record<string, unknown>>): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(root, writeMembers(value))}`;
}
