import type { OperationModel, Pagination, ValueModel } from '@yunspec/model';
import { judge } from '../cases/judge.js';
import { canonical } from '../cases/limits.js';
import { isRecord, type Path, valueAt } from '../cases/paths.js';
import { type Check, Skip } from '../run/run.js';
import { prepareListing } from '../world/discover.js';
import { isSettled, readItems, splitPath } from '../world/kinds.js';
import { placePage, readNextToken } from '../world/read-list.js';
import { chooseCreator } from './build.js';
import { type Context, forEachAtOnce } from './context.js';
import { compareWithList } from './settled-list.js';
import { describeVerdict, verdictOf } from './verdict.js';

/** A list that is read page by page. */
export interface Listing {
  readonly operation: OperationModel;
  readonly pagination: Pagination;
  readonly input: Record<string, unknown>;
}

/** A page that was refused, or not answered. */
class Refused extends Skip {
  constructor(readonly verdict: string) {
    super(`the list was refused: ${verdict}`);
  }
}

/** One page of an answer. */
interface Page {
  readonly items: readonly string[];
  /** The items as they were answered. */
  readonly raw: readonly unknown[];
  readonly data: unknown;
  readonly next: string | undefined;
}

/** All pages of a list. */
export interface Walk {
  readonly pages: readonly Page[];
  readonly items: readonly string[];
  /** Whether the list goes on after the last page that was read. */
  readonly isCut: boolean;
}

/** The most pages that one walk reads. */
const mostPages = 60;

/** Names an item: by its identity, else by all that it holds. */
function nameItem({ world }: Context, { operation }: Listing, item: unknown): string {
  const kinds = [...world.kinds.values()].filter(({ resource }) => resource.operations?.[operation.name] !== undefined);
  const id = kinds
    .map(({ resource }) => valueAt(item, [resource.identity.member]))
    .find((value) => value !== undefined);
  return id === undefined ? JSON.stringify(item) : String(id);
}

/** Returns the size of pages that an operation has by default. */
const sizeSchema = ({ operation, pagination }: Listing): ValueModel | undefined =>
  pagination.size === undefined ? undefined : operation.input.properties?.[pagination.size];

async function readPage(check: Check, context: Context, listing: Listing, change: object): Promise<Page> {
  const { pagination, input, operation } = listing;
  const { answer } = await check.call({ ...input, ...change }, {}, operation);
  if (answer?.kind !== 'success')
    throw new Refused(answer === undefined ? 'no answer' : describeVerdict(verdictOf(answer)));
  const { data } = answer;
  const raw = readItems(data, pagination.items);
  return {
    items: raw.map((item) => nameItem(context, listing, item)),
    raw,
    data,
    next: readNextToken(pagination, data),
  };
}

/** Returns whether the pages that were read say that there is another one. */
function isPromised({ pagination }: Listing, pages: readonly Page[]): boolean {
  const last = pages.at(-1);
  if (last === undefined) return false;
  if (pagination.style === 'token') return last.next !== undefined;
  const total = pagination.total === undefined ? undefined : valueAt(last.data, splitPath(pagination.total));
  return Number(total) > pages.reduce((count, { items }) => count + items.length, 0);
}

/** Reads the page after others, and reports one that they promise and that is refused. */
async function readNext(
  check: Check,
  context: Context,
  listing: Listing,
  change: object,
  pages: readonly Page[],
): Promise<Page> {
  try {
    return await readPage(check, context, listing, change);
  } catch (error) {
    if (error instanceof Refused && isPromised(listing, pages)) {
      const { token, page, style } = listing.pagination;
      check.differ({
        member: (style === 'token' ? token : page) ?? '',
        code: 'refused',
        expected: `page ${pages.length + 1}, as the page before says that there is one`,
        seen: error.verdict,
      });
    }
    throw error;
  }
}

/** Returns whether the last page repeats another one, or the token of one, so that the list would have no end. */
function goesInCircles(check: Check, { pagination }: Listing, pages: readonly Page[]): boolean {
  const [last, ...before] = [...pages].reverse();
  if (last === undefined) return false;
  const isKnown = last.next !== undefined && before.some(({ next }) => next === last.next);
  if (isKnown)
    check.differ({
      member: pagination.next ?? pagination.token ?? '',
      code: 'endless',
      expected: 'every page has another token of the next one, and the last has none',
      seen: last.next ?? '',
    });
  const isRepeated = last.items.every((item) => before.some(({ items }) => items.includes(item)));
  return isKnown || (isRepeated && last.items.length > 0);
}

