import type { Operation } from '../model.js';
import type { Members } from '../paths.js';
import type { Product } from '../product.js';
import type { Store } from '../state/store.js';

/** A call whose input is in order, on its way to its effects. */
export interface Call {
  readonly product: Product;
  readonly store: Store;
  readonly operation: Operation;
  /** Without secrets. */
  readonly input: Members;
  /** Without secrets, with the documented defaults. */
  readonly filled: Members;
}
