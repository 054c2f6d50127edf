import { readdirSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { byCodeUnit } from '../language/order.js';

export const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Lists every file below a folder by relative path, in an order that no locale changes. Hidden files are left out. */
export function listFiles(folder: string, inside = ''): string[] {
  return readdirSync(join(folder, inside), { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .sort((a, b) => byCodeUnit(a.name, b.name))
    .flatMap((entry) => {
      const path = posix.join(inside, entry.name);
      return entry.isDirectory() ? listFiles(folder, path) : [path];
    });
}

/** Lists the folders of specs/ that hold a product. */
export function listProducts(root: string): string[] {
  return readdirSync(root)
    .filter((name) => !name.startsWith('.') && isFolder(join(root, name)))
    .sort(byCodeUnit);
}
