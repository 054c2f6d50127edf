import type { RuleModel, ValueModel } from '@yunspec/model';
import {
  type Comparison,
  type Condition,
  findVerb,
  type Restriction,
  type Rule,
  type Stability,
} from '@yunspec/runtime/check';
import { describeRule } from '../write/typescript/rule-facts.js';
import { describeConditions } from '../write/typescript/wording.js';
import { type Change, type ChangePlace, createChange } from './change.js';
import { compareInputLimits } from './compare-limits.js';
import { compareTables } from './compare-tables.js';
import { directionRules, findFirmness, findRuleLimits, placeAt, type RulePair } from './rule-pair.js';
import {
  type Combined,
  combineDirections,
  compareSets,
  invertDirection,
  isSame,
  omitDeep,
  pairEntries,
} from './values.js';

/** The relations between two values that a comparison allows. */
const relations: Readonly<Record<Comparison, readonly string[]>> = {
  '<': ['less'],
  '<=': ['less', 'equal'],
  '>': ['more'],
  '>=': ['more', 'equal'],
  '==': ['equal'],
  '!=': ['less', 'more'],
};

/** Compares how often a condition holds. */
function compareCondition(before: Condition | undefined, after: Condition | undefined): Combined {
  if (isSame(before, after)) return undefined;
  if (before === undefined || after === undefined) return before === undefined ? 'tightened' : 'loosened';
  if (after === 'present' && before !== 'absent') return 'loosened';
  if (before === 'present' && after !== 'absent') return 'tightened';
  const [was, is] = [before, after].map((condition) =>
    typeof condition === 'object' && 'not' in condition ? { not: [condition.not].flat() } : { of: [condition].flat() },
  );
  if (was?.of !== undefined && is?.of !== undefined) return compareSets(was.of, is.of);
  if (was?.not !== undefined && is?.not !== undefined) return invertDirection(compareSets(was.not, is.not));
  return 'changed';
}

/** Compares when a rule applies. A rule that applies less often is looser. */
function compareConditions(before: Rule['when'] = {}, after: Rule['when'] = {}): Combined {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return invertDirection(combineDirections(names.map((name) => compareCondition(before[name], after[name]))));
}

const moreIsTighter = (before?: readonly string[], after?: readonly string[]): Combined =>
  invertDirection(compareSets(before, after));

function compareComparisons({ compare: before }: Rule, { compare: after }: Rule): Combined {
  if (before === undefined || after === undefined || before[0] !== after[0] || before[2] !== after[2]) return 'changed';
  return compareSets(relations[before[1]], relations[after[1]]);
}

/** The direction of a rule whose verb is the same on both sides, but not what belongs to it. */
const verbs: Readonly<Record<string, (before: Rule, after: Rule) => Combined>> = {
  requireAny: (before, after) => compareSets(before.requireAny, after.requireAny),
  requireOne: () => 'changed',
  atMostOne: (before, after) => moreIsTighter(before.atMostOne, after.atMostOne),
  allOrNone: (before, after) => moreIsTighter(before.allOrNone, after.allOrNone),
  when: (before, after) =>
    combineDirections([
      compareConditions(before.when, after.when),
      moreIsTighter(before.require, after.require),
      moreIsTighter(before.forbid, after.forbid),
    ]),
  compare: compareComparisons,
  uniqueBy: () => 'changed',
};

/** Verbs that refuse everything that others refuse about the same members. */
const stricter: Readonly<Record<string, readonly string[]>> = { requireOne: ['requireAny', 'atMostOne'] };

function compareVerbs(before: RuleModel, after: RuleModel): Combined {
  const [was, is] = [findVerb(before) ?? '', findVerb(after) ?? ''];
  if (was === is) return verbs[was]?.(before, after);
  const areMembersSame = isSame(before[was as keyof Rule], after[is as keyof Rule]);
  if (areMembersSame && stricter[was]?.includes(is)) return 'loosened';
  return areMembersSame && stricter[is]?.includes(was) ? 'tightened' : 'changed';
}

const joinSentences = (rule: RuleModel, object: ValueModel, id: string): string =>
  describeRule(rule, object).join(' ').replace(/\.$/, '') || id;

