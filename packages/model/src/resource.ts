import type { Scalar } from '@yunspec/runtime/check';
import type { Provenance } from './value.js';

/** The source of a member's value; the first keyword that yields a value counts. */
export interface Attribute {
  /** A constant. */
  readonly value?: unknown;
  /** Another member of the resource, or of the resource that `of` or `all` finds. */
  readonly copy?: string;
  /** A list of inputs; absent ones are left out. */
  readonly list?: readonly string[];
  /** The time of the call. */
  readonly now?: 'utc-minute' | 'utc-second' | 'unix-ms';
  /** A generated name with this prefix; each `#` in it becomes a running number instead. */
  readonly generate?: string;
  /** Another kind of resource: the first one that belongs to this resource. */
  readonly of?: string;
  /** Another kind of resource: a list of all that belong to this resource. */
  readonly all?: string;
  /** The member of the other resource that is compared. Default: its identity. */
  readonly by?: string;
  /** The member of this resource that `by` must equal. Default: the one of the same name. */
  readonly is?: string;
}

/** One input, several inputs, or members with the inputs they come from. */
export type Inputs = string | readonly string[] | Readonly<Record<string, string>>;

/** Members with the values they must have. */
export type Where = Readonly<Record<string, Scalar>>;

/** The states that another resource must be in. */
export interface Need {
  readonly from: readonly string[];
  /** The error code in any other state. */
  readonly otherwise: string;
}

/** A kind of resource that must not refer to this resource. */
export interface Block {
  /** The members that may refer to this resource. */
  readonly by: string | readonly string[];
  /** The member of this resource that they refer to. Default: its identity. */
  readonly is?: string;
  /** The error code if one does. */
  readonly otherwise: string;
}

/** The requirements and consequences of an operation for a resource; docs/spec-language.md explains each keyword. */
export interface Effect {
  /** The state of a new resource. */
  readonly creates?: string;
  /** The states in which the operation is allowed. */
  readonly from?: readonly string[];
  /** The state that the resource moves to. */
  readonly to?: string;
  /** The error code in any state but those of `from`. */
  readonly otherwise?: string;
  /** Inputs that become members, or members with the inputs they come from. */
  readonly sets?: readonly string[] | Readonly<Record<string, string>>;
  /** Members that get a new value. */
  readonly puts?: Readonly<Record<string, Attribute>>;
  /** Lists, with the input that is added to each. */
  readonly adds?: Readonly<Record<string, Inputs>>;
  /** The greatest length of a list after an addition. */
  readonly most?: number;
  /** The error code beyond `most`. */
  readonly full?: string;
  /** The error code if the list already contains the input. */
  readonly already?: string;
  /** Lists, with the input that is removed from each. */
  readonly removes?: Readonly<Record<string, Inputs>>;
  /** The smallest length of a list after a removal. */
  readonly least?: number;
  /** The error code below `least`. */
  readonly last?: string;
  /** The path in the output that lists resources. */
  readonly lists?: string;
  /** Criteria: inputs, with the members that must equal them. */
  readonly filters?: Readonly<Record<string, string>>;
  /** Values of filters that select everything. */
  readonly all?: readonly string[];
  /** Criteria: inputs, with the members of which one must contain the text of the input. */
  readonly search?: Readonly<Record<string, readonly string[]>>;
  /** Members of the output that count the resources which meet the criteria and have these values. */
  readonly counts?: Readonly<Record<string, Where>>;
  /** The output is the resource itself (`true`), or has it at this path. */
  readonly reads?: true | string;
  /** Removes the resource. */
  readonly deletes?: true;
  /** The input that names several resources. */
  readonly each?: string;
  /** The input with the number of resources to create. */
  readonly times?: string;
  /** The input whose value all affected resources share. */
  readonly by?: string;
  /** Only resources with these values are affected. */
  readonly where?: Where;
  /** Error codes, each with the members and values of the resources that are refused with it. */
  readonly refuses?: Readonly<Record<string, Where>>;
  /** Inputs that must equal the member of the same name, each with the error code for any other value. */
  readonly agrees?: Readonly<Record<string, string>>;
  /** Other kinds of resource, with the states they must be in. */
  readonly needs?: Readonly<Record<string, Need>>;
  /** Other kinds of resource that must not refer to this resource. */
  readonly blockedBy?: Readonly<Record<string, Block>>;
  /** An identity that no resource has is ignored. */
  readonly ignoresUnknown?: true;
  /** Further effects on resources of this kind, applied afterwards. */
  readonly also?: readonly Effect[];
  readonly description?: string;
}

/** A state of a resource. */
export interface State {
  /** The state that the resource moves to by itself. */
  readonly becomes?: string;
  /** The resource no longer exists. */
  readonly gone?: true;
  /** The service moves a resource to this state on its own, by time or billing. */
  readonly external?: true;
  readonly description?: string;
}

/** A wait for states of a resource. */
export interface Waiter {
  /** The operation that reads the state. */
  readonly poll: string;
  /** Inputs of that operation, given unless the caller gives others. */
  readonly with?: Readonly<Record<string, Scalar>>;
  /** The states to wait for; `gone` when the resource is no longer listed. */
  readonly until: readonly string[];
  /** The states from which those of `until` cannot be reached. */
  readonly fails?: readonly string[];
}

/** A resource: its identity, its states, and the operations that change it. */
export interface Resource extends Provenance {
  readonly resource: string;
  readonly description?: string;
  /**
   * The member that identifies it, the prefix of generated names, and the member within whose value names are unique.
   */
  readonly identity: { readonly member: string; readonly prefix?: string; readonly within?: string };
  /** The error for a resource that does not exist. */
  readonly missing?: { readonly code: string; readonly http: number };
  /** The member that holds the state. */
  readonly state?: string;
  readonly states?: Readonly<Record<string, State>>;
  /** The members of a new resource that has no input of the same name. */
  readonly attributes?: Readonly<Record<string, Attribute>>;
  /** The effects of each operation, by name. */
  readonly operations?: Readonly<Record<string, Effect>>;
  readonly waiters?: Readonly<Record<string, Waiter>>;
  /** The resources that exist in a new local cloud. */
  readonly seed?: readonly Readonly<Record<string, unknown>>[];
}
