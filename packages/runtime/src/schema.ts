/** How firmly the vendor stands by a limit: a law, a limit that may move, or a list that grows. */
export type Stability = 'closed' | 'volatile' | 'open';

/** How a value travels. Unsaid, the protocol decides. */
export type Wire = 'query' | 'path' | 'header' | 'body' | 'indexed' | 'repeated' | 'json-string' | 'csv';

/** What is wrong with a parameter, in the words of the specs' error tables. */
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
  | 'other';

export type Scalar = string | number | boolean;

/** The constraint keywords of one value, each with the type of its limit. */
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

/** One value: JSON-Schema words, and the words of docs/spec-language.md beside them. */
export interface ValueSchema extends Partial<Constraints> {
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array' | 'any';
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  readonly values?: ValueSchema;
  readonly required?: readonly string[];
  readonly rules?: Readonly<Record<string, Rule>>;
  readonly items?: ValueSchema;
  readonly default?: Scalar;
  readonly hint?: string;
  /** The words that travel for true and false; they are accepted beside real booleans. */
  readonly text?: readonly [string, string];
  readonly wire?: Wire;
  /** The name on the wire, where it differs. */
  readonly name?: string;
  readonly unit?: string;
  readonly secret?: boolean;
  readonly stability?: Stability | Readonly<Record<string, Stability>>;
  /** The error code that is documented for each keyword, and for `type`, `required`, `require` and `forbid`. */
  readonly codes?: Readonly<Partial<Record<string, string>>>;
}

/** A condition on one member: equal, one of, not (one of), there or not there. */
export type Condition = Scalar | readonly Scalar[] | { readonly not: Scalar | readonly Scalar[] };

/** Value words without a type of their own: what a rule adds to a member. */
export type Restriction = Partial<ValueSchema>;

/** A row of a table rule: one cell for each member of `by`, then the restriction. */
export type TableRow = readonly [...(Scalar | readonly Scalar[])[], Restriction];

export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** A rule between members of one object. Exactly one verb; see docs/spec-language.md. */
export interface Rule {
  readonly requireAny?: readonly string[];
  readonly requireOne?: readonly string[];
  readonly atMostOne?: readonly string[];
  readonly allOrNone?: readonly string[];
  readonly when?: Readonly<Record<string, Condition>>;
  readonly require?: readonly string[];
  readonly forbid?: readonly string[];
  readonly restrict?: Readonly<Record<string, Restriction>>;
  readonly table?: string;
  readonly by?: readonly string[];
  readonly rows?: readonly TableRow[];
  readonly compare?: readonly [string, Comparison, string];
  readonly uniqueBy?: string;
  /** Only the server can know it: documented, never checked here. */
  readonly server?: string;
  /** The documented error code the server answers with. */
  readonly error?: string;
  readonly stability?: Stability;
  readonly description?: string;
}
