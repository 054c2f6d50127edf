import type { RawValue } from '../language/raw.js';
import type { Spec } from '../read/load.js';
import { type Context, listValues, type PlacedValue } from './context.js';
import { formatSubject } from './doubtful-values.js';
import { isExplained } from './explained.js';
import { getMember } from './odd-limits.js';

/** Finds booleans with other words than those of the product. */
function findWords(context: Context, values: readonly PlacedValue[]): void {
  const counts = new Map<string, number>();
  for (const { value } of values) {
    const words = value.text?.join(', ');
    if (words !== undefined) counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const [[usual, times] = ['', 0]] = [...counts].sort(([, a], [, b]) => b - a);
  for (const placed of values) {
    const words = placed.value.text?.join(', ');
    if (words === undefined || words === usual || times < 2) continue;
    if (isExplained(context, [formatSubject(placed)], new RegExp(placed.value.text?.[0] ?? ''))) continue;
    context.report(placed.file, [...placed.path, 'text'], 'text-unlike', { words, usual, times: String(times) });
  }
}

/** Finds members that are shown although others of the same name are secret. */
function findShown(context: Context, values: readonly PlacedValue[]): void {
  const secret = new Map<string, PlacedValue[]>();
  for (const placed of values) {
    if (placed.value.secret !== true) continue;
    const name = getMember(placed);
    secret.set(name, [...(secret.get(name) ?? []), placed]);
  }
  for (const placed of values) {
    const { file, path, value } = placed;
    const others = secret.get(getMember(placed)) ?? [];
    if (value.secret === true || value.type !== 'string' || others.length < 2) continue;
    const params = { name: getMember(placed), place: others[0]?.file.path ?? '' };
    context.report(file, path, 'secret-unlike', params, 'key');
  }
}

/** Returns whether an operation lists what meets criteria. What it filters by may be absent by nature. */
const isFilter = ({ value: { operation, pagination } }: Spec<'operation'>): boolean =>
  pagination !== undefined || operation.startsWith('List');

/** A member of an input. */
interface Use {
  readonly file: Spec<'operation'>;
  readonly name: string;
  readonly value: RawValue;
}

const isRequired = ({ file, name }: Use): boolean => file.value.input.required?.includes(name) === true;

/** Returns whether a rule or the ledger says that a member may be absent. */
function isMeantOptional(context: Context, { file, name }: Use): boolean {
  const { operation, input } = file.value;
  const isRuled = Object.values(input.rules ?? {}).some((rule) => JSON.stringify(rule).includes(`"${name}"`));
  return isRuled || isExplained(context, [`${operation}.input.${name}`], /\b(?:required|optional|must|needs?)\b/i);
}

/** Finds members that may be absent although they must be given to nearly all other operations. */
function findOptional(context: Context): void {
  const byName = new Map<string, Use[]>();
  for (const file of context.specs.operations)
    for (const [name, value] of Object.entries(file.value.input.properties ?? {}))
      byName.set(name, [...(byName.get(name) ?? []), { file, name, value }]);
  for (const [name, uses] of byName) {
    const times = uses.filter(isRequired).length;
    const optional = uses.filter(
      (use) => !isRequired(use) && !isFilter(use.file) && use.value.deprecated === undefined,
    );
    if (times < 3 || optional.length * 3 > times) continue;
    for (const { file } of optional.filter((use) => !isMeantOptional(context, use)))
      context.report(file, ['input', 'properties', name], 'required-unlike', { name, times: String(times) }, 'key');
  }
}

/** Finds members that are unlike others of the same name or type. */
export function findUnlikeMembers(context: Context): void {
  const values = listValues(context);
  findWords(context, values);
  findShown(context, values);
  findOptional(context);
}
