import type { FirstPage, Pagination } from '@yunspec/model';
import { getOwn, type Issue } from '@yunspec/runtime/check';
import { RequestError } from '../errors/error-answer.js';
import { createIssueError } from '../errors/issue-error.js';
import type { Members } from '../paths.js';
import type { Call } from './call.js';

/** One page of a list. */
interface Page {
  /** The index of the first item. */
  readonly start: number;
  /** The index after the last item. */
  readonly end: number;
  /** The members of the answer that describe the page, by path. */
  readonly members: Members;
}

/** The number of items on a page, for operations that document no default. */
const defaultSize = 10;

const firm = { stability: 'closed', level: 'error' } as const;

/** Ends a call that asks for a page which cannot exist, with the error that the product documents for such an issue. */
function refusePage({ product, operation }: Call, issue: Issue): never {
  throw new RequestError(createIssueError(product, operation, issue));
}

/** Reads the number or the size of a page. Throws a RequestError for one below 1. */
function readPositive(call: Call, member: string | undefined, fallback: number): number {
  if (member === undefined) return fallback;
  const actual = getOwn(call.filled, member) ?? fallback;
  if (Number(actual) >= 1) return Number(actual);
  return refusePage(call, { ...firm, code: 'minimum', path: [member], expected: 1, actual });
}

function findNumberedPage(call: Call, { page, size, total }: Pagination, count: number): Page {
  const number = readPositive(call, page, 1);
  const length = readPositive(call, size, defaultSize);
  const members = [
    [page, number],
    [size, length],
    [total, count],
  ] as const;
  return {
    start: (number - 1) * length,
    end: number * length,
    members: Object.fromEntries(members.filter(([name]) => name !== undefined)),
  };
}

/** Returns the first page of a list whose operation has no inputs for pages. */
export const createFirstPage = ({ most, number, size, total }: FirstPage, count: number): Page => ({
  start: 0,
  end: most,
  members: { [number]: 1, [size]: most, [total]: count },
});

/** Encodes the start of the next page as a token. It is opaque, so that no client computes with it. */
const encodeToken = (start: number): string => btoa(`page:${start}`);

/** Decodes a token. Returns undefined for text that is not one. */
function decodeToken(token: unknown): number | undefined {
  try {
    const start = /^page:(\d+)$/.exec(atob(String(token)))?.[1];
    return start === undefined ? undefined : Number(start);
  } catch {
    return undefined;
  }
}

function readStart(call: Call, member: string): number {
  const token = getOwn(call.input, member);
  if (token === undefined || token === '') return 0;
  const start = decodeToken(token);
  if (start !== undefined) return start;
  const hint = 'be a token of an earlier answer';
  return refusePage(call, { ...firm, code: 'pattern', path: [member], expected: '', hint, actual: token });
}

function findTokenPage(call: Call, { token = '', next = token, size, total }: Pagination, count: number): Page {
  const start = readStart(call, token);
  const end = start + readPositive(call, size, defaultSize);
  return {
    start,
    end,
    members: {
      [next]: end < count ? encodeToken(end) : undefined,
      ...(total === undefined ? {} : { [total]: count }),
    },
  };
}

/** Finds the page that a call asks for in a list of `count` items. Throws a RequestError for an invalid token. */
export function findPage(call: Call, pagination: Pagination, count: number): Page {
  return pagination.style === 'page'
    ? findNumberedPage(call, pagination, count)
    : findTokenPage(call, pagination, count);
}
