import { execFileSync } from 'node:child_process';
import { DiffError } from './errors.js';

const maxBuffer = 256 * 1024 * 1024;

/** The Git repository that a folder is in. Paths are relative to that folder. */
export interface Git {
  /** Runs a command and returns its output; undefined where Git refuses. */
  ask(args: readonly string[], input?: string): string | undefined;
  /** Returns the commit that a ref names. */
  resolve(ref: string): string;
  /** Returns the text of a file in a commit; undefined where there is none. */
  read(ref: string, path: string): string | undefined;
  /** Returns the texts of files in a commit, all of which it has. */
  readAll(ref: string, paths: readonly string[]): ReadonlyMap<string, string>;
  /** Lists the files below some paths that differ between a commit and another, or the working tree. */
  listChanged(from: string, to: string | undefined, paths: readonly string[]): string[];
  /** Lists the files of a commit below a folder. */
  listFiles(ref: string, folder: string): string[];
}

function splitList(text: string | undefined): string[] {
  return (text ?? '').split('\0').filter((path) => path !== '');
}

function run(root: string, args: readonly string[], input?: string): string | undefined {
  try {
    return execFileSync('git', ['-C', root, ...args], {
      encoding: 'utf8',
      maxBuffer,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(input === undefined ? {} : { input }),
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new DiffError('git is not installed');
    return undefined;
  }
}

/** Returns whether a folder is in a Git repository. */
export const hasGit = (root: string): boolean => run(root, ['rev-parse', '--is-inside-work-tree'])?.trim() === 'true';

/** Splits the output of `git cat-file --batch`: a line with the size in front of each file. */
function splitBatch(batch: string, paths: readonly string[]): Map<string, string> {
  const bytes = Buffer.from(batch, 'utf8');
  const texts = new Map<string, string>();
  let at = 0;
  for (const path of paths) {
    const end = bytes.indexOf(10, at);
    const size = Number(bytes.subarray(at, end).toString().split(' ').at(-1));
    texts.set(path, bytes.subarray(end + 1, end + 1 + size).toString('utf8'));
    at = end + 1 + size + 1;
  }
  return texts;
}

/** Opens the repository of a folder. */
export function openGit(root: string): Git {
  const ask: Git['ask'] = (args, input) => run(root, args, input);
  if (!hasGit(root)) throw new DiffError(`${root} is not in a Git repository, so there is nothing to compare with`);
  return {
    ask,
    resolve: (ref) => {
      const commit = ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])?.trim();
      if (commit === undefined || commit === '')
        throw new DiffError(`there is no commit '${ref}'; a shallow clone may lack it: git fetch --unshallow --tags`);
      return commit;
    },
    read: (ref, path) => ask(['show', `${ref}:./${path}`]),
    readAll: (ref, paths) => {
      if (paths.length === 0) return new Map();
      const objects = paths.map((path) => `${ref}:./${path}\n`).join('');
      return splitBatch(ask(['cat-file', '--batch'], objects) ?? '', paths);
    },
    listChanged: (from, to, paths) => [
      ...splitList(
        ask([
          'diff',
          '--name-only',
          '-z',
          '--relative',
          '--no-renames',
          from,
          ...(to === undefined ? [] : [to]),
          '--',
          ...paths,
        ]),
      ),
      ...(to === undefined ? splitList(ask(['ls-files', '--others', '--exclude-standard', '-z', '--', ...paths])) : []),
    ],
    listFiles: (ref, folder) => splitList(ask(['ls-tree', '-r', '-z', '--name-only', ref, '--', `${folder}/`])),
  };
}
