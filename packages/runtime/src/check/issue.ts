import type { Constraints, Rule, Stability, ValueSchema } from '../schema.js';

export type Path = readonly (string | number)[];

/** The type of `expected` for each issue code. The code is the keyword or rule verb that the input breaks. */
interface ExpectedByCode extends Constraints {
  /** The type, or the words for true and false. */
  readonly type: ValueSchema['type'] | readonly [string, string];
  /** The name of the missing member. */
  readonly required: string;
  /** The names of all documented members. */
  readonly unknown: readonly string[];
  /** For the next four, the names of the members. */
  readonly requireAny: readonly string[];
  readonly requireOne: readonly string[];
  readonly atMostOne: readonly string[];
  readonly allOrNone: readonly string[];
  /** For the next two, the conditions of the rule. */
  readonly require: NonNullable<Rule['when']>;
  readonly forbid: NonNullable<Rule['when']>;
  readonly compare: NonNullable<Rule['compare']>;
  /** The name of the member that must differ. */
  readonly uniqueBy: string;
}

export type IssueCode = keyof ExpectedByCode;

/** An issue as a keyword or a rule reports it: a code and what belongs to it. */
export type Violation = {
  readonly [Code in IssueCode]: {
    /** The keyword or rule verb that the input breaks. */
    readonly code: Code;
    /** Member names and array indexes, from the input down. */
    readonly path: Path;
    /** The limit, the allowed values or the names of members. */
    readonly expected: ExpectedByCode[Code];
    /** The given value. Absent for secrets. */
    readonly actual?: unknown;
  };
}[IssueCode];

interface IssueDetails {
  /** The rule's ID in the spec, if a rule is broken. */
  readonly rule?: string;
  /** The path of the object that has the rule. */
  readonly at?: Path;
  /** Describes the pattern, as the end of a sentence that begins with "must". */
  readonly hint?: string;
  readonly unit?: string;
  readonly stability: Stability;
  /** `error` stops the call at the chosen level; `report` only goes to the `onIssues` hook. */
  readonly level: 'error' | 'report';
  /** The documented error code that the service would respond with. */
  readonly error?: string;
}

/** One thing that is wrong with an input, as data. `describeIssue` turns it into a sentence. */
export type Issue = Violation & IssueDetails;

/** Formats `['DataDisk', 0, 'Size']` as `DataDisk.0.Size`. */
export function pathText(path: Path): string {
  return path.join('.');
}

/**
 * Returns an issue's place and keyword, as specs and skip lists write it: `DataDisk.0.Size#maximum`. If a rule is
 * broken, it is the object that has the rule, and the rule's ID: `DataDisk.0#size-by-category`.
 */
export function issueKey(issue: Pick<Issue, 'path' | 'at' | 'rule' | 'code'>): string {
  return `${pathText(issue.at ?? issue.path)}#${issue.rule ?? issue.code}`;
}
