const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Letters and digits at random. */
function randomText(length: number): string {
  return [...crypto.getRandomValues(new Uint8Array(length))].map((byte) => alphabet[byte % alphabet.length]).join('');
}

/** The ID of a new resource: its prefix and nine characters, or a UUID where there is no prefix. */
export function newIdentity(prefix: string | undefined): string {
  return prefix === undefined ? crypto.randomUUID() : `${prefix}${randomText(9)}`;
}

/** Puts a running number in the place of every `#`; several make one number, each of them below 254. */
export function numbered(pattern: string, number: number): string {
  let rest = number;
  const digits = [...pattern.matchAll(/#/g)].map((_, i, all) => {
    if (i === all.length - 1) return rest;
    const digit = rest % 254;
    rest = Math.floor(rest / 254);
    return digit;
  });
  digits.reverse();
  return pattern.replace(/#/g, () => String(digits.shift()));
}

export const newRequestId = (): string => crypto.randomUUID().toUpperCase();
