import type { RuleModel, ValueModel } from '@yunspec/model';
import { getSchemaAtPath, type Restriction, type Rule } from '@yunspec/runtime/check';
import type { ChangeRuleId } from '../language/change-rules.js';
import type { ChangePlace } from './change.js';
import type { Limits } from './limits.js';

/** A rule on both sides, at the object that has it. */
export interface RulePair {
  readonly place: ChangePlace;
  readonly id: string;
  readonly before: RuleModel;
  readonly after: RuleModel;
  readonly objectBefore: ValueModel;
  readonly objectAfter: ValueModel;
}

/** Returns the place of a member of an object. */
export function placeAt(place: ChangePlace, below: string): ChangePlace {
  const join = (path: string): string =>
    path === '' || below.startsWith('[') ? `${path}${below}` : `${path}.${below}`;
  const { member = '', shape } = place;
  return {
    ...place,
    member: join(member),
    ...(shape === undefined ? {} : { shape: { ...shape, path: join(shape.path) } }),
  };
}

/** The release rules of a rule that changes, for a closed one and for one that may move. */
export const directionRules = {
  loosened: { closed: 'rule-loosened', movable: 'rule-loosened' },
  tightened: { closed: 'rule-tightened', movable: 'movable-rule-tightened' },
  changed: { closed: 'rule-changed', movable: 'movable-rule-changed' },
} as const satisfies Record<string, Record<string, ChangeRuleId>>;

export const findFirmness = ({ stability }: RuleModel): 'closed' | 'movable' =>
  stability === 'closed' ? 'closed' : 'movable';

/** Returns the limits that a rule sets for a member, with the type and the unit of the member. */
export function findRuleLimits(limits: Restriction, rule: Rule, object: ValueModel, member: string): Limits {
  const { type = 'any', unit } = getSchemaAtPath(object, member) ?? {};
  const stability = limits.stability ?? rule.stability;
  return {
    ...limits,
    type,
    ...(unit === undefined ? {} : { unit }),
    ...(stability === undefined ? {} : { stability }),
  };
}
