import { isLargeInteger, isObject } from '../object.js';
import { json } from './format.js';

/** What a text stands for: `1` a number or a boolean, `2` a list or an object in JSON, `3` a whole list in JSON. */
type TextKind = 1 | 2 | 3;

/** The members of an output that services send as texts, by name. A list has the places of its items. */
export interface TextPlaces {
  readonly [member: string]: TextPlaces | TextKind;
}

/**
 * Returns what a text contains: a number, a boolean, or other JSON. An empty text contains nothing. A text of anything
 * else stays the same, and so does an integer that no number can represent.
 */
export function parseText(text: string): unknown {
  const value = text.trim();
  if (value === '') return undefined;
  const number = Number(value);
  if (Number.isFinite(number)) return isLargeInteger(value) ? text : number;
  return json.read(value, '') ?? text;
}

/** Returns the list that a text contains. XML, which does not show what a list is, has it as the only item of another one. */
function parseWholeList(value: readonly unknown[]): readonly unknown[] {
  const [text, ...others] = value;
  const list = others.length === 0 && typeof text === 'string' ? json.read(text, '') : undefined;
  return Array.isArray(list) ? (list as unknown[]) : value;
}

function decodeAt(value: unknown, places: TextPlaces | TextKind): unknown {
  if (places === 3 && Array.isArray(value)) return parseWholeList(value);
  if (Array.isArray(value)) return value.map((item) => decodeAt(item, places)).filter((item) => item !== undefined);
  if (typeof value === 'string')
    return places === 1 || (typeof places === 'number' && /^\s*[[{]/.test(value)) ? parseText(value) : value;
  if (!isObject(value)) return value;
  for (const [name, inner] of Object.entries(places)) {
    if (!Object.hasOwn(value, name)) continue;
    const decoded = decodeAt(value[name], inner as TextPlaces | TextKind);
    if (decoded === undefined) delete value[name];
    else value[name] = decoded;
  }
  return value;
}

/**
 * Replaces texts in an output by what they contain. Services send some numbers and booleans as texts, and some lists as
 * JSON.
 */
export function decodeTexts(output: object, places: TextPlaces): void {
  decodeAt(output, places);
}
