// Names that the writers use until they move to those of @yunspec/model.
export type {
  ErrorRow as RawError,
  OperationModel,
  Pagination as RawPagination,
  Resource as RawResource,
  ValueModel as Value,
} from '@yunspec/model';
export type { RawEntry, RawTable } from '../language/raw.js';
export type { ProductModel as Model } from '../language/resolve/index.js';
