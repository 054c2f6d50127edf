import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The products asked for, or all there are. Names that do not exist stay: the reader says what is wrong with them. */
export function productsIn(root: string, wanted: readonly string[]): string[] {
  const specs = join(root, 'specs');
  if (wanted.length > 0 || !existsSync(specs)) return [...wanted];
  return readdirSync(specs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort((a, b) => (a < b ? -1 : 1));
}
