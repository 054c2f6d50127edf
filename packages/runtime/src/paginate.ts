import { type CallOptions, call } from './call/call.js';
import { ServiceClient } from './client.js';
import { ConfigurationError, YunspecError } from './errors.js';
import { getAtPath, getOwn, isObject, readNumber } from './object.js';
import type { Operation, Pagination } from './operation.js';
import { describeValue } from './options/merge-numbers.js';

/** Iterates over the items of all pages, which are fetched as needed. `pages()` iterates over whole outputs instead. */
export interface Paginator<Output, Item> extends AsyncIterable<Item> {
  pages(): AsyncIterable<Output>;
}

export interface PaginateOptions extends CallOptions {
  /** The maximum number of pages, after which the paginator throws. Default 10,000. */
  maxPages?: number | undefined;
}

type PageStyle = Extract<Pagination, { style: 'page' }>;
type TokenStyle = Extract<Pagination, { style: 'token' }>;

/** Takes an output and returns the members that the next request sets, or undefined after the last page. */
type PageFollower = (output: unknown) => object | undefined;

/**
 * Returns the list at a path of an output, or undefined if the output is malformed. The list may be absent if the output
 * counts no items. On pages by tokens without a total, it may also be `null`.
 */
export function findList(output: unknown, path: string, pagination: Pagination | undefined): unknown[] | undefined {
  const list = getAtPath(output, path);
  if (Array.isArray(list)) return list as unknown[];
  const isByToken = pagination?.style === 'token';
  const count = readCount(output, pagination?.total ?? (isByToken ? 'TotalCount' : undefined));
  const isEmpty = count === 0 ? !isObject(list) : isByToken && count === undefined && list === null;
  return isEmpty ? [] : undefined;
}

/** Returns the number at a path, if there is one. */
const readCount = (output: unknown, path: string | undefined): number | undefined =>
  path === undefined ? undefined : readNumber(getAtPath(output, path));

interface FirstPage {
  /** The number of pages before the first one that was requested. */
  readonly pagesBefore: number;
  /** The size of a page that the response gives, or else the requested one. */
  readonly size: number;
  /** The number of items on the first page. */
  readonly length: number;
  readonly total: number | undefined;
}

/**
 * Counts the items on the pages before the first one that was requested.
 *
 * Services cap the page size, and not all of them say so. Page 2 of 100 items each, of which there are 5, may be the
 * third and fourth item, because the service caps the size at 2. A size that leads beyond the total is replaced by the
 * length of the page. If that is the last page, this counts too few items, and the paginator makes one request too
 * many. Counting too many would lose pages.
 */
function countItemsBefore({ pagesBefore, size, length, total }: FirstPage): number {
  const isCapped = total !== undefined && pagesBefore * size + length > total;
  return pagesBefore * (isCapped ? Math.min(size, length) : size);
}

/** Serializes the items of a page. Any text may be an answer, so they can be nested deeper than the stack allows. */
function serializeItems(operation: string, items: readonly unknown[]): string {
  try {
    return JSON.stringify(items);
  } catch (error) {
    throw new YunspecError(`${operation} returned items that are nested too deeply`, operation, { underlying: error });
  }
}

/** Returns a function that throws if it gets the same page twice in a row, as services send that ignore the number. */
function createRepetitionGuard(operation: string): (items: readonly unknown[]) => void {
  let previous: string | undefined;
  return (items) => {
    const page = serializeItems(operation, items);
    if (items.length > 0 && page === previous)
      throw new YunspecError(`${operation} returned the same page again`, operation);
    previous = page;
  };
}

/**
 * Follows page numbers until as many items as the total were seen or, without a total, until a page is empty. With a
 * total, an empty page only ends the list if no page after it can have items.
 */
