import type { Options } from '../options/merge.js';
import type { Stability, ValueSchema } from '../schema.js';
import type { Issue } from './issue.js';

/** Sets which documented limits stop a call: `strict` all, `standard` all but open lists, `lenient` only fixed ones. */
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

/** Returns the stability of one keyword. A single word does not apply to `type` and `required`, which are `closed`. */
export function getStability({ stability }: Options<Pick<ValueSchema, 'stability'>>, keyword: string): Stability {
  if (stability === undefined) return 'closed';
  if (typeof stability === 'string') return keyword === 'type' || keyword === 'required' ? 'closed' : stability;
  return stability[keyword] ?? 'closed';
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
