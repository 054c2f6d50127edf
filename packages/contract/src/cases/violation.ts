import type { IssueCode } from '@yunspec/runtime/check';
import type { Path } from './paths.js';

/** One thing in an input that the contract forbids. */
export interface Violation {
  /** The value that is wrong or missing. For rules about several members, the object that has the rule. */
  readonly path: Path;
  /** The keyword or the verb of the rule. */
  readonly keyword: IssueCode;
  /** The rule, if it is one. */
  readonly rule?: string;
  /** The object that has the rule. */
  readonly at?: Path;
}
