import type { Keyword, Kind } from '../kinds.js';
import {
  address,
  example,
  forwards,
  idempotency,
  input,
  operation,
  output,
  pagination,
  permission,
} from './operation.js';
import { envelope, error, errors, http, limits, product, protocols, retry, rpc } from './product.js';
import {
  attribute,
  block,
  check,
  effect,
  identity,
  missing,
  needed,
  others,
  page,
  resource,
  series,
  span,
  state,
  waiter,
  window,
} from './resource.js';
import { claim, entry, ledger, rereading, saying, source, sources, table } from './source.js';
import { not, rule, shape, value } from './value.js';

/**
 * The nodes of the spec language: the keywords that each may have, and the kinds of value they hold. The reader
 * enforces these tables; the types of parsed specs are inferred from them; specs/spec.schema.json and the tables of
 * docs/spec-language.md are written from them.
 */
const tables = {
  product,
  protocols,
  rpc,
  http,
  limits,
  retry,
  envelope,
  sources,
  source,
  errors,
  error,
  operation,
  address,
  pagination,
  forwards,
  idempotency,
  input,
  output,
  permission,
  example,
  shape,
  value,
  rule,
  not,
  resource,
  identity,
  missing,
  state,
  attribute,
  effect,
  need: needed,
  block,
  check,
  window,
  span,
  others,
  page,
  series,
  waiter,
  ledger,
  entry,
  claim,
  saying,
  rereading,
  table,
};

/** The tables with their literal types, from which the types of parsed specs are inferred. */
export type Tables = typeof tables;

export type NodeName = keyof Tables;

/** The names of the nodes that a kind mentions. */
type NamedIn<K> = K extends { readonly node: infer Name }
  ? Name
  : K extends { readonly of: infer Of }
    ? NamedInEach<Of>
    : never;
type NamedInEach<Of> = Of extends readonly (infer K)[] ? (K extends Kind ? NamedIn<K> : never) : NamedIn<Of>;
type KindsOf<Table> = {
  [Word in keyof Table]: Table[Word] extends { readonly kind: infer K } ? K : never;
}[keyof Table];
type Mentioned = { [Name in NodeName]: NamedIn<KindsOf<Tables[Name]>> }[NodeName];

// a keyword that mentions a node without a table does not compile
export const nodes: Readonly<Record<NodeName, Readonly<Record<string, Keyword>>>> = tables satisfies Readonly<
  Record<Mentioned, object>
>;

export { faultKinds } from './product.js';
export { ledgerKinds } from './source.js';
export { verbs } from './value.js';
