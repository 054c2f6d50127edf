import type { Condition } from '@yunspec/runtime/check';

/** Returns a name or value as it is written in code. */
export const asCode = (value: unknown): string => `\`${String(value)}\``;

/** Joins parts as prose does: `a, b and c`. */
export function joinWords(parts: readonly string[], last = 'and'): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;
}

function describeValues(condition: unknown): string {
  return joinWords([condition].flat().map(asCode), 'or');
}

function describeCondition(name: string, condition: Condition): string {
  if (condition === 'present') return `${name} is given`;
  if (condition === 'absent') return `${name} is not given`;
  if (typeof condition === 'object' && 'not' in condition) return `${name} is not ${describeValues(condition.not)}`;
  return `${name} is ${describeValues(condition)}`;
}

/** Returns the conditions of a `when` as words; the member they are shown at is `it`. */
export const describeConditions = (conditions: Readonly<Record<string, Condition>>, it?: string): string =>
  joinWords(
    Object.entries(conditions).map(([name, condition]) =>
      describeCondition(name === it ? 'it' : asCode(name), condition),
    ),
  );