function followNumbers({ name, input: schema }: Operation, pagination: PageStyle, input: object): PageFollower {
  const { page, size, items: itemsPath } = pagination;
  const getInput = (member = ''): number | undefined =>
    readNumber(getOwn(input, member) ?? schema.properties?.[member]?.default);
  const assertNotRepeated = createRepetitionGuard(name);
  let number = getInput(page) ?? 1;
  let seen: number | undefined;
  let longest = 0;
  return (output) => {
    const items = findList(output, itemsPath, pagination) ?? [];
    const { length } = items;
    const total = readCount(output, pagination.total);
    const pageSize = readCount(output, size) ?? getInput(size) ?? 0;
    seen ??= countItemsBefore({ pagesBefore: Math.max(0, number - 1), size: pageSize, length, total });
    seen += length;
    longest = Math.max(longest, length);
    if (total === undefined) assertNotRepeated(items);
    else if (seen >= total) return undefined;
    // a service may cap the size, so the longest page counts as well
    const covered = number * Math.min(pageSize || Number.POSITIVE_INFINITY, longest || Number.POSITIVE_INFINITY);
    if (length === 0 && covered >= (total ?? 0)) return undefined;
    number += 1;
    return { [page]: number };
  };
}

/**
 * Follows tokens. A repeated one ends the list on an empty page, as after a last item that is named as the token. On any
 * other page it would never end, so this throws.
 */
function followTokens({ name }: Operation, pagination: TokenStyle, input: object): PageFollower {
  const { token: member, next, items } = pagination;
  const seen = new Set([getOwn(input, member)]);
  return (output) => {
    const token = getAtPath(output, next);
    if (typeof token !== 'string' && typeof token !== 'number') return undefined;
    const text = String(token);
    if (text === '') return undefined;
    if (seen.has(text) && findList(output, items, pagination)?.length === 0) return undefined;
    if (seen.has(text)) throw new YunspecError(`${name} returned the same page token again`, name);
    seen.add(text);
    return { [member]: text };
  };
}

/** Returns why a page is malformed, if it is. It must never be taken for an empty or the last one. */
function findPageFault(pagination: Pagination, output: object): string | undefined {
  if (findList(output, pagination.items, pagination) === undefined) return `it has no list at ${pagination.items}`;
  const token = pagination.style === 'token' ? getAtPath(output, pagination.next) : undefined;
  return typeof token === 'object' && token !== null
    ? `it has no text at ${(pagination as TokenStyle).next}`
    : undefined;
}

/** Iterates over outputs. Each request gets new options from `createOptions`. */
export async function* walkPages<Input extends object, Output extends object>(
  client: ServiceClient,
  operation: Operation<Input, Output>,
  pagination: Pagination,
  firstInput: Input,
  options: PaginateOptions,
  createOptions: () => CallOptions,
): AsyncGenerator<Output> {
  const { name } = operation;
  ServiceClient.settings(client, name).wording.checkOptions(name, options, 'pages');
  const { maxPages = 10_000 } = options;
  if (!(typeof maxPages === 'number' && maxPages >= 1))
    throw new ConfigurationError(
      `${name}: maxPages must be a number of at least 1, not ${describeValue(maxPages)}`,
      name,
    );
  const follow =
    pagination.style === 'page'
      ? followNumbers(operation, pagination, firstInput)
      : followTokens(operation, pagination, firstInput);
  const checked: Operation<Input, Output> = {
    ...operation,
    findFault: (output) => operation.findFault?.(output) ?? findPageFault(pagination, output),
  };
  let input = firstInput;
  for (let page = 1; ; page++) {
    const output = await call(client, checked, input, createOptions());
    yield output;
    const next = follow(output);
    if (next === undefined) return;
    if (page >= maxPages)
      throw new YunspecError(`${name} has more than ${maxPages} pages. Raise maxPages to continue`, name);
    input = { ...input, ...next };
  }
}

async function* walkItems<Output, Item>(pages: AsyncIterable<Output>, path: string): AsyncGenerator<Item> {
  for await (const page of pages) yield* (getAtPath(page, path) ?? []) as readonly Item[];
}

/**
 * Iterates over all pages of a list operation. If items are added or removed between two requests, some may be returned
 * twice or not at all.
 */
export function paginate<Input extends object, Output extends object, Item>(
  client: ServiceClient,
  operation: Operation<Input, Output>,
  input: Input,
  options: PaginateOptions = {},
): Paginator<Output, Item> {
  const { pagination } = operation;
  if (pagination === undefined) throw new YunspecError(`${operation.name} has no pages`, operation.name);
  const pages = (): AsyncIterable<Output> => {
    const { maxPages: _, ...callOptions } = Object(options) as PaginateOptions;
    return walkPages(client, operation, pagination, input, options, () => callOptions);
  };
  return { pages, [Symbol.asyncIterator]: () => walkItems<Output, Item>(pages(), pagination.items) };
}
