import type { Model, OperationModel } from './model.js';
import type { Check, Effect, Inputs } from './resource.js';

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

/** Lists the effects of an operation on all resources, with those under their `also`. */
export const listOperationEffects = (
  { resources }: Pick<Model, 'resources'>,
  { name }: Pick<OperationModel, 'name'>,
): Effect[] =>
  resources.flatMap(({ operations }) => {
    const effect = operations?.[name];
    return effect === undefined ? [] : expandEffect(effect);
  });

/** Lists members with the inputs that they are set from. */
export function listMemberInputs(inputs: Inputs | undefined): (readonly [member: string, input: string])[] {
  if (inputs === undefined) return [];
  if (typeof inputs === 'string') return [[inputs, inputs]];
  return Array.isArray(inputs)
    ? inputs.map((name: string) => [name, name] as const)
    : Object.entries(inputs as Readonly<Record<string, string>>);
}

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
