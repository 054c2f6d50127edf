import type { OperationModel } from '@yunspec/model';
import type { Members } from '../paths.js';
import type { Product } from '../product.js';
import type { LocalCredentials } from '../settings.js';

/** A request after its protocol has been read: the operation and its unchecked input. */
export interface OperationRequest {
  readonly product: Product;
  readonly operation: OperationModel;
  /** The account whose credentials the request has. */
  readonly account: LocalCredentials;
  readonly input: Members;
}
