import { groupBy } from '@yunspec/model';
import { countValues } from '../language/count-values.js';
import { type Context, listValues, type PlacedValue } from './context.js';
import { formatSubject } from './doubtful-values.js';
import { isExplained } from './explained.js';
import { getMember } from './odd-limits.js';

/** In a product with so many times more booleans that are false by default, one that is true is looked at. */
const rare = 5;

/** Returns the default of most members of the same name, where another one has it too. */
function findUsual(group: readonly PlacedValue[]): unknown {
  const [[usual, times] = [undefined, 0], [, others] = [undefined, 0]] = countValues(
    group.map(({ value }) => value.default),
  );
  return times > 1 && times > others ? usual : undefined;
}

/** Finds booleans with another default than members of the same name, or than nearly all booleans. */
export function findUnlikeDefaults(context: Context): void {
  const values = listValues(context).filter(({ value }) => typeof value.default === 'boolean');
  const isTrue = ({ value }: PlacedValue): boolean => value.default === true;
  const isRare = values.filter(isTrue).length * rare < values.length;
  for (const group of groupBy(values, getMember).values()) {
    const usual = findUsual(group) ?? (isRare ? false : undefined);
    for (const placed of group) {
      const { file, path, value } = placed;
      const name = getMember(placed);
      if (usual === undefined || value.default === usual) continue;
      if (isExplained(context, [formatSubject(placed)], new RegExp(`\\b${value.default}\\b`, 'i'))) continue;
      const params = { name, value: String(value.default), usual: String(usual) };
      context.report(file, [...path, 'default'], 'default-unlike', params);
    }
  }
}
