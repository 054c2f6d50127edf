import type { IssueCode } from '../check/issue.js';
import type { Stability } from '../schema.js';
import type { AllowedCode, Case, CasePath, Change, OperationCases, Refusal } from './case.js';
import { applyChanges } from './changes.js';
import { expandForm } from './forms.js';
import { CaseNames } from './name.js';

/** The documented code with its statuses, or the number of a list in `codes` of the file: codes that the documents allow. */
type Codes = string | number;
type Forms = Readonly<Record<string, unknown>>;

/**
 * One line of a file of cases:
 * - the path of a value, as which it stays until the next such line; `secret` follows that of a secret;
 * - a constraint of the value: `["#maximum", 50, "InvalidParameter 400", "closed"]`, with the limit, the codes (those of the
 *   constraint before, if there are none) and the stability, if it is not the usual one;
 * - a rule: `["#size-or-snapshot"]`, and the ways to break it: `["requireAny", "", "MissingParameter 400"]`;
 * - a case of the constraint: `["out", 51]`, with the value, what else is changed, and the names of what is to be refused if
 *   that is not the constraint alone. For a rule, there is no value.
 */
type Line =
  | string
  | readonly [rule: string]
  | readonly [constraintOrVerb: string, limitOrPath: unknown, codes?: Codes | null, stability?: Stability]
  | readonly [side: 'in' | 'out', ...content: unknown[]];

/** A file of cases, as it is shipped. Values are forms. */
export interface CaseFile {
  readonly operation: string;
  readonly base: unknown;
  /** Lists of codes that the documents allow where they leave open which is meant. */
  readonly codes?: readonly (readonly string[])[];
  readonly cases: readonly unknown[];
  readonly untried?: readonly string[];
}

/** Parses `DataDisk.0.Size`. */
export const parsePath = (text: string): CasePath =>
  text === '' ? [] : text.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/** Formats a path as error tables do: `DataDisk[].Size`. */
export const formatMember = (path: CasePath): string =>
  path
    .map((step) => (typeof step === 'number' ? '[]' : `.${step}`))
    .join('')
    .replace(/^\./, '');

function parseCode(text: string): AllowedCode {
  const [, code = text, statuses = ''] = /^(.*) ([\d,]+)$/.exec(text) ?? [];
  return { code, statuses: statuses === '' ? [] : statuses.split(',').map(Number) };
}

const readChanges = (forms: unknown): Change[] =>
  Object.entries((forms ?? {}) as Forms).map(([path, form]) => ({ path: parsePath(path), value: expandForm(form) }));

/** Names what is refused: for rules with the verb and the value, since these may differ. */
export const nameRefusal = ({
  key,
  rule,
  keyword,
  path,
}: Pick<Refusal, 'key' | 'rule' | 'keyword' | 'path'>): string =>
  rule === undefined ? key : `${key} ${keyword} ${path}`.trimEnd();

/** The stability of a constraint that says none. */
export function usualStability(keyword: string, rule: string | undefined): Stability {
  if (rule !== undefined) return 'volatile';
  if (keyword === 'type') return 'closed';
  return keyword === 'enum' ? 'open' : 'volatile';
}

/** A case of which the names of refusals are not looked up yet: they may be defined further down. */
interface UnfinishedCase {
  readonly key: string;
  readonly side: Case['side'];
  readonly changes: readonly Change[];
  readonly isRule: boolean;
  readonly refused: readonly string[];
}

class CaseReader {
  readonly #codes: readonly (readonly AllowedCode[])[];
  readonly limits: Record<string, unknown> = {};
  readonly found: UnfinishedCase[] = [];
  readonly #refusals = new Map<string, Refusal>();
  readonly #secrets = new Set<string>();
  #place = '';
  #key = '';
  #rule: string | undefined;
  #codesBefore: Codes | undefined;
  /** The name of what a case outside is refused for, if it does not say it. */
  #usual: string | undefined;

  constructor({ codes = [] }: CaseFile) {
    this.#codes = codes.map((list) => list.map(parseCode));
  }

  read(line: Line): void {
    if (typeof line === 'string') this.#readPlace(line);
    else if (line[0] === 'in' || line[0] === 'out') this.#readCase(line[0], line.slice(1));
    else this.#readConstraint(line);
  }

