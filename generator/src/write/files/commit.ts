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

/** Returns whether a run was cut off halfway, or is under way. */
export const hasJournal = (root: string): boolean => existsSync(journalOf(root));

/** Undoes a run that was cut off halfway. Returns whether there was one. */
export function recover(root: string): boolean {
  if (!existsSync(stagingOf(root))) return false;
  const steps = readJson<readonly Step[]>(journalOf(root));
  for (const [i, step] of (steps ?? []).entries()) undo(root, step, i);
  rmSync(journalOf(root), { force: true });
  rmSync(stagingOf(root), { recursive: true, force: true });
  return steps !== undefined;
}

/** Changes that are made together or not at all. New contents wait on disk, so that memory does not grow with their number. */
export class Staging {
  readonly #root: string;
  readonly #changes: { readonly path: string; readonly isRemoved: boolean }[] = [];

  constructor(root: string) {
    this.#root = root;
  }

  /** Adds changes. Until {@link apply}, a run that ends leaves nothing but a folder that the next one removes. */
  add(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    mkdirSync(join(stagingOf(this.#root), 'new'), { recursive: true });
    for (const { path, content } of changes) {
      if (content !== undefined) writeFileSync(staged(this.#root, 'new', this.#changes.length), content);
      this.#changes.push({ path, isRemoved: content === undefined });
    }
  }

  /** Keeps the old files and writes the journal from which they come back. */
  #writeJournal(): void {
    mkdirSync(join(stagingOf(this.#root), 'old'), { recursive: true });
    const steps = this.#changes.map(({ path }, i): Step => {
      const hadFile = existsSync(path);
      if (hadFile && statSync(path).isDirectory()) throw new Error(`${path} is a folder where a file must go`);
      if (hadFile) cpSync(path, staged(this.#root, 'old', i));
      return { path: relative(this.#root, path), hadFile };
    });
    const draft = `${journalOf(this.#root)}.draft`;
    writeFileSync(draft, JSON.stringify(steps));
    renameSync(draft, journalOf(this.#root));
  }

  #replaceFiles(): void {
    for (const [i, { path, isRemoved }] of this.#changes.entries()) {
      if (isRemoved) {
        rmSync(path, { force: true });
        removeEmptyFolders(dirname(path), this.#root);
      } else {
        mkdirSync(dirname(path), { recursive: true });
        renameSync(staged(this.#root, 'new', i), path);
      }
    }
  }

  /**
   * Makes all changes or none. New files are staged beside the old ones and moved into place in one go; whatever stops that
   * leaves a journal from which the old files come back, at once or at the next run.
   */
  apply(): void {
    if (this.#changes.length === 0) return;
    try {
      this.#writeJournal();
      this.#replaceFiles();
      rmSync(journalOf(this.#root));
    } catch (error) {
      recover(this.#root);
      throw error;
    }
    this.discard();
  }

  /** Forgets all changes. */
  discard(): void {
    this.#changes.length = 0;
    rmSync(stagingOf(this.#root), { recursive: true, force: true });
  }
}

/** Makes all changes or none. */
export function commit(root: string, changes: readonly Change[]): void {
  const staging = new Staging(root);
  staging.add(changes);
  staging.apply();
}
