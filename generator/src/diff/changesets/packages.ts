import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bump } from '../../language/change-rules.js';
import { manifestName } from '../../read/packages.js';

/** A package of the repository. */
export interface Package {
  readonly name: string;
  /** The name of its folder in packages/. */
  readonly folder: string;
  readonly version: string;
  readonly isPrivate: boolean;
  /** Whether the generator writes it. */
  readonly isGenerated: boolean;
}

interface PackageJson {
  readonly name?: string;
  readonly version?: string;
  readonly private?: boolean;
}

function readPackage(root: string, parent: string, folder: string): Package[] {
  const path = join(root, parent, folder);
  const file = join(path, 'package.json');
  if (!existsSync(file)) return [];
  const { name, version = '0.1.0', private: isPrivate = false } = JSON.parse(readFileSync(file, 'utf8')) as PackageJson;
  if (name === undefined) return [];
  return [{ name, folder, version, isPrivate, isGenerated: existsSync(join(path, manifestName)) }];
}

const listFolders = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []))
    : [];

/** Lists the packages of a repository: those in packages/, and the private ones beside that folder. */
export function listPackages(root: string): Package[] {
  return ['packages', '.'].flatMap((parent) =>
    listFolders(join(root, parent)).flatMap((folder) => readPackage(root, parent, folder)),
  );
}

/**
 * Returns the level that a release has below version 1.0: what breaks callers is a minor release there, as npm's ranges
 * have it. A major one would be version 1.0.
 */
export function shiftBump(bump: Bump, version: string): Bump {
  return bump === 'major' && version.startsWith('0.') ? 'minor' : bump;
}
