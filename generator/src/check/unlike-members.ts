import { groupBy } from '@yunspec/model';
import { countValues } from '../language/count-values.js';
import { type Context, listValues, type PlacedValue } from './context.js';
import { formatSubject } from './doubtful-values.js';
import { isExplained } from './explained.js';
import { getMember } from './odd-limits.js';

/** Finds booleans with other words than those of the product. */
function findWords(context: Context, values: readonly PlacedValue[]): void {
  const [[usual, times] = ['', 0]] = countValues(values.flatMap(({ value }) => value.text?.join(', ') ?? []));
  for (const placed of values) {
    const words = placed.value.text?.join(', ');
    if (words === undefined || words === usual || times < 2) continue;
    if (isExplained(context, [formatSubject(placed)], new RegExp(placed.value.text?.[0] ?? ''))) continue;
    context.report(placed.file, [...placed.path, 'text'], 'text-unlike', { words, usual, times: String(times) });
  }
}

/** Finds members that are shown although others of the same name are secret. */
function findShown(context: Context, values: readonly PlacedValue[]): void {
  const secret = groupBy(
    values.filter(({ value }) => value.secret === true),
    getMember,
  );
  for (const placed of values) {
    const { file, path, value } = placed;
    const others = secret.get(getMember(placed)) ?? [];
    if (value.secret === true || value.type !== 'string' || others.length < 2) continue;
    const params = { name: getMember(placed), place: others[0]?.file.path ?? '' };
    context.report(file, path, 'secret-unlike', params, 'key');
  }
}

/** Finds members that are unlike others of the same name or type. */
export function findUnlikeMembers(context: Context): void {
  const values = listValues(context);
  findWords(context, values);
  findShown(context, values);
}
