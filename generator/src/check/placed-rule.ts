import type { ValueSchema } from '@yunspec/runtime/check';
import type { RawRule } from '../language/raw.js';
import type { KeyPath } from '../language/walk.js';
import type { PlacedValue } from './context.js';

/** A rule with its place, and the object (or list) it is about. */
export interface PlacedRule {
  readonly id: string;
  readonly rule: RawRule;
  readonly owner: PlacedValue;
  readonly path: KeyPath;
  readonly schema: ValueSchema;
}
