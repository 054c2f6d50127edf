import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * The products asked for, by name or by folder, as the shell completes it; or all there are. Names that do not exist stay:
 * the reader says what is wrong with them.
 */
export function productsIn(root: string, wanted: readonly string[]): string[] {
  const specs = join(root, 'specs');
  if (wanted.length > 0 || !existsSync(specs)) return [...new Set(wanted.map((given) => basename(given)))];
  return readdirSync(specs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort((a, b) => (a < b ? -1 : 1));
}
