/** Something that a reader of a text does not see. */
interface Trap {
  readonly pattern: RegExp;
  readonly describe: (found: string) => string;
}

const formatCodePoint = (text: string): string =>
  `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Letters that look like Latin ones; Chinese, Japanese and Korean signs beside Latin letters are no trap. */
const lookalike = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;

const traps: readonly Trap[] = [
  {
    pattern: /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u,
    describe: (found) => `it holds ${formatCodePoint(found)}, which nobody sees`,
  },
  { pattern: /^ | $/, describe: () => 'it begins or ends with a space' },
  {
    pattern: lookalike,
    describe: (found) => `'${found}' is ${formatCodePoint(found)}, no Latin letter`,
  },
];

/** Describes what a reader of a name does not see in it; `undefined` where there is nothing. */
export function describeTrap(text: string): string | undefined {
  for (const { pattern, describe } of traps) {
    // a text without any Latin letter is in a language of its own
    if (pattern === lookalike && !/\p{Script=Latin}/u.test(text)) continue;
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) return describe(found);
  }
  return undefined;
}
