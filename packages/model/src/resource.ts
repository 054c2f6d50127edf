import type { Scalar } from '@yunspec/runtime/check';
import type { Provenance } from './value.js';

/** The source of a member's value; the first keyword that yields a value counts. */
export interface Attribute {
  readonly value?: unknown;
  readonly copy?: string;
  readonly list?: readonly string[];
  readonly now?: 'utc-minute' | 'utc-second' | 'unix-ms';
  readonly generate?: string;
  readonly of?: string;
  readonly all?: string;
  readonly by?: string;
  readonly is?: string;
}

/** One input, several inputs, or members with the inputs they come from. */
export type Inputs = string | readonly string[] | Readonly<Record<string, string>>;

/** Members with the values they must have. */
export type Where = Readonly<Record<string, Scalar>>;

/** The states that another resource must be in. */
export interface Need {
  readonly from: readonly string[];
  readonly otherwise: string;
}

/** A resource that must not refer to this one. */
export interface Block {
  readonly by: string | readonly string[];
  readonly is?: string;
  readonly otherwise: string;
}

/** The requirements and consequences of an operation for a resource; docs/spec-language.md explains each keyword. */
export interface Effect {
  readonly creates?: string;
  readonly from?: readonly string[];
  readonly to?: string;
  readonly otherwise?: string;
  readonly sets?: readonly string[] | Readonly<Record<string, string>>;
  readonly puts?: Readonly<Record<string, Attribute>>;
  readonly adds?: Readonly<Record<string, Inputs>>;
  readonly most?: number;
  readonly full?: string;
  readonly already?: string;
  readonly removes?: Readonly<Record<string, Inputs>>;
  readonly least?: number;
  readonly last?: string;
  readonly lists?: string;
  readonly filters?: Readonly<Record<string, string>>;
  readonly all?: readonly string[];
  readonly search?: Readonly<Record<string, readonly string[]>>;
  readonly counts?: Readonly<Record<string, Where>>;
  readonly reads?: true | string;
  readonly deletes?: true;
  readonly each?: string;
  readonly times?: string;
  readonly by?: string;
  readonly where?: Where;
  readonly refuses?: Readonly<Record<string, Where>>;
  readonly agrees?: Readonly<Record<string, string>>;
  readonly needs?: Readonly<Record<string, Need>>;
  readonly blockedBy?: Readonly<Record<string, Block>>;
  readonly ignoresUnknown?: true;
  readonly also?: readonly Effect[];
  readonly description?: string;
}

export interface State {
  /** The state this one moves on to by itself. */
  readonly becomes?: string;
  readonly gone?: true;
  readonly external?: true;
  readonly description?: string;
}

export interface Waiter {
  readonly poll: string;
  readonly until: readonly string[];
  readonly fails?: readonly string[];
}

/** A resource: its identity, its states, and the operations that change it. */
export interface Resource extends Provenance {
  readonly resource: string;
  readonly description?: string;
  readonly identity: { readonly member: string; readonly prefix?: string; readonly within?: string };
  readonly missing?: { readonly code: string; readonly http: number };
  readonly state?: string;
  readonly states?: Readonly<Record<string, State>>;
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly operations?: Readonly<Record<string, Effect>>;
  readonly waiters?: Readonly<Record<string, Waiter>>;
  readonly seed?: readonly Readonly<Record<string, unknown>>[];
}
