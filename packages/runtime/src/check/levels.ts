import type { Stability, ValueSchema } from '../schema.js';
import type { Issue } from './issue.js';

/** How much of what is documented stops a call. */
export type ValidateLevel = 'strict' | 'standard' | 'lenient' | 'off';

/** A level, with places to leave out: `DataDisk.*.Size#maximum`, `#rule-id`, or a whole member by its path. */
export interface ValidateOptions {
  level?: ValidateLevel | undefined;
  skip?: readonly string[] | undefined;
}

const refused: Readonly<Record<ValidateLevel, readonly Stability[]>> = {
  strict: ['closed', 'volatile', 'open'],
  standard: ['closed', 'volatile'],
  lenient: ['closed'],
  off: [],
};

export const validateLevels: readonly string[] = Object.keys(refused);

export function levelOf(stability: Stability, level: ValidateLevel): Issue['level'] {
  return refused[level].includes(stability) ? 'error' : 'report';
}

/** The stability of one keyword of a value: its own word, or the word for all of them, or `closed`. */
export function stabilityOf(schema: Pick<ValueSchema, 'stability'>, keyword: string): Stability {
  const { stability } = schema;
  if (stability === undefined) return 'closed';
  if (typeof stability === 'string') return keyword === 'type' || keyword === 'required' ? 'closed' : stability;
  return stability[keyword] ?? 'closed';
}

function matches(issue: Issue, entry: string): boolean {
  const [path = '', rule] = entry.split('#');
  if (rule !== undefined && rule !== (issue.rule ?? issue.code)) return false;
  const want = path === '' ? [] : path.split('.');
  const have = issue.at ?? issue.path;
  return want.length === have.length && want.every((segment, i) => segment === '*' || segment === String(have[i]));
}

export function isSkipped(issue: Issue, skip: readonly string[]): boolean {
  return skip.some((entry) => matches(issue, entry));
}
