import type { ValueModel } from '@yunspec/model';
import { getStability, type Rule, type Stability } from '@yunspec/runtime/check';
import { constraintKeywords } from '../keywords.js';

/** Returns how firm each limit of a value is, and each word that it has a stability of its own for. */
function listStabilities(value: ValueModel): [keyword: string, stability: Stability, usual: Stability][] {
  const own = typeof value.stability === 'object' ? Object.keys(value.stability) : [];
  const limits = constraintKeywords.filter((keyword) => value[keyword] !== undefined);
  const { stability: _, ...unsaid } = value;
  return [...new Set([...limits, ...own])].map((keyword) => [
    keyword,
    getStability(value, keyword),
    getStability(unsaid, keyword),
  ]);
}

/**
 * Returns the stability of a value without what its keywords are by themselves: one word where that says it, one for
 * each keyword that differs, or undefined.
 */
export function trimStability(value: ValueModel): ValueModel['stability'] {
  const { stability } = value;
  if (stability === undefined) return undefined;
  const differing = listStabilities(value).filter(([, is, usual]) => is !== usual);
  if (differing.length === 0) return undefined;
  return typeof stability === 'string'
    ? stability
    : Object.fromEntries(differing.map(([keyword, is]) => [keyword, is]));
}

const setsList = ({ restrict = {}, rows = [] }: Rule): boolean =>
  [...Object.values(restrict), ...rows.map((row) => row.at(-1))].some(
    (limits) => typeof limits === 'object' && limits !== null && 'enum' in limits,
  );

/** Returns the stability of a rule without what it is by itself. */
export const trimRuleStability = (rule: Rule): Rule['stability'] =>
  rule.server !== undefined || (rule.stability === 'volatile' && !setsList(rule)) ? undefined : rule.stability;
