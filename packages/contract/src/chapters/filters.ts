import type { OperationModel, ValueModel } from '@yunspec/model';
import { judge } from '../cases/judge.js';
import { isRecord, valueAt } from '../cases/paths.js';
import { listSamples } from '../cases/sample.js';
import { type Check, Skip } from '../run/run.js';
import { prepareListing } from '../world/discover.js';
import { collectValues, type Deed, isSame, type Kind, splitPath } from '../world/kinds.js';
import { shapeFor } from '../world/observe.js';
import { readPages } from '../world/read-list.js';
import { type Context, forEachAtOnce } from './context.js';
import { compareWithList } from './settled-list.js';
import { describeVerdict, isLaterCode, verdictOf } from './verdict.js';

/** A list with all that it holds. */
interface Whole {
  readonly kind: Kind;
  readonly deed: Deed;
  readonly input: Record<string, unknown>;
  /** The items as they were read last. */
  items: readonly Record<string, unknown>[];
}

/** Inputs of a list, and what they select. */
interface Criterion {
  readonly member: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** The criteria that an item has to meet, if there are several. */
  readonly parts?: readonly Criterion[];
  selects(item: Record<string, unknown>): boolean;
}

/** The most pages of a list that are compared. */
const mostPages = 10;
/** The most values that are tried of one filter, on each side. */
const mostValues = 2;

/** Reads the data of a list. A list that is refused for its resources is empty. */
async function callList(check: Check, operation: OperationModel, input: object): Promise<unknown> {
  const { answer } = await check.call(input, {}, operation);
  if (answer === undefined) throw new Skip('no answer');
  if (answer.kind === 'success') return answer.data;
  const verdict = verdictOf(answer);
  if (isLaterCode(check.run, operation, verdict.code)) return undefined;
  throw new Refused(describeVerdict(verdict));
}

/** What a list holds, and the number of items that its answers give. */
interface Content {
  readonly items: Record<string, unknown>[];
  readonly total?: unknown;
}

/** Reads a list to its end, by default in the largest pages. Returns undefined if it has no end that is near. */
async function readWhole(
  check: Check,
  { operation, effect }: Deed,
  input: object,
  size?: number,
): Promise<Content | undefined> {
  const items: Record<string, unknown>[] = [];
  const member = operation.pagination?.total;
  let total: unknown;
  const call = async (given: object): Promise<unknown> => {
    const data = await callList(check, operation, given);
    total = member === undefined ? undefined : valueAt(data, splitPath(member));
    return data;
  };
  const pages = readPages(operation, effect.lists ?? '', input, mostPages, call, size);
  for (;;) {
    const { done, value } = await pages.next();
    if (done === true) return value ? { items, total } : undefined;
    items.push(...value.filter(isRecord));
  }
}

/** A list was refused for its input. */
class Refused extends Error {}

const idOf = ({ resource }: Kind, item: unknown): string =>
  String(valueAt(item, [resource.identity.member]) ?? JSON.stringify(item));

/** Adds what the run knows of its own resources: an answer may leave out what a filter is about. */
function complete(
  { world }: Context,
  kind: Kind,
  items: readonly Record<string, unknown>[],
): Record<string, unknown>[] {
  return items.map((item) => {
    const known = world.list(kind.name).find(({ id, isOwn }) => isOwn && isSame(id, idOf(kind, item)));
    return { ...known?.members, ...item };
  });
}

/** Returns the values that an item has for a filter. */
const valuesOf = (item: unknown, path: string): unknown[] => collectValues(item, splitPath(path));

const isUsable = (schema: ValueModel, value: unknown): boolean =>
  value !== '' && typeof value !== 'object' && judge(schema, shapeFor(schema, value)).length === 0;

/** Values that some items have, and values that none has. */
interface Values {
  readonly present: readonly unknown[];
  readonly absent: readonly unknown[];
}

/** Chooses values of a filter. */
function chooseValues(context: Context, { deed, items }: Whole, name: string, path: string): Values {
  const schema = deed.operation.input.properties?.[name];
  if (schema === undefined) return { present: [], absent: [] };
  const present = [...new Set(items.flatMap((item) => valuesOf(item, path)))].filter((value) =>
    isUsable(schema, value),
  );
  const inner = schema.type === 'array' ? schema.items : schema;
  const others = context.world.list(inner?.refers ?? schema.refers ?? '').map(({ id }) => id);
  const strangers = inner?.enum === undefined ? listSamples(inner ?? schema) : inner.enum;
  // the beginning of a value is another value
  const beginnings = present.flatMap((value) => (typeof value === 'string' ? [value.slice(0, -1)] : []));
  const candidates = [...beginnings.slice(0, 1), ...others, ...strangers].filter((value) => isUsable(schema, value));
  const isEverything = (value: unknown): boolean => deed.effect.all?.includes(String(value)) ?? false;
  const absent = [...new Set(candidates)].filter(
    (value) => !isEverything(value) && !present.some((one) => isSame(one, value)),
  );
  const shown = items.filter((item) => valuesOf(item, path).length > 0);
  return {
    present: present.filter((value) => !isEverything(value)).slice(0, mostValues),
    absent: (shown.length === items.length ? absent : []).slice(0, mostValues),
  };
}

