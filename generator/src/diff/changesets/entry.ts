import { findChangeRule } from '../../language/change-rules.js';
import type { Change } from '../change.js';
import { listLines, type ReportLine, sortLines } from '../report.js';

/** The most lines that an entry has about changes of one rule, and the most operations that it names for more. */
const mostLines = 10;
const mostOperations = 6;

/** Counts changes by their operation, the largest number first. */
function countByOperation(changes: readonly Change[]): [operation: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { operation = '' } of changes) counts.set(operation, (counts.get(operation) ?? 0) + 1);
  return [...counts].filter(([operation]) => operation !== '').sort(([, a], [, b]) => b - a);
}

/** Says in one line where a rule has changes. */
function summarize(changes: readonly Change[]): ReportLine {
  const [{ rule, bump }] = changes as [Change];
  const counts = countByOperation(changes);
  const named = counts.slice(0, mostOperations).map(([operation, count]) => `${count} in \`${operation}\``);
  const others = counts.slice(mostOperations);
  const rest = others.reduce((sum, [, count]) => sum + count, 0);
  const places = others.length === 0 ? named : [...named, `${rest} in ${others.length} other operations`];
  const list = places.length === 0 ? '' : `: ${places.join(', ')}`;
  return { bump, text: `${findChangeRule(rule).doc.replace(/\.$/, '')}, ${changes.length} times${list}` };
}

function groupByRule(changes: readonly Change[]): Change[][] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = `${change.rule} ${change.bump}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()];
}

/** Writes the entry of a changelog: a line for each change that users see, or one for all of a rule that has many. */
export function renderEntry(changes: readonly Change[]): string {
  const groups = groupByRule(changes.filter(({ bump }) => bump !== 'none'));
  const isCrowded = (group: readonly Change[]): boolean => listLines(group).length > mostLines;
  const lines = listLines(groups.filter((group) => !isCrowded(group)).flat());
  const summaries = groups.filter(isCrowded).map(summarize);
  return sortLines([...lines, ...summaries])
    .map(({ text }) => `- ${text.replace(/\.$/, '')}.`)
    .join('\n');
}
