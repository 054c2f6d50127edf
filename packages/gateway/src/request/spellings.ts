import { isDeepStrictEqual } from 'node:util';
import type { ValueModel } from '@yunspec/model';
import { refuseInput } from '../answer/refusal.js';
import type { Members } from '../members.js';

/** Converts a name such as `region_id` to `regionId`. */
const toCamelCase = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Finds the documented name of a member. The document mixes `regionId` with `region_id`, so both are accepted. */
function findDocumented(names: readonly string[], given: string): string {
  if (names.includes(given)) return given;
  return names.find((name) => toCamelCase(name) === toCamelCase(given)) ?? given;
}

/**
 * Gives members their documented names, and leaves out strings that are empty: in a query that is what a member without
 * a value looks like.
 */
export function nameMembers({ properties = {} }: ValueModel, given: Iterable<readonly [string, unknown]>): Members {
  const names = Object.keys(properties);
  const members = new Map<string, unknown>();
  for (const [spelling, value] of given) {
    const name = findDocumented(names, spelling);
    if (value === '') continue;
    if (members.has(name) && !isDeepStrictEqual(members.get(name), value))
      throw refuseInput(`${name} is given in two spellings, with different values.`);
    members.set(name, value);
  }
  return Object.fromEntries(members);
}
