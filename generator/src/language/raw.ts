import type { InferNode } from './kinds.js';
import type { NodeName, Tables } from './nodes/index.js';

type Inferred = { readonly [Name in NodeName]: InferNode<Tables[Name], DataByNode> };

/** Nodes whose data goes by the name of an interface: at a name the compiler can stop, and its messages show it. */
interface Named {
  readonly value: RawValue;
  readonly rule: RawRule;
  readonly effect: RawEffect;
  readonly check: RawCheck;
  readonly others: RawOthers;
  readonly error: RawError;
  readonly example: RawExample;
  readonly shape: RawShape;
  readonly operation: RawOperation;
  readonly resource: RawResource;
  readonly state: RawState;
  readonly waiter: RawWaiter;
  readonly attribute: RawAttribute;
  readonly source: RawSource;
  readonly entry: RawEntry;
  readonly claim: RawClaim;
  readonly saying: RawSaying;
  readonly rereading: RawRereading;
  readonly table: RawTable;
  readonly product: RawProduct;
}

/** The data of every node by name. */
interface DataByNode extends Omit<Inferred, keyof Named>, Named {}

type Infer<Name extends NodeName> = InferNode<Tables[Name], DataByNode>;

export interface RawValue extends Infer<'value'> {}
export interface RawRule extends Infer<'rule'> {}
export interface RawEffect extends Infer<'effect'> {}
export interface RawCheck extends Infer<'check'> {}
export interface RawOthers extends Infer<'others'> {}
export interface RawError extends Infer<'error'> {}
export interface RawExample extends Infer<'example'> {}
export interface RawShape extends Infer<'shape'> {}
export interface RawOperation extends Infer<'operation'> {}
export interface RawResource extends Infer<'resource'> {}
export interface RawState extends Infer<'state'> {}
export interface RawWaiter extends Infer<'waiter'> {}
export interface RawAttribute extends Infer<'attribute'> {}
export interface RawSource extends Infer<'source'> {}
export interface RawSaying extends Infer<'saying'> {}
export interface RawRereading extends Infer<'rereading'> {}
export interface RawClaim extends Infer<'claim'> {}
export interface RawEntry extends Infer<'entry'> {}
export interface RawTable extends Infer<'table'> {}
export interface RawProduct extends Infer<'product'> {}

/** The data of a node in a spec whose structure is right. */
export type Raw<Name extends NodeName> = DataByNode[Name];

/** The members of an input or an output. */
export type RawMembers = Pick<RawValue, 'required' | 'properties' | 'rules'>;

/** The specs of one product, as its files hold them. */
export interface RawSpecs {
  readonly name: string;
  readonly product: RawProduct;
  readonly sources?: Raw<'sources'>;
  readonly errors?: Raw<'errors'>;
  readonly ledger?: Raw<'ledger'>;
  readonly operations: readonly RawOperation[];
  readonly shapes: readonly RawShape[];
  readonly resources: readonly RawResource[];
  readonly tables: readonly RawTable[];
}
