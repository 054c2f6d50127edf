import type { ValueSchema } from '@yunspec/runtime/check';
import { numeric } from '../numeric.mjs';
import { type Keys, type Mutant, replace } from './mutant.js';
import { mutatePattern } from './patterns.js';

/** A text that is near to an allowed one. */
const makeStranger = (value: unknown): unknown => (typeof value === 'number' ? value + 1 : `${String(value)}x`);

/** Lists the mutants of constraint keywords, of a value or of the limits that a rule adds. */
export function mutateLimits(place: string, keys: Keys, limits: Partial<ValueSchema>): Mutant[] {
  const numbers = numeric.flatMap((keyword) => {
    const limit = limits[keyword];
    if (limit === undefined) return [];
    const raised = [`${keyword} + 1`, limit + 1] as const;
    // no size is below zero
    const isNone = limit === 0 && /Length|Items/.test(keyword);
    const lowered = [`${keyword} - 1`, limit - 1] as const;
    return replace(
      place,
      [...keys, keyword],
      isNone ? [raised] : [raised, lowered, [`${keyword} removed`, undefined] as const],
    );
  });
  const { enum: list, const: only, uniqueItems, pattern } = limits;
  const lists =
    list === undefined
      ? []
      : [
          ...list.flatMap((value, i) =>
            replace(place, [...keys, 'enum', i], [['enum value dropped', undefined, String(value)]]),
          ),
          ...replace(
            place,
            [...keys, 'enum'],
            [
              ['enum value added', [...list, makeStranger(list.at(-1))]],
              ['enum value added', [...list, 'new'], 'new'],
              ['enum removed', undefined],
            ],
          ),
        ];
  return [
    ...numbers,
    ...lists,
    ...(only === undefined
      ? []
      : replace(
          place,
          [...keys, 'const'],
          [
            ['const changed', makeStranger(only)],
            ['const removed', undefined],
          ],
        )),
    ...(uniqueItems === true ? replace(place, [...keys, 'uniqueItems'], [['uniqueItems removed', undefined]]) : []),
    ...(pattern === undefined ? [] : mutatePattern(place, [...keys, 'pattern'], pattern)),
  ];
}
