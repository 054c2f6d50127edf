// Plugins of StrykerJS: the checker lets through the mutants of the sample that are not known yet, and the reporter keeps what
// became of each, so that a run that was stopped goes on.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { hashText } from '../specs/mutant.mjs';
import { folderOf, groupBy } from './groups.mjs';

/**
 * Files of a run: its plan, which `run.mjs` writes, and what the reporter writes.
 * @param {string} memory
 */
export const files = (memory) => ({
  plan: join(memory, 'plan.json'),
  journal: join(memory, 'journal.jsonl'),
  population: join(memory, 'population.json'),
});

/**
 * A run: where the package is, how many mutants of a folder are tried, and what of them is known. The rest says of which
 * files the outcomes are.
 * @typedef {{
 *   folder: string,
 *   most: string,
 *   seed: string,
 *   known: readonly string[],
 *   all: string,
 *   code: string,
 *   suites: Readonly<Record<string, string>>,
 *   wanted: readonly string[],
 *   slow: readonly string[],
 * }} Plan
 */
/** @typedef {{ line: number, column: number }} Place */
/**
 * @typedef {{
 *   id: string,
 *   fileName: string,
 *   location: { start: Place, end: Place },
 *   mutatorName: string,
 *   replacement?: string,
 *   coveredBy?: readonly string[],
 *   killedBy?: readonly string[],
 *   status?: string,
 *   statusReason?: string,
 * }} Mutant
 */
/** @typedef {{ sample: { memory: string } }} Options */
/** @typedef {{ key: string, file: string }} Named */
/** @typedef {Named & { status: string, all: string, code: string, by?: string | undefined, suite?: string | undefined }} Outcome */
/** @typedef {{ covered: Named[], uncovered: Named[], sample: Named[] }} Population */

/**
 * Describes what a list of mutants depends on.
 * @param {Omit<Plan, 'known'>} plan
 */
export const describePlan = ({ all, most, seed, wanted }) => [all, most, seed, ...wanted].join(' ');

const unsampled = 'not in the sample';

/** @param {Options} options @returns {Plan} */
const readPlan = ({ sample: { memory } }) => JSON.parse(readFileSync(files(memory).plan, 'utf8'));

/**
 * Names a mutant by its file, place and change.
 * @param {string} folder
 * @param {Mutant} mutant
 * @param {number} first the number of the first line: StrykerJS counts from 0 for checkers, and from 1 for reporters
 */
function nameMutant(folder, { fileName, location: { start, end }, mutatorName, replacement = '' }, first) {
  const file = relative(folder, fileName).replaceAll('\\', '/');
  const place = (/** @type {Place} */ { line, column }) => `${line + 1 - first}:${column + 1 - first}`;
  const change = replacement.replace(/\s+/g, ' ');
  return { file, key: `${file}:${place(start)}-${place(end)} ${mutatorName} ${change}` };
}

/** Lets so many mutants of each folder through, which the seed decides. */
class Sample {
  static inject = /** @type {const} */ (['options']);
  /** @param {Options} options */
  constructor(options) {
    this.plan = readPlan(options);
  }
  async init() {}
  /** @param {readonly Mutant[]} mutants */
  async group(mutants) {
    return [mutants.map(({ id }) => id)];
  }
  /** @param {readonly Mutant[]} mutants */
  async check(mutants) {
    const { folder, most, seed, known } = this.plan;
    const named = mutants.map((mutant) => ({ mutant, ...nameMutant(folder, mutant, 0) }));
    const covered = named.filter(({ mutant }) => mutant.coveredBy?.length !== 0);
    const groups = groupBy(covered, ({ file }) => folderOf(file));
    const chosen = [...groups.values()].flatMap((group) =>
      group
        .map(({ key }) => ({ key, order: hashText(`${seed} ${key}`) }))
        .sort((a, b) => a.order - b.order)
        .slice(0, Number(most))
        .map(({ key }) => key),
    );
    const [wanted, done] = [new Set(chosen), new Set(known)];
    return Object.fromEntries(
      named.map(({ mutant: { id, coveredBy }, key }) => {
        if (coveredBy?.length === 0) return [id, { status: 'passed' }];
        if (!wanted.has(key)) return [id, { status: 'compileError', reason: unsampled }];
        return [id, done.has(key) ? { status: 'compileError', reason: 'known' } : { status: 'passed' }];
      }),
    );
  }
}

/** Writes each outcome down at once, and all mutants at the end. */
class Journal {
  static inject = /** @type {const} */ (['options']);
  /** @param {Options} options */
  constructor(options) {
    this.plan = readPlan(options);
    this.files = files(options.sample.memory);
    /** @type {Population} */
    this.population = { covered: [], uncovered: [], sample: [] };
  }
  /** @param {Mutant & { status: string }} mutant */
  onMutantTested(mutant) {
    const { status, statusReason, killedBy } = mutant;
    if (status === 'Ignored') return;
    const { file, key } = nameMutant(this.plan.folder, mutant, 1);
    this.population[status === 'NoCoverage' ? 'uncovered' : 'covered'].push({ key, file });
    if (status === 'NoCoverage' || statusReason === unsampled) return;
    this.population.sample.push({ key, file });
    if (status === 'CompileError') return;
    const by = killedBy?.[0]?.split('#')[0];
    const { all, code, suites } = this.plan;
    /** @type {Outcome} */
    const outcome = { key, file, status, all, code, by, suite: suites[by ?? ''] };
    appendFileSync(this.files.journal, `${JSON.stringify({ ...outcome, at: Date.now() })}\n`);
  }
  onMutationTestReportReady() {
    writeFileSync(this.files.population, JSON.stringify({ ...this.population, of: describePlan(this.plan) }));
  }
}

export const strykerPlugins = [
  { kind: 'Checker', name: 'sample', injectableClass: Sample },
  { kind: 'Reporter', name: 'journal', injectableClass: Journal },
];
