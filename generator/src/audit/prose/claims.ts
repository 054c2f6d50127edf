/** Members of an input by their name on the wire; `undefined` stands for one that is left out. */
export type Setting = Readonly<Record<string, unknown>>;

/** An input to try, as a change to a valid one. */
export interface Case {
  readonly set: Setting;
  readonly ok: boolean;
}

/** A statement of a document about a parameter, as inputs to try. */
export interface Claim {
  /** The word of the spec language it comes to; behind a colon, what a pattern or a rule is about. */
  readonly what: string;
  readonly cases: readonly Case[];
  /** The word's own value, for a word that no input shows. */
  readonly value?: unknown;
}

/** A claim about one member, by name on the wire. */
export interface MemberClaim extends Claim {
  readonly name: string;
}

/** The parameter that a text is about. */
export interface About {
  readonly name: string;
  /** Names of all parameters of the operation. */
  readonly all: readonly string[];
  /** A value that a parameter of the operation takes. */
  readonly makeSample: (name: string) => unknown;
  /** So many items for the parameter, if it is a list. */
  readonly makeItems: (count: number) => readonly unknown[];
}

export type Read = (groups: readonly string[], about: About) => readonly Claim[];

/** A way of saying something, and what it comes to. */
export interface Extractor {
  readonly pattern: RegExp;
  readonly read: Read;
}

export interface Extracted {
  readonly claims: readonly Claim[];
  /** The text that no extractor took. */
  readonly rest: string;
}

/** All that a text claims, and what is left of it. */
export function extract(text: string, extractors: readonly Extractor[], about: About): Extracted {
  let rest = text;
  const claims: Claim[] = [];
  for (const { pattern, read } of extractors) {
    for (const match of text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))) {
      claims.push(...read(match.slice(1), about));
      rest = rest.replace(match[0], ' … ');
    }
  }
  return { claims, rest: rest.replace(/\s+/g, ' ').trim() };
}

/** Values that one member takes and refuses, under a setting of others. */
export function makeCases(
  { name }: About,
  takes: readonly unknown[],
  refuses: readonly unknown[],
  given: Setting = {},
): Case[] {
  const cases = (values: readonly unknown[], ok: boolean): Case[] =>
    values.map((value) => ({ set: { ...given, [name]: value }, ok }));
  return [...cases(takes, true), ...cases(refuses, false)];
}

/** A text of some length that names, descriptions and passwords alike may be. */
export const makeText = (length: number): string => 'Aa1'.padEnd(length, 'a').slice(0, length);

export const claimMinLength = (min: number, about: About): Claim => ({
  what: 'minLength',
  value: min,
  cases: makeCases(about, [makeText(min)], min === 0 ? [] : [makeText(min - 1)]),
});

export const claimMaxLength = (max: number, about: About, text = makeText): Claim => ({
  what: 'maxLength',
  value: max,
  cases: makeCases(about, [text(max)], [text(max + 1)]),
});

export const claimMinimum = (min: number, about: About, given?: Setting): Claim => ({
  what: 'minimum',
  value: min,
  cases: makeCases(about, [min], [min - 1], given),
});

export const claimMaximum = (max: number, about: About, given?: Setting): Claim => ({
  what: 'maximum',
  value: max,
  cases: makeCases(about, [max], [max + 1], given),
});

/** A text about a member of a list's items may state the size of the list. */
const findList = (about: About): About => ({ ...about, name: about.name.replace(/\.n\..*$/, '') });

export const claimMaxItems = (max: number, about: About): Claim => ({
  what: 'maxItems',
  value: max,
  cases: makeCases(findList(about), [about.makeItems(max)], [about.makeItems(max + 1)]),
});

export const claimMinItems = (min: number, about: About): Claim => ({
  what: 'minItems',
  value: min,
  cases: makeCases(findList(about), [about.makeItems(min)], min === 0 ? [] : [about.makeItems(min - 1)]),
});

export const claimPattern = (
  part: string,
  about: About,
  takes: readonly unknown[],
  refuses: readonly unknown[],
  given?: Setting,
): Claim => ({
  what: `pattern:${part}`,
  cases: makeCases(about, takes, refuses, given),
});

/** The value when the member is absent; `undefined` for none. */
export const claimDefault = (value: unknown): Claim => ({ what: 'default', value, cases: [] });

export const claimWire = (value: string): Claim => ({ what: 'wire', value, cases: [] });

/** A closed choice. Numbers are compared as numbers, true and false as a switch. */
export function claimEnum(words: readonly string[], about: About): Claim[] {
  const unique = [...new Set(words)];
  if (unique.length === 0) return [];
  if (unique.every((word) => /^(true|false)$/i.test(word)))
    return [{ what: 'boolean', cases: makeCases(about, [true, false], ['maybe']) }];
  const values = unique.every((word) => /^[0-9]+$/.test(word)) ? unique.map(Number) : unique;
  const other = typeof values[0] === 'number' ? Math.max(...unique.map(Number)) + 1 : 'no-such-value';
  return [{ what: 'enum', value: values, cases: makeCases(about, values, [other]) }];
}

/** A rule between members, as inputs that are valid and inputs that are not. */
export const claimRule = (id: string, ...cases: readonly (readonly [Setting, boolean])[]): Claim => ({
  what: `rule:${id}`,
  cases: cases.map(([set, ok]) => ({ set, ok })),
});
