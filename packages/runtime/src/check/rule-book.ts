import type { Restriction, Rule, ValueSchema } from '../schema.js';
import type { IssueCode, Path } from './issue.js';
import type { Member } from './members.js';

/** What a verb finds: places that break the rule, or members a restriction has to be tried on. */
export interface Finding {
  readonly code: IssueCode;
  readonly path: Path;
  readonly expected: unknown;
  readonly actual?: unknown;
  /** Of the member at the path, where the finding is about one. */
  readonly schema?: ValueSchema | undefined;
}

export interface Restricted {
  readonly member: Member;
  readonly restriction: Restriction;
}

/**
 * What applies rules between members, and knows the codes that services have for faults. Operations without either do
 * without it, and so do the bundles they stand in.
 */
export interface RuleBook {
  apply(rule: Rule, schema: ValueSchema, value: unknown): (Finding | Restricted)[];
  /** The documented code for a kind of issue on a value, where the error table names one. */
  codeOf(schema: ValueSchema | undefined, code: IssueCode): string | undefined;
}
