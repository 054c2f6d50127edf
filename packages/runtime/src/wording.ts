import type { Issue } from './check/issue.js';
import { summarizeIssue, summarizeIssues } from './check/summarize.js';
import type { YunspecError } from './errors.js';
import type { Operation } from './operation.js';
import { checkShape, type OptionKind } from './options/check-shape.js';
import type { Product } from './product.js';

/** A call that failed. */
export interface FailedCall {
  readonly product: Product;
  readonly operation: Operation;
  readonly endpoint: URL;
  /** Describes an issue, as the option `describe` does. */
  describe(issue: Issue): string;
  /** Hides the secrets of the call in a text. */
  redact(text: string): string;
}

/** How a client words errors and checks options. Whole sentences make bundles larger. */
export interface Wording {
  /** Throws a `ConfigurationError` if the options are wrong. */
  checkOptions(subject: string, options: object, kind: OptionKind): void;
  describe(issue: Issue): string;
  /** Describes the issues that stopped a call. */
  describeIssues(issues: readonly Issue[], describe: (issue: Issue) => string): string;
  /** Returns what to add to the message of an error. */
  advise?(error: YunspecError, call: FailedCall): string | Promise<string>;
}

/** The wording of clients without methods. */
export const fewWords: Wording = {
  checkOptions: checkShape,
  describe: summarizeIssue,
  describeIssues: summarizeIssues,
};
