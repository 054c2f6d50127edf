import { readProductFiles } from '../read/load.js';
import { listHandWrittenPackages } from '../read/packages.js';
import type { Context } from './context.js';

/** The names that a product and its class must not have. */
export interface Neighbours {
  /** The names of the packages that are written by hand. */
  readonly packages: readonly string[];
  readonly products: readonly { readonly product: string; readonly class: string }[];
}

/** Reads the neighbours of the products of a repository. */
export const readNeighbours = (root: string, specs: string): Neighbours => ({
  packages: listHandWrittenPackages(root),
  products: readProductFiles(specs),
});

/** Finds a product whose package exists already, or whose class is that of another product. */
export function findInProductNames(context: Context, { packages, products }: Neighbours): void {
  const { product: file } = context.specs;
  if (file === undefined) return;
  const { product, class: className } = file.value;
  const name = `@yunspec/${product}`;
  if (packages.includes(name)) context.report(file, ['product'], 'product-taken', { name });
  const twin = products.find((other) => {
    return other.product !== product && other.class.toLowerCase() === className.toLowerCase();
  });
  if (twin !== undefined) {
    context.report(file, ['class'], 'class-taken', { name: className, other: twin.product });
  }
}
