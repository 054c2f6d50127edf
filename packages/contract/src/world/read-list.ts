import type { OperationModel, Pagination } from '@yunspec/model';
import { valueAt } from '../cases/paths.js';
import { readItems, splitPath } from './kinds.js';

/** Calls a list operation. Returns the data of the answer, or undefined if it lists nothing. */
export type ListCall = (input: object) => Promise<unknown>;

/** The size of the largest pages that the documents allow. */
export function largestPage({ pagination, input }: OperationModel): number | undefined {
  const schema = pagination?.size === undefined ? undefined : input.properties?.[pagination.size];
  const size = schema?.maximum ?? schema?.default;
  return typeof size === 'number' ? size : undefined;
}

/** Returns the token of the next page in an answer. */
export function readNextToken({ next, token = '' }: Pagination, data: unknown): string | undefined {
  const text = valueAt(data, splitPath(next ?? token));
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** Returns the members of an input that select a page. */
export function placePage(
  { style, page, token: member }: Pagination,
  number: number,
  token: string | undefined,
): object {
  if (style === 'page') return page === undefined ? {} : { [page]: number };
  return token === undefined || member === undefined ? {} : { [member]: token };
}

/** Reads a list page by page, by default in the largest pages. `isWhole` is false if it goes on after `most` pages. */
export async function* readPages(
  operation: OperationModel,
  path: string,
  input: object,
  most: number,
  call: ListCall,
  size: number | undefined = largestPage(operation),
): AsyncGenerator<readonly unknown[], boolean> {
  const { pagination } = operation;
  const sized = pagination?.size === undefined || size === undefined ? {} : { [pagination.size]: size };
  let token: string | undefined;
  for (let number = 1; number <= most; number++) {
    const place = pagination === undefined ? {} : placePage(pagination, number, token);
    const data = await call({ ...input, ...sized, ...place });
    const items = readItems(data, path);
    yield items;
    if (pagination === undefined || items.length === 0) return true;
    token = readNextToken(pagination, data);
    if (pagination.style === 'token' ? token === undefined : items.length < (size ?? 1)) return true;
  }
  return false;
}
