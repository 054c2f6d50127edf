import type { Options } from '../options/merge.js';
import type { Stability, ValueSchema } from '../schema.js';
import type { Issue } from './issue.js';

/**
 * Sets what of the documents stops a call: `strict` everything, `standard` all but values that a list does not have yet,
 * `lenient` only types and what a request cannot be made without.
 */
export type ValidateLevel = 'strict' | 'standard' | 'lenient' | 'off';

/**
 * A level, and issues to skip: `DataDisk.*.Size#maximum`, `#rule-id`, or the path of a member to skip all of its
 * issues.
 */
export interface ValidateOptions {
  level?: ValidateLevel | undefined;
  skip?: readonly string[] | undefined;
}

/** The stabilities of the limits that stop a call. */
const blocking: Readonly<Record<ValidateLevel, readonly Stability[]>> = {
  strict: ['closed', 'volatile', 'open'],
  standard: ['closed', 'volatile'],
  lenient: ['closed'],
  off: [],
};

export const validateLevels: readonly string[] = Object.keys(blocking);

export function getLevel(stability: Stability, level: ValidateLevel): Issue['level'] {
  return blocking[level].includes(stability) ? 'error' : 'report';
}

/** The stabilities of keywords of which a schema says none. All others, and rules, are `volatile`. */
const defaults = { type: 'closed', enum: 'open' } as const;

/** The stability of a keyword of which a schema says none. */
export type DefaultStability<Keyword extends string> = Keyword extends keyof typeof defaults
  ? (typeof defaults)[Keyword]
  : 'volatile';

/**
 * Returns the stability of one keyword of a value; `required` is whether the value itself must be given. A single word
 * does not apply to `type` and `required`. An address cannot be made without the members in it.
 */
export function getStability(
  { stability, wire }: Options<Pick<ValueSchema, 'stability' | 'wire'>>,
  keyword: string,
): Stability {
  const isRequired = keyword === 'required';
  const word = isRequired || keyword === 'type' ? undefined : stability;
  const own = typeof stability === 'object' ? stability[keyword] : word;
  const { [keyword]: usual = 'volatile' }: Readonly<Record<string, Stability>> = defaults;
  return (own as Stability | undefined) ?? (isRequired && wire === 'path' ? 'closed' : usual);
}

function matchesEntry(issue: Issue, entry: string): boolean {
  const [path = '', rule] = entry.split('#');
  if (rule !== undefined && rule !== (issue.rule ?? issue.code)) return false;
  const wanted = path === '' ? [] : path.split('.');
  const actual = issue.at ?? issue.path;
  return (
    wanted.length === actual.length && wanted.every((segment, i) => segment === '*' || segment === String(actual[i]))
  );
}

export function isSkipped(issue: Issue, skip: readonly string[]): boolean {
  return skip.some((entry) => matchesEntry(issue, entry));
}
