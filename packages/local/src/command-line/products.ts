import type { ModelJson } from '@yunspec/model';
import { findNearest } from '@yunspec/runtime/check';
import { installedModels, listInstalledProducts } from '../installed.js';
import { UsageError } from './usage-error.js';

export const installHint = 'Install products with: npm install --save-dev @yunspec/<product>';

/** Explains that a product is not installed, and lists those that are. */
function describeMissing(product: string, installed: readonly string[]): string {
  if (installed.length === 0) return `No product is installed. ${installHint}`;
  const similar = findNearest(product, installed);
  const hint = similar === undefined ? '' : ` Did you mean ${similar}?`;
  return `The product ${JSON.stringify(product)} is not installed.${hint} Installed: ${installed.join(', ')}.`;
}

/** Loads the models of the named products, or of all that are installed if none is named. Throws a UsageError. */
export function loadModels(products: readonly string[]): ModelJson[] {
  const installed = listInstalledProducts();
  const [missing] = products.filter((product) => installedModels([product]).length === 0);
  if (missing !== undefined) throw new UsageError(describeMissing(missing, installed));
  if (products.length > 0) return installedModels(products);
  if (installed.length === 0) throw new UsageError(`No product is installed. ${installHint}`);
  return installedModels(installed);
}
