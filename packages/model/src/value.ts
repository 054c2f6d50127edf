import type { Rule, ValueSchema } from '@yunspec/runtime/check';

/** The place of a fact in the documents. */
export interface Provenance {
  /** A key of `sources`, then the headings that lead to the place, with ` > ` between them. */
  readonly docs?: string;
  /** Lines of the source document. */
  readonly lines?: string | number;
}

/**
 * A value: the part that the checker reads, and everything else that a spec says of it. A shape that is an object or a
 * list is written out in inputs and stays a reference (`shape`) in outputs.
 */
export interface ValueModel extends Omit<ValueSchema, 'properties' | 'values' | 'items' | 'rules'>, Provenance {
  readonly properties?: Readonly<Record<string, ValueModel>>;
  readonly values?: ValueModel;
  readonly items?: ValueModel;
  readonly rules?: Readonly<Record<string, RuleModel>>;
  /** The shape this value is made from. */
  readonly shape?: string;
  readonly description?: string;
  readonly format?: string;
  /** The resource this value is the identity of. */
  readonly refers?: string;
  /** The value to use instead. */
  readonly deprecated?: string;
}

/** A rule between members, with its place in the documents. */
export interface RuleModel extends Rule, Provenance {}
