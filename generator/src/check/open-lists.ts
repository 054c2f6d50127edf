import { getSchemaAtPath, getStability, type Restriction, type Scalar, type ValueSchema } from '@yunspec/runtime/check';
import type { RawRule } from '../language/raw.js';
import type { KeyPath } from '../language/walk.js';
import type { Context } from './context.js';
import type { PlacedRule } from './placed-rule.js';

/** Returns the values of a member whose list may grow; undefined for any other. */
function findOpenList(schema: ValueSchema, name: string): readonly Scalar[] | undefined {
  const member = getSchemaAtPath(schema, name);
  return member !== undefined && getStability(member, 'enum') === 'open' ? member.enum : undefined;
}

/** A member that a rule sets limits for, with the place of the limits. */
type Restricted = readonly [name: string, limits: Restriction, path: KeyPath];

const listRestricted = ({ restrict = {}, table = '', rows = [] }: RawRule, path: KeyPath): Restricted[] => [
  ...Object.entries(restrict).map(([name, limits]): Restricted => [name, limits, [...path, 'restrict', name]]),
  ...rows.map((row, i): Restricted => [table, row.at(-1) as Restriction, [...path, 'rows', i, row.length - 1]]),
];

/** Finds lists of values that a rule has for a member whose own list may grow, where the rule's may not. */
function findFirmLists(context: Context, { id, rule, owner, path, schema }: PlacedRule): void {
  if (rule.stability === undefined || rule.stability === 'open') return;
  for (const [name, limits, at] of listRestricted(rule, path)) {
    if (limits?.enum === undefined || findOpenList(schema, name) === undefined) continue;
    const params = { rule: id, name, remedy: `leave out 'stability: ${rule.stability}'` };
    context.report(owner.file, [...at, 'enum'], 'rule-closes-list', params, 'key');
  }
}

/** Returns whether a rule refuses more than values of lists, which are open by themselves. */
const refusesFirmly = ({ stability, require = [], forbid = [], restrict = {} }: RawRule): boolean => {
  if (stability !== undefined) return stability !== 'open';
  const limits = Object.values(restrict).flatMap((each) => Object.keys(each ?? {}));
  return require.length + forbid.length > 0 || limits.some((word) => word !== 'enum');
};

/**
 * Finds conditions that except more values of an open list than they leave: such a rule is about the few others, and
 * refuses what is given beside a value that the list does not have yet.
 */
function findNegativeLists(context: Context, { id, rule, owner, path, schema }: PlacedRule): void {
  if (!refusesFirmly(rule)) return;
  for (const [name, condition] of Object.entries(rule.when ?? {})) {
    if (typeof condition !== 'object' || !('not' in condition)) continue;
    const known = findOpenList(schema, name) ?? [];
    const excepted = [condition.not].flat();
    const left = known.filter((value) => !excepted.includes(value));
    if (known.length - left.length <= left.length) continue;
    const remedy =
      left.length === 0
        ? 'drop it, or say what it is about'
        : `write '${name}: ${left.length === 1 ? left.join('') : `[${left.join(', ')}]`}'`;
    context.report(owner.file, [...path, 'when', name], 'rule-closes-list', { rule: id, name, remedy }, 'key');
  }
}

/** Finds rules that repeat the values of a list that may grow, and thereby refuse values that it does not have yet. */
export function findClosedLists(context: Context, placed: PlacedRule): void {
  findFirmLists(context, placed);
  findNegativeLists(context, placed);
}
