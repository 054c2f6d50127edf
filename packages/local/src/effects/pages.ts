import { own } from '@yunspec/runtime/check';
import { faultOf, Refusal } from '../faults.js';
import type { Pagination } from '../model.js';
import type { Members } from '../paths.js';
import type { Call } from './call.js';

/** One page of a list, and what the answer says about it, by path. */
interface Page {
  readonly from: number;
  readonly to: number;
  readonly members: Members;
}

const defaultSize = 10;

function numberFrom({ filled }: Call, member: string | undefined, fallback: number): number {
  const value = Number(own(filled, member ?? '') ?? fallback);
  return Number.isFinite(value) && value >= 1 ? value : fallback;
}

function numberedPage(call: Call, { page, size, total }: Pagination, count: number): Page {
  const number = numberFrom(call, page, 1);
  const length = numberFrom(call, size, defaultSize);
  const members = [
    [page, number],
    [size, length],
    [total, count],
  ] as const;
  return {
    from: (number - 1) * length,
    to: number * length,
    members: Object.fromEntries(members.filter(([name]) => name !== undefined)),
  };
}

/** Tokens are the place where the next page begins, in a form nobody takes for a number to reckon with. */
const tokenOf = (place: number): string => btoa(`page:${place}`);

function placeOf(token: unknown): number | undefined {
  try {
    const place = /^page:(\d+)$/.exec(atob(String(token)))?.[1];
    return place === undefined ? undefined : Number(place);
  } catch {
    return undefined;
  }
}

function tokenPage(call: Call, { token = '', next = token, size, total }: Pagination, count: number): Page {
  const given = own(call.input, token);
  const from = given === undefined || given === '' ? 0 : placeOf(given);
  if (from === undefined)
    throw new Refusal(
      faultOf(call.product, call.operation, { code: 'InvalidParameter', member: token, kind: 'malformed' }),
    );
  const to = from + numberFrom(call, size, defaultSize);
  return {
    from,
    to,
    members: { [next]: to < count ? tokenOf(to) : undefined, ...(total === undefined ? {} : { [total]: count }) },
  };
}

/** The page a call asks for of a list of `count`. */
export function pageOf(call: Call, pagination: Pagination, count: number): Page {
  return pagination.style === 'page' ? numberedPage(call, pagination, count) : tokenPage(call, pagination, count);
}
