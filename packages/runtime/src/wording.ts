import type { Issue } from './check/issue.js';
import { summarizeIssue, summarizeIssues } from './check/summarize.js';
import type { YunspecError } from './errors.js';
import type { Operation } from './operation.js';
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

/** How the messages of errors are worded. Whole sentences make bundles larger. */
export interface Wording {
  describe(issue: Issue): string;
  /** Describes the issues that stopped a call. */
  describeIssues(issues: readonly Issue[], describe: (issue: Issue) => string): string;
  /** Returns what to add to the message of an error. */
  advise?(error: YunspecError, call: FailedCall): string | Promise<string>;
}

/** The wording of clients without methods. */
export const fewWords: Wording = { describe: summarizeIssue, describeIssues: summarizeIssues };
