import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The file that names the generated files of a package; everything else in it is written by hand and never touched. A
 * package without it is written by hand as a whole.
 */
export const manifestName = '.generated.json';

/** Lists the folders in `packages` of the packages that are generated: their products. */
export const listGeneratedPackages = (root: string): string[] =>
  readdirSync(join(root, 'packages'))
    .filter((name) => existsSync(join(root, 'packages', name, manifestName)))
    .sort();

/** Lists the names of the packages of a repository that are written by hand, as their package.json files have them. */
export function listHandWrittenPackages(root: string): string[] {
  const folders = [root, join(root, 'packages')].filter(existsSync).flatMap((parent) =>
    readdirSync(parent, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(parent, name)),
  );
  return folders
    .filter((folder) => existsSync(join(folder, 'package.json')) && !existsSync(join(folder, manifestName)))
    .flatMap((folder) => {
      try {
        return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: string }).name ?? [];
      } catch {
        return [];
      }
    });
}
