import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Git } from './git.js';

/** The commit that a package is compared with. */
export interface Base {
  readonly commit: string;
  /** Its name in messages: a tag, or `main`. */
  readonly name: string;
}

/** The branches that releases are made from, the best known first. */
const branches = ['origin/main', 'main'];

/** Finds the place where the present branch left the one of releases; HEAD where that cannot be known. */
export function findMergeBase(git: Git): Base {
  for (const branch of branches) {
    const commit = git.ask(['merge-base', 'HEAD', branch])?.trim();
    if (commit !== undefined && commit !== '') return { commit, name: `the merge base with ${branch}` };
  }
  return { commit: git.resolve('HEAD'), name: 'HEAD, as there is neither main nor origin/main' };
}

function readVersion(root: string, folder: string): string | undefined {
  const file = join(root, 'packages', folder, 'package.json');
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, 'utf8')) as { version?: string }).version;
}

/** Finds for each package what it is compared with: the tag of its version, as changesets sets it, else the merge base. */
export function createBaseFinder(root: string, git: Git, from: string | undefined): (folder: string) => Base {
  if (from !== undefined) {
    const base = { commit: git.resolve(from), name: from };
    return () => base;
  }
  const tags = new Map(
    (git.ask(['for-each-ref', '--format=%(refname:short) %(objectname) %(*objectname)', 'refs/tags']) ?? '')
      .split('\n')
      .map((line) => line.trim().split(' '))
      .map(([tag = '', object = '', commit = object]) => [tag, commit] as const),
  );
  let mergeBase: Base | undefined;
  return (folder) => {
    const tag = `@yunspec/${folder}@${readVersion(root, folder) ?? ''}`;
    const commit = tags.get(tag);
    if (commit !== undefined) return { commit, name: tag };
    mergeBase ??= findMergeBase(git);
    return mergeBase;
  };
}
