import type { Comparison, Scalar } from '@yunspec/runtime/check';
import type { Provenance } from './value.js';

/** The source of a member's value; the first keyword that yields a value counts. */
export interface Attribute {
  /** A constant. */
  readonly value?: unknown;
  /** Another member of the resource, or of the resource that `of` or `all` finds. */
  readonly copy?: string;
  /** Beside `copy`: the number that the value is multiplied by. */
  readonly times?: number;
  /** A list of inputs; absent ones are left out. */
  readonly list?: readonly string[];
  /** The time of the call. */
  readonly now?: 'utc-minute' | 'utc-second' | 'unix-ms' | 'unix-s';
  /** Beside `now`: the time span that is added, such as `30d`. */
  readonly after?: string;
  /** A generated name with this prefix; each `#` in it becomes a running number instead. */
  readonly generate?: string;
  /** Another kind of resource: the first one that belongs to this resource. */
  readonly of?: string;
  /** Another kind of resource: a list of all that belong to this resource. */
  readonly all?: string;
  /** Another kind of resource: the number of those that belong to this resource. */
  readonly count?: string;
  /** Beside `count`: whether there are none. */
  readonly none?: true;
  /** The member of the other resource that is compared. Default: its identity. */
  readonly by?: string;
  /** The member of this resource that `by` must equal. Default: the one of the same name. */
  readonly is?: string;
  /** Beside `free`: the values it may have; `[b-z]` stands for each letter. */
  readonly choices?: readonly string[];
  /**
   * The first of `choices`, or of the addresses in the range that `of` and `copy` lead to, which no other resource of
   * this kind has that has the same value of this member.
   */
  readonly free?: string;
  /** Beside `count`: the number of addresses in the range at this member, less those that count. */
  readonly room?: string;
  /** Only if each of these members has one of its values. */
  readonly when?: Values;
  /** Not if each of these members has one of its values. */
  readonly unless?: Values;
  /** The value is evaluated on every read. */
  readonly live?: true;
  /** Only if the number that the member has is smaller. */
  readonly raises?: true;
  /** The source of the value if no other keyword yields one. */
  readonly else?: Attribute;
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
  /** Only resources with these values count. */
  readonly where?: Values;
  /** The error code if one does. */
  readonly otherwise: string;
}

/** Members or references, each with one value or several. */
export type Values = Readonly<Record<string, Scalar | readonly Scalar[]>>;

/** A span around the present. */
export interface Window {
  /** The earliest time: `30m` from now, or `-30d` ago. */
  readonly least?: string;
  /** The latest time. */
  readonly most?: string;
}

/** A range of time that is divided into periods. */
export interface Span {
  /** The input with the begin. */
  readonly from: string;
  /** The input with the end. */
  readonly to: string;
  /** The input with the length of a period in seconds. */
  readonly step: string;
  /** The greatest number of periods. */
  readonly most: number;
}

/** Other resources that must not exist, or only in a certain number. */
export interface Others {
  /** Members, with the references that they must equal. */
  readonly by?: Readonly<Record<string, string>>;
  /** Members with the values they must have. */
  readonly where?: Values;
  /** Members, with the references to ranges that they overlap with. */
  readonly overlaps?: Readonly<Record<string, string>>;
  /** Members, with the references to ranges that they lie within. */
  readonly within?: Readonly<Record<string, string>>;
  /** The greatest number of them after the call. Without it, there must be none before the call. */
  readonly most?: number | string;
}

/**
 * A check of a `server` rule. Its references are inputs, members of resources (`Instance.ZoneId`), or constants;
 * docs/spec-language.md explains them and each keyword.
 */
