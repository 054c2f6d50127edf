import { relative } from 'node:path';
import type { Change } from '../write/files/commit.js';
import type { Leftovers } from '../write/files/leftovers.js';
import { print, say } from './command.js';

/** The options of a run of generate. */
export type Mode = Readonly<Record<'check' | 'prune' | 'watch' | 'json', boolean>>;

/** The paths that a run wrote and removed, or would have. The contents of changes are not kept: there may be many. */
export class Outcome {
  readonly #root: string;
  readonly #written: string[] = [];
  readonly #removed: string[] = [];

  constructor(root: string) {
    this.#root = root;
  }

  get count(): number {
    return this.#written.length + this.#removed.length;
  }

  add(changes: readonly Change[]): void {
    for (const { path, content } of changes) {
      const list = content === undefined ? this.#removed : this.#written;
      list.push(relative(this.#root, path));
    }
  }

  /** Prints what was done, or with `check` what would be; `command` is the run that would do it. */
  print(products: readonly string[], { check, json }: Mode, command: string): void {
    const [written, removed] = [this.#written.sort(), this.#removed.sort()];
    if (json) {
      print(JSON.stringify({ products, written, removed, check }, null, 2));
      return;
    }
    for (const path of written) print(`${check ? 'differs' : 'wrote'} ${path}`);
    for (const path of removed) print(`${check ? 'does not belong' : 'removed'} ${path}`);
    if (this.count === 0) say(`${products.join(', ')}: up to date`);
    else if (check)
      say(`${this.count} files are not what the specs give; run yunspec ${command} and commit the result`);
    else say(`${written.length} written, ${removed.length} removed`);
  }
}

/** Says what stays though no spec asks for it. */
export function sayLeftovers({ changes, kept }: Leftovers, isRemoved: boolean): void {
  if (isRemoved) for (const path of kept) say(`kept ${path}, which is written by hand`);
  else if (changes.length > 0)
    say(`${changes.length} generated files belong to no spec; run yunspec generate --prune to remove them`);
}
