import {
  type Case,
  type CaseFile,
  type Change,
  nameRefusal,
  type OperationCases,
  type Refusal,
  usualStability,
} from '@yunspec/runtime/cases';
import { compact, compactSafely } from './compact.js';
import { formatPath } from './paths.js';

const formatCode = ({ code, statuses }: Refusal['codes'][number]): string =>
  statuses.length === 0 ? code : `${code} ${statuses.join(',')}`;

const compactChanges = (changes: readonly Change[]): object =>
  Object.fromEntries(changes.map(({ path, value }) => [formatPath(path), compactSafely(value)]));

/** Writes the lines of the constraints of an operation, those of one after the other. */
class LineWriter {
  readonly lines: unknown[] = [];
  /** Lists of codes that the documents allow. */
  readonly codes: string[][] = [];
  readonly #limits: OperationCases['limits'];
  /** The refusals of each constraint, by their names. */
  readonly #refusals = new Map<string, Map<string, Refusal>>();
  readonly #secrets: ReadonlySet<string>;
  #place = '';
  /** The codes of the constraint before, at the same place. */
  #codesBefore: string | number | undefined;

  constructor({ cases, limits }: OperationCases, secrets: ReadonlySet<string>) {
    this.#limits = limits;
    this.#secrets = secrets;
    for (const refusal of cases.flatMap(({ refusals }) => refusals)) {
      const known = this.#refusals.get(refusal.key) ?? new Map<string, Refusal>();
      this.#refusals.set(refusal.key, known.set(nameRefusal(refusal), refusal));
    }
  }

  write(key: string, cases: readonly Case[]): void {
    const [place = ''] = key.split('#');
    if (place !== this.#place) this.lines.push(this.#secrets.has(place) ? `${place} secret` : place);
    if (place !== this.#place) this.#codesBefore = undefined;
    this.#place = place;
    const refusals = [...(this.#refusals.get(key) ?? new Map<string, Refusal>()).values()];
    const isRule = !Object.hasOwn(this.#limits, key) && !/#(required|optional)$/.test(key);
    this.lines.push(...this.#writeHead(key, refusals, isRule));
    for (const one of cases) this.lines.push(this.#writeCase(one, isRule, refusals[0]));
  }

  #writeHead(key: string, refusals: readonly Refusal[], isRule: boolean): unknown[] {
    const name = key.slice(key.indexOf('#'));
    const describe = (refusal: Refusal): unknown[] => {
      const codes = this.#writeCodes(refusal);
      const isSame = codes === this.#codesBefore;
      this.#codesBefore = codes;
      const isUsual = refusal.stability === usualStability(refusal.keyword, refusal.rule);
      return [...(isSame && isUsual ? [] : [isSame ? null : codes]), ...(isUsual ? [] : [refusal.stability])];
    };
    if (isRule) return [[name], ...refusals.map((refusal) => [refusal.keyword, refusal.path, ...describe(refusal)])];
    const [refusal] = refusals;
    const limit = this.#limits[key] ?? null;
    return [refusal === undefined ? [name, limit] : [name, limit, ...describe(refusal)]];
  }

  #writeCase({ side, changes, refusals }: Case, isRule: boolean, usual: Refusal | undefined): unknown[] {
    const own = isRule ? [] : changes.slice(0, 1).map(({ value }) => compactSafely(value));
    const others = isRule ? changes : changes.slice(1);
    const names = refusals.map((refusal) => this.#nameRefusal(refusal));
    const isUsual = names.length === 1 && names[0] === usual?.key;
    const isPlain = side === 'inside' || isUsual;
    const tail = isPlain ? [] : [names];
    const hasOthers = others.length > 0 || tail.length > 0 || isRule;
    return [side === 'inside' ? 'in' : 'out', ...own, ...(hasOthers ? [compactChanges(others)] : []), ...tail];
  }

  /** Names a refusal: the first of a rule by the rule alone. */
  #nameRefusal(refusal: Refusal): string {
    const name = nameRefusal(refusal);
    const [first] = this.#refusals.get(refusal.key)?.keys() ?? [];
    return first === name ? refusal.key : name;
  }

  /** Writes the codes of a refusal: the documented one, or the number of a list. */
  #writeCodes({ code, codes }: Refusal): string | number {
    if (code !== undefined && codes[0] !== undefined) return formatCode(codes[0]);
    const list = codes.map(formatCode);
    const known = this.codes.findIndex((one) => one.join() === list.join());
    return known >= 0 ? known : this.codes.push(list) - 1;
  }
}

/** Groups the cases of a constraint, which follow each other. Constraints that only refusals name have none. */
function groupCases({ cases }: OperationCases): Map<string, Case[]> {
  const groups = new Map<string, Case[]>();
  for (const one of cases) groups.set(one.key, [...(groups.get(one.key) ?? []), one]);
  for (const { key } of cases.flatMap(({ refusals }) => refusals)) if (!groups.has(key)) groups.set(key, []);
  return groups;
}

/** Makes the file of the cases of an operation. `secrets` are the paths of its secret values. */
export function makeCaseFile(cases: OperationCases, secrets: readonly string[]): CaseFile {
  const writer = new LineWriter(cases, new Set(secrets));
  for (const [key, group] of groupCases(cases)) writer.write(key, group);
  const { operation, base, untried } = cases;
  const { codes, lines } = writer;
  return {
    operation,
    base: compact(base),
    ...(codes.length === 0 ? {} : { codes }),
    cases: lines,
    ...(untried.length === 0 ? {} : { untried }),
  };
}

/** Writes a file of cases, with one case on a line. */
export function formatCaseFile({ operation, base, codes, cases, untried }: CaseFile): string {
  const list = (lines: readonly unknown[]): string => `[\n${lines.map((line) => JSON.stringify(line)).join(',\n')}\n]`;
  const members = [
    `"operation": ${JSON.stringify(operation)}`,
    `"base": ${JSON.stringify(base)}`,
    ...(codes === undefined ? [] : [`"codes": ${list(codes)}`]),
    `"cases": ${list(cases)}`,
    ...(untried === undefined ? [] : [`"untried": ${list(untried)}`]),
  ];
  return `{\n${members.join(',\n')}\n}\n`;
}