/** Compares a selection with the items of the whole list that should be in it. */
function compareSelection(
  check: Check,
  { kind, deed, items }: Whole,
  { member: main, values, parts = [] }: Criterion,
  wanted: readonly unknown[],
  { items: found, total }: Content,
): void {
  const ids = (list: readonly unknown[]): string[] => list.map((item) => idOf(kind, item));
  const extra = ids(found).find((id) => !ids(wanted).includes(id));
  const unmet = items.find((item) => idOf(kind, item) === extra);
  const member = parts.find(({ selects }) => unmet !== undefined && !selects(unmet))?.member ?? main;
  const missing = ids(wanted).find((id) => !ids(found).includes(id));
  const expected = `${describeValues(values)} selects ${wanted.length} of the listed resources`;
  if (extra !== undefined)
    check.differ({ member, code: 'ignored', expected, seen: `${found.length}, among them ${extra}` });
  if (missing !== undefined)
    check.differ({ member, code: 'lost', expected, seen: `${found.length}, without ${missing}` });
  const count = deed.operation.pagination?.total ?? '';
  const isCounted = total === undefined || Number(total) === found.length;
  if (extra === undefined && missing === undefined && !isCounted)
    check.differ({
      member: count,
      code: 'count',
      expected: `${count} counts what ${describeValues(values)} selects, ${found.length}`,
      seen: String(total),
    });
}

const describeValues = (values: Criterion['values']): string =>
  Object.entries(values)
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    .join(' with ');

async function select(check: Check, whole: Whole, criterion: Criterion, size?: number): Promise<Content> {
  const { deed, input } = whole;
  const { member, values } = criterion;
  try {
    const found = await readWhole(check, deed, { ...input, ...values }, size);
    if (found === undefined) throw new Skip('the list has too many pages');
    return found;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    check.differ({
      member,
      code: 'refused',
      expected: `${describeValues(values)} is a valid criterion`,
      seen: error.message,
    });
    throw new Skip(error.message);
  }
}

/** Reads the whole list again. Returns whether a criterion now selects others in it. */
async function hasMoved(check: Check, context: Context, whole: Whole, { selects }: Criterion): Promise<boolean> {
  const list = (): string => JSON.stringify(whole.items.filter(selects).map((item) => idOf(whole.kind, item)));
  const before = list();
  const later = await readWhole(check, whole.deed, whole.input);
  if (later === undefined) return false;
  whole.items = complete(context, whole.kind, later.items);
  return list() !== before;
}

/** Lists by a criterion, and compares with the whole list. */
async function tryCriterion(context: Context, whole: Whole, criterion: Criterion, size?: number): Promise<void> {
  const { operation } = whole.deed;
  const pages = size === undefined ? '' : `, pages of ${size}`;
  await context.run.check('filters', operation, `${describeValues(criterion.values)}${pages}`, async (check) => {
    const compare = async (): Promise<void> => {
      const wanted = whole.items.filter((item) => criterion.selects(item));
      compareSelection(check, whole, criterion, wanted, await select(check, whole, criterion, size));
    };
    await compareWithList(check, compare, () => hasMoved(check, context, whole, criterion));
  });
}

/** Makes the criterion of one filter with one value or several, of which an item has to have one. */
function createCriterion({ deed }: Whole, name: string, path: string, values: readonly unknown[]): Criterion {
  const [first] = values;
  const schema = deed.operation.input.properties?.[name];
  return {
    member: name,
    values: { [name]: values.length === 1 ? shapeFor(schema, first) : values },
    selects: (item) => valuesOf(item, path).some((one) => values.some((value) => isSame(one, value))),
  };
}

const isValid = ({ deed, input }: Whole, { values }: Criterion): boolean =>
  judge(deed.operation.input, { ...input, ...values }).length === 0;

