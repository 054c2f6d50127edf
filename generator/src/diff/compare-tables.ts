import type { ValueModel } from '@yunspec/model';
import type { Restriction, Rule, Scalar, TableRow } from '@yunspec/runtime/check';
import { asCode, joinWords } from '../write/typescript/wording.js';
import { type Change, createChange } from './change.js';
import { compareInputLimits } from './compare-limits.js';

import { hasLimits, type Limits } from './limits.js';
import { directionRules, findFirmness, findRuleLimits, placeAt, type RulePair } from './rule-pair.js';
import { isSame } from './values.js';

/** A value that no cell lists. */
const other = null;

type Cell = Scalar | null;

/** Tables with more combinations of values are compared as a whole. */
const maxCombinations = 20_000;

const listCells = ({ rows = [] }: Rule, column: number): Scalar[] =>
  rows.flatMap((row) => [row[column] as Scalar | readonly Scalar[]].flat()).filter((cell) => cell !== '*');

function listCombinations(columns: readonly (readonly Cell[])[]): Cell[][] {
  const none: Cell[][] = [[]];
  return columns.reduce((all, cells) => all.flatMap((one) => cells.map((cell) => [...one, cell])), none);
}

const matches = (row: TableRow, values: readonly Cell[]): boolean =>
  values.every((value, i) => row[i] === '*' || [row[i] as Scalar | readonly Scalar[]].flat().includes(value as Scalar));

function findLimits(rule: Rule, object: ValueModel, values: readonly Cell[]): Limits {
  const row = rule.rows?.find((one) => matches(one, values));
  return findRuleLimits((row?.at(-1) ?? {}) as Restriction, rule, object, rule.table ?? '');
}

/** Returns the cells of a combination as words: `cloud_ssd`, or `Category` `cloud_ssd` and `Level` `PL1`. */
function describeCells(by: readonly string[], values: readonly Cell[]): string {
  const cells = values.flatMap((value, i) =>
    value === other ? [] : [by.length === 1 ? asCode(value) : `${asCode(by[i])} ${asCode(value)}`],
  );
  return cells.length === 0 ? 'all other values' : joinWords(cells);
}

/** The changes of a table, each with the combinations of values that have it. */
function groupChanges(pair: RulePair, by: readonly string[], combinations: readonly Cell[][]): Change[] {
  const { before, after, objectBefore, objectAfter, place } = pair;
  const at = placeAt(place, after.table ?? '');
  const groups = new Map<string, { readonly was: Limits; readonly is: Limits; readonly whose: string[] }>();
  for (const values of combinations) {
    const [was, is] = [findLimits(before, objectBefore, values), findLimits(after, objectAfter, values)];
    if (isSame(was, is)) continue;
    const key = JSON.stringify([was, is]);
    const whose = describeCells(by, values);
    groups.set(key, { was, is, whose: [...(groups.get(key)?.whose ?? []), whose] });
  }
  return [...groups.values()].flatMap(({ was, is, whose }) =>
    hasLimits(was) || hasLimits(is) ? compareInputLimits(at, was, is, ` for ${joinWords(whose)}`) : [],
  );
}

/** Compares two tables by the limits that they set for each combination of values, whatever their rows look like. */
export function compareTables(pair: RulePair): Change[] {
  const { before, after, place, id } = pair;
  if (before.table === undefined || after.table === undefined) return [];
  if (isSame([before.by, before.rows, before.table], [after.by, after.rows, after.table])) return [];
  const { by = [] } = after;
  const columns = by.map((_, i) => [...new Set<Cell>([...listCells(before, i), ...listCells(after, i), other])]);
  const count = columns.reduce((product, cells) => product * cells.length, 1);
  if (before.table !== after.table || !isSame(before.by, by) || count > maxCombinations)
    return [createChange(directionRules.changed[findFirmness(after)], place, { sentence: id })];
  return groupChanges(pair, by, listCombinations(columns));
}
