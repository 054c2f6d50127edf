import type { Scalar, ValueSchema } from '@yunspec/runtime/check';

export type ValueType = ValueSchema['type'];

/**
 * The kinds of value that a keyword may have. The builders below keep their literal types, from which `Infer` derives
 * the type of the data.
 */
export type Kind =
  | { readonly is: 'text'; readonly pattern?: string; readonly like?: string }
  | { readonly is: 'integer' | 'number' | 'flag' | 'scalar' | 'any' | 'yes' }
  | { readonly is: 'word'; readonly of: readonly string[] }
  | { readonly is: 'list'; readonly of: Kind; readonly min?: number; readonly max?: number }
  | { readonly is: 'map'; readonly of: Kind }
  | { readonly is: 'node'; readonly node: string }
  | { readonly is: 'either'; readonly of: readonly Kind[] };

export type KindOf<Is extends Kind['is']> = Extract<Kind, { is: Is }>;

export const text = { is: 'text' } as const;
export const integer = { is: 'integer' } as const;
export const number = { is: 'number' } as const;
export const flag = { is: 'flag' } as const;
export const yes = { is: 'yes' } as const;
export const scalar = { is: 'scalar' } as const;
export const any = { is: 'any' } as const;

/** A string that matches a pattern; `like` is an example for messages. */
export const formed = (pattern: string, like: string) => ({ is: 'text', pattern, like }) as const;
export const word = <const Of extends readonly string[]>(...of: Of) => ({ is: 'word', of }) as const;
export const map = <const Of extends Kind>(of: Of) => ({ is: 'map', of }) as const;
export const node = <const Name extends string>(name: Name) => ({ is: 'node', node: name }) as const;
export const either = <const Of extends readonly Kind[]>(...of: Of) => ({ is: 'either', of }) as const;

/** A list, with at least `min` entries and at most `max`. */
export const list = <const Of extends Kind>(of: Of, min?: number, max?: number) =>
  ({ is: 'list', of, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }) as const;

declare const dataType: unique symbol;

/** A kind whose data has a narrower type than a kind can describe; the checker enforces the rest. */
export type Typed<T, K extends Kind> = K & { readonly [dataType]: T };

/** Gives a kind the type of the data that passes the checker. */
export const typed =
  <T>() =>
  <const K extends Kind>(kind: K): Typed<T, K> =>
    // the type alone differs: no kind holds this member
    kind as Typed<T, K>;

/** A keyword of a node. */
export interface Keyword {
  readonly kind: Kind;
  /** Its meaning, for docs/spec-language.md and for editors. */
  readonly doc: string;
  readonly required?: true;
  /** The types of value it belongs to; all of them when absent. */
  readonly on?: readonly string[];
}

export const need = <const K extends Kind>(kind: K, doc: string) => ({ kind, doc, required: true }) as const;
export const may = <const K extends Kind>(kind: K, doc: string) => ({ kind, doc }) as const;
/** A keyword that belongs to values of some types only. */
export const on = <const K extends Kind>(types: readonly ValueType[], kind: K, doc: string) =>
  ({ kind, doc, on: types }) as const;

/** The data of each kind; `N` is the data of the nodes that a kind may name. */
interface DataOf<K extends Kind, N> {
  readonly text: string;
  readonly integer: number;
  readonly number: number;
  readonly flag: boolean;
  readonly yes: true;
  readonly scalar: Scalar;
  readonly any: unknown;
  readonly word: K extends { readonly of: readonly (infer Word)[] } ? Word : never;
  readonly list: K extends { readonly of: infer Of extends Kind } ? readonly Infer<Of, N>[] : never;
  readonly map: K extends { readonly of: infer Of extends Kind } ? { readonly [key: string]: Infer<Of, N> } : never;
  readonly node: K extends { readonly node: infer Name extends keyof N } ? N[Name] : never;
  readonly either: K extends { readonly of: readonly (infer Of extends Kind)[] } ? InferEach<Of, N> : never;
}

/** Distributes over a union of kinds. */
type InferEach<K extends Kind, N> = K extends Kind ? Infer<K, N> : never;

/** The type of the data that a kind describes. */
export type Infer<K extends Kind, N> = K extends { readonly [dataType]: infer T } ? T : DataOf<K, N>[K['is']];

type DataOfWord<W, N> = W extends { readonly kind: infer K extends Kind } ? Infer<K, N> : never;

type Required<W> = W extends { readonly required: true } ? true : false;

/** The type of a node's data: its required keywords, and the others optional. */
export type InferNode<W, N> = {
  readonly [Name in keyof W as Required<W[Name]> extends true ? Name : never]: DataOfWord<W[Name], N>;
} & {
  readonly [Name in keyof W as Required<W[Name]> extends true ? never : Name]?: DataOfWord<W[Name], N>;
};
