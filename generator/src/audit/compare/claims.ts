import type { ValueModel } from '@yunspec/model';
import { check, issueKey } from '@yunspec/runtime/check';
import {
  type Case,
  type Claim,
  claimDefault,
  claimEnum,
  claimMaxItems,
  claimMaximum,
  claimMaxLength,
  claimMinItems,
  claimMinimum,
  claimMinLength,
  type Extractor,
  extract,
  type MemberClaim,
} from '../prose/claims.js';
import type { MemberRow, Quote } from '../reading.js';
import type { Difference, SpecPlace } from './difference.js';
import { findMember, type MemberView, type OperationView } from './model-view.js';
import { Prober } from './probe.js';

/** A claim with the text that it was read from. */
export interface QuotedClaim extends MemberClaim {
  readonly quote: Quote;
}

/** Words that no input shows; their values are compared. */
const plainWords: readonly string[] = ['default', 'wire'];

/** The claims that a row states as data, as those that a text states. */
function listDataClaims(row: MemberRow, prober: Prober): Claim[] {
  const about = prober.makeAbout(row.name);
  const own = prober.findLimits(row.name);
  // a limit that the specs have as it stands needs no trial: its samples may break other limits of the member
  return Object.entries(row.limits ?? {})
    .filter(([word, limit]) => JSON.stringify(own[word]) !== JSON.stringify(limit))
    .flatMap(([word, limit]) => dataClaims[word]?.(limit, about) ?? []);
}

/** Returns the claims of a document's rows and sentences about one operation. */
export function extractClaims(
  view: OperationView,
  rows: readonly MemberRow[],
  extractors: readonly Extractor[],
  prober = new Prober(view),
): QuotedClaim[] {
  return rows
    .filter(({ name }) => findMember(view.input, name) !== undefined)
    .flatMap((row) => {
      const claims = [
        ...extract(row.description, extractors, prober.makeAbout(row.name)).claims,
        ...listDataClaims(row, prober),
      ];
      return claims.map((claim) => ({
        ...claim,
        name: findSubject(claim, row.name),
        quote: { line: row.line, text: row.text },
      }));
    });
}

/** A claim about a member of the row's own value goes by that member's name. */
function findSubject({ what, cases }: Claim, name: string): string {
  const last = Object.keys(cases[0]?.set ?? {}).at(-1);
  if (last !== undefined && /^(?:min|max)Items$/.test(what)) return last;
  const isInside = last?.startsWith(`${name.replace(/\.n$/, '')}.n.`) ?? false;
  return isInside && !what.startsWith('rule:') && last !== undefined ? last : name;
}

const readWord = (what: string): string => what.replace(/:.*/, '');

/** The limit in the specs that a claim is about. */
function findLimit(value: ValueModel | undefined, word: string): unknown {
  if (word === 'boolean') return value?.type;
  return (value as Readonly<Record<string, unknown>> | undefined)?.[word];
}

const formatValue = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'none'));

interface Place {
  readonly view: OperationView;
  readonly findPlace: (member?: MemberView) => SpecPlace;
}

type Base = Pick<Difference, 'operation' | 'member' | 'at' | 'word' | 'quote'> & { readonly place: SpecPlace };

/** Compares a word that no input shows. */
function comparePlainWord(claim: QuotedClaim, word: string, own: unknown, base: Base): Difference[] {
  if (own === claim.value || (word === 'wire' && own === undefined)) return [];
  const [theirs, ours] = [formatValue(claim.value), formatValue(own)];
  const text = `the ${word} of ${base.operation}.${claim.name} is ${theirs} in the document, ${ours} in the specs`;
  return [{ ...base, kind: word === 'default' ? 'default' : 'wire', expected: own, seen: claim.value ?? null, text }];
}

const showCases = (cases: readonly Case[], wanted: boolean, name: string): unknown[] =>
  cases.filter(({ ok }) => ok === wanted).map(({ set }) => showCase(set, name));

/** Describes the cases of a claim that come out in another way. */
function describeWrong(claim: QuotedClaim, wrong: readonly Case[], base: Base, expected: unknown): Difference {
  const word = readWord(claim.what);
  const [refused, allowed] = [showCases(wrong, true, claim.name), showCases(wrong, false, claim.name)];
  const isRefused = refused.length > 0;
  const about = claim.what === word ? word : `${word} (${claim.what.slice(word.length + 1)})`;
  const cases = { ...(isRefused ? { takes: refused } : {}), ...(allowed.length > 0 ? { refuses: allowed } : {}) };
  const example = formatValue(isRefused ? refused[0] : allowed[0]).slice(0, 80);
  const verdict = isRefused ? `allows ${example}, the specs refuse it` : `refuses ${example}, the specs allow it`;
  return {
    ...base,
    kind: isRefused ? 'input-refused' : 'input-allowed',
    ...(expected === undefined ? {} : { expected }),
    seen: claim.value ?? cases,
    text: `${base.operation}.${claim.name}: the document ${verdict} (${about})`,
  };
}

/** Returns how the specs contradict a claim about a member. A value counts as valid when it is so beside one example. */
export function tryClaim(claim: QuotedClaim, { view, findPlace }: Place, prober: Prober): Difference[] {
  const member = findMember(view.input, claim.name);
  const word = readWord(claim.what);
  const base: Base = {
    operation: view.operation.name,
    member: claim.name,
    at: `${view.operation.name}.input.${member?.subject ?? claim.name}`,
    word: claim.what,
    quote: claim.quote,
    place: findPlace(member),
  };
  const own = findLimit(member?.value, word);
  if (plainWords.includes(word)) return comparePlainWord(claim, word, own, base);
  const wrong = [...claim.cases, ...listOwnValues(claim, member)].filter(
    (one) => prober.knows(one) && !prober.confirms(claim, claim.name, one),
  );
  return wrong.length === 0 ? [] : [describeWrong(claim, wrong, base, own)];
}

