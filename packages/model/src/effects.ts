import type { Check, Effect } from './resource.js';

/** What enforces a rule: a keyword of an effect, a check, or several. */
type Enforced = NonNullable<Effect['enforces']>[string];

/** The keywords of an effect for which calls are refused. Every other keyword is done by the effect itself. */
export const conditionWords: readonly (keyof Effect)[] = [
  'refuses',
  'from',
  'agrees',
  'blockedBy',
  'needs',
  'already',
  'most',
  'least',
];

/** Lists an effect and those under its `also`, in the order in which they are applied. */
export const expandEffect = (effect: Effect): Effect[] => [effect, ...(effect.also ?? []).flatMap(expandEffect)];

/** Lists the checks of a rule. A rule that a keyword enforces has none. */
export const listChecks = (enforced: Enforced): readonly Check[] =>
  typeof enforced === 'string' ? [] : [enforced].flat();

/** Lists the error codes that an effect names. Those under its `also` name their own. */
export function listEffectCodes(effect: Effect): string[] {
  const { refuses = {}, agrees = {}, needs = {}, blockedBy = {}, elsewhere = {}, enforces = {} } = effect;
  const conditions = [
    ...Object.values(needs),
    ...Object.values(blockedBy),
    ...Object.values(enforces).flatMap(listChecks),
  ];
  return [
    effect.otherwise,
    effect.full,
    effect.already,
    effect.last,
    ...Object.keys(refuses),
    ...Object.values(agrees),
    ...Object.values(elsewhere),
    ...conditions.map(({ otherwise }) => otherwise),
  ].filter((code) => code !== undefined);
}
