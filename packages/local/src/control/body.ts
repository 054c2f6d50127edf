import { isObject } from '@yunspec/runtime/check';
import { isForm } from '../request/incoming.js';

/** The members of a JSON body, or the fields of a form. */
export type Body = Readonly<Record<string, unknown>>;

/** Reads the fields of a form: empty ones are left out, and numbers and `true` have their type. */
function readForm(text: string): Body {
  const fields = [...new URLSearchParams(text)].filter(([, value]) => value !== '');
  const parse = (value: string): unknown => {
    if (value === 'true') return true;
    return /^\d+$/.test(value) ? Number(value) : value;
  };
  return Object.fromEntries(fields.map(([name, value]) => [name, parse(value)]));
}

/** Reads a body. Tools that send JSON often call it a form. Throws a SyntaxError or a TypeError for any other body. */
export function readBody(text: string, headers: Headers): Body {
  if (text === '') return {};
  if (isForm(headers) && !text.startsWith('{')) return readForm(text);
  const value: unknown = JSON.parse(text);
  if (isObject(value)) return value;
  throw new TypeError('The body must be a JSON object.');
}
