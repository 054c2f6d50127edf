import type { Operation } from '../model.js';
import type { Members } from '../paths.js';
import type { Product } from '../product.js';

/** What a request asks for. */
export interface Asked {
  readonly product: Product;
  readonly operation: Operation;
  readonly input: Members;
}
