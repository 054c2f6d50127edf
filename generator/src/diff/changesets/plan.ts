import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Change } from '../../write/files/commit.js';
import type { PackageDiff } from '../diff.js';
import type { Git } from '../git.js';
import { type ChangesetFile, locateChangeset, readChangesets, renderChangeset } from './changeset-file.js';
import { renderEntry } from './entry.js';
import { listPackages, shiftBump } from './packages.js';

/** A changeset that a package needs. */
export interface PlannedChangeset {
  readonly name: string;
  /** The level of the policy, and the one of the release. */
  readonly bump: string;
  readonly release: string;
  readonly path: string;
}

/** The outcome of a run, once its changes are made. */
export interface PlannedChangesets {
  readonly changesets: readonly PlannedChangeset[];
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Files that were edited, and may say what the new ones say. */
  readonly kept: readonly string[];
  readonly changes: readonly Change[];
}

/** Returns whether a file was there already when the changes began. It is about earlier ones then. */
export const isOlder = (git: Git, base: string, { path, text }: ChangesetFile): boolean =>
  git.read(base, path) === text;

const isAbout = ({ bumps }: ChangesetFile, name: string): boolean => bumps?.size === 1 && bumps.has(name);

/**
 * Plans a changeset for each package with changes, and the removal of those that earlier runs wrote about the same
 * packages. Writes nothing. `products` are all packages that were compared, those without changes included.
 */
export function planChangesets(
  root: string,
  git: Git,
  diffs: readonly PackageDiff[],
  compared: ReadonlyMap<string, string>,
): PlannedChangesets {
  const packages = listPackages(root);
  const due = diffs.filter(({ bump }) => bump !== 'none');
  const planned = due.map((diff) => {
    const { version = '0.1.0' } = packages.find(({ name }) => name === diff.name) ?? {};
    const release = shiftBump(diff.bump, version);
    const text = renderChangeset(diff.name, release, renderEntry(diff.changes));
    return { name: diff.name, bump: diff.bump, release, path: locateChangeset(text), text };
  });
  const wanted = new Set(planned.map(({ path }) => path));
  const stale = readChangesets(root).filter((file) => {
    const name = [...compared.keys()].find((one) => isAbout(file, one));
    return file.isOurs && name !== undefined && !wanted.has(file.path) && !isOlder(git, compared.get(name) ?? '', file);
  });
  const [kept, removed] = [stale.filter(({ isEdited }) => isEdited), stale.filter(({ isEdited }) => !isEdited)];
  const written = planned.filter(({ path }) => !existsSync(join(root, path)));
  return {
    changesets: planned.map(({ text: _, ...changeset }) => changeset),
    written: written.map(({ path }) => path),
    removed: removed.map(({ path }) => path),
    kept: kept.map(({ path }) => path),
    changes: [
      ...removed.map(({ path }) => ({ path: join(root, path), content: undefined })),
      ...written.map(({ path, text }) => ({ path: join(root, path), content: text })),
    ],
  };
}