/** Reads a list from its first page to its last. `between` is called after the first page. */
export async function walkPages(
  check: Check,
  context: Context,
  listing: Listing,
  size: number | undefined,
  between: () => Promise<void> = async () => {},
): Promise<Walk> {
  const { pagination } = listing;
  const sized = size === undefined || pagination.size === undefined ? {} : { [pagination.size]: size };
  const pages: Page[] = [];
  let token: string | undefined;
  for (let number = 1; number <= mostPages; number++) {
    const place = placePage(pagination, number, token);
    const page = await readNext(check, context, listing, { ...sized, ...place }, pages);
    pages.push(page);
    if (number === 1) await between();
    if (goesInCircles(check, listing, pages)) break;
    token = page.next;
    const isLast = pagination.style === 'token' ? token === undefined : isLastPage(listing, page, size);
    if (isLast) return { pages, items: pages.flatMap(({ items }) => items), isCut: false };
  }
  return { pages, items: pages.flatMap(({ items }) => items), isCut: pages.length === mostPages };
}

/** A numbered list ends with the first page that is not full; without a size, with the first. */
const isLastPage = (listing: Listing, { items }: Page, size: number | undefined): boolean => {
  const usual = sizeSchema(listing)?.default;
  return items.length < (size ?? (typeof usual === 'number' ? usual : Number.POSITIVE_INFINITY)) || items.length === 0;
};

const findRepeated = (items: readonly string[]): string | undefined =>
  items.find((item, i) => items.indexOf(item) !== i);

/** Compares a walk in small pages with one in large pages. */
export function compareWalks(check: Check, size: number, whole: readonly string[], walk: Walk): void {
  const { items, isCut } = walk;
  const repeated = findRepeated(items);
  const expectedItems = isCut ? whole.slice(0, items.length) : whole;
  const missing = expectedItems.find((item) => !items.includes(item));
  const extra = items.find((item) => !whole.includes(item));
  const label = `pages of ${size}`;
  if (repeated !== undefined)
    check.differ({ code: 'duplicate', expected: `${label} have every item once`, seen: `${repeated} twice` });
  if (missing !== undefined)
    check.differ({
      code: 'gap',
      expected: `${label} have all ${whole.length} items`,
      seen: `${missing} is on none of them`,
    });
  if (extra !== undefined)
    check.differ({
      code: 'extra',
      expected: `${label} have the items of the whole list`,
      seen: `${extra}, which is not in it`,
    });
  const isSameOrder = JSON.stringify(items) === JSON.stringify(expectedItems);
  if (repeated === undefined && missing === undefined && extra === undefined && !isSameOrder)
    check.differ({
      code: 'order',
      expected: `${label} have the order of the whole list`,
      seen: `another order: ${items.slice(0, 5).join(', ')}`,
    });
}

/** Expects full pages but for the last, and that each page describes itself. */
function expectPages(check: Check, { pagination }: Listing, size: number, { pages, items, isCut }: Walk): void {
  pages.forEach(({ items: own, data }, i) => {
    const isInner = i < pages.length - 1;
    const shouldBe = Math.min(size, items.length - i * size);
    if (own.length > size || (isInner && own.length < size))
      check.differ({
        member: pagination.size ?? '',
        code: 'size',
        expected: `page ${i + 1} has ${isInner ? size : shouldBe} items`,
        seen: `${own.length} items`,
      });
    expectMember(check, data, pagination.size, size, 'the size of the page');
    if (pagination.style === 'page') expectMember(check, data, pagination.page, i + 1, 'the number of the page');
    if (!isCut) expectMember(check, data, pagination.total, items.length, 'the number of all items');
  });
}

/** Expects that a member of the answer, where it has one of that name, has a value. */
function expectMember(check: Check, data: unknown, member: string | undefined, value: number, meaning: string): void {
  if (member === undefined) return;
  const path: Path = splitPath(member);
  const seen = valueAt(data, path);
  if (seen === undefined || Number(seen) === value) return;
  check.differ({ member, code: 'value', expected: `${member} is ${meaning}, ${value}`, seen: String(seen) });
}

