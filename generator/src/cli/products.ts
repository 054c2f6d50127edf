import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { listProducts } from '../read/folders.js';

/** Takes a product by its name, or by its folder as the shell completes it: `specs/ecs/`. */
export const nameProduct = (given: string): string => basename(given);

/** Lists the products asked for, or all there are. Names that do not exist stay: the reader reports them. */
export function listWanted(root: string, wanted: readonly string[]): string[] {
  const specs = join(root, 'specs');
  if (wanted.length > 0 || !existsSync(specs)) return [...new Set(wanted.map(nameProduct))];
  return listProducts(specs);
}
