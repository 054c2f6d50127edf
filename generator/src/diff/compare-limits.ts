import type { ValueModel } from '@yunspec/model';
import { type ConstraintKeyword, getStability, type Stability } from '@yunspec/runtime/check';
import type { ChangeRuleId } from '../language/change-rules.js';
import { constraintKeywords } from '../language/keywords.js';
import { type Change, type ChangePlace, createChange } from './change.js';
import { compareLimits, type LimitChange, type Limits } from './limits.js';

type LimitRuleId = Extract<
  ChangeRuleId,
  | 'value-added'
  | 'value-removed'
  | 'movable-value-removed'
  | 'limit-loosened'
  | 'limit-tightened'
  | 'movable-limit-tightened'
  | 'answer-value-added'
  | 'answer-value-removed'
  | 'answer-limit-loosened'
  | 'answer-limit-tightened'
>;

/** The rules of limits by direction: in an answer, and in an input for a limit that may move and for a closed one. */
const limitRules: Readonly<
  Record<
    LimitChange['direction'],
    { readonly output: LimitRuleId; readonly movable: LimitRuleId; readonly closed: LimitRuleId }
  >
> = {
  added: { output: 'answer-value-added', movable: 'value-added', closed: 'value-added' },
  removed: { output: 'answer-value-removed', movable: 'movable-value-removed', closed: 'value-removed' },
  loosened: { output: 'answer-limit-loosened', movable: 'limit-loosened', closed: 'limit-loosened' },
  tightened: { output: 'answer-limit-tightened', movable: 'movable-limit-tightened', closed: 'limit-tightened' },
};

/** Compares limits of an input, those of a rule included. `when` is the end of the sentence: ` for ...`. */
export function compareInputLimits(place: ChangePlace, before: Limits, after: Limits, when = ''): Change[] {
  return compareLimits(before, after).map(({ direction, isMovable, does }) =>
    createChange(limitRules[direction][isMovable ? 'movable' : 'closed'], place, { does: `${does}${when}` }),
  );
}

/** The sentences of limits as answers keep them. */
const answerSentences: readonly (readonly [inInput: RegExp, inAnswer: string])[] = [
  [/^accepts only /, 'is documented as only '],
  [/^no longer accepts /, 'is no longer documented as '],
  [/^accepts /, 'may be '],
];

function describeInAnswer(does: string): string {
  const [form, words] = answerSentences.find(([inInput]) => inInput.test(does)) ?? [/^/, ''];
  return does.replace(form, words);
}

/** The directions of a list of values as a whole. */
const listRules = { tightened: 'added', loosened: 'removed' } as const;

/** Compares limits of an answer. They are documentation: types of answers are open, and nothing refuses a value. */
export function compareOutputLimits(place: ChangePlace, before: Limits, after: Limits): Change[] {
  return compareLimits(before, after).map(({ keyword, direction, does }) => {
    // a list of known values is in the type of a member, for editors
    const isNewList = keyword === 'enum' && (direction === 'loosened' || direction === 'tightened');
    const rule = isNewList ? listRules[direction] : direction;
    return createChange(limitRules[rule].output, place, { does: describeInAnswer(does) });
  });
}

/** How firm limits are, the firmest first. */
const firmness: readonly Stability[] = ['closed', 'volatile', 'open'];

const rules = { closed: 'stability-closed', volatile: 'stability-tightened', open: 'stability-loosened' } as const;

/** Names a limit as a reader knows it. */
const limitNames: Readonly<Partial<Record<ConstraintKeyword, string>>> = { enum: 'list of values', const: 'value' };

/** Compares how firm the limits of a parameter are that it has on both sides. */
export function compareStability(place: ChangePlace, before: ValueModel, after: ValueModel): Change[] {
  const changed = constraintKeywords.filter(
    (keyword) =>
      before[keyword] !== undefined &&
      after[keyword] !== undefined &&
      getStability(before, keyword) !== getStability(after, keyword),
  );
  const byRule = new Map<(typeof rules)[Stability], ConstraintKeyword[]>();
  for (const keyword of changed) {
    const [was, is] = [getStability(before, keyword), getStability(after, keyword)];
    const isLooser = firmness.indexOf(is) > firmness.indexOf(was);
    const rule = isLooser ? rules.open : rules[is];
    byRule.set(rule, [...(byRule.get(rule) ?? []), keyword]);
  }
  return [...byRule].map(([rule, keywords]) =>
    createChange(rule, place, {
      what: keywords
        .map((keyword) => limitNames[keyword] ?? 'limit')
        .filter((name, i, all) => all.indexOf(name) === i)
        .join(' and '),
    }),
  );
}