/** Expects that a list which nobody changes is the same when it is read again. */
function expectSameItems(check: Check, { world }: Context, { operation }: Listing, before: Walk, after: Walk): void {
  const kind = [...world.kinds.values()].find(({ listers }) => listers.some((deed) => deed.operation === operation));
  const state = kind?.resource.state;
  const isMoving = (item: unknown): boolean => {
    const value = state === undefined ? undefined : valueAt(item, splitPath(state));
    return typeof value === 'string' && kind !== undefined && !isSettled(kind.resource, value);
  };
  const collect = ({ pages }: Walk): Map<string, unknown> =>
    new Map(pages.flatMap(({ items, raw }) => items.map((name, i) => [name, raw[i]] as const)));
  const later = collect(after);
  for (const [name, item] of collect(before)) {
    const again = later.get(name);
    if (again === undefined || isMoving(item) || isMoving(again) || canonical(item) === canonical(again)) continue;
    const member = isRecord(item)
      ? Object.keys(item).find((key) => canonical(valueAt(item, [key])) !== canonical(valueAt(again, [key])))
      : undefined;
    check.differ({
      member: member ?? '',
      code: 'unstable',
      expected: `${name} is the same when it is listed again`,
      seen: `${JSON.stringify(valueAt(item, member === undefined ? [] : [member]))}, then ${JSON.stringify(valueAt(again, member === undefined ? [] : [member]))}`,
    });
    return;
  }
}

/** The most resources that are created to see whether pages stay as they were. */
const mostAdded = 3;

/** Creates a resource between the first page and the second: what was in the list before must be there once. */
async function checkUnderChanges(context: Context, listing: Listing, added: { count: number }): Promise<void> {
  const { run, world, writer } = context;
  const { operation } = listing;
  const kind = [...world.kinds.values()].find(({ listers }) => listers.some((deed) => deed.operation === operation));
  const deed = kind === undefined ? undefined : chooseCreator(kind);
  if (writer === undefined || kind === undefined || deed === undefined || kind.deleters.length === 0) return;
  const [size] = chooseSizes(listing, 2);
  await run.check('pages', operation, 'pages while something is created', async (check) => {
    const input = writer.prepareCreation(kind, deed);
    if (input === undefined || size === undefined) throw new Skip('nothing can be created');
    const before = await walkPages(check, context, listing, size);
    if (before.items.length <= size) throw new Skip('the list has only one page');
    if (added.count >= mostAdded || !writer.budget.take()) throw new Skip('the run creates no more for this');
    added.count += 1;
    const walk = await walkPages(check, context, listing, size, async () => {
      const created = writer.learn(kind, deed, input, await check.call(input, {}, deed.operation));
      if (created.length === 0) writer.budget.giveBack();
    });
    const kept = walk.items.filter((item) => before.items.includes(item));
    compareWalks(check, size, before.items, { ...walk, items: kept });
  });
}

/** Chooses sizes of pages: small ones that the documents allow. */
function chooseSizes(listing: Listing, count: number): number[] {
  const schema = sizeSchema(listing);
  if (schema === undefined) return [];
  const isAllowed = (size: number): boolean => judge(schema, size).length === 0;
  const smallest = Math.max(1, schema.minimum ?? 1);
  const sizes = [smallest, smallest + 1, smallest + 2, Math.max(1, count - 1), Math.max(1, count)];
  const few = sizes.filter((size) => isAllowed(size) && count / size <= mostPages);
  return [...new Set(few)];
}

/** The largest page that the documents allow. */
export function largestSize(listing: Listing): number | undefined {
  const schema = sizeSchema(listing);
  if (schema === undefined) return undefined;
  return schema.maximum ?? (typeof schema.default === 'number' ? schema.default : 50);
}

/** Expects that pages without a size have the documented default. */
async function expectDefaults(check: Check, context: Context, listing: Listing, count: number): Promise<void> {
  const usual = sizeSchema(listing)?.default;
  const page = await readPage(check, context, listing, {});
  if (typeof usual !== 'number') return;
  const { size = '' } = listing.pagination;
  expectMember(check, page.data, size, usual, 'the default');
  const expected = Math.min(usual, count);
  if (page.items.length !== expected)
    check.differ({
      member: size,
      code: 'default',
      expected: `${expected} items on a page without ${size}`,
      seen: `${page.items.length} items`,
    });
}

