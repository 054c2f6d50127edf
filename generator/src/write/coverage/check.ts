import { join } from 'node:path';
import { listGeneratedPackages } from '../../read/packages.js';
import { readText } from '../files/text.js';
import { type Coverage, readCoverage } from './coverage.js';
import { type Aspect, aspectNames, aspects } from './goal.js';
import { locateRecord } from './paths.js';
import { readRuns } from './runs.js';
import { countGoals, formatTotal } from './totals.js';

/** What is wrong with the records of coverage. */
export interface CoverageCheck {
  /** What is wrong, as sentences. */
  readonly faults: readonly string[];
  /** The workspaces whose tests have left no record. If there are any, records were not compared. */
  readonly missing: readonly string[];
  /** How much is reached of all products, in words, by what it is about: `errors provoked 5 of 8`. */
  readonly totals: ReadonlyMap<Aspect, string>;
}

const update = 'run npm run coverage -- --update, and look at the difference';

const listLines = (text: string | undefined): string[] => (text ?? '').split('\n').filter((line) => line !== '');

/** Lists the lines of a record that runs no longer show, and those that they show in addition. */
function compareRecord(root: string, product: string, now: string): string[] {
  const [before, after] = [listLines(readText(join(root, locateRecord(product)))), listLines(now)];
  const lost = before.filter((line) => !after.includes(line));
  const found = after.filter((line) => !before.includes(line));
  if (lost.length + found.length === 0) return [];
  return [
    `${locateRecord(product)} is not what the tests have shown; ${update}`,
    ...[...lost.map((line) => `- ${line}`), ...found.map((line) => `+ ${line}`)]
      .slice(0, 40)
      .map((line) => `  ${line}`),
  ];
}

/** Lists what is not reached and has no reason, and reasons that are no longer needed. */
function listUnexplained({ products, stale }: Coverage): string[] {
  const open = products.flatMap(({ product, goals }) =>
    goals
      .filter(({ isReached, reason, count = 1 }) => !isReached && reason === undefined && count > 0)
      .map(
        ({ aspect, operation, text }) =>
          `${product} ${operation}, ${aspects[aspect]}: no test reaches ${text}, and no reason is given`,
      ),
  );
  return [...open, ...stale.map((entry) => `test/coverage/reasons.yaml has an entry that is not needed: ${entry}`)];
}

/** Counts what is reached of all products. */
function listTotals({ products }: Coverage): ReadonlyMap<Aspect, string> {
  const goals = products.flatMap((one) => one.goals);
  return new Map(aspectNames.map((aspect) => [aspect, `${aspects[aspect]} ${formatTotal(countGoals(goals, aspect))}`]));
}

/** Compares the records of coverage with what tests have shown when they last ran, and looks for reasons. */
export function checkCoverage(root: string): CoverageCheck {
  const { records, missing } = readRuns(root, listGeneratedPackages(root));
  const compared =
    missing.length > 0 ? [] : [...records].flatMap(([product, now]) => compareRecord(root, product, now));
  const coverage = readCoverage(root);
  return { faults: [...compared, ...listUnexplained(coverage)], missing, totals: listTotals(coverage) };
}
