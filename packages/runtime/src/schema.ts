/**
 * The stability of a fact: `closed` never changes, `volatile` is a limit that may move, `open` is a list that may grow.
 * `validate` levels read it: `lenient` refuses what is closed, `standard` also what is volatile, `strict` everything.
 */
export type Stability = 'closed' | 'volatile' | 'open';

/** The place and encoding in which a value is sent. By default the protocol decides. */
export type Wire = 'query' | 'path' | 'header' | 'body' | 'indexed' | 'repeated' | 'json-string' | 'csv';

/** The kinds of fault that the specs' error tables distinguish. */
export type FaultKind =
  | 'missing'
  | 'malformed'
  | 'unsupported'
  | 'range'
  | 'notFound'
  | 'exists'
  | 'mismatch'
  | 'state'
  | 'dependency'
  | 'quota'
  | 'denied'
  | 'locked'
  | 'balance'
  | 'throttled'
  | 'server'
  | 'dryRun'
  | 'other';

export type Scalar = string | number | boolean;

/** The keywords that constrain a value, with the type of their limits. They mean what they mean in JSON Schema. */
export interface Constraints {
  readonly enum: readonly Scalar[];
  readonly const: Scalar;
  readonly minimum: number;
  readonly maximum: number;
  readonly exclusiveMinimum: number;
  readonly exclusiveMaximum: number;
  readonly minLength: number;
  readonly maxLength: number;
  readonly pattern: string;
  readonly minItems: number;
  readonly maxItems: number;
  readonly uniqueItems: boolean;
}

export type ConstraintKeyword = keyof Constraints;

/** One value: JSON Schema keywords, and those that docs/spec-language.md adds. */
export interface ValueSchema extends Partial<Constraints> {
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array' | 'any';
  /** The value may be `null`, to which no other keyword applies. */
  readonly nullable?: boolean;
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  readonly values?: ValueSchema;
  readonly required?: readonly string[];
  readonly rules?: Readonly<Record<string, Rule>>;
  readonly items?: ValueSchema;
  readonly default?: Scalar;
  /** Describes the pattern, as the end of a sentence that begins with "must". */
  readonly hint?: string;
  /** The words sent for true and false. Inputs may use them instead of booleans. */
  readonly text?: readonly [string, string];
  readonly wire?: Wire;
  /** The name on the wire, where it differs. */
  readonly name?: string;
  readonly unit?: string;
  readonly secret?: boolean;
  /**
   * One stability for all limits, or one for each keyword. By default types are `closed`, lists of values (`enum`) are
   * `open`, and all other limits are `volatile`, as is `required`: whether the value itself must be given. A member in the
   * path of an address is `closed` there.
   */
  readonly stability?: Stability | Readonly<Record<string, Stability>>;
  /** The documented error code for each issue: a constraint keyword, `type`, `required`, `require` or `forbid`. */
  readonly codes?: Readonly<Partial<Record<string, string>>>;
}

/** A condition on one member: equal to a value, one of several, not one of them, present or absent. */
export type Condition = Scalar | readonly Scalar[] | { readonly not: Scalar | readonly Scalar[] };

/** The constraints that a rule adds to a member. */
export interface Restriction extends Partial<Constraints>, Pick<ValueSchema, 'hint' | 'stability'> {}

/** A row of a table rule: one cell for each member that `by` names, then the restriction. */
export type TableRow = readonly [...(Scalar | readonly Scalar[])[], Restriction];

export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** A rule between members of one object, with exactly one verb. See docs/spec-language.md. */
export interface Rule {
  readonly requireAny?: readonly string[];
  readonly requireOne?: readonly string[];
  readonly atMostOne?: readonly string[];
  readonly allOrNone?: readonly string[];
  readonly when?: Readonly<Record<string, Condition>>;
  readonly require?: readonly string[];
  /** A member that has its default value is allowed. */
  readonly forbid?: readonly string[];
  readonly restrict?: Readonly<Record<string, Restriction>>;
  readonly table?: string;
  readonly by?: readonly string[];
  readonly rows?: readonly TableRow[];
  readonly compare?: readonly [string, Comparison, string];
  readonly uniqueBy?: string;
  /** Describes a rule that only the server can check. */
  readonly server?: string;
  /** The documented error code that the server responds with. */
  readonly error?: string;
  /** Default: that of the limits it sets, or else `volatile`. */
  readonly stability?: Stability;
  readonly description?: string;
}
