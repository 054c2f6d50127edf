import { type Effect, expandEffect, type Model, type Resource } from '@yunspec/model';
import type { Goal } from './goal.js';
import type { Shown } from './record.js';

const gone = 'A resource in this state no longer exists.';

function listEffectGoals(resource: Resource, operation: string, { from }: Effect, shown: Shown): Goal[] {
  const own = from === undefined ? [] : Object.entries(resource.states ?? {});
  return own.map(([state, { gone: isGone }]): Goal => {
    const aspect = from?.includes(state) ? 'allowed' : 'refused';
    const text = `${resource.resource} ${state}`;
    const isReached = shown.has(operation, 'states', `${text} ${aspect}`);
    return { aspect, operation, text, isReached, ...(isGone && !isReached ? { reason: gone } : {}) };
  });
}

const listPassageGoals = ({ resource, states = {} }: Resource, shown: Shown): Goal[] =>
  Object.entries(states).flatMap(([state, { becomes, gone: isGone }]) => {
    if (becomes === undefined || isGone) return [];
    const text = `${resource} ${state} becomes ${becomes}`;
    return [{ aspect: 'passages', operation: '*', text, isReached: shown.has('*', 'states', text) }];
  });

/** Removes goals that another effect of the same operation has too. */
const uniqueGoals = (goals: readonly Goal[]): Goal[] => [
  ...new Map(goals.map((goal) => [`${goal.aspect} ${goal.operation} ${goal.text}`, goal])).values(),
];

/** Lists the goals about states: each operation in each state, allowed or refused, and states that pass by themselves. */
export const listStateGoals = ({ resources }: Model, shown: Shown): Goal[] =>
  uniqueGoals([
    ...resources.flatMap((resource) =>
      Object.entries(resource.operations ?? {}).flatMap(([name, effect]) =>
        expandEffect(effect).flatMap((one) => listEffectGoals(resource, name, one, shown)),
      ),
    ),
    ...resources.flatMap((resource) => listPassageGoals(resource, shown)),
  ]);
