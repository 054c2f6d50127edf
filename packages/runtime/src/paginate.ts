import { type CallOptions, call } from './call/call.js';
import { own, valueAt } from './check/members.js';
import type { ServiceClient } from './client.js';
import { ConfigurationError, YunspecError } from './errors.js';
import type { Operation, Pagination } from './operation.js';

/** Items of every page, fetched as they are asked for; `pages()` gives whole answers instead. */
export interface Paginator<Output, Item> extends AsyncIterable<Item> {
  pages(): AsyncIterable<Output>;
}

export interface PaginateOptions extends CallOptions {
  /** Stops with an error after so many pages, against a service that never ends. Default 10,000. */
  maxPages?: number | undefined;
}

type ByNumber = Extract<Pagination, { style: 'page' }>;
type ByToken = Extract<Pagination, { style: 'token' }>;

/** What the first request of a walk is followed by: given an answer, what the next request sets, or nothing after the last page. */
type Following = (output: unknown) => object | undefined;

/** The list of an answer; an answer without one lists nothing. */
export function itemsOf(output: unknown, path: string): readonly unknown[] {
  const items = valueAt(output, path);
  return Array.isArray(items) ? items : [];
}

/** A member as a number, where it holds one. */
function numberAt(value: unknown, path: string | undefined): number | undefined {
  const found = path === undefined ? undefined : Number(valueAt(value, path) ?? Number.NaN);
  return Number.isNaN(found) ? undefined : found;
}

/** Counts pages, and the items on them: those on the pages before the first one asked for too. */
function byNumber(
  { name, input: schema }: Operation,
  { page, size, total, items }: ByNumber,
  first: object,
): Following {
  const start = (member: string | undefined): unknown =>
    member && (own(first, member) ?? schema.properties?.[member]?.default);
  let number = Number(start(page) ?? 1);
  let seen: number | undefined;
  let before: string | undefined;
  return (output) => {
    const listed = itemsOf(output, items);
    const { length } = listed;
    const all = numberAt(output, total);
    if (seen === undefined) {
      // services cap the size they are asked for, and some say so
      const asked = numberAt(output, size) ?? Number(start(size) ?? 0);
      const pages = Math.max(0, number - 1);
      seen = pages * (all !== undefined && pages * asked + length > all ? Math.min(asked, length) : asked);
    }
    seen += length;
    if (all === undefined) {
      const now = JSON.stringify(listed);
      if (length > 0 && now === before) throw new YunspecError(`${name} answered with the same page again`, name);
      before = now;
    }
    if (all !== undefined && all > seen && valueAt(output, items) === undefined)
      throw new YunspecError(`${name} counts ${all} items and lists none under ${items}`, name);
    if (length === 0 || (all !== undefined && seen >= all)) return undefined;
    number += 1;
    return { [page]: number };
  };
}

/** Follows tokens; one that comes again would lead round in circles. */
function byToken({ name }: Operation, { token: member, next }: ByToken, first: object): Following {
  const known = new Set([own(first, member)]);
  return (output) => {
    const token = valueAt(output, next);
    if (typeof token !== 'string' && typeof token !== 'number') return undefined;
    const text = String(token);
    if (text === '') return undefined;
    if (known.has(text)) throw new YunspecError(`${name} answered with the same page token again`, name);
    known.add(text);
    return { [member]: text };
  };
}

/** Whole answers, one after the other, each asked for with options of its own. */
export async function* pagesOf<Input extends object, Output extends object>(
  client: ServiceClient,
  operation: Operation<Input, Output>,
  pagination: Pagination,
  first: Input,
  options: () => PaginateOptions,
): AsyncGenerator<Output> {
  const { maxPages = 10_000 } = options();
  const { name } = operation;
  if (!(maxPages >= 1))
    throw new ConfigurationError(`${name}: maxPages must be a number from 1 up, not ${maxPages}`, name);
  const following =
    pagination.style === 'page' ? byNumber(operation, pagination, first) : byToken(operation, pagination, first);
  let input = first;
  for (let page = 1; ; page++) {
    const output = await call(client, operation, input, options());
    yield output;
    const next = following(output);
    if (next === undefined) return;
    if (page >= maxPages)
      throw new YunspecError(`${name} has more than ${maxPages} pages; raise maxPages to go on`, name);
    input = { ...input, ...next };
  }
}

async function* itemsIn<Output, Item>(pages: AsyncIterable<Output>, path: string): AsyncGenerator<Item> {
  for await (const page of pages) yield* itemsOf(page, path) as readonly Item[];
}

/**
 * Walks every page of a list operation. Pages are as the service counts them at the time: where items come or go
 * between two requests, some may be seen twice or not at all.
 */
export function paginate<Input extends object, Output extends object, Item>(
  client: ServiceClient,
  operation: Operation<Input, Output>,
  input: Input,
  options: PaginateOptions = {},
): Paginator<Output, Item> {
  const { pagination } = operation;
  if (pagination === undefined) throw new YunspecError(`${operation.name} has no pages`, operation.name);
  const pages = (): AsyncIterable<Output> => pagesOf(client, operation, pagination, input, () => options);
  return { pages, [Symbol.asyncIterator]: () => itemsIn<Output, Item>(pages(), pagination.items) };
}
