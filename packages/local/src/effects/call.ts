import type { OperationModel } from '@yunspec/model';
import type { Members } from '../paths.js';
import type { Product } from '../product.js';
import type { Entry, Store } from '../state/store.js';

/** A call whose input has passed the checks, and whose effects can be applied. */
export interface Call {
  readonly product: Product;
  readonly store: Store;
  readonly operation: OperationModel;
  /** The input without its secrets. */
  readonly input: Members;
  /** The input without its secrets, with the documented defaults of absent members. */
  readonly filled: Members;
  /** The whole input. Only checks read it, so that neither resources nor answers can hold its secrets. */
  readonly given: Members;
  /** The whole input, with the documented defaults of absent members. */
  readonly complete: Members;
  /** The identities of the resources that the call creates, by member. */
  readonly identities: Members;
  /** The resources that the effects have created so far. */
  readonly created: readonly Entry[];
}