/** The values of the specs that a list of the document leaves out, and so refuses. */
function listOwnValues({ what, value, name }: QuotedClaim, member: MemberView | undefined): Case[] {
  const own = member?.value.enum ?? member?.value.items?.enum ?? [];
  if (what !== 'enum' || !Array.isArray(value)) return [];
  const listed = new Set(value.map(String));
  return own.filter((one) => !listed.has(String(one))).map((one) => ({ set: { [name]: one }, ok: false }));
}

/** A case that only sets the member itself is shown by its value. */
const showCase = (set: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.keys(set).length === 1 && Object.hasOwn(set, name)
    ? set[name]
    : Object.fromEntries(Object.entries(set).map(([key, value]) => [key, value ?? null]));

interface Limit {
  readonly member: MemberView;
  readonly word: string;
  readonly value: unknown;
}

const limitWords = [
  'enum',
  'default',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'pattern',
  'minItems',
  'maxItems',
  'uniqueItems',
  'text',
] as const;

function listLimits({ input }: OperationView): Limit[] {
  return [...input.values()].flatMap((member) => {
    const { value } = member;
    const own = limitWords.filter((word) => Object.hasOwn(value, word));
    const inItems = limitWords.filter(
      (word) => value.items !== undefined && value.items.type !== 'object' && Object.hasOwn(value.items, word),
    );
    return [
      ...own.map((word): Limit => ({ member, word, value: value[word] })),
      ...inItems.map((word): Limit => ({ member, word: 'items', value: word })),
    ];
  });
}

const listClientRules = (value: ValueModel): [string, Readonly<Record<string, unknown>>][] => [
  ...(Object.entries(value.rules ?? {}).filter(([, rule]) => rule.server === undefined) as [
    string,
    Readonly<Record<string, unknown>>,
  ][]),
  ...Object.values(value.properties ?? {}).flatMap(listClientRules),
  ...(value.items === undefined ? [] : listClientRules(value.items)),
];

const stripIndex = (name: string): string => name.replace(/\.n$/, '');
const renameWord = (word: string): string => (word === 'text' ? 'boolean' : word);

/** Limits and rules of the specs that no claim and no error row of the document stands behind. */
export function findUnstatedLimits(
  claims: readonly QuotedClaim[],
  rows: readonly MemberRow[],
  { view, findPlace }: Place,
  prober: Prober,
): Difference[] {
  const { name: operation, input, errors } = view.operation;
  const isStated = ({ member, word }: Limit): boolean =>
    claims.some(
      ({ name, what }) =>
        stripIndex(name) === stripIndex(member.name) &&
        (what === renameWord(word) || what.startsWith(`${renameWord(word)}:`)),
    );
  const isMalformed = ({ member, word }: Limit): boolean =>
    word === 'pattern' && errors.some(({ on, kind }) => kind === 'malformed' && [on].flat().includes(member.subject));
  const broken = new Set(
    claims
      .flatMap((claim) =>
        claim.cases
          .filter((one) => !one.ok && prober.knows(one))
          .flatMap(({ set }) => prober.makeInputs(set).flatMap((each) => check(input, each, { level: 'strict' }))),
      )
      .map((issue) => issueKey(issue).replace(/^.*#/, '')),
  );
  const hasRow = (code: unknown): boolean => errors.some((row) => row.code === code);
  const findRow = ({ name }: MemberView): MemberRow | undefined =>
    rows.find((row) => stripIndex(row.name) === stripIndex(name)) ??
    rows.find((row) => name.startsWith(`${stripIndex(row.name)}.`));
  const limits = listLimits(view).flatMap((limit): Difference[] => {
    const { member, word, value } = limit;
    const row = findRow(member);
    if (row === undefined || isStated(limit) || isMalformed(limit)) return [];
    return [
      {
        kind: 'limit-unstated',
        operation,
        member: member.name,
        at: `${operation}.input.${member.subject}`,
        word: `lacks:${word}`,
        quote: { line: row.line, text: row.text },
        place: findPlace(member),
        expected: value,
        docs: member.docs,
        text: `the document does not state ${word} ${formatValue(value)} of ${operation}.${member.name}`,
      },
    ];
  });
  const first = rows[0];
  const rules = listClientRules(input).flatMap(([id, rule]): Difference[] =>
    first === undefined || broken.has(id) || hasRow(rule.error)
      ? []
      : [
          {
            kind: 'limit-unstated',
            operation,
            at: `${operation}.rules.${id}`,
            word: 'lacks:rule',
            quote: { line: first.line, text: first.text },
            place: findPlace(),
            expected: id,
            docs: typeof rule.docs === 'string' ? rule.docs : view.operation.docs,
            text: `the document does not state the rule ${id} of ${operation}`,
          },
        ],
  );
  return [...limits, ...rules];
}

type DataClaim = (limit: unknown, about: ReturnType<Prober['makeAbout']>) => readonly Claim[];

/** The claims of limits that are stated as data, by keyword. */
const dataClaims: Readonly<Record<string, DataClaim>> = {
  minimum: (limit, about) => [claimMinimum(Number(limit), about)],
  maximum: (limit, about) => [claimMaximum(Number(limit), about)],
  minLength: (limit, about) => [claimMinLength(Number(limit), about)],
  maxLength: (limit, about) => [claimMaxLength(Number(limit), about)],
  minItems: (limit, about) => [claimMinItems(Number(limit), about)],
  maxItems: (limit, about) => [claimMaxItems(Number(limit), about)],
  default: (limit) => [claimDefault(limit)],
  enum: (limit, about) => claimEnum((limit as readonly unknown[]).map(String), about),
};
