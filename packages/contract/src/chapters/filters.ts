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
import { describeVerdict, isLaterCode, verdictOf } from './verdict.js';

/** A list with all that it holds. */
interface Whole {
  readonly kind: Kind;
  readonly deed: Deed;
  readonly input: Record<string, unknown>;
  readonly items: readonly Record<string, unknown>[];
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

/** Reads a list to its end, in the largest pages. Returns undefined if it has no end that is near. */
async function readWhole(
  check: Check,
  { operation, effect }: Deed,
  input: object,
): Promise<Record<string, unknown>[] | undefined> {
  const items: Record<string, unknown>[] = [];
  const pages = readPages(operation, effect.lists ?? '', input, mostPages, (given) =>
    callList(check, operation, given),
  );
  for (;;) {
    const { done, value } = await pages.next();
    if (done === true) return value ? items : undefined;
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
  const candidates = [...others, ...strangers].filter((value) => isUsable(schema, value));
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
  { kind }: Whole,
  member: string,
  value: unknown,
  wanted: readonly unknown[],
  found: readonly unknown[],
): void {
  const ids = (list: readonly unknown[]): string[] => list.map((item) => idOf(kind, item));
  const extra = ids(found).find((id) => !ids(wanted).includes(id));
  const missing = ids(wanted).find((id) => !ids(found).includes(id));
  const expected = `${member} ${JSON.stringify(value)} selects ${wanted.length} of the listed resources`;
  if (extra !== undefined)
    check.differ({ member, code: 'ignored', expected, seen: `${found.length}, among them ${extra}` });
  if (missing !== undefined)
    check.differ({ member, code: 'lost', expected, seen: `${found.length}, without ${missing}` });
}

async function select(check: Check, whole: Whole, name: string, value: unknown): Promise<Record<string, unknown>[]> {
  const { deed, input } = whole;
  const schema = deed.operation.input.properties?.[name];
  try {
    const found = await readWhole(check, deed, { ...input, [name]: shapeFor(schema, value) });
    if (found === undefined) throw new Skip('the list has too many pages');
    return found;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    check.differ({
      member: name,
      code: 'refused',
      expected: `${name} ${JSON.stringify(value)} is a valid criterion`,
      seen: error.message,
    });
    throw new Skip(error.message);
  }
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
  for (const value of [...present, ...absent])
    await run.check('filters', operation, `${name} ${String(value)}`, async (check) => {
      const wanted = whole.items.filter((item) => valuesOf(item, path).some((one) => isSame(one, value)));
      compareSelection(check, whole, name, value, wanted, await select(check, whole, name, value));
    });
}

/** The shortest part of a text that is searched for. */
const shortest = 3;

async function checkSearch(context: Context, whole: Whole, name: string, paths: readonly string[]): Promise<void> {
  const { run } = context;
  const { operation } = whole.deed;
  const schema = operation.input.properties?.[name];
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
    await run.check('filters', operation, `${name} ${word}`, async (check) => {
      const wanted = whole.items.filter((item) =>
        paths.some((path) => valuesOf(item, path).some((text) => String(text).includes(word))),
      );
      compareSelection(check, whole, name, word, wanted, await select(check, whole, name, word));
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
        const found = await select(check, whole, name, id);
        const stranger = own.find((existing) => found.some((item) => isSame(idOf(whole.kind, item), existing.id)));
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
      items = await readWhole(check, deed, input);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      throw new Skip(error.message);
    }
    if (items === undefined) throw new Skip('the list has too many pages');
  });
  if (items === undefined) return;
  const whole: Whole = { kind, deed, input, items: complete(context, kind, items) };
  for (const [name, path] of Object.entries(effect.filters ?? {})) {
    if (Object.hasOwn(input, name)) await checkRequired(context, whole, name);
    else await checkFilter(context, whole, name, path);
  }
  for (const [name, paths] of Object.entries(effect.search ?? {})) await checkSearch(context, whole, name, paths);
}

/** Expects that the counts of an answer are those of the listed resources. */
async function checkCounts(context: Context, kind: Kind, operation: OperationModel): Promise<void> {
  const { run, world } = context;
  const { counts = {}, lists } = kind.resource.operations?.[operation.name] ?? {};
  const [lister] = kind.listers;
  if (lists !== undefined || lister === undefined || Object.keys(counts).length === 0) return;
  await run.check('filters', operation, 'counts', async (check) => {
    const items = await readWhole(check, lister, prepareListing(world, lister.operation).input).catch(() => undefined);
    if (items === undefined) throw new Skip('the resources cannot be listed');
    const { answer } = await check.call(prepareListing(world, operation).input);
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
  });
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
