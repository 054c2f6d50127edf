// The names that the writers use for the parts of a model.
export type { ErrorRow as RawError, OperationModel, ValueModel as Value } from '@yunspec/model';
export type { ProductModel as Model } from '../language/resolve/index.js';