  #readConstraint(line: readonly unknown[]): void {
    const [first, second, codes, stability] = line as readonly [string, unknown, Codes?, Stability?];
    if (!first.startsWith('#')) {
      this.#define(first as IssueCode, String(second), codes, stability);
      return;
    }
    this.#key = `${this.#place}${first}`;
    this.#usual = undefined;
    this.#rule = line.length === 1 ? first.slice(1) : undefined;
    if (line.length === 1) return;
    if (second !== null) this.limits[this.#key] = second;
    this.#define(first.slice(1) as IssueCode, this.#place, codes, stability);
  }

  #readPlace(line: string): void {
    const [place = '', mark] = line.split(' ');
    this.#codesBefore = undefined;
    this.#place = place;
    if (mark === 'secret') this.#secrets.add(place);
  }

  #define(keyword: IssueCode, path: string, given: Codes | null | undefined, stability: Stability | undefined): void {
    const codes = given ?? this.#codesBefore;
    this.#codesBefore = codes;
    const rule = this.#rule;
    const steps = parsePath(path);
    const refusal: Refusal = {
      key: this.#key,
      path,
      member: formatMember(steps),
      keyword,
      ...(rule === undefined ? {} : { rule }),
      ...this.#findCodes(codes),
      stability: stability ?? usualStability(keyword, rule),
      secret: this.isSecret([steps]),
    };
    const name = nameRefusal(refusal);
    this.#usual ??= name;
    this.#refusals.set(name, refusal);
    if (!this.#refusals.has(this.#key)) this.#refusals.set(this.#key, refusal);
  }

  #findCodes(codes: Codes | undefined): Pick<Refusal, 'code' | 'codes'> {
    if (typeof codes !== 'string') return { codes: this.#codes[codes ?? -1] ?? [] };
    const documented = parseCode(codes);
    return { code: documented.code, codes: [documented] };
  }

  #readCase(side: 'in' | 'out', content: readonly unknown[]): void {
    const isRule = this.#rule !== undefined;
    const own = isRule ? [] : [{ path: parsePath(this.#place), value: expandForm(content[0]) }];
    const [others, names] = isRule ? content : content.slice(1);
    const usual = this.#usual === undefined ? [] : [this.#usual];
    this.found.push({
      key: this.#key,
      side: side === 'in' ? 'inside' : 'outside',
      changes: [...own, ...readChanges(others)],
      isRule,
      refused: side === 'in' ? [] : ((names as readonly string[] | undefined) ?? usual),
    });
  }

  find(name: string): Refusal {
    const refusal = this.#refusals.get(name);
    if (refusal === undefined) throw new TypeError(`no constraint ${name} is defined`);
    return refusal;
  }

  /** Returns whether one of several values is secret, contains a secret or is part of one. */
  isSecret(paths: readonly CasePath[]): boolean {
    const texts = paths.map((path) => `${path.map((step) => (typeof step === 'number' ? 0 : step)).join('.')}.`);
    return [...this.#secrets].some((secret) =>
      texts.some((text) => text.startsWith(`${secret}.`) || `${secret}.`.startsWith(text)),
    );
  }
}

/** Reads the cases of an operation, as product packages contain them. */
export function readOperationCases(file: CaseFile): OperationCases {
  const { operation, base: form, cases, untried = [] } = file;
  const reader = new CaseReader(file);
  for (const line of cases) reader.read(line as Line);
  const base = expandForm(form);
  const names = new CaseNames();
  return {
    operation,
    base,
    limits: reader.limits,
    untried,
    cases: reader.found.map(({ key, side, changes, isRule, refused }) => ({
      id: names.name(key, side, changes, isRule),
      key,
      side,
      changes,
      get input() {
        return applyChanges(base, changes);
      },
      refusals: refused.map((name) => reader.find(name)),
      secret: reader.isSecret(changes.map(({ path }) => path)),
    })),
  };
}

/** Reads the cases of the operations of a product. */
export const readCases = (files: readonly CaseFile[]): OperationCases[] => files.map(readOperationCases);
