import { type CallOptions, call } from './call.js';
import { own, valueAt } from './check/members.js';
import type { ServiceClient } from './client.js';
import { YunspecError } from './errors.js';
import type { Operation, Pagination } from './operation.js';

/** Items of every page, fetched as they are asked for; `pages()` gives whole answers instead. */
export interface Paginator<Output, Item> extends AsyncIterable<Item> {
  pages(): AsyncIterable<Output>;
}

export interface PaginateOptions extends CallOptions {
  /** Stops with an error after so many pages, against a service that never ends. Default 10,000. */
  maxPages?: number;
}

const itemsOf = (output: unknown, path: string): readonly unknown[] => {
  const items = valueAt(output, path);
  return Array.isArray(items) ? items : [];
};

/** A member of the input as a number, else its default, else what is said here. */
function numberOf({ input: schema }: Operation, input: object, member: string, otherwise: number): number {
  return Number(own(input, member) ?? schema.properties?.[member]?.default ?? otherwise);
}

/** What the next request sets, or nothing after the last page. */
function following(operation: Operation, pagination: Pagination, input: object, output: unknown, seen: number): object | undefined {
  if (pagination.style === 'token') {
    const token = valueAt(output, pagination.next);
    return typeof token === 'string' && token !== '' ? { [pagination.token]: token } : undefined;
  }
  const count = itemsOf(output, pagination.items).length;
  const total = pagination.total === undefined ? undefined : valueAt(output, pagination.total);
  if (count === 0 || (typeof total === 'number' && seen >= total)) return undefined;
  return { [pagination.page]: numberOf(operation, input, pagination.page, 1) + 1 };
}

async function* pagesOf<Input extends object, Output extends object>(
  client: ServiceClient,
  operation: Operation<Input, Output>,
  pagination: Pagination,
  first: Input,
  options: PaginateOptions,
): AsyncGenerator<Output> {
  const { maxPages = 10_000 } = options;
  let input = first;
  const tokens = new Set(pagination.style === 'token' ? [own(first, pagination.token)] : []);
  let seen = pagination.style === 'page' ? skipped(operation, pagination, first) : 0;
  for (let page = 1; ; page++) {
    const output = await call(client, operation, input, options);
    yield output;
    seen += itemsOf(output, pagination.items).length;
    const next = following(operation, pagination, input, output, seen);
    if (next === undefined) return;
    if (pagination.style === 'token') {
      const token = own(next, pagination.token);
      if (tokens.has(token)) throw new YunspecError(`${operation.name} answered with the same page token again`, operation.name);
      tokens.add(token);
    }
    if (page >= maxPages)
      throw new YunspecError(`${operation.name} has more than ${maxPages} pages; raise maxPages to go on`, operation.name);
    input = { ...input, ...next };
  }
}

/** Items on the pages before the one asked for first. */
function skipped(operation: Operation, pagination: Extract<Pagination, { style: 'page' }>, input: object): number {
  const page = numberOf(operation, input, pagination.page, 1);
  const size = pagination.size === undefined ? 0 : numberOf(operation, input, pagination.size, 0);
  return Math.max(0, (page - 1) * size);
}

async function* itemsIn<Output, Item>(pages: AsyncIterable<Output>, path: string): AsyncGenerator<Item> {
  for await (const page of pages) yield* itemsOf(page, path) as readonly Item[];
}

/** Walks every page of a list operation. */
export function paginate<Input extends object, Output extends object, Item>(
  client: ServiceClient,
  operation: Operation<Input, Output>,
  input: Input,
  options: PaginateOptions = {},
): Paginator<Output, Item> {
  const { pagination } = operation;
  if (pagination === undefined) throw new YunspecError(`${operation.name} has no pages`, operation.name);
  const pages = (): AsyncIterable<Output> => pagesOf(client, operation, pagination, input, options);
  return { pages, [Symbol.asyncIterator]: () => itemsIn<Output, Item>(pages(), pagination.items) };
}
