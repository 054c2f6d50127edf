import { isLargeInteger } from '../object.js';

/** The format in which responses are requested and read. */
export interface AnswerFormat {
  /** The value of the RPC parameter `Format`. */
  readonly name: 'JSON' | 'XML';
  /** The value of the `Accept` header. */
  readonly accept: string;
  /** Parses a body. It returns undefined if the body is not valid. */
  read(body: string, operation: string): unknown;
}

/** Matches integers that may be large, where values stand in JSON. */
const candidates = /(?<=[:[,\s])-?\d{16,}(?=[\s,}\]])/g;

const quote = 34;
const backslash = 92;

/** Puts large integers in quotes, because parsing would round them. Digits inside of strings stay the same. */
function quoteLargeIntegers(body: string): string {
  let position = 0;
  let isInString = false;
  return body.replace(candidates, (digits, index: number) => {
    for (; position < index; position++) {
      const code = body.charCodeAt(position);
      if (code === quote) isInString = !isInString;
      else if (code === backslash) position++;
    }
    return isInString || !isLargeInteger(digits) ? digits : `"${digits}"`;
  });
}

/**
 * The default format of all services. Integers that a number cannot represent are read as strings of the same digits.
 */
export const json: AnswerFormat = {
  name: 'JSON',
  accept: 'application/json',
  read(body) {
    try {
      return JSON.parse(/\d{16}/.test(body) ? quoteLargeIntegers(body) : body) as unknown;
    } catch {
      return undefined;
    }
  },
};
