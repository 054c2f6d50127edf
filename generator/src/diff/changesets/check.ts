import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bump, bumps } from '../../language/change-rules.js';
import { suggestWord } from '../../language/suggest.js';
import type { PackageDiff } from '../diff.js';
import type { Git } from '../git.js';
import type { Base } from '../releases.js';
import { listLines } from '../report.js';
import { isSame } from '../values.js';
import { type ChangesetFile, readChangesets } from './changeset-file.js';
import { findChangedCases } from './old-cases.js';
import { listPackages, type Package, shiftBump } from './packages.js';
import { isOlder } from './plan.js';

/** One fault of the changesets. */
export interface ChangesetFinding {
  readonly code:
    | 'unreadable'
    | 'package-unknown'
    | 'package-private'
    | 'bump-unknown'
    | 'missing'
    | 'too-low'
    | 'case-changed';
  /** The file it is in. */
  readonly file: string | null;
  readonly package: string | null;
  readonly message: string;
}

const isBump = (word: string): word is Bump => (bumps as readonly string[]).includes(word);

function findInName(file: ChangesetFile, name: string, packages: readonly Package[]): ChangesetFinding[] {
  const known = packages.filter(({ isPrivate }) => !isPrivate).map((one) => one.name);
  if (known.includes(name)) return [];
  const isPrivate = packages.some((one) => one.name === name);
  const message = isPrivate
    ? `${name} is private, so nothing of it is released`
    : `there is no package ${name}${suggestWord(name, known)}`;
  return [{ code: isPrivate ? 'package-private' : 'package-unknown', file: file.path, package: name, message }];
}

/** Finds what changesets would stumble over, or pass over in silence. */
function findInFile(file: ChangesetFile, packages: readonly Package[]): ChangesetFinding[] {
  if (file.bumps === undefined) {
    const message = 'it must begin with a line ---, lines such as "@yunspec/ecs": minor, and a line ---';
    return [{ code: 'unreadable', file: file.path, package: null, message }];
  }
  return [...file.bumps].flatMap(([name, bump]) => [
    ...findInName(file, name, packages),
    ...(isBump(bump)
      ? []
      : [
          {
            code: 'bump-unknown' as const,
            file: file.path,
            package: name,
            message: `'${bump}' is not a level; use ${bumps.slice(1).join(', ')}`,
          },
        ]),
  ]);
}

/** The least that a package needs, and the reason for it. */
interface Need {
  readonly name: string;
  readonly bump: Bump;
  readonly why: string;
  readonly advice: string;
  readonly base: string;
}

function findUnmet(need: Need, files: readonly ChangesetFile[], git: Git): ChangesetFinding[] {
  const own = files.filter((file) => file.bumps?.has(need.name) && !isOlder(git, need.base, file));
  const levels = own.map((file) => bumps.indexOf(file.bumps?.get(need.name) as Bump));
  if (Math.max(-1, ...levels) >= bumps.indexOf(need.bump)) return [];
  const [file] = own;
  const place = { file: file?.path ?? null, package: need.name };
  if (file === undefined) {
    const message = `${need.name} needs a changeset with ${need.bump}: ${need.why}; ${need.advice}`;
    return [{ ...place, code: 'missing', message }];
  }
  const message = `${need.name} needs ${need.bump}, not ${file.bumps?.get(need.name)}: ${need.why}`;
  return [{ ...place, code: 'too-low', message }];
}

/** Returns the highest level that new changesets give a package, if any does. */
function findLevel(name: string, base: string, files: readonly ChangesetFile[], git: Git): number {
  const own = files.filter((file) => file.bumps?.has(name) && !isOlder(git, base, file));
  return Math.max(-1, ...own.map((file) => bumps.indexOf(file.bumps?.get(name) as Bump)));
}

/** The most changed cases of a package that are listed. */
const mostCases = 10;

