import type { IssueCode } from '../check/issue.js';
import type { Stability } from '../schema.js';

/** Member names and positions in lists, from the input down. */
export type CasePath = readonly (string | number)[];

/** One change of an input: a value at a path, or `undefined` to take out what is there. */
export interface Change {
  readonly path: CasePath;
  readonly value: unknown;
}

/** A code with the HTTP statuses that the documents give it; none if they give no status. */
export interface AllowedCode {
  readonly code: string;
  readonly statuses: readonly number[];
}

/** The answer that the documents give to one thing that is wrong with an input. */
export interface Refusal {
  /** The constraint, as skip lists write it: `DataDisk.0.Size#maximum`, `#size-or-snapshot`. */
  readonly key: string;
  /** The value that is wrong or missing: `DataDisk.0.Size`. For rules about several members, the object that has the rule. */
  readonly path: string;
  /** The member as error tables write it: `DataDisk[].Size`. */
  readonly member: string;
  /** The keyword or rule verb that the input breaks. */
  readonly keyword: IssueCode;
  readonly rule?: string;
  /** The documented code. Without it, the documents leave open which of `codes` is meant. */
  readonly code?: string;
  /** The codes that the documents allow, each with its statuses. Empty if they name none: then any refusal will do. */
  readonly codes: readonly AllowedCode[];
  readonly stability: Stability;
  readonly secret: boolean;
}

/** An input on one side of one constraint, and how the documents say that it is answered. */
export interface Case {
  /** A name that is unique in its operation: `PageSize#maximum outside 51`. */
  readonly id: string;
  /** The constraint: `DataDisk.0.Size#maximum`, `#size-or-snapshot`. */
  readonly key: string;
  readonly side: 'inside' | 'outside';
  /** What differs from the valid input of the operation. */
  readonly changes: readonly Change[];
  /** The input: the valid one with the changes. */
  readonly input: unknown;
  /** Everything in the input that is to be refused; the service may answer any of it. Empty for cases inside. */
  readonly refusals: readonly Refusal[];
  /** Whether a value of the case is secret. */
  readonly secret: boolean;
}

/** The cases of one operation. */
export interface OperationCases {
  readonly operation: string;
  /** A valid input. */
  readonly base: unknown;
  readonly cases: readonly Case[];
  /** The limits that the constraints set: `PageSize#maximum` is 50. Rules are not among them. */
  readonly limits: Readonly<Record<string, unknown>>;
  /** The constraints of which no case was found for a side: `DataDisk.0#size-by-category outside`. */
  readonly untried: readonly string[];
}
