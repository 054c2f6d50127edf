import type {
  Address,
  Attribute,
  Block,
  Check,
  Effect,
  ErrorRow,
  Example,
  FirstPage,
  Forwarding,
  Model,
  Need,
  OperationModel,
  Others,
  Pagination,
  Permission,
  Protocol,
  Resource,
  RuleModel,
  Series,
  Source,
  Span,
  State,
  ValueModel,
  Waiter,
  Window,
} from '@yunspec/model';
import type { NodeName } from './nodes/index.js';
import type { Raw } from './raw.js';

/** The keys that only one of two types has. */
export type Difference<A, B> = Exclude<keyof A, keyof B> | Exclude<keyof B, keyof A>;

/**
 * The keywords of a node that the type of its model lacks, and the other way round. `Only` lists those meant to differ.
 */
type Untied<Name extends NodeName, InModel, Only extends PropertyKey = never> = Exclude<
  Difference<Raw<Name>, NonNullable<InModel>>,
  Only
>;

/** Accepts only nodes without untied keywords. */
export type Tied<Differences extends Readonly<Record<string, never>>> = Differences;

/**
 * Ties the nodes of the language to the hand-written types of @yunspec/model: a keyword that is added to one side
 * alone, or taken from it, does not compile, and the message names the keyword. Keywords that the resolver renames or
 * folds into others are listed at their node.
 */
export type ModelTies = Tied<{
  product: Untied<
    'product',
    Model,
    | ('class' | 'className')
    // folded into every output
    | 'answer'
    | 'docs'
    // of other files
    | ('sources' | 'commonErrors' | 'serverErrors' | 'operations' | 'shapes' | 'resources')
    | 'format'
  >;
  protocols: Untied<'protocols', Model['protocols']>;
  protocol: Difference<Raw<'rpc'> & Raw<'http'>, Protocol>;
  limits: Untied<'limits', Model['limits']>;
  retry: Untied<'retry', Model['retry']>;
  envelope: Untied<'envelope', Model['envelope']>;
  // only the audit reads them
  source: Untied<'source', Source, 'groups'>;
  error: Untied<'error', ErrorRow, 'draft'>;
  operation: Untied<'operation', OperationModel, 'draft' | ('operation' | 'name') | ('idempotency' | 'safe' | 'token')>;
  address: Untied<'address', Address>;
  pagination: Untied<'pagination', Pagination>;
  forwards: Untied<'forwards', Forwarding>;
  permission: Untied<'permission', Permission>;
  example: Untied<'example', Example>;
  // the codes come from the error rows
  value: Untied<'value', ValueModel, 'codes' | 'draft'>;
  rule: Untied<'rule', RuleModel>;
  resource: Untied<'resource', Resource>;
  identity: Untied<'identity', Resource['identity']>;
  missing: Untied<'missing', Resource['missing']>;
  state: Untied<'state', State>;
  attribute: Untied<'attribute', Attribute>;
  effect: Untied<'effect', Effect>;
  need: Untied<'need', Need>;
  block: Untied<'block', Block>;
  check: Untied<'check', Check>;
  window: Untied<'window', Window>;
  span: Untied<'span', Span>;
  others: Untied<'others', Others>;
  page: Untied<'page', FirstPage>;
  series: Untied<'series', Series>;
  waiter: Untied<'waiter', Waiter>;
}>;
