import type { About, Claim, Extractor, Setting } from '../claims.js';
import { enPages } from './en-pages.js';
import { listEntryValues, readEntryRanges, readValues } from './lists.js';
import type { Wording } from './patterns.js';
import { readRules } from './rules.js';
import { type Entry, readStatements, type Statement } from './statements.js';
import { findNamed, isAboutAnother } from './subject.js';
import { zhPages } from './zh-pages.js';

const languages: readonly Wording[] = [enPages, zhPages];

interface Scope {
  readonly about: About;
  /** The values of other parameters that a claim holds under. */
  readonly given: Setting;
  /** Whether it holds under a condition that cannot be expressed as such values. */
  readonly isConditional: boolean;
}

/** The value of another parameter that a sentence supposes. */
function findSetting(text: string, { setting }: Wording, about: About): Setting | undefined {
  for (const pattern of setting) {
    const [, name = '', value = ''] = pattern.exec(text) ?? [];
    const named = name === '' ? undefined : findNamed(name, about);
    if (named !== undefined && named !== about.name)
      return { [named]: /^(?:true|false)$/i.test(value) ? /true/i.test(value) : value };
  }
  return undefined;
}

/** What a sentence or the label of an entry adds to the conditions around it. */
function narrow(text: string, scope: Scope): Scope {
  const language = languages.find(({ conditions }) => conditions.test(text));
  if (language === undefined) return scope;
  const setting = languages.map((one) => findSetting(text, one, scope.about)).find((found) => found !== undefined);
  if (setting === undefined) return { ...scope, isConditional: true };
  return { ...scope, given: { ...scope.given, ...setting } };
}

function readSentence(text: string, { about, given, isConditional }: Scope): Claim[] {
  if (isConditional || isAboutAnother(text, about)) return [];
  return languages.flatMap(({ patterns }) =>
    patterns.flatMap(({ pattern, make }) => {
      const match = pattern.exec(text);
      return match === null ? [] : make(match.slice(1), about, given);
    }),
  );
}

/** The label of an entry: `cloud` in `cloud: 5 to 2000`. */
const findLabel = (text: string): string | undefined => /^([^：:。.]{1,40}?)\s*[：:]\s*\S/.exec(text)?.[1];

/** An entry with a label holds for the case that the label names, unless the label names the fact. */
function narrowByLabel(text: string, scope: Scope): Scope {
  const label = findLabel(text)?.replace(/[`*]/g, '').trim();
  if (label === undefined || languages.some(({ labels }) => labels.test(label))) return narrow(text, scope);
  const narrowed = narrow(text, scope);
  return narrowed.given === scope.given ? { ...narrowed, isConditional: true } : narrowed;
}

function readEntry(entry: Entry, scope: Scope): Claim[] {
  const own = narrowByLabel(entry.text, scope);
  return [...readSentence(entry.text, own), ...entry.entries.flatMap((inner) => readEntry(inner, own))];
}

function readStatement(statement: Statement, scope: Scope): Claim[] {
  const own = narrow(statement.text, scope);
  const claims = readSentence(statement.text, own);
  if (statement.entries.length === 0) return claims;
  const wording = languages.find(({ values }) => values.test(statement.text.trim()));
  if (wording === undefined) return [...claims, ...statement.entries.flatMap((entry) => readEntry(entry, own))];
  if (own.isConditional) return claims;
  const { entries } = statement;
  const listed = listEntryValues(entries);
  if (listed !== undefined) return [...claims, ...readValues(listed, wording, own.about, own.given)];
  const ranges = readEntryRanges(entries, own.about, own.given);
  return [...claims, ...(ranges.length > 0 ? ranges : entries.flatMap((entry) => readEntry(entry, own)))];
}

const keyOf = ({ what, value, cases }: Claim): string => JSON.stringify([what, value, cases]);

const listTaken = ({ cases }: Claim): unknown[] =>
  cases.filter(({ ok }) => ok).flatMap(({ set }) => Object.values(set));

/** Of two lists of values, a description that repeats itself shortens one. */
function isShortened(claim: Claim, claims: readonly Claim[]): boolean {
  const own = listTaken(claim);
  return (
    claim.what === 'enum' &&
    claims.some((other) => {
      const all = listTaken(other);
      return other.what === 'enum' && all.length > own.length && own.every((value) => all.includes(value));
    })
  );
}

/**
 * Leaves out what a description says twice, and what it says in two ways: then it speaks of two cases, and nothing
 * holds for both.
 */
function settle(claims: readonly Claim[]): Claim[] {
  const distinct = [...new Map(claims.map((claim) => [keyOf(claim), claim])).values()];
  const unique = distinct.filter((claim) => !isShortened(claim, distinct));
  const isFree = (claim: Claim): boolean => claim.cases.every(({ set }) => Object.keys(set).length <= 1);
  return unique.filter(
    (claim) =>
      claim.what.startsWith('rule:') ||
      !isFree(claim) ||
      unique.filter((other) => other.what === claim.what && isFree(other)).length === 1,
  );
}

function readDescription(text: string, about: About): Claim[] {
  const scope: Scope = { about, given: {}, isConditional: false };
  const statements = readStatements(text);
  return settle([
    ...statements.flatMap((statement) => readStatement(statement, scope)),
    ...readRules(statements, about),
  ]);
}

/** How the descriptions of later documents, in English and Chinese, state limits. */
export const pageExtractors: readonly Extractor[] = [
  { pattern: /^([\s\S]+)$/, read: ([text = ''], about) => readDescription(text, about) },
];
