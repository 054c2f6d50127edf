import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatShare, formatTable } from '../format.mjs';
import { reports } from '../paths.mjs';

/** @typedef {{ mutants: number, tried: number, noticed: number, survived: number, uncovered: number }} Score */

/**
 * Returns how many mutants of a folder are noticed, or would be: as often as those that were tried.
 * @param {Score} score
 */
const expectNoticed = ({ mutants, tried, noticed }) => (mutants * noticed) / Math.max(tried, 1);

/**
 * Sums the scores of folders.
 * @param {readonly Score[]} scores
 */
export function sumScores(scores) {
  const sum = (/** @type {(score: Score) => number} */ count) => scores.reduce((total, one) => total + count(one), 0);
  return {
    mutants: sum((one) => one.mutants),
    tried: sum((one) => one.tried),
    noticed: sum((one) => one.noticed),
    survived: sum((one) => one.survived),
    uncovered: sum((one) => one.uncovered),
    expected: sum(expectNoticed),
    /** Those of folders of which some were tried. */
    rated: sum((one) => (one.tried === 0 ? 0 : one.mutants)),
  };
}

/** @param {readonly Score[]} scores */
export function formatScores(scores) {
  const { mutants, tried, noticed, survived, uncovered, expected, rated } = sumScores(scores);
  const share = scores.length === 1 ? formatShare(noticed, tried) : formatShare(expected, rated);
  return [mutants, tried, noticed, survived, uncovered, share];
}

export const heads = ['mutants', 'tried', 'noticed', 'survived', 'no test', 'score'];

const introduction = `# Mutants of the code

Written by \`npm run mutate -- code\`. StrykerJS makes one expression or statement wrong at a time, and runs the tests of the
package that reach it. Some mutants of each folder of \`src\` are tried; the score of a package counts each folder as often as it
has mutants. Mutants of code that runs while its file is loaded count only if a test notices them: they are made when that is over. A mutant that
no test reaches is not noticed.`;

/**
 * Formats the section of a package.
 * @param {string} folder
 * @param {ReadonlyMap<string, Score>} scores by folder of `src`
 * @param {string} measured how the sample was made, and of which files
 */
function formatSection(folder, scores, measured) {
  const rows = [...scores]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, score]) => [name, ...formatScores([score])]);
  const total = ['**all**', ...formatScores([...scores.values()])];
  return `## ${folder}\n\n${measured}\n\n${formatTable(['folder', ...heads], [...rows, total])}\n`;
}

/**
 * Writes the section of a package. Those of other packages are kept if they were measured from the files that there are;
 * what stands below the packages is written by hand.
 * @param {string} folder
 * @param {ReadonlyMap<string, Score>} scores
 * @param {{ most: string, seed: string, committed: ReadonlyMap<string, string> }} run
 */
export function writeReport(folder, scores, { most, seed, committed }) {
  const path = join(reports, 'code.md');
  const before = existsSync(path)
    ? readFileSync(path, 'utf8')
        .split(/^(?=## )/m)
        .slice(1)
    : [];
  const chosen = most === 'Infinity' ? 'Every mutant was tried' : `At most ${most} of a folder, seed ${seed}`;
  const measured = (/** @type {string} */ one) => `${chosen}; files ${committed.get(one)}.`;
  const sections = [...committed.keys()].map((one) =>
    one === folder
      ? formatSection(folder, scores, measured(folder))
      : before.find(
          (section) => section.startsWith(`## ${one}\n`) && section.includes(`; files ${committed.get(one)}.`),
        ),
  );
  const byHand = before.filter((section) => ![...committed.keys()].some((one) => section.startsWith(`## ${one}\n`)));
  const parts = [introduction, ...sections, ...byHand].filter((part) => part !== undefined);
  mkdirSync(reports, { recursive: true });
  writeFileSync(path, `${parts.map((part) => part.trim()).join('\n\n')}\n`);
}
