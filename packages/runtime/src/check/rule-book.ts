import type { Rule, ValueSchema } from '../schema.js';
import type { Issue, Path } from './issue.js';
import type { PredicatesByType } from './keywords.js';
import type { ValidateLevel } from './levels.js';

/** One check of an input. */
export interface Context {
  readonly level: ValidateLevel;
  /** The schema of the whole input, which says what is secret. */
  readonly root: ValueSchema;
  readonly ruleBook: RuleBook | undefined;
  readonly issues: Issue[];
}

export interface NamedRule {
  readonly id: string;
  readonly rule: Rule;
  readonly at: Path;
}

/**
 * Applies rules between members, and keywords that few schemas have. Operations without both have no rule book, which
 * keeps it out of their bundles.
 */
export interface RuleBook {
  /** The predicates of all keywords. */
  readonly predicates: PredicatesByType;
  /** Adds the issues of a value whose schema has rules. */
  check(context: Context, schema: ValueSchema, value: unknown, path: Path): void;
}
