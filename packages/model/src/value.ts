import type { Rule, ValueSchema } from '@yunspec/runtime/check';

/** The place of a fact in the documents. */
export interface Provenance {
  /** A key of `sources`, then the headings that lead to the place, with ` > ` between them. */
  readonly docs?: string;
  /** Lines of the source document. */
  readonly lines?: string | number;
}

/**
 * A value: the schema that the checker reads, and the other keywords of the spec. In an input, every shape is written
 * out. In an output, a value whose shape is an object or a list only names it: `Model.shapes` has its members.
 */
export interface ValueModel extends Omit<ValueSchema, 'properties' | 'values' | 'items' | 'rules'>, Provenance {
  readonly properties?: Readonly<Record<string, ValueModel>>;
  readonly values?: ValueModel;
  readonly items?: ValueModel;
  readonly rules?: Readonly<Record<string, RuleModel>>;
  /** The name of the shape that this value is made from. */
  readonly shape?: string;
  readonly description?: string;
  /** The name of the format that `pattern` comes from. */
  readonly format?: string;
  /** The kind of resource that this value identifies. */
  readonly refers?: string;
  /** The resource and the member of it whose value this is, such as `Region.RegionEndpoint`. */
  readonly memberOf?: string;
  /** Whether an integer may exceed 2^53, which a JavaScript number cannot represent exactly. */
  readonly large?: boolean;
  /** The replacement. */
  readonly deprecated?: string;
}

/** A rule between members, with its place in the documents. */
export interface RuleModel extends Rule, Provenance {}
