import { groupBy } from '@yunspec/model';
import type { Difference } from '../run/difference.js';
import type { ContractResult } from './result.js';

/** Breaks a text into lines of a width. A word that is longer is cut. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    let rest = word;
    if (line !== '' && line.length + 1 + rest.length > width) {
      lines.push(line);
      line = '';
    }
    while (rest.length > width) {
      lines.push(rest.slice(0, width));
      rest = rest.slice(width);
    }
    line = line === '' ? rest : `${line} ${rest}`;
  }
  return [...lines, line];
}

/** Formats rows as a table whose cells are broken into lines. */
function formatTable(rows: readonly (readonly string[])[], widths: readonly number[]): string {
  return rows
    .map((row) => {
      const cells = row.map((text, i) => wrap(text, widths[i] ?? 20));
      const height = Math.max(...cells.map(({ length }) => length));
      return Array.from({ length: height }, (_, y) =>
        cells
          .map((lines, i) => (lines[y] ?? '').padEnd(widths[i] ?? 0))
          .join('  ')
          .trimEnd(),
      ).join('\n');
    })
    .join('\n');
}

const placeOf = ({ operation, member, code }: Difference): string =>
  `${operation}${member === '' ? '' : `, ${member}`} [${code}]`;

const seenOf = ({ seen, requestId }: Difference): string =>
  requestId === '' ? seen : `${seen} (request ${requestId})`;

/** Differences that one fault explains: all are like the first. */
interface Group {
  readonly first: Difference;
  /** The other operations that have the same difference. */
  readonly operations: readonly string[];
  /** The other members of the operation for which the same was seen. */
  readonly members: readonly string[];
}

/** The text of a difference without what names its operation and its request. */
const withoutNames = ({ operation, text, requestId }: Difference): string =>
  text.slice(operation.length).replace(` (request ${requestId})`, '');

/** Puts differences together that are the same for several operations, and then for several members of an operation. */
function groupDifferences(differences: readonly Difference[]): Group[] {
  const alike = groupBy(differences, (difference) =>
    [difference.chapter, difference.code, withoutNames(difference)].join('\n'),
  );
  const byOperations = [...alike.values()].map(([first, ...others]) => ({
    first,
    operations: others.map(({ operation }) => operation),
  }));
  const ofOperation = groupBy(byOperations, ({ first: { chapter, operation, code, seen }, operations }) =>
    [chapter, operation, code, seen, ...operations].join('\n'),
  );
  return [...ofOperation.values()].map(([{ first, operations }, ...others]) => ({
    first,
    operations,
    members: others
      .map((group) => group.first.member)
      .filter((member, i, all) => member !== '' && all.indexOf(member) === i),
  }));
}

/** Writes what was expected, and for what else the same was seen. */
const expectationOf = ({ first, operations, members }: Group): string => {
  const others = [
    ...(members.length === 0 ? [] : [`the same for ${members.join(', ')}`]),
    ...(operations.length === 0 ? [] : [`the same in ${operations.join(', ')}`]),
  ];
  return [first.expected, ...others].join('; ');
};

function formatDifferences(differences: readonly Difference[], width: number): string {
  const rest = Math.max(60, width - 36);
  const widths = [30, Math.floor(rest * 0.6), Math.ceil(rest * 0.4)];
  const rule = widths.map((length) => '-'.repeat(length));
  const groups = groupDifferences(differences);
  const rows = groups.flatMap((group, i) => {
    const isFirst = groups[i - 1]?.first.chapter !== group.first.chapter;
    const title = isFirst ? [[`${group.first.chapter.toUpperCase()}`, '', '']] : [];
    return [...title, [placeOf(group.first), expectationOf(group), seenOf(group.first)]];
  });
  return formatTable([['operation, member [kind]', 'expected', 'seen'], rule, ...rows], widths);
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Counts why checks were skipped, the most frequent reasons first. */
function formatSkipped({ outcomes }: ContractResult): string {
  const counts = new Map<string, number>();
  for (const { status, chapter, reason = '' } of outcomes)
    if (status === 'skipped') counts.set(`${chapter}: ${reason}`, (counts.get(`${chapter}: ${reason}`) ?? 0) + 1);
  const lines = [...counts].sort(([, a], [, b]) => b - a).map(([reason, count]) => `  ${count} × ${reason}`);
  return lines.length === 0 ? '' : `\nSkipped:\n${lines.slice(0, 20).join('\n')}\n`;
}

function formatLeftovers({ leftovers }: ContractResult): string {
  if (leftovers.length === 0) return '';
  const lines = leftovers.map(
    ({ kind, id, operation, reason }) => `  ${kind} ${id}, created by ${operation}: ${reason}`,
  );
  return `\nNot cleaned up:\n${lines.join('\n')}\n`;
}

/** Formats a result for people. */
export function formatText(result: ContractResult, width = 140): string {
  const { product, version, endpoint, chapters, differences } = result;
  const counts = chapters.map(({ name, run, passed, failed, skipped }) =>
    [name, run, passed, failed, skipped].map(String),
  );
  const table = formatTable([['chapter', 'run', 'passed', 'failed', 'skipped'], ...counts], [14, 6, 6, 6, 7]);
  const ordered = [...differences].sort(
    (a, b) =>
      chapters.findIndex(({ name }) => name === a.chapter) - chapters.findIndex(({ name }) => name === b.chapter),
  );
  const list = differences.length === 0 ? '' : `\n${formatDifferences(ordered, width)}\n`;
  const summary = differences.length === 0 ? 'No difference.' : `${plural(differences.length, 'difference')}.`;
  const ending = result.isInterrupted ? 'Interrupted. ' : '';
  const loss = result.lost === undefined ? '' : `Ended early: ${result.lost}. `;
  return (
    `The contract of ${product} ${version} at ${endpoint}\n\n${table}\n` +
    `${formatSkipped(result)}${list}${formatLeftovers(result)}\n${loss}${ending}${summary}\n`
  );
}