/** Compares the limits that a rule sets on members under its conditions, where those are the same. */
function compareRestrictions({ place, before, after, objectBefore, objectAfter }: RulePair): Change[] {
  const isFreed = !isSame(before.when, after.when);
  const { both, removed, added } = pairEntries(before.restrict, after.restrict);
  const empty: Restriction = {};
  const pairs = isFreed
    ? both
    : [
        ...both,
        ...removed.map(([name, was]) => [name, was, empty] as const),
        ...added.map(([name, is]) => [name, empty, is] as const),
      ];
  return pairs.flatMap(([name, was, is]) => {
    const others = Object.fromEntries(Object.entries(after.when ?? {}).filter(([member]) => member !== name));
    const when = Object.keys(others).length === 0 ? '' : ` when ${describeConditions(others)}`;
    const limitsBefore = findRuleLimits(was, before, objectBefore, name);
    const limitsAfter = findRuleLimits(is, after, objectAfter, name);
    return compareInputLimits(placeAt(place, name), limitsBefore, limitsAfter, when);
  });
}

const inMovement: Readonly<Record<Stability, number>> = { closed: 0, volatile: 1, open: 2 };

function compareFirmness({ place, id, before, after, objectAfter }: RulePair): Change[] {
  const [was, is] = [before, after].map(({ stability }) => inMovement[stability ?? 'volatile']);
  if (was === undefined || is === undefined || was === is) return [];
  const sentence = joinSentences(after, objectAfter, id);
  return [createChange(is > was ? 'rule-opened' : 'rule-closed', place, { sentence })];
}

/** Compares two rules of one id. */
function compareRule(pair: RulePair): Change[] {
  const { place, id, before, after, objectAfter } = pair;
  const says = (rule: RuleModel): unknown => omitDeep(rule, ['docs', 'lines']);
  const sources = isSame([before.docs, before.lines], [after.docs, after.lines])
    ? []
    : [createChange('source-changed', place, {})];
  if (isSame(says(before), says(after))) return sources;
  const direction = compareVerbs(before, after);
  const sentence = joinSentences(after, objectAfter, id);
  const changes = [
    ...(direction === undefined
      ? []
      : [createChange(directionRules[direction][findFirmness(after)], place, { sentence })]),
    ...compareRestrictions(pair),
    ...compareTables(pair),
    ...compareFirmness(pair),
    ...(before.error === after.error ? [] : [createChange('rule-error-changed', place, { what: `\`${id}\`` })]),
  ];
  return [...sources, ...(changes.length > 0 ? changes : [createChange('rule-wording', place, { what: `\`${id}\`` })])];
}

function addRule(place: ChangePlace, id: string, rule: RuleModel, object: ValueModel): Change {
  if (rule.server !== undefined)
    return createChange('server-rule-added', place, { sentence: rule.server.replace(/\.$/, '') });
  const sentence = joinSentences(rule, object, id);
  return createChange(findFirmness(rule) === 'closed' ? 'rule-added' : 'movable-rule-added', place, { sentence });
}

function removeRule(place: ChangePlace, id: string, rule: RuleModel, object: ValueModel): Change {
  if (rule.server !== undefined)
    return createChange('server-rule-removed', place, { sentence: rule.server.replace(/\.$/, '') });
  return createChange('rule-removed', place, { sentence: joinSentences(rule, object, id) });
}

/** Compares the rules between the members of an object. */
export function compareMemberRules(place: ChangePlace, before: ValueModel, after: ValueModel): Change[] {
  const { both, removed, added } = pairEntries(before.rules, after.rules);
  const core = (rule: RuleModel): unknown => omitDeep(rule, ['docs', 'lines', 'description', 'error']);
  const renamed = new Map(
    removed.flatMap(([was, rule]) => {
      const found = added.find(([, other]) => isSame(core(rule), core(other)));
      return found === undefined ? [] : [[found[0], was] as const];
    }),
  );
  const gone = new Set(renamed.values());
  return [
    ...both.flatMap(([id, was, is]) =>
      compareRule({ place, id, before: was, after: is, objectBefore: before, objectAfter: after }),
    ),
    ...added.map(([id, rule]) =>
      renamed.has(id) ? createChange('rule-wording', place, { what: `\`${id}\`` }) : addRule(place, id, rule, after),
    ),
    ...removed.flatMap(([id, rule]) => (gone.has(id) ? [] : [removeRule(place, id, rule, before)])),
  ];
}
