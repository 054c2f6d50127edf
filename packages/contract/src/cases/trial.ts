import type { Change } from '@yunspec/runtime/cases';
import type { Path } from './paths.js';
import type { Violation } from './violation.js';

/** An attempt at a case: changes that put an input on one side of a constraint. */
export interface Trial {
  readonly key: string;
  readonly side: 'inside' | 'outside';
  readonly changes: readonly Change[];
  /** The violation that must be found, for cases outside. */
  readonly isTarget: (violation: Violation) => boolean;
  readonly pins: readonly Path[];
  /** Whether the constraint is a rule. Otherwise, the first of the pins is the value that has it. */
  readonly isRule: boolean;
  /** Whether it is made only where no other trial of the same side of the constraint can be. */
  readonly isSpare?: boolean;
}
