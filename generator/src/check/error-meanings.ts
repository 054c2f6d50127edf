import type { Context } from './context.js';
import { findUnlikeCauses } from './error-causes.js';
import { findKindsUnsaid } from './error-kinds.js';
import { findInErrorParameters } from './error-parameters.js';
import { listTables } from './error-rows.js';
import { findInStatuses, findRetriesUnlike } from './error-statuses.js';

/** Finds error rows that contradict their own words, or other rows of the product. */
export function findInErrorMeanings(context: Context): void {
  const rows = listTables(context).flat();
  findKindsUnsaid(context, rows);
  findInStatuses(context, rows);
  findRetriesUnlike(context, rows);
  findUnlikeCauses(context, rows);
  findInErrorParameters(context, rows);
}
