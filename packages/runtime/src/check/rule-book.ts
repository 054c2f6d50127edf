import type { Restriction, Rule, ValueSchema } from '../schema.js';
import type { Violation } from './issue.js';
import type { Member } from './members.js';

/** A broken rule, with the schema of the member at the path if it is about one member. */
export type RuleViolation = Violation & { readonly schema?: ValueSchema | undefined };

/** A member that must meet further constraints. */
export interface RestrictedMember {
  readonly member: Member;
  readonly restriction: Restriction;
}

/** Applies rules between members. Operations without rules have no rule book, which keeps it out of their bundles. */
export interface RuleBook {
  apply(rule: Rule, schema: ValueSchema, value: unknown): (RuleViolation | RestrictedMember)[];
}
