import { type Effect, expandEffect, listMemberInputs } from '@yunspec/model';
import { isRecord, valueAt } from '../cases/paths.js';
import type { Check } from '../run/run.js';
import { type Deed, isSame, splitPath } from '../world/kinds.js';
import { observeElsewhere, type Sight } from '../world/observe.js';
import { type Created, listGiven } from '../world/writer.js';
import type { Works } from './build.js';
import { expectMembers } from './follow.js';

/** An item that a call adds to a list of a resource, or takes out of it. */
interface Item {
  readonly path: string;
  readonly item: unknown;
}

/** Lists the items that an effect adds or removes, as an input has them. */
function listItems(effect: Effect, key: 'adds' | 'removes', input: Record<string, unknown>): Item[] {
  return expandEffect(effect).flatMap((one) =>
    Object.entries(one[key] ?? {}).flatMap(([path, source]): Item[] => {
      if (typeof source === 'string')
        return [valueAt(input, splitPath(source)) ?? []].flat().map((item) => ({ path, item }));
      const members = listMemberInputs(source).flatMap(([member, name]) => {
        const value = valueAt(input, splitPath(name));
        return value === undefined || Array.isArray(value) ? [] : [[member, value] as const];
      });
      return members.length === 0 ? [] : [{ path, item: Object.fromEntries(members) }];
    }),
  );
}

/** Returns whether an item of a list is the one that was given, whatever the case of its words. */
function isItem(given: unknown, shown: unknown): boolean {
  if (!isRecord(given)) return isSame(given, shown);
  if (!isRecord(shown)) return false;
  return Object.entries(given).every(
    ([name, value]) =>
      typeof value === 'object' ||
      !Object.hasOwn(shown, name) ||
      String(shown[name]).toLowerCase() === String(value).toLowerCase(),
  );
}

/** Expects that a list has what a call added to it, and no longer has what it removed. */
function expectItems(
  check: Check,
  { kind, id }: Created,
  { effect }: Deed,
  input: Record<string, unknown>,
  { members, documented }: Sight,
): void {
  for (const key of ['adds', 'removes'] as const)
    for (const { path, item } of listItems(effect, key, input)) {
      const [first = ''] = splitPath(path);
      const list = valueAt(members, splitPath(path));
      // a list without items may be left out
      const isShown = Array.isArray(list) || (list === undefined && documented.includes(String(first)));
      const isIn = Array.isArray(list) && list.some((shown) => isItem(item, shown));
      if (!isShown || isIn === (key === 'adds')) continue;
      check.differ({
        member: path,
        code: 'value',
        expected: `${kind.name} ${String(id)} ${key === 'adds' ? 'has' : 'no longer has'} ${JSON.stringify(item)} in ${path}`,
        seen: JSON.stringify(list) ?? 'it is absent',
      });
    }
}

/** Returns the inputs by which a read shows the items of a list that a call is about, where it does not show all of them. */
const selectItems = (items: readonly Item[], { selects = {} }: Effect): object =>
  Object.fromEntries(
    items.flatMap(({ path, item }) =>
      Object.entries(selects[path] ?? {}).flatMap(([name, member]) => {
        const value = valueAt(item, [member]);
        return value === undefined ? [] : [[name, value] as const];
      }),
    ),
  );

/** Expects that every read of a resource shows what a call has changed. */
export async function expectAftermath(
  check: Check,
  works: Works,
  created: Created,
  deed: Deed,
  input: Record<string, unknown>,
  sight: Sight,
): Promise<void> {
  const { effect } = deed;
  const isChange = effect.sets !== undefined || effect.adds !== undefined || effect.removes !== undefined;
  if (!isChange || !sight.exists) return;
  const given = effect.sets === undefined ? [] : listGiven(effect, input, created.kind.resource.state);
  const items = [...listItems(effect, 'adds', input), ...listItems(effect, 'removes', input)];
  const others = await observeElsewhere(check, works.context.world, created.kind, created.id, (view) =>
    selectItems(items, view.effect),
  );
  for (const one of [sight, ...others]) {
    expectMembers(check, created, given, one);
    expectItems(check, created, deed, input, one);
  }
}
