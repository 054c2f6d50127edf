import type { Aspect, Goal } from './goal.js';

/** How much of one kind is reached. */
export interface Total {
  readonly reached: number;
  readonly all: number;
}

const sum = (goals: readonly Goal[]): number => goals.reduce((total, { count = 1 }) => total + count, 0);

/** Counts the goals of one kind, those of one operation if it is given. */
export function countGoals(goals: readonly Goal[], aspect: Aspect, operation?: string): Total {
  const own = goals.filter(
    (goal) => goal.aspect === aspect && (operation === undefined || goal.operation === operation),
  );
  return { reached: sum(own.filter(({ isReached }) => isReached)), all: sum(own) };
}

const format = (count: number): string => count.toLocaleString('en-US');

/** Writes a total: `5 of 8`. */
export const formatTotal = ({ reached, all }: Total): string =>
  all === 0 ? '' : `${format(reached)} of ${format(all)}`;
