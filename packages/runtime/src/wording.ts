import type { Issue } from './check/issue.js';
import { summarizeIssue, summarizeIssues } from './check/summarize.js';
import type { YunspecError } from './errors.js';
import type { Operation } from './operation.js';
import { checkShape, type OptionKind } from './options/check-shape.js';
import type { Product } from './product.js';

/** A call that failed. */
export interface FailedCall {
  readonly operation: Operation;
  readonly endpoint: URL;
  readonly settings: {
    readonly product: Product;
    readonly region?: string | undefined;
    describe(issue: Issue): string;
  };
  /** The last attempt, if there was one. It lists what messages must not show. */
  readonly failure?: { listSecrets(): readonly string[] };
}

/** How a client words errors and checks options. Whole sentences make bundles larger. */
export interface Wording {
  /** Throws a `ConfigurationError` if the options are wrong. */
  checkOptions(subject: string, options: object, kind: OptionKind): void;
  describe(issue: Issue): string;
  /** Describes the issues that stopped a call. */
  describeIssues(issues: readonly Issue[], describe: (issue: Issue) => string): string;
  /** Adds to the message of an error what to do. */
  advise?(error: YunspecError, call: FailedCall): void;
}

/** The wording of clients without methods. */
export const fewWords: Wording = {
  checkOptions: checkShape,
  describe: summarizeIssue,
  describeIssues: summarizeIssues,
};