export interface Check {
  /** The check applies only if one of these inputs is given. */
  readonly given?: readonly string[];
  /** The check applies only if none of these inputs is given. */
  readonly absent?: readonly string[];
  /** The check applies only if each of these references has one of its values. */
  readonly when?: Values;
  /** The check does not apply if each of these references has one of its values. */
  readonly unless?: Values;
  /** Inputs that must be given. */
  readonly require?: readonly string[];
  /** References, with the values that they must have. */
  readonly has?: Values;
  /** References, with the values that none of them may have. */
  readonly lacks?: Values;
  /** Two references whose values must be equal. */
  readonly same?: readonly [string, string];
  /** Two references: the values of the first must be among those of the second. */
  readonly among?: readonly [string, string];
  /** Two references that must have no value in common. */
  readonly differ?: readonly [string, string];
  /** Two references, and the comparison that must hold between their values. */
  readonly compare?: readonly [string, Comparison, string];
  /** References, with the pattern that their values must match. */
  readonly matches?: Readonly<Record<string, string>>;
  /** An address or range, and the range that it must lie within. */
  readonly within?: readonly [string, string];
  /** A range, and the range that it must not contain. */
  readonly around?: readonly [string, string];
  /** Inputs, with the references whose values the limits of the inputs must also allow. */
  readonly fits?: Readonly<Record<string, string>>;
  /** References, with the kind of resource that must exist under their values. */
  readonly exists?: Readonly<Record<string, string>>;
  /** References to times, with the span around the present that they must lie in. */
  readonly time?: Readonly<Record<string, Window>>;
  /** A range of time, of which a request may ask for so many periods. */
  readonly span?: Span;
  /** Other kinds of resource that must not exist, or only in a certain number. */
  readonly others?: Readonly<Record<string, Others>>;
  /** A repeated token must come with the same request. */
  readonly token?: true;
  /** The input that the error is about. */
  readonly on?: string;
  /** The error code, where the rule has none. */
  readonly otherwise?: string;
  /** The reason why the local cloud cannot enforce the rule. */
  readonly unplayable?: string;
}

/** The members of the output about the one page of a list whose operation has no inputs for pages. */
export interface FirstPage {
  /** The greatest number of items. */
  readonly most: number;
  /** The member of the output with the number of the page. */
  readonly number: string;
  /** The member of the output with the size of a page. */
  readonly size: string;
  /** The member of the output with the number of all items. */
  readonly total: string;
}

/** A list with an item for each period of a range of time. */
export interface Series {
  /** The path of the list in the output. */
  readonly path: string;
  /** The member of an item with its time. */
  readonly at: string;
  /** The input with the begin. */
  readonly from: string;
  /** The input with the end. */
  readonly to: string;
  /** The input with the length of a period in seconds. */
  readonly step: string;
  /** The member of the output with the number of items. */
  readonly total?: string;
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
  /** Members that the objects in `adds` and `removes` have beside those from inputs. */
  readonly with?: Readonly<Record<string, Attribute>>;
  /** Lists, with the input that is removed from each. */
  readonly removes?: Readonly<Record<string, Inputs>>;
  /** The smallest length of a list after a removal. */
  readonly least?: number;
  /** The error code below `least`. */
  readonly last?: string;
  /** The path in the output that lists resources. */
  readonly lists?: string;
  /** Only the first page is listed. */
  readonly page?: FirstPage;
  /** Criteria: inputs, with the members that must equal them. */
  readonly filters?: Readonly<Record<string, string>>;
  /** Values of filters that select everything. */
  readonly all?: readonly string[];
  /** Criteria: inputs, with the members of which one must contain the text of the input. */
  readonly search?: Readonly<Record<string, readonly string[]>>;
  /** Lists in the output, with criteria: inputs, with the members of the items that must equal them. */
  readonly selects?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** A list in the output with an item for each period of a range of time. */
  readonly series?: Series;
  /** Members of the output that count the resources which meet the criteria and have these values. */
  readonly counts?: Readonly<Record<string, Where>>;
  /** The output is the resource itself (`true`), or has it at this path. */
  readonly reads?: true | string;
  /** Removes the resource. */
  readonly deletes?: true;
  /** The resource gets a new identity, and keeps all other members. */
  readonly renews?: true;
  /** The input that names several resources. */
  readonly each?: string;
  /** The input with the number of resources to create. */
  readonly times?: string;
  /** The kind of resource for each new one of which a resource is created. */
  readonly per?: string;
  /** Members that end with a running number if this input is true and the call creates several resources. */
  readonly numbers?: Readonly<Record<string, string>>;
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
  /** The `server` rules of the operation, by ID: the keyword of this effect that enforces each, or checks. */
  readonly enforces?: Readonly<Record<string, string | Check | readonly Check[]>>;
  /** Inputs, with the error code for a resource of another region. */
  readonly elsewhere?: Readonly<Record<string, string>>;
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
  /** There is exactly one, which every call may be about. */
  readonly single?: true;
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
