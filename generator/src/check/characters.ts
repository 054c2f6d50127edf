/** Something that a reader of a text does not see. */
interface Trap {
  readonly pattern: RegExp;
  readonly describe: (found: string) => string;
  /** Whether it is one only beside Latin letters: a text without any is in a language of its own. */
  readonly besideLatin?: true;
}

const formatCodePoint = (text: string): string =>
  `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const traps: readonly Trap[] = [
  {
    pattern: /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Variation_Selector}]|[\u115f\u1160\u3164\uffa0]|(?! )\p{Zs}/u,
    describe: (found) => `it holds ${formatCodePoint(found)}, which nobody sees`,
  },
  { pattern: /^ | $/, describe: () => 'it begins or ends with a space' },
  {
    // Chinese, Japanese and Korean signs beside Latin letters are no trap
    pattern:
      /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}]/u,
    describe: (found) => `'${found}' is ${formatCodePoint(found)}, no Latin letter`,
    besideLatin: true,
  },
  {
    pattern: /[\uff01-\uff5e]/u,
    describe: (found) => `'${found}' is full-width; write '${found.normalize('NFKC')}'`,
  },
  {
    pattern: /[\u2010-\u2015\u2212\ufe58\ufe63]/u,
    describe: (found) => `'${found}' is ${formatCodePoint(found)}, no hyphen; write '-'`,
    besideLatin: true,
  },
  {
    pattern: /[\u2018-\u201f\u2032\u2033]/u,
    describe: (found) => `'${found}' is ${formatCodePoint(found)}, a curly quote`,
    besideLatin: true,
  },
  {
    pattern: /[\u2100-\u214f\u2160-\u217f\u{1d400}-\u{1d7ff}\ufb00-\ufb06\u0131\u0237\u017f]/u,
    describe: (found) => `'${found}' is ${formatCodePoint(found)}, no plain letter`,
  },
  {
    pattern: /\p{Mn}/u,
    describe: (found) => `it holds ${formatCodePoint(found)}, an accent of its own`,
    besideLatin: true,
  },
];

/** Describes what a reader of a name does not see in it; `undefined` where there is nothing. */
export function describeTrap(text: string): string | undefined {
  // printable ASCII without spaces at its ends, as nearly every name
  if (/^[!-~](?:[ -~]*[!-~])?$/.test(text)) return undefined;
  const hasLatin = /\p{Script=Latin}/u.test(text);
  for (const { pattern, describe, besideLatin } of traps) {
    if (besideLatin && !hasLatin) continue;
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) return describe(found);
  }
  return undefined;
}
