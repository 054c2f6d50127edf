import { isLargeInteger, isObject } from '../object.js';
import { json } from './format.js';

/** What a text stands for: `1` a number or a boolean, `2` a list or an object in JSON. */
type TextKind = 1 | 2;

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

function decodeAt(value: unknown, places: TextPlaces | TextKind): unknown {
  if (Array.isArray(value)) return value.map((item) => decodeAt(item, places)).filter((item) => item !== undefined);
  if (typeof value === 'string')
    return places === 1 || (places === 2 && /^\s*[[{]/.test(value)) ? parseText(value) : value;
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
 * Returns a function that replaces texts in an output by what they contain. Services send some numbers and booleans as
 * texts, and some lists as JSON.
 */
export const decodeTexts =
  (places: TextPlaces) =>
  (output: object): void => {
    decodeAt(output, places);
  };