/** Returns the smallest pages of a list, if a selection has several of them and not too many. */
function chooseSmallSize({ deed }: Whole, count: number): number | undefined {
  const { pagination, input } = deed.operation;
  const schema = pagination?.size === undefined ? undefined : input.properties?.[pagination.size];
  const size = Math.max(1, schema?.minimum ?? 1);
  return schema !== undefined && count > size && count / size < mostPages ? size : undefined;
}

async function checkFilter(context: Context, whole: Whole, name: string, path: string): Promise<void> {
  const { run } = context;
  const { operation } = whole.deed;
  const { present, absent } = chooseValues(context, whole, name, path);
  if (present.length + absent.length === 0) {
    run.skip(
      'filters',
      operation.name,
      name,
      whole.items.length === 0 ? 'there is nothing to list' : 'the answers do not show what it is about',
    );
    return;
  }
  const tried = [...present, ...absent].map((value) => createCriterion(whole, name, path, [value]));
  for (const criterion of tried) await tryCriterion(context, whole, criterion);
  const isList = operation.input.properties?.[name]?.type === 'array';
  const several = createCriterion(whole, name, path, [...absent.slice(0, 1), ...present]);
  if (isList && tried.length > 1 && isValid(whole, several)) await tryCriterion(context, whole, several);
  for (const criterion of tried) {
    const size = chooseSmallSize(whole, whole.items.filter((item) => criterion.selects(item)).length);
    if (size === undefined) continue;
    await tryCriterion(context, whole, criterion, size);
    break;
  }
}

/** Combines the criteria of two filters, of values such that neither selects what both do. */
function combine(context: Context, whole: Whole, filters: readonly (readonly [name: string, path: string])[]) {
  const [one, other] = filters.map(([name, path]) =>
    chooseValues(context, whole, name, path).present.map((value) => createCriterion(whole, name, path, [value])),
  );
  const pairs = (one ?? []).flatMap((first) =>
    (other ?? []).map(
      (second): Criterion => ({
        member: first.member,
        values: { ...first.values, ...second.values },
        parts: [first, second],
        selects: (item) => first.selects(item) && second.selects(item),
      }),
    ),
  );
  const count = ({ selects }: Pick<Criterion, 'selects'>): number => whole.items.filter(selects).length;
  return pairs
    .filter((pair) => isValid(whole, pair) && pair.parts?.every((part) => count(part) > count(pair)))
    .sort((a, b) => count(b) - count(a))[0];
}

/** Tries each filter together with the next one: an item has to meet both. */
async function checkTogether(
  context: Context,
  whole: Whole,
  filters: readonly (readonly [string, string])[],
): Promise<void> {
  for (const [i, filter] of filters.entries()) {
    const rest = [...filters.slice(i + 1), ...filters.slice(0, i)];
    const pair = rest.map((other) => combine(context, whole, [filter, other])).find((found) => found !== undefined);
    if (pair !== undefined) await tryCriterion(context, whole, pair);
  }
}

/** The shortest part of a text that is searched for. */
const shortest = 3;

async function checkSearch(context: Context, whole: Whole, name: string, paths: readonly string[]): Promise<void> {
  const schema = whole.deed.operation.input.properties?.[name];
  const texts = whole.items
    .flatMap((item) => paths.flatMap((path) => valuesOf(item, path)))
    .filter((text) => typeof text === 'string' && text.length >= shortest);
  const parts = [
    ...new Set(texts.map((text) => String(text).slice(1, Math.max(shortest + 1, String(text).length - 1)))),
  ];
  const words = [...parts.slice(0, mostValues), 'yunspec-no-such-text'].filter(
    (word) => schema !== undefined && isUsable(schema, word),
  );
  for (const word of words)
    await tryCriterion(context, whole, {
      member: name,
      values: { [name]: shapeFor(schema, word) },
      selects: (item) => paths.some((path) => valuesOf(item, path).some((text) => String(text).includes(word))),
    });
}

/** Finds lists that are filtered by what they must name: such a filter is tried with each known value. */
async function checkRequired(context: Context, whole: Whole, name: string): Promise<void> {
  const { run, world } = context;
  const { operation } = whole.deed;
  const kind = operation.input.properties?.[name]?.refers;
  const used = whole.input[name];
  const others = world
    .list(kind ?? '')
    .filter(({ id }) => !isSame(id, used))
    .slice(0, mostValues);
  const own = world.list(whole.kind.name).filter(({ isOwn, members }) => isOwn && isSame(members[name], used));
  for (const { id } of others)
    if (own.length > 0)
      await run.check('filters', operation, `${name} ${String(id)}`, async (check) => {
        const { items } = await select(check, whole, createCriterion(whole, name, name, [id]));
        const stranger = own.find((existing) => items.some((item) => isSame(idOf(whole.kind, item), existing.id)));
        if (stranger !== undefined)
          check.differ({
            member: name,
            code: 'ignored',
            expected: `${name} ${String(id)} does not select what has ${String(used)}`,
            seen: String(stranger.id),
          });
      });
}

