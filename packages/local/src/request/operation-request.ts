import type { OperationModel } from '@yunspec/model';
import type { Members } from '../paths.js';
import type { Product } from '../product.js';

/** A request after its protocol has been read: the operation and its unchecked input. */
export interface OperationRequest {
  readonly product: Product;
  readonly operation: OperationModel;
  readonly input: Members;
}
