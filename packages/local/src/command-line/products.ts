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

function loadModel(product: string): ModelJson {
  const [model] = installedModels([product]);
  if (model === undefined) throw new UsageError(describeMissing(product, listInstalledProducts()));
  return model;
}

/** Loads the models of the named products, or of all that are installed if none is named. Throws a UsageError. */
export function loadModels(products: readonly string[]): ModelJson[] {
  if (products.length > 0) return products.map(loadModel);
  const installed = listInstalledProducts();
  if (installed.length === 0) throw new UsageError(`No product is installed. ${installHint}`);
  return installedModels(installed);
}
