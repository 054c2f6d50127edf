import { cpSync, existsSync, mkdirSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { readJson } from './text.js';

/** A file to be written, or to be removed when it has no content. */
export interface Change {
  /** Absolute. */
  readonly path: string;
  readonly content: string | undefined;
}

interface Step {
  /** From the root: it may have moved when a run is undone. */
  readonly path: string;
  readonly hadFile: boolean;
}

const stagingOf = (root: string): string => join(root, '.yunspec-staging');
const journalOf = (root: string): string => join(stagingOf(root), 'journal.json');
const staged = (root: string, side: 'old' | 'new', index: number): string => join(stagingOf(root), side, String(index));

/** Removes a folder and those above it while there is nothing in them. */
export function removeEmptyFolders(folder: string, root: string): void {
  for (let at = folder; at !== root && at.startsWith(root); at = dirname(at)) {
    try {
      rmdirSync(at);
    } catch {
      // one that is gone already says nothing about those above it
      if (existsSync(at)) return;
    }
  }
}

function undo(root: string, { path, hadFile }: Step, index: number): void {
  const at = join(root, path);
  if (!hadFile) {
    if (existsSync(at)) rmSync(at);
    removeEmptyFolders(dirname(at), root);
  } else if (existsSync(staged(root, 'old', index))) {
    mkdirSync(dirname(at), { recursive: true });
    cpSync(staged(root, 'old', index), at);
  }
}

/** Undoes a run that was cut off halfway. Returns whether there was one. */
export function recover(root: string): boolean {
  if (!existsSync(stagingOf(root))) return false;
  const steps = readJson<readonly Step[]>(journalOf(root));
  for (const [i, step] of (steps ?? []).entries()) undo(root, step, i);
  rmSync(journalOf(root), { force: true });
  rmSync(stagingOf(root), { recursive: true, force: true });
  return steps !== undefined;
}

function stage(root: string, changes: readonly Change[]): void {
  mkdirSync(join(stagingOf(root), 'old'), { recursive: true });
  mkdirSync(join(stagingOf(root), 'new'), { recursive: true });
  const steps = changes.map(({ path, content }, i): Step => {
    const hadFile = existsSync(path);
    if (hadFile && statSync(path).isDirectory()) throw new Error(`${path} is a folder where a file must go`);
    if (hadFile) cpSync(path, staged(root, 'old', i));
    if (content !== undefined) writeFileSync(staged(root, 'new', i), content);
    return { path: relative(root, path), hadFile };
  });
  const draft = `${journalOf(root)}.draft`;
  writeFileSync(draft, JSON.stringify(steps));
  renameSync(draft, journalOf(root));
}

/**
 * Makes all changes or none. New files are staged beside the old ones and moved into place in one go; whatever stops that
 * leaves a journal from which the old files come back, at once or at the next run.
 */
export function commit(root: string, changes: readonly Change[]): void {
  if (changes.length === 0) return;
  try {
    stage(root, changes);
    for (const [i, { path, content }] of changes.entries()) {
      if (content === undefined) {
        rmSync(path, { force: true });
        removeEmptyFolders(dirname(path), root);
      } else {
        mkdirSync(dirname(path), { recursive: true });
        renameSync(staged(root, 'new', i), path);
      }
    }
    rmSync(journalOf(root));
  } catch (error) {
    recover(root);
    throw error;
  }
  rmSync(stagingOf(root), { recursive: true, force: true });
}
