import { truncate } from '../errors.js';
import type { Issue } from './issue.js';
import { describeIssue } from './sentences.js';
import { formatIssues } from './summarize.js';

/** The largest number of issues in a message. */
const maxListed = 20;
/** The longest description of an issue, in characters. */
const maxLineLength = 400;

/** Keeps one of several issues that say the same, as those of a limit and of a rule may: the last one, with the rule. */
const mergeEqual = (issues: readonly Issue[]): Issue[] => [
  ...new Map(issues.map((issue) => [JSON.stringify([issue.path, issue.code, issue.expected]), issue])).values(),
];

/** Returns whether the documented limit may have moved. Who left a member out rather forgot it. */
const isMovable = ({ code, stability }: Issue): boolean => stability !== 'closed' && !/^unk|^req/.test(code);

/** Returns what to do about issues, if there is more to do than to correct the input. */
function advise(issues: readonly Issue[], text: string): string {
  if (text.includes('did you mean') || text.includes('(write ')) return '';
  if (issues.every(isMovable)) return '\n  (limits move: { validate: "lenient" } or a skip list lets this pass)';
  if (issues.every(({ code }) => code === 'unknown'))
    return '\n  (the option extra sends parameters that are newer than this package)';
  return '';
}

/** Describes the issues of an input in sentences, for an error message. Those that say the same are merged. */
export function describeIssues(issues: readonly Issue[], describe: (issue: Issue) => string = describeIssue): string {
  const merged = mergeEqual(issues);
  const lines = merged.slice(0, maxListed).map((issue) => truncate(describe(issue), maxLineLength));
  const more = merged.length > maxListed ? [`and ${merged.length - maxListed} more`] : [];
  return formatIssues(merged.length, [...lines, ...more]) + advise(merged, lines.join());
}
