import type { Make } from './makers.js';

/** A way in which pages state a limit in one sentence. */
export interface Pattern {
  readonly pattern: RegExp;
  readonly make: Make;
}

/** The words of a language that the reading of descriptions needs beside its patterns. */
export interface Wording {
  readonly patterns: readonly Pattern[];
  /** A sentence that announces a list of values. */
  readonly values: RegExp;
  /** The mark of the value that holds by default in such a list. */
  readonly isDefault: RegExp;
  /** Words that make a limit depend on something else. */
  readonly conditions: RegExp;
  /** A condition that says which value another parameter has: the name, and the value. */
  readonly setting: readonly RegExp[];
  /** Labels of entries that are no conditions: `Default value: 1`. */
  readonly labels: RegExp;
}
