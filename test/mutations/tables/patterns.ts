import { type Keys, type Mutant, replace } from './mutant.js';

/** The changes of a pattern. One that changes nothing is none. */
const edits: readonly (readonly [kind: string, edit: (pattern: string) => string])[] = [
  ['start anchor dropped', (pattern) => pattern.replace(/^\^/, '')],
  ['end anchor dropped', (pattern) => pattern.replace(/\$$/, '')],
  ['look-ahead dropped', (pattern) => pattern.replace(/\(\?![^()]*(?:\([^()]*\)[^()]*)*\)/, '')],
  ['digits dropped', (pattern) => pattern.replace(/0-9|\\d|\\p\{N\}/, '')],
  ['class widened', (pattern) => pattern.replace(/(?<!\\)\]/, '@]')],
  ['repetition changed', (pattern) => pattern.replace(/\{(\d+)/, (_, count: string) => `{${Number(count) + 1}`)],
];

const compiles = (pattern: string): boolean => {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
};

/** Lists the mutants of a pattern. */
export const mutatePattern = (place: string, keys: Keys, pattern: string): Mutant[] =>
  replace(place, keys, [
    ['pattern removed', undefined],
    ...edits
      .map(([kind, edit]) => [kind, edit(pattern)] as const)
      .filter(([, edited]) => edited !== pattern && compiles(edited)),
  ]);
