import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { manifestName } from '../../read/packages.js';
import { byCodeUnit } from '../names.js';
import { readJson, readText } from './text.js';

interface Links {
  readonly repository?: object;
  readonly homepage?: string;
  readonly bugs?: object;
}

interface RootManifest {
  readonly repository?: string;
}

/** Returns the repository's address, which stands in the root's package.json only. It is empty until there is one. */
export const readRepository = (root: string): string =>
  readJson<RootManifest>(join(root, 'package.json'))?.repository ?? '';

const makeLinks = (repository: string, folder: string): Links =>
  repository === ''
    ? {}
    : {
        repository: { type: 'git', url: `git+${repository}.git`, directory: folder },
        homepage: `${repository}/tree/main/${folder}#readme`,
        bugs: { url: `${repository}/issues` },
      };

/**
 * Returns the text of a package.json with the links that a repository gives: where the source is, where it is described,
 * and where faults are reported. They follow its licence. A text that has them already is returned as it is.
 */
export function linkManifest(text: string, repository: string, folder: string): string {
  const { repository: source, homepage, bugs, ...others } = JSON.parse(text) as Links;
  const links = makeLinks(repository, folder);
  if (JSON.stringify({ repository: source, homepage, bugs }) === JSON.stringify(links)) return text;
  const members = Object.entries(others);
  const at = members.findIndex(([name]) => name === 'license') + 1;
  const linked = [...members.slice(0, at), ...Object.entries(links), ...members.slice(at)];
  return `${JSON.stringify(Object.fromEntries(linked), null, 2)}\n`;
}

/** The package.json files of published packages that are written by hand. Of these, only the links are generated. */
export function linkedPaths(root: string): string[] {
  const packages = join(root, 'packages');
  if (!existsSync(packages)) return [];
  return readdirSync(packages)
    .sort(byCodeUnit)
    .filter((name) => !existsSync(join(packages, name, manifestName)))
    .map((name) => `packages/${name}/package.json`)
    .filter((path) => existsSync(join(root, path)));
}

/** The published packages that are written by hand, with their links, by path from the root. */
export function linkHandWritten(root: string): ReadonlyMap<string, string> {
  const repository = readRepository(root);
  return new Map(
    linkedPaths(root).map((path) => {
      const text = readText(join(root, path)) ?? '';
      return [path, linkManifest(text, repository, path.replace('/package.json', ''))];
    }),
  );
}
