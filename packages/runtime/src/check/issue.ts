import type { Stability } from '../schema.js';

export type Path = readonly (string | number)[];

/** The keyword or rule verb that was not met. */
export type IssueCode =
  | 'type'
  | 'required'
  | 'unknown'
  | 'enum'
  | 'const'
  | 'minimum'
  | 'maximum'
  | 'exclusiveMinimum'
  | 'exclusiveMaximum'
  | 'minLength'
  | 'maxLength'
  | 'pattern'
  | 'minItems'
  | 'maxItems'
  | 'uniqueItems'
  | 'requireAny'
  | 'requireOne'
  | 'atMostOne'
  | 'allOrNone'
  | 'require'
  | 'forbid'
  | 'compare'
  | 'uniqueBy';

/** One thing wrong with an input, as data. `describeIssue` makes a sentence of it. */
export interface Issue {
  /** The keyword or rule verb that was not met. */
  readonly code: IssueCode;
  /** Where: member names and item numbers from the input down. */
  readonly path: Path;
  /** The rule's id in the spec, where a rule speaks. */
  readonly rule?: string;
  /** The object that rule stands on. */
  readonly at?: Path;
  /** What would be right: a limit, a list of values, a list of members. */
  readonly expected: unknown;
  /** What was given. Absent for secrets. */
  readonly actual?: unknown;
  /** What the pattern asks for, as the end of "must …". */
  readonly hint?: string;
  readonly unit?: string;
  readonly stability: Stability;
  /** `error` stops the call at the chosen level; `report` only goes to the `onIssues` hook. */
  readonly level: 'error' | 'report';
  /** The documented code the server would have answered. */
  readonly error?: string;
}

/** `['DataDisk', 0, 'Size']` as `DataDisk.0.Size`. */
export function pathText(path: Path): string {
  return path.join('.');
}

/**
 * The place and keyword of an issue, as specs and skip lists name it: `DataDisk.0.Size#maximum`; for a rule the object it
 * stands on and its id: `DataDisk.0#size-by-category`.
 */
export function issueKey(issue: Pick<Issue, 'path' | 'at' | 'rule' | 'code'>): string {
  return `${pathText(issue.at ?? issue.path)}#${issue.rule ?? issue.code}`;
}
