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

/** The rules between members, applied. Operations without such rules do without it, and so do bundles of them. */
export interface RuleBook {
  apply(rule: Rule, schema: ValueSchema, value: unknown): (Finding | Restricted)[];
}
