import { groupBy } from '@yunspec/model';
import { countValues } from '../language/count-values.js';
import type { RawValue } from '../language/raw.js';
import { inlineValue, trimRuleStability } from '../language/resolve/index.js';
import type { KeyPath } from '../language/walk.js';
import { type Context, listValues, type PlacedValue } from './context.js';
import { formatSubject } from './doubtful-values.js';
import { isExplained } from './explained.js';
import { getMember } from './odd-limits.js';

/** Returns how firm a value is beyond what its keywords are by themselves. */
const findFirmness = ({ shapes }: Context, value: RawValue): string =>
  JSON.stringify(inlineValue(value, shapes).stability ?? {});

const omit = (map: object, name: string): object =>
  Object.fromEntries(Object.entries(map).filter(([word]) => word !== name));

/** Lists the words of a value's stability without which it would be as firm. */
function listRedundant(context: Context, value: RawValue): KeyPath[] {
  const { stability, ...unsaid } = value;
  if (stability === undefined) return [];
  const isAsFirm = (other: RawValue): boolean => findFirmness(context, value) === findFirmness(context, other);
  if (isAsFirm(unsaid)) return [[]];
  return Object.keys(typeof stability === 'object' ? stability : {})
    .filter((word) => isAsFirm({ ...value, stability: omit(Object(stability), word) } as RawValue))
    .map((word) => [word]);
}

/** Finds words of stability without which specs would mean the same. */
export function findRedundantStability(context: Context): void {
  for (const { file, path, value } of listValues(context)) {
    for (const word of listRedundant(context, value)) {
      context.report(file, [...path, 'stability', ...word], 'stability-redundant', {}, 'key');
    }
    for (const [id, rule] of Object.entries(value.rules ?? {})) {
      if (rule.stability === undefined || trimRuleStability(rule) !== undefined) continue;
      context.report(file, [...path, 'rules', id, 'stability'], 'stability-redundant', {}, 'key');
    }
  }
}

/** Words with which the ledger says why a value is firmer or looser. */
const firmness = /\b(?:closed|volatile|open|stab\w+|firm\w*|laws?)\b/i;

/** Finds values that are firmer or looser than their limits are by themselves, for no stated reason. */
export function findUnexplainedStability(context: Context): void {
  for (const placed of listValues(context)) {
    const { file, path, value } = placed;
    if (value.stability === undefined || listRedundant(context, value).length > 0) continue;
    if (isExplained(context, [formatSubject(placed)], firmness)) continue;
    context.report(file, [...path, 'stability'], 'stability-unexplained', {}, 'key');
  }
}

/** Finds values that are as firm as no other of the same name, where several are. */
export function findUnlikeStability(context: Context): void {
  const values = listValues(context).filter(({ path }) => path.at(-2) === 'properties');
  const firmnessOf = ({ value }: PlacedValue): string => JSON.stringify(value.stability ?? {});
  for (const group of groupBy(values, getMember).values()) {
    const [[usual, times] = ['', 0]] = countValues(group.map(firmnessOf));
    if (times < 3 || usual === '{}') continue;
    for (const placed of group.filter((one) => firmnessOf(one) !== usual)) {
      const { file, path } = placed;
      const params = { name: getMember(placed), times: String(times), usual: usual.replace(/"/g, '') };
      context.report(file, path, 'stability-unlike', params, 'key');
    }
  }
}
