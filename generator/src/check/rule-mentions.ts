import type { RawRule } from '../language/raw.js';
import type { KeyPath } from '../language/walk.js';

/** A member that a rule names, with the place of the name. */
export interface Mention {
  readonly name: string;
  readonly path: KeyPath;
  readonly part: 'key' | 'value';
}

/** Keywords that list members, and keywords whose keys are members. */
const listing = ['requireAny', 'requireOne', 'atMostOne', 'allOrNone', 'require', 'forbid', 'by'] as const;
const keyed = ['when', 'restrict'] as const;

/** Lists every member that a rule names. */
export function listMentions(rule: RawRule, path: KeyPath): Mention[] {
  const { table, compare } = rule;
  return [
    ...listing.flatMap((word) =>
      (rule[word] ?? []).map((name, i) => ({ name, path: [...path, word, i], part: 'value' as const })),
    ),
    ...keyed.flatMap((word) =>
      Object.keys(rule[word] ?? {}).map((name) => ({ name, path: [...path, word, name], part: 'key' as const })),
    ),
    ...(table === undefined ? [] : [{ name: table, path: [...path, 'table'], part: 'value' as const }]),
    ...(compare === undefined
      ? []
      : [0, 2].map((i) => ({ name: String(compare[i]), path: [...path, 'compare', i], part: 'value' as const }))),
  ];
}
