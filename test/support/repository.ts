import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root: string = fileURLToPath(new URL('../../', import.meta.url));

export const readRootFile = (...path: readonly string[]): string => readFileSync(join(root, ...path), 'utf8');

/** The folders of all packages, by name. */
export const packages: readonly string[] = readdirSync(join(root, 'packages'))
  .filter((name) => existsSync(join(root, 'packages', name, 'package.json')))
  .sort();

/** The packages that are generated. */
export const products: readonly string[] = packages.filter((name) =>
  existsSync(join(root, 'packages', name, '.generated.json')),
);

export const isProduct = (name: string): boolean => products.includes(name);
