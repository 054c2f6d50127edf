const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** The size of one part of a number with several: such patterns number IPv4 addresses. */
const partSize = 254;

/** Creates random lower-case letters and digits. */
function createRandomText(length: number): string {
  return [...crypto.getRandomValues(new Uint8Array(length))].map((byte) => alphabet[byte % alphabet.length]).join('');
}

/** Creates the ID of a new resource: its prefix and nine random characters, or a UUID if it has no prefix. */
export function createIdentity(prefix: string | undefined): string {
  return prefix === undefined ? crypto.randomUUID() : `${prefix}${createRandomText(9)}`;
}

/** Replaces every `#` by a part of a number: several `#` are its digits to the base 254, the first one unbounded. */
export function formatNumber(pattern: string, number: number): string {
  const count = [...pattern.matchAll(/#/g)].length;
  const parts: number[] = [];
  let remainder = number;
  for (let position = 1; position < count; position++) {
    parts.unshift(remainder % partSize);
    remainder = Math.floor(remainder / partSize);
  }
  parts.unshift(remainder);
  return pattern.replace(/#/g, () => String(parts.shift()));
}

export const createRequestId = (): string => crypto.randomUUID().toUpperCase();
