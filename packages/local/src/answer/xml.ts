import { isObject } from '@yunspec/runtime/check';

/** A bare carriage return is read as a line feed. */
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#xD;',
};

/** Characters XML cannot hold are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"'\r]/g, (char) => entities[char] as string);
}

const element = (name: string, content: string): string => `<${name}>${content}</${name}>`;

/** `Vpc` for an item of `Vpcs`. */
function singular(name: string): string {
  return name.endsWith('sses') ? name.slice(0, -2) : name.endsWith('s') ? name.slice(0, -1) : name;
}

/** A list that is all its object holds repeats its own name; any other has an element around it. What is null is left out. */
function members(value: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null);
  return entries
    .map(([name, inner]) => {
      if (!Array.isArray(inner)) return element(name, content(inner));
      if (entries.length === 1) return inner.map((item) => element(name, content(item))).join('');
      return element(name, inner.map((item) => element(singular(name), content(item))).join(''));
    })
    .join('');
}

function content(value: unknown): string {
  if (isObject(value)) return members(value);
  return escaped(Array.isArray(value) ? JSON.stringify(value) : String(value));
}

/** An answer as XML, under a root of this name. */
export function xml(root: string, value: Readonly<Record<string, unknown>>): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, members(value))}`;
}