/** Lists the cases of the last release with another verdict that no changeset explains. */
function findUnexplainedCases(
  root: string,
  git: Git,
  { name, folder, version }: Package,
  base: Base,
  diff: PackageDiff | undefined,
): ChangesetFinding[] {
  const files = readChangesets(root);
  const level = findLevel(name, base.commit, files, git);
  const levelOfRuntime = findLevel('@yunspec/runtime', base.commit, files, git);
  const open = findChangedCases(root, git, base.commit, folder, diff)
    .map((one) => ({ ...one, bump: shiftBump(one.bump, version) }))
    // what the specs do not explain may be a change of the checker
    .filter(({ bump, isInSpecs }) => Math.max(level, isInSpecs ? -1 : levelOfRuntime) < bumps.indexOf(bump));
  const create = (message: string): ChangesetFinding => ({ code: 'case-changed', file: null, package: name, message });
  const listed = open.slice(0, mostCases).map(({ operation, id, was, is, bump }) => {
    const place = `${name}, ${operation}: the case '${id}' of ${base.name}`;
    return create(`${place} was ${was}; now: ${is}; this needs a changeset with ${bump}`);
  });
  const more = open.length - listed.length;
  return more > 0 ? [...listed, create(`${name}: ${more} more cases have another verdict`)] : listed;
}

/** Lists the needs of packages whose specs have changed. */
function listProductNeeds(diffs: readonly PackageDiff[], packages: readonly Package[]): Need[] {
  return diffs.flatMap(({ name, bump, changes, base }) => {
    const { version = '0.1.0' } = packages.find((one) => one.name === name) ?? {};
    // what is removed as a whole cannot be released again
    if (bump === 'none' || changes.some(({ rule }) => rule === 'product-removed')) return [];
    const [worst] = listLines(changes);
    const why = worst?.text ?? '';
    return [{ name, bump: shiftBump(bump, version), why, advice: 'run yunspec changeset', base: base.commit }];
  });
}

/** The parts of a package.json that are no change for users: they belong to changesets and to this repository. */
const unsaid = ['version', 'devDependencies', 'scripts'];

function readComparable(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    const data = JSON.parse(text) as Record<string, unknown>;
    const others = Object.entries((data.dependencies ?? {}) as object).filter(
      ([name]) => !name.startsWith('@yunspec/'),
    );
    const said = Object.entries(data).filter(([name]) => !unsaid.includes(name));
    return { ...Object.fromEntries(said), dependencies: Object.fromEntries(others) };
  } catch {
    return text;
  }
}

/** Returns the first published file of a package that differs from a commit. */
function findChangedFile(root: string, git: Git, base: string, { folder, isGenerated }: Package): string | undefined {
  const changed = git.listChanged(
    base,
    undefined,
    ['src', 'bin', 'package.json'].map((path) => `packages/${folder}/${path}`),
  );
  return changed.find((path) => {
    if (!path.endsWith('/package.json')) return true;
    // the generator writes what stands beside the version, for reasons of its own
    if (isGenerated) return false;
    const text = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
    return !isSame(readComparable(git.read(base, path)), readComparable(text));
  });
}

/** Lists the needs of packages whose code has changed for other reasons than their specs. */
function listCodeNeeds(
  root: string,
  git: Git,
  findBase: (folder: string) => Base,
  { packages, diffs }: Judged,
): Need[] {
  const explained = new Set(diffs.map(({ name }) => name));
  return packages
    .filter(({ isPrivate, name }) => !isPrivate && !explained.has(name))
    .flatMap((one) => {
      const { commit } = findBase(one.folder);
      const file = findChangedFile(root, git, commit, one);
      if (file === undefined) return [];
      const advice = 'write one in .changeset, with the level that the change needs';
      return [{ name: one.name, bump: 'patch' as const, why: `${file} has changed`, advice, base: commit }];
    });
}

interface Judged {
  readonly packages: readonly Package[];
  readonly diffs: readonly PackageDiff[];
}

/** Finds faults in the files of changesets alone. */
export function checkChangesetFiles(root: string): ChangesetFinding[] {
  const packages = listPackages(root);
  return readChangesets(root).flatMap((file) => findInFile(file, packages));
}

/**
 * Finds changesets that are missing, or whose level is too low: for what has changed, and for the cases of the last release
 * about which the checker of today says something else.
 */
export function checkChangesetLevels(
  root: string,
  git: Git,
  findBase: (folder: string) => Base,
  diffs: readonly PackageDiff[],
): ChangesetFinding[] {
  const packages = listPackages(root);
  const files = readChangesets(root);
  const needs = [...listProductNeeds(diffs, packages), ...listCodeNeeds(root, git, findBase, { packages, diffs })];
  const products = packages.filter(({ isGenerated }) => isGenerated);
  return [
    ...needs.flatMap((need) => findUnmet(need, files, git)),
    ...products.flatMap((one) => {
      const diff = diffs.find(({ name }) => name === one.name);
      return findUnexplainedCases(root, git, one, diff?.base ?? findBase(one.folder), diff);
    }),
  ];
}
