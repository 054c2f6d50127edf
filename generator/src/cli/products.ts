import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { listProducts } from '../read/folders.js';
import type { ProductSpecs } from '../read/load.js';
import { UsageError } from './command.js';

/** Takes a product by its name, or by its folder as the shell completes it: `specs/ecs/`. */
export const nameProduct = (given: string): string => basename(given);

/** Lists the products asked for, or all there are. Names that do not exist stay: the reader reports them. */
export function listWanted(root: string, wanted: readonly string[]): string[] {
  const specs = join(root, 'specs');
  if (wanted.length > 0 || !existsSync(specs)) return [...new Set(wanted.map(nameProduct))];
  return listProducts(specs);
}

/** Loads the specs of one product, which have to be readable as a whole. */
export async function loadReadable(root: string, name: string): Promise<ProductSpecs> {
  const { loadSpecs } = await import('../read/load.js');
  const { products, findings } = loadSpecs(join(root, 'specs'), 'specs', [name]);
  const [product] = products;
  const [first] = findings;
  if (product === undefined) throw new UsageError(first?.message ?? `there is no product ${name}`);
  if (first === undefined) return product;
  const place = `${first.file}:${first.line}: ${first.message}`;
  throw new UsageError(`the specs of ${name} have findings (${place}); run yunspec check ${name} first`);
}
