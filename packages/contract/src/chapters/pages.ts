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

/** A list that is read page by page. */
export interface Listing {
  readonly operation: OperationModel;
  readonly pagination: Pagination;
  readonly input: Record<string, unknown>;
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
  if (answer?.kind !== 'success') throw new Skip(`the list was refused: ${answer?.code ?? 'no answer'}`);
  const { data } = answer;
  const raw = readItems(data, pagination.items);
  return {
    items: raw.map((item) => nameItem(context, listing, item)),
    raw,
    data,
    next: readNextToken(pagination, data),
  };
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
    const page = await readPage(check, context, listing, { ...sized, ...place });
    pages.push(page);
    if (number === 1) await between();
    token = page.next;
    const isLast = pagination.style === 'token' ? token === undefined : isLastPage(listing, page, size);
    if (isLast) return { pages, items: pages.flatMap(({ items }) => items), isCut: false };
  }
  return { pages, items: pages.flatMap(({ items }) => items), isCut: true };
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
  const { items } = whole;
  for (const size of chooseSizes(listing, items.length))
    await run.check('pages', operation, `pages of ${size}`, async (check) => {
      const walk = await walkPages(check, context, listing, size);
      compareWalks(check, size, items, walk);
      expectPages(check, listing, size, walk);
    });
  const first = whole;
  await run.check('pages', operation, 'the list once more', async (check) => {
    const again = await walkPages(check, context, listing, largestSize(listing));
    compareWalks(check, largestSize(listing) ?? items.length, items, again);
    expectSameItems(check, context, listing, first, again);
  });
  await run.check('pages', operation, 'the default size', (check) =>
    expectDefaults(check, context, listing, items.length),
  );
  await run.check('pages', operation, 'after the last page', (check) =>
    expectEnd(check, context, listing, items.length),
  );
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
