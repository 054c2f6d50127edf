import type { Model } from '@yunspec/model';
import { type Change, createChange } from './change.js';
import { compareErrors } from './compare-errors.js';
import { compareExports } from './compare-exports.js';
import { compareOperations } from './compare-operations.js';
import { compareProduct } from './compare-product.js';
import { compareResources } from './compare-resources.js';

/** Returns whether another change explains why a name is exported, or no longer: types come and go with what has them. */
function isExplained({ rule }: Change, found: readonly Change[]): boolean {
  if (rule === 'export-added') return found.some(({ direction, bump }) => direction === 'added' && bump !== 'patch');
  if (rule !== 'export-removed') return false;
  return found.some((change) => change.bump === 'major' && /-(removed|renamed)$/.test(change.rule));
}

/** Compares two models of a product. Identical models have no changes. */
export function compareModels(before: Model | undefined, after: Model | undefined): Change[] {
  if (before === undefined || after === undefined) {
    const { product, description } = before ?? after ?? { product: '', description: '' };
    const name = `@yunspec/${product}`;
    if (before === undefined && after === undefined) return [];
    return [
      before === undefined
        ? createChange('product-added', { name }, { about: description.replace(/\.$/, '') })
        : createChange('product-removed', { name }, {}),
    ];
  }
  const found = [
    ...compareProduct(before, after),
    ...compareOperations(before, after),
    ...compareErrors({ name: `@yunspec/${after.product}` }, before.commonErrors, after.commonErrors),
    ...compareErrors({ name: `@yunspec/${after.product}` }, before.serverErrors, after.serverErrors),
    ...compareResources(before, after),
  ];
  return [...found, ...compareExports(before, after, found).filter((change) => !isExplained(change, found))];
}
