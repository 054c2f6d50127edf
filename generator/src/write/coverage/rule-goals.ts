import { conditionWords, listOperationEffects, type Model, type OperationModel, walkValues } from '@yunspec/model';
import type { Goal } from './goal.js';
import { findEnforced, findUnplayable } from './leads.js';
import type { Shown } from './record.js';

const keptByItself = 'The effect of the operation keeps the rule by itself: no call can break it.';

const listRules = ({ input }: OperationModel): string[] => [
  ...new Set(
    [...walkValues(input)].flatMap(({ value }) =>
      Object.entries(value.rules ?? {}).flatMap(([id, { server }]) => (server === undefined ? [] : [id])),
    ),
  ),
];

function listOperationGoals(model: Model, operation: OperationModel, shown: Shown): Goal[] {
  const { name } = operation;
  const effects = listOperationEffects(model, operation);
  return listRules(operation).flatMap((id): Goal[] => {
    const enforced = findEnforced(effects, id);
    const unplayable = findUnplayable(enforced);
    const isKeptByItself = typeof enforced === 'string' && !(conditionWords as readonly string[]).includes(enforced);
    const create = (aspect: 'kept' | 'broken', isReached: boolean, reason: string | undefined): Goal => ({
      aspect,
      operation: name,
      text: id,
      isReached,
      ...(isReached || reason === undefined ? {} : { reason }),
    });
    const isKept = isKeptByItself ? shown.has(name, 'answers', 'ok') : shown.has(name, 'rules', `${id} kept`);
    return [
      create('kept', isKept, unplayable),
      create('broken', shown.has(name, 'rules', `${id} broken`), isKeptByItself ? keptByItself : unplayable),
    ];
  });
}

/** Lists the goals about rules that only a server can check: calls that keep each, and calls that break it. */
export const listRuleGoals = (model: Model, shown: Shown): Goal[] =>
  model.operations.flatMap((operation) => listOperationGoals(model, operation, shown));
