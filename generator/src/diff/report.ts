import { groupBy } from '@yunspec/model';
import { type Bump, bumps } from '../language/change-rules.js';
import type { Change } from './change.js';
import type { PackageDiff } from './diff.js';

/** One line of a report: a change, or all changes of one shape or of a member that say the same. */
export interface ReportLine {
  readonly bump: Bump;
  readonly text: string;
}

const shownOperations = 3;

function listOperations(changes: readonly Change[]): string {
  const names = [...new Set(changes.flatMap(({ operation }) => (operation === undefined ? [] : [`\`${operation}\``])))];
  if (names.length <= shownOperations) return names.join(', ');
  return `${names.slice(0, shownOperations - 1).join(', ')} and ${names.length - shownOperations + 1} more`;
}

const describeCorrection = ({ corrects }: Change): string =>
  corrects === undefined ? '' : ` (a correction: ledger entry ${corrects})`;

/** Sorts lines, the highest bump first. */
export const sortLines = (lines: readonly ReportLine[]): ReportLine[] =>
  [...bumps].reverse().flatMap((bump) => lines.filter((line) => line.bump === bump));

/** Returns a line for each change, the highest bump first. The same change of several operations has one line. */
export function listLines(changes: readonly Change[]): ReportLine[] {
  const groups = groupBy(changes, ({ bump, kind, sharedText, text }) => [bump, kind, sharedText ?? text].join('\n'));
  const lines = [...groups.values()].map((group) => {
    const [first] = group;
    const isShared = first.sharedText !== undefined && new Set(group.map(({ text }) => text)).size > 1;
    const side = first.kind === 'output' ? 'answers of' : 'inputs of';
    const text = isShared ? `${first.sharedText} (in ${side} ${listOperations(group)})` : first.text;
    return { bump: first.bump, text: `${text}${describeCorrection(first)}` };
  });
  return sortLines(lines);
}

/** Returns what `--json` prints of a package. */
export function toJson({ name, bump, changes }: PackageDiff): object {
  return {
    name,
    bump,
    changes: changes.map((change) => ({
      rule: change.rule,
      kind: change.kind,
      operation: change.operation ?? null,
      member: change.member || null,
      code: change.code ?? null,
      name: change.name ?? null,
      shape: change.shape?.name ?? null,
      bump: change.bump,
      direction: change.direction,
      corrects: change.corrects ?? null,
      text: change.text,
    })),
  };
}