async function checkList(context: Context, kind: Kind, deed: Deed): Promise<void> {
  const { run, world } = context;
  const { operation, effect } = deed;
  const { input, unresolved } = prepareListing(world, operation);
  if (unresolved.length > 0) {
    run.skip('filters', operation.name, 'criteria', `no ${unresolved[0]} is known`);
    return;
  }
  let items: Record<string, unknown>[] | undefined;
  await run.check('filters', operation, 'all resources', async (check) => {
    try {
      items = (await readWhole(check, deed, input))?.items;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      throw new Skip(error.message);
    }
    if (items === undefined) throw new Skip('the list has too many pages');
  });
  if (items === undefined) return;
  const whole: Whole = { kind, deed, input, items: complete(context, kind, items) };
  const filters = Object.entries(effect.filters ?? {});
  const optional = filters.filter(([name]) => !Object.hasOwn(input, name));
  for (const [name] of filters) if (Object.hasOwn(input, name)) await checkRequired(context, whole, name);
  for (const [name, path] of optional) await checkFilter(context, whole, name, path);
  await checkTogether(context, whole, optional);
  for (const [name, paths] of Object.entries(effect.search ?? {})) await checkSearch(context, whole, name, paths);
}

/** Calls an operation that counts, and compares with the listed resources that it is about. */
async function expectCounts(
  check: Check,
  items: readonly Record<string, unknown>[],
  counts: NonNullable<Deed['effect']['counts']>,
  input: object,
): Promise<void> {
  const { answer } = await check.call(input);
  if (answer?.kind !== 'success') throw new Skip('it was refused');
  for (const [member, where] of Object.entries(counts)) {
    const isCounted = (item: unknown): boolean =>
      Object.entries(where).every(([path, value]) => valuesOf(item, path).some((one) => isSame(one, value)));
    const isShown = items.every((item) => Object.keys(where).every((path) => valuesOf(item, path).length > 0));
    const expected = items.filter(isCounted).length;
    const seen = valueAt(answer.data, splitPath(member));
    if (isShown && seen !== undefined && Number(seen) !== expected)
      check.differ({
        member,
        code: 'count',
        expected: `${member} counts ${expected} of the listed resources`,
        seen: String(seen),
      });
  }
}

/** Expects that the counts of an answer are those of the listed resources, of all and of those that a filter selects. */
async function checkCounts(context: Context, kind: Kind, operation: OperationModel): Promise<void> {
  const { run, world } = context;
  const effect = kind.resource.operations?.[operation.name] ?? {};
  const { counts = {}, lists, filters = {} } = effect;
  const [lister] = kind.listers;
  if (lists !== undefined || lister === undefined || Object.keys(counts).length === 0) return;
  const listing = prepareListing(world, lister.operation).input;
  const { input } = prepareListing(world, operation);
  let items: Record<string, unknown>[] = [];
  await run.check('filters', operation, 'counts', async (check) => {
    const content = await readWhole(check, lister, listing).catch(() => undefined);
    if (content === undefined) throw new Skip('the resources cannot be listed');
    items = content.items;
    await expectCounts(check, items, counts, input);
  });
  const whole: Whole = { kind, deed: { operation, effect }, input, items };
  for (const [name, path] of Object.entries(filters)) {
    const [value] = chooseValues(context, whole, name, path).present;
    if (value === undefined) continue;
    const { values, selects } = createCriterion(whole, name, path, [value]);
    await run.check('filters', operation, `counts with ${describeValues(values)}`, (check) =>
      expectCounts(check, items.filter(selects), counts, { ...input, ...values }),
    );
  }
}

/** Lists resources by every criterion, and compares with the whole list. */
export async function runFilters(context: Context): Promise<void> {
  const { world, operations, concurrency } = context;
  const kinds = [...world.kinds.values()];
  const lists = kinds.flatMap((kind) =>
    kind.listers.filter(({ operation }) => operations.includes(operation)).map((deed) => ({ kind, deed })),
  );
  await forEachAtOnce(lists, concurrency, ({ kind, deed }) => checkList(context, kind, deed));
  for (const kind of kinds)
    for (const operation of operations.filter(({ safe }) => safe)) await checkCounts(context, kind, operation);
}
