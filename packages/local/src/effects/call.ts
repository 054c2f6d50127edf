import type { OperationModel } from '@yunspec/model';
import type { Members } from '../paths.js';
import type { Product } from '../product.js';
import type { Store } from '../state/store.js';

/** A call whose input has passed the checks, and whose effects can be applied. */
export interface Call {
  readonly product: Product;
  readonly store: Store;
  readonly operation: OperationModel;
  /** The input without its secrets. */
  readonly input: Members;
  /** The input without its secrets, with the documented defaults of absent members. */
  readonly filled: Members;
}
