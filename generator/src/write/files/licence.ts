import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { byCodeUnit } from '../names.js';
import { readText } from './text.js';

export const licenceName = 'LICENSE';

/** Where the licence goes: beside the package.json of every package, as npm packs nothing from above it. */
export function licencePaths(root: string, products: readonly string[] = []): string[] {
  const packages = join(root, 'packages');
  const there = existsSync(packages)
    ? readdirSync(packages).filter((name) => existsSync(join(packages, name, 'package.json')))
    : [];
  return [...new Set([...there, ...products])].sort(byCodeUnit).map((name) => `packages/${name}/${licenceName}`);
}

/** A copy of the root's licence for every package, by path from the root; with line ends as Git checks them out. */
export function licences(root: string, products: readonly string[]): ReadonlyMap<string, string> {
  const text = readText(join(root, licenceName))?.replaceAll('\r\n', '\n');
  return new Map(text === undefined ? [] : licencePaths(root, products).map((path) => [path, text]));
}