/** Expects nothing after the last page. */
async function expectEnd(check: Check, context: Context, listing: Listing, count: number): Promise<void> {
  const { pagination } = listing;
  const size = largestSize(listing);
  if (pagination.style !== 'page' || pagination.page === undefined || size === undefined) return;
  const number = Math.ceil(count / size) + 1;
  const sized = pagination.size === undefined ? {} : { [pagination.size]: size };
  const { items, data } = await readPage(check, context, listing, { ...sized, [pagination.page]: number });
  if (items.length > 0)
    check.differ({
      member: pagination.page,
      code: 'end',
      expected: `page ${number} of ${count} items is empty`,
      seen: `${items.length} items`,
    });
  expectMember(check, data, pagination.total, count, 'the number of all items');
}

/** The whole list as it was read last, and the items that were in it before. */
interface Reading {
  whole: Walk;
  readonly gone: Set<string>;
}

/** Reads a whole list again. Returns whether it has changed, as lists do: what has left one does not return. */
async function hasChanged(check: Check, context: Context, listing: Listing, reading: Reading): Promise<boolean> {
  const { whole, gone } = reading;
  const later = await walkPages(check, context, listing, largestSize(listing));
  const hasReturned = later.items.some((item) => gone.has(item));
  const left = whole.items.filter((item) => !later.items.includes(item));
  if (hasReturned || (left.length === 0 && later.items.length === whole.items.length)) return false;
  for (const item of left) gone.add(item);
  reading.whole = later;
  return true;
}

/** Compares answers with the whole list. Differences from a list that has changed since then do not count. */
async function checkAgainst(
  context: Context,
  listing: Listing,
  reading: Reading,
  name: string,
  compare: (check: Check, whole: Walk) => Promise<void>,
): Promise<void> {
  await context.run.check('pages', listing.operation, name, (check) =>
    compareWithList(
      check,
      () => compare(check, reading.whole),
      () => hasChanged(check, context, listing, reading),
    ),
  );
}

async function checkListing(context: Context, listing: Listing): Promise<void> {
  const { run } = context;
  const { operation } = listing;
  let whole: Walk | undefined;
  await run.check('pages', operation, 'the whole list', async (check) => {
    const size = largestSize(listing);
    const walk = await walkPages(check, context, listing, size);
    const repeated = findRepeated(walk.items);
    if (repeated !== undefined)
      check.differ({ code: 'duplicate', expected: 'every item is listed once', seen: `${repeated} twice` });
    if (size !== undefined) expectPages(check, listing, size, walk);
    whole = walk;
  });
  if (whole === undefined || whole.isCut) return;
  const reading: Reading = { whole, gone: new Set() };
  const compare = (name: string, body: (check: Check, whole: Walk) => Promise<void>): Promise<void> =>
    checkAgainst(context, listing, reading, name, body);
  for (const size of chooseSizes(listing, whole.items.length))
    await compare(`pages of ${size}`, async (check, { items }) => {
      const walk = await walkPages(check, context, listing, size);
      compareWalks(check, size, items, walk);
      expectPages(check, listing, size, walk);
    });
  await compare('the list once more', async (check, before) => {
    const again = await walkPages(check, context, listing, largestSize(listing));
    compareWalks(check, largestSize(listing) ?? before.items.length, before.items, again);
    expectSameItems(check, context, listing, before, again);
  });
  await compare('the default size', (check, { items }) => expectDefaults(check, context, listing, items.length));
  await compare('after the last page', (check, { items }) => expectEnd(check, context, listing, items.length));
}

/** Lists the lists of an operation: of all resources, and of those that belong to a known one. */
export function findListing(context: Context, operation: OperationModel): Listing | undefined {
  const { pagination, safe } = operation;
  if (pagination === undefined || !safe) return undefined;
  const { input } = prepareListing(context.world, operation);
  return isRecord(input) ? { operation, pagination, input } : undefined;
}

/** Reads every list in pages of several sizes, and compares. */
export async function runPages(context: Context): Promise<void> {
  const listings = context.operations.flatMap((operation) => findListing(context, operation) ?? []);
  const added = { count: 0 };
  await forEachAtOnce(listings, context.concurrency, (listing) => checkListing(context, listing));
  // one after the other: what is created for one list must not appear in the others' pages
  for (const listing of listings) await checkUnderChanges(context, listing, added);
}
