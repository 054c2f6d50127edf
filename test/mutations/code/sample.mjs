// Plugins of StrykerJS: the checker lets only the mutants of the sample through, and the reporter writes down what became of
// each, so that a run that was stopped goes on.
import { appendFileSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Files of a run: its plan, which `run.mjs` writes, and what the reporter writes.
 * @param {string} memory
 */
export const files = (memory) => ({
  plan: join(memory, 'plan.json'),
  journal: join(memory, 'journal.jsonl'),
});

/**
 * A run: where the package is, and the mutants that are tried, in this order. The rest says of which files the outcomes are.
 * @typedef {{
 *   folder: string,
 *   keys: readonly string[],
 *   all: string,
 *   code: string,
 *   suites: Readonly<Record<string, string>>,
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
 *   killedBy?: readonly string[],
 *   static?: boolean,
 *   status?: string,
 *   statusReason?: string,
 * }} Mutant
 */
/** @typedef {{ sample: { memory: string } }} Options */
/** @typedef {{ key: string, status: string, all: string, code: string, by?: string | undefined, suite?: string | undefined }} Outcome */

/** @param {Options} options @returns {Plan} */
const readPlan = ({ sample: { memory } }) => JSON.parse(readFileSync(files(memory).plan, 'utf8'));

/**
 * Names a mutant by its file, place and change.
 * @param {string} folder
 * @param {Mutant} mutant
 * @param {number} first the number of the first line: StrykerJS counts from 0, but from 1 for reporters
 */
export function nameMutant(folder, { fileName, location: { start, end }, mutatorName, replacement = '' }, first = 0) {
  const file = relative(folder, fileName).replaceAll('\\', '/');
  const place = (/** @type {Place} */ { line, column }) => `${line + 1 - first}:${column + 1 - first}`;
  return `${file}:${place(start)}-${place(end)} ${mutatorName} ${replacement.replace(/\s+/g, ' ')}`;
}

const unsampled = 'not in the sample';

class Sample {
  static inject = /** @type {const} */ (['options']);
  /** @param {Options} options */
  constructor(options) {
    this.plan = readPlan(options);
  }
  async init() {}
  /**
   * Makes groups, in whose order mutants are tried: each of the sample is one.
   * @param {readonly Mutant[]} mutants
   */
  async group(mutants) {
    const order = new Map(this.plan.keys.map((key, i) => [key, i]));
    const ranked = mutants.map((mutant) => ({ id: mutant.id, rank: order.get(nameMutant(this.plan.folder, mutant)) }));
    const wanted = ranked.flatMap(({ id, rank }) => (rank === undefined ? [] : [{ id, rank }]));
    const others = ranked.filter(({ rank }) => rank === undefined).map(({ id }) => id);
    const groups = wanted.sort((a, b) => a.rank - b.rank).map(({ id }) => [id]);
    return others.length === 0 ? groups : [others, ...groups];
  }
  /** @param {readonly Mutant[]} mutants */
  async check(mutants) {
    const wanted = new Set(this.plan.keys);
    const check = (/** @type {Mutant} */ mutant) =>
      wanted.has(nameMutant(this.plan.folder, mutant))
        ? { status: 'passed' }
        : { status: 'compileError', reason: unsampled };
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, check(mutant)]));
  }
}

class Journal {
  static inject = /** @type {const} */ (['options']);
  /** @param {Options} options */
  constructor(options) {
    this.plan = readPlan(options);
    this.path = files(options.sample.memory).journal;
  }
  /** @param {Mutant & { status: string }} mutant */
  onMutantTested(mutant) {
    const { statusReason, killedBy } = mutant;
    if (statusReason === unsampled) return;
    // what ran while its file was loaded may have run before the mutant was made
    const status = mutant.static && mutant.status === 'Survived' ? 'Ignored' : mutant.status;
    const { all, code, suites, folder } = this.plan;
    const by = killedBy?.[0]?.split('#')[0];
    /** @type {Outcome} */
    const outcome = { key: nameMutant(folder, mutant, 1), status, all, code, by, suite: suites[by ?? ''] };
    appendFileSync(this.path, `${JSON.stringify({ ...outcome, at: Date.now() })}\n`);
  }
}

export const strykerPlugins = [
  { kind: 'Checker', name: 'sample', injectableClass: Sample },
  { kind: 'Reporter', name: 'journal', injectableClass: Journal },
];
