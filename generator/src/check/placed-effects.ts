import type { RawEffect, RawResource } from '../language/raw.js';
import type { KeyPath } from '../language/walk.js';

/** An effect with its place. */
export interface PlacedEffect {
  readonly effect: RawEffect;
  readonly at: KeyPath;
}

/** Lists an effect and those in its `also`, each with its place. */
export const listEffects = (effect: RawEffect, at: KeyPath): PlacedEffect[] => [
  { effect, at },
  ...(effect.also ?? []).flatMap((other, i) => listEffects(other, [...at, 'also', i])),
];

/** An effect with the operation that has it. */
export interface OperationEffect extends PlacedEffect {
  readonly operation: string;
}

/** Lists the effects of all operations on a resource. */
export const listOperationEffects = ({ operations = {} }: RawResource): OperationEffect[] =>
  Object.entries(operations).flatMap(([operation, effect]) =>
    listEffects(effect, ['operations', operation]).map((placed) => ({ operation, ...placed })),
  );
