import { groupBy } from '@yunspec/model';
import { findChangeRule } from '../../language/change-rules.js';
import type { Change } from '../change.js';
import { listLines, type ReportLine, sortLines } from '../report.js';

/** The most lines that an entry has about changes of one rule, and the most places that one line names for more. */
const mostLines = 10;
const mostPlaces = 12;

/** Counts changes by their operation or other place, the largest number first. */
function countByPlace(changes: readonly Change[]): [place: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { operation, name = '' } of changes) {
    const place = operation ?? name;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts].filter(([place]) => place !== '').sort(([, a], [, b]) => b - a);
}

const addCount = (text: string, count: number, one = 1): string => (count === one ? text : `${text} (${count})`);

/** Says in one line where a rule has changes, with their number where a place has several. */
function summarize(changes: readonly Change[]): ReportLine {
  const [{ rule, bump }] = changes as [Change];
  const counts = countByPlace(changes);
  const names = counts.slice(0, mostPlaces).map(([place, count]) => addCount(`\`${place}\``, count));
  const others = counts.slice(mostPlaces);
  const rest = others.reduce((sum, [, count]) => sum + count, 0);
  const more = others.length === 0 ? '' : ` and ${addCount(`${others.length} more`, rest, others.length)}`;
  const places = names.length === 0 ? '' : `: ${names.join(', ')}${more}`;
  return { bump, text: `${findChangeRule(rule).doc.replace(/\.$/, '')}, ${changes.length} times${places}` };
}

/** Writes the entry of a changelog: a line for each change that users see, or one for all of a rule that has many. */
export function renderEntry(changes: readonly Change[]): string {
  const visible = changes.filter(({ bump }) => bump !== 'none');
  const groups = [...groupBy(visible, ({ rule, bump }) => `${rule} ${bump}`).values()];
  const isCrowded = (group: readonly Change[]): boolean => listLines(group).length > mostLines;
  const lines = listLines(groups.filter((group) => !isCrowded(group)).flat());
  const summaries = groups.filter(isCrowded).map(summarize);
  return sortLines([...lines, ...summaries])
    .map(({ text }) => `- ${text.replace(/\.$/, '')}.`)
    .join('\n');
}
